// Technical terms. The first use of each on a screen says in one sentence what it means, when somebody points at it, moves the
// focus there or taps it, and leads to the place in the lab where the term is seen. This is loaded when a learner first does
// something.
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { h } from './dom.js';

/** @import { Change } from './types.js' */
/** @typedef {{ lesson: string, values: Change[] }} Seen a state of a lesson */
/** @typedef {{ id: string, means: string, seen: Seen | null }} Term */

/** The sentences in which terms are marked. Those that change while a run plays are left alone. */
const SENTENCES = '.prose, .answers .asked p, .verdict, .inside .text p';

/**
 * Loads the terms and marks their first uses on a screen.
 * @param {HTMLElement} screen
 * @param {(lesson: string, values: Change[]) => void} open
 * @returns {Promise<() => void>} marks them again, after sentences have changed
 */
export async function explainTerms(screen, open) {
  const { forms, pattern, see } = readTerms(await loadTerms());
  showMeanings(screen, forms, (/** @type {Seen} */ { lesson, values }) =>
    h(
      'button',
      { type: 'button', class: 'see', 'data-lesson': lesson, onclick: () => open(lesson, values) },
      see(lesson),
    ),
  );
  /** What stood in each sentence when it was marked. @type {WeakMap<Element, string>} */
  const marked = new WeakMap();
  const explain = () => {
    for (const sentence of screen.querySelectorAll(SENTENCES)) {
      const text = sentence.textContent ?? '';
      if (marked.get(sentence) === text) continue;
      marked.set(sentence, text);
      markTerms(sentence, forms, pattern, screen);
    }
  };
  explain();
  return explain;
}

async function loadTerms() {
  const answer = await fetch(new URL('./words/glossary.ftl', import.meta.url));
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return answer.text();
}

/**
 * @param {string} source a Fluent catalogue
 * @returns {{ forms: Map<string, Term>, pattern: RegExp, see: (lesson: string) => string }} each form of each term, what finds
 *   them, and what is written on the button that leads to a lesson
 */
export function readTerms(source) {
  const bundle = new FluentBundle('en', { useIsolating: false });
  bundle.addResource(new FluentResource(source));
  const say = (/** @type {any} */ pattern) => (pattern ? bundle.formatPattern(pattern) : '');
  /** @type {Map<string, Term>} */
  const forms = new Map();
  for (const [, id] of source.matchAll(/^(term-[\w-]+) =/gm)) {
    const message = bundle.getMessage(id);
    /** @type {Record<string, any>} */
    const attributes = message?.attributes ?? {};
    const also = say(attributes.also).split(', ').filter(Boolean);
    for (const form of [say(message?.value), ...also]) {
      forms.set(form, { id, means: say(attributes.means), seen: placeOf(say(attributes.seen)) });
    }
  }
  // Longer forms first: “learning rate” is not a “rate”.
  const all = [...forms.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${all.join('|')})(?![\\p{L}\\p{N}_-])`, 'gu');
  const sees = bundle.getMessage('glossary-see')?.value ?? '';
  return { forms, pattern, see: (lesson) => bundle.formatPattern(sees, { lesson }) };
}

/** The state that a query asks for. @param {string} query @returns {Seen | null} */
function placeOf(query) {
  const [[, lesson] = ['', ''], ...values] = [...new URLSearchParams(query)];
  return lesson ? { lesson, values } : null;
}

/**
 * @param {Element} sentence
 * @param {Map<string, Term>} forms
 * @param {RegExp} pattern
 * @param {HTMLElement} screen
 */
function markTerms(sentence, forms, pattern, screen) {
  const known = new Set([...screen.querySelectorAll('.term')].map((term) => term.getAttribute('data-term')));
  const walker = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  for (const text of texts) {
    if (text.parentElement?.closest('.live, .term, .tip')) continue;
    const whole = text.data;
    /** @type {(string | HTMLElement)[]} */
    const pieces = [];
    let end = 0;
    for (const { 0: form, index } of whole.matchAll(pattern)) {
      const { id } = /** @type {Term} */ (forms.get(form));
      if (known.has(id)) continue;
      known.add(id);
      pieces.push(whole.slice(end, index), h('span', { class: 'term', tabindex: 0, 'data-term': id }, form));
      end = index + form.length;
    }
    if (end > 0) text.replaceWith(...pieces, whole.slice(end));
  }
}

/**
 * The meaning of a term stands below it. In reading order it follows the term, so that the Tab key leads to its button.
 * @param {HTMLElement} screen
 * @param {Map<string, Term>} forms
 * @param {(seen: Seen) => HTMLElement} button
 */
function showMeanings(screen, forms, button) {
  const said = h('span', { role: 'tooltip', id: 'meaning' });
  const tip = h('span', { class: 'tip meaning' }, said);
  /** @type {HTMLElement | null} */
  let shown = null;
  // Wherever the focus is: a pointer that rests on a term has none.
  const escape = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    // The focus on its button would be lost.
    if (tip.matches(':focus-within')) shown?.focus({ preventScroll: true });
    hide();
  };
  const hide = () => {
    if (!shown) return;
    window.removeEventListener('keydown', escape, true);
    shown.removeAttribute('aria-describedby');
    shown = null;
    tip.remove();
  };
  /** @param {EventTarget | null} target */
  const show = (target) => {
    const term = /** @type {HTMLElement | null} */ (target instanceof Element ? target.closest('.term') : null);
    if (term === shown || (target instanceof Node && tip.contains(target))) return;
    hide();
    if (!term) return;
    window.addEventListener('keydown', escape, true);
    shown = term;
    const { means, seen } = forms.get(term.textContent ?? '') ?? { means: '', seen: null };
    said.textContent = means;
    tip.replaceChildren(said, ...(seen ? [' ', button(seen)] : []));
    term.setAttribute('aria-describedby', 'meaning');
    const sentence = /** @type {HTMLElement} */ (term.parentElement);
    const [of, box] = [sentence.getBoundingClientRect(), term.getBoundingClientRect()];
    tip.style.top = `${box.bottom - of.top}px`;
    term.after(tip);
  };
  screen.addEventListener('pointerover', ({ target }) => show(target));
  screen.addEventListener('focusin', ({ target }) => show(target));
  // A press on the button takes the focus from the term, and not every browser gives it to a button.
  const leave = (/** @type {FocusEvent} */ { relatedTarget }) => {
    if (!tip.matches(':hover') && !(relatedTarget instanceof Node && tip.contains(relatedTarget))) hide();
  };
  screen.addEventListener('focusout', leave);
  screen.addEventListener('pointerleave', hide);
}
