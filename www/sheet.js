// A sheet of paper: lines of mathematics that are printed, copied, or handed out with blanks. The key to the blanks is hidden
// until somebody asks for it; on paper it begins a page.
import { pressesPart } from './buttons.js';
import { arrange, h, mark, write } from './dom.js';
import { showLine } from './formula.js';
import { addStyles } from './style.js';
import { sheet as style } from './style/sheet.js';
import { texts } from './style/texts.js';
import { writeSet } from './symbol.js';
import { sentencesPart } from './text.js';

/** @import { Controller, Formula, Part, SheetPanel } from './types.js' */
/** @typedef {SheetPanel['pages'][number]} Page */

addStyles({ sheet: style, texts });

/**
 * @param {Controller} controller
 * @returns {Part<SheetPanel>}
 */
export function sheetPart(controller) {
  const { words } = controller;
  const about = sentencesPart(controller);
  const question = h('p', { id: 'blanks' });
  const blanks = pressesPart(controller);
  for (const [name, value] of [
    ['role', 'group'],
    ['aria-labelledby', question.id],
  ])
    mark(blanks.element, name, value);
  const copies = copiesPart(controller);
  const pages = [pagePart(controller), pagePart(controller)];
  const key = h('button', { type: 'button', class: 'show-key', 'aria-expanded': 'false', 'data-action': 'key' });
  key.addEventListener('click', () => {
    mark(key, 'aria-expanded', key.getAttribute('aria-expanded') !== 'true');
  });
  pages[1].element.classList.add('key');
  const element = h(
    'div',
    { class: 'sheet' },
    h('div', { class: 'sheet-choices' }, about.element, question, blanks.element, copies.element),
    pages[0].element,
    key,
    pages[1].element,
  );
  return {
    element,
    update(panel) {
      about.update(panel.about);
      writeSet(question, words.say(panel.question));
      blanks.update(panel.blanks);
      copies.update(panel);
      const [first, second] = panel.pages;
      pages[0].update(first);
      key.hidden = !second;
      pages[1].element.hidden = !second;
      if (second) {
        pages[1].update(second);
        write(key, words.say(second.title));
      }
      element.toggleAttribute('data-covers', panel.covers);
    },
  };
}

/**
 * The headings and lines of a page.
 * @param {Controller} controller
 * @returns {Part<Page>}
 */
function pagePart({ words }) {
  const title = h('h4', { class: 'page-title' });
  const element = h('div', { class: 'paper' }, title);
  /** @type {{ element: HTMLElement, heading: HTMLElement, lines: HTMLElement }[]} */
  const sections = [];
  /** The formulas of a line, by the line. @type {WeakMap<Element, ReturnType<typeof showLine>[]>} */
  const shown = new WeakMap();
  const showSide = (/** @type {Formula[]} */ side, /** @type {Element | undefined} */ old) => {
    const line = old ?? h('div', { class: 'side-by-side' });
    const before = shown.get(line) ?? [];
    const now = side.map((formula, i) => showLine(formula, before[i], words));
    shown.set(line, now);
    arrange(
      line,
      now.map((formula) => formula.element),
    );
    return line;
  };
  return {
    element,
    update(page) {
      writeSet(title, words.say(page.title));
      while (sections.length < page.sections.length) {
        const [heading, lines] = [h('h4'), h('div', {})];
        sections.push({ element: h('div', { class: 'part' }, heading, lines), heading, lines });
      }
      for (const [i, { title, lines }] of page.sections.entries()) {
        writeSet(sections[i].heading, words.say(title));
        const parent = sections[i].lines;
        arrange(
          parent,
          lines.map((side, j) => showSide(side, parent.children[j])),
        );
      }
      arrange(element, [title, ...sections.slice(0, page.sections.length).map((section) => section.element)]);
    },
  };
}

/**
 * The buttons that copy. A form is a value: where a press asks for another one, its text comes with the next moment.
 * @param {Controller} controller
 * @returns {Part<SheetPanel>}
 */
function copiesPart({ words, set, link, copy }) {
  const chips = h('div', { class: 'chips' });
  const said = h('p', { 'aria-live': 'polite', class: 'sheet-said' });
  const box = h('textarea', { class: 'document', readonly: true, rows: 6, spellcheck: 'false' });
  /** @type {SheetPanel | undefined} */
  let panel;
  /** The form whose text is to be copied as soon as it is there. */
  let wanted = -1;
  const textOf = (/** @type {SheetPanel} */ { text, cite }) =>
    `${text.map((label) => words.label(label)).join('')}${cite}${link()}\n`;
  const copyNow = async () => {
    if (!panel) return;
    const { copied, refused } = panel;
    const whole = textOf(panel);
    const done = await copy(whole);
    write(said, words.say(done ? copied : refused));
    if (done) return box.remove();
    box.value = whole;
    element.append(box);
    box.select();
  };
  const element = h('div', { class: 'sheet-copy' }, chips, said);
  return {
    element,
    update(next) {
      panel = next;
      const buttons = next.copies.map(({ label }, i) => {
        const old = /** @type {HTMLButtonElement | undefined} */ (chips.children[i]);
        const press = () => {
          write(said, '');
          const { chosen, sets } = /** @type {SheetPanel} */ (panel).copies[i];
          if (chosen) return void copyNow();
          wanted = i;
          set(sets);
        };
        const button = old ?? h('button', { type: 'button', class: 'press', onclick: press });
        writeSet(button, words.say(label));
        return button;
      });
      arrange(chips, buttons);
      mark(box, 'aria-label', words.say(next.title));
      if (next.copies[wanted]?.chosen) {
        wanted = -1;
        void copyNow();
      } else if (box.isConnected && wanted < 0 && box.value !== textOf(next)) {
        box.remove();
        write(said, '');
      }
    },
  };
}
