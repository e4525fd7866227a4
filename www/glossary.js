// Technical terms. The first use of each on a screen says in one sentence what it means, when somebody points at it, moves the
// focus there or taps it. This is loaded when a learner first does something.
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { h } from './dom.js';

/** @typedef {{ id: string, means: string }} Term */

/** The sentences in which terms are marked. Those that change while a run plays are left alone. */
const SENTENCES = '.prose, .answers .asked p, .verdict, .inside .text p';

/**
 * Loads the terms and marks their first uses on a screen.
 * @param {HTMLElement} screen
 * @returns {Promise<() => void>} marks them again, after sentences have changed
 */
export async function explainTerms(screen) {
  const { forms, pattern } = readTerms(await loadTerms());
  showMeanings(screen, forms);
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
 * @returns {{ forms: Map<string, Term>, pattern: RegExp }} each form of each term, and what finds them
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
    for (const form of [say(message?.value), ...also]) forms.set(form, { id, means: say(attributes.means) });
  }
  // Longer forms first: “learning rate” is not a “rate”.
  const all = [...forms.keys()].sort((a, b) => b.length - a.length);
  return { forms, pattern: new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${all.join('|')})(?![\\p{L}\\p{N}_-])`, 'gu') };
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
 * The meaning of a term stands below it.
 * @param {HTMLElement} screen
 * @param {Map<string, Term>} forms
 */
function showMeanings(screen, forms) {
  const tip = h('span', { class: 'tip meaning', role: 'tooltip', id: 'meaning' });
  /** @type {Element | null} */
  let shown = null;
  // Wherever the focus is: a pointer that rests on a term has none.
  const escape = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    hide();
  };
  const hide = () => {
    window.removeEventListener('keydown', escape, true);
    shown?.removeAttribute('aria-describedby');
    shown = null;
    tip.remove();
  };
  /** @param {EventTarget | null} target */
  const show = (target) => {
    const term = target instanceof Element ? target.closest('.term') : null;
    if (term === shown) return;
    hide();
    if (!term) return;
    window.addEventListener('keydown', escape, true);
    shown = term;
    tip.textContent = forms.get(term.textContent ?? '')?.means ?? '';
    term.setAttribute('aria-describedby', 'meaning');
    const sentence = /** @type {HTMLElement} */ (term.parentElement);
    const [of, box] = [sentence.getBoundingClientRect(), term.getBoundingClientRect()];
    tip.style.top = `${box.bottom - of.top}px`;
    sentence.append(tip);
  };
  screen.addEventListener('pointerover', ({ target }) => show(target));
  screen.addEventListener('focusin', ({ target }) => show(target));
  screen.addEventListener('focusout', hide);
  screen.addEventListener('pointerleave', hide);
}
