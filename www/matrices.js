// Equations between matrices: each has its name above it and its shape below it. A number is lit together with itself in other
// matrices, with its edge on the picture and with its row in a table.
import { showLine } from './formula.js';
import { arrange, h, mark, scrolling, write } from './dom.js';
import { moveFocus, setTabStop } from './roving-focus.js';
import { addStyles } from './style.js';
import { formulas } from './style/formulas.js';
import { matrices as style } from './style/matrices.js';
import { sentencesPart } from './text.js';

/** @import { Controller, Formula, MatricesPanel, Part } from './types.js' */
/** @typedef {MatricesPanel['lines'][number]} Line */
/** @typedef {Line['terms'][number]} Term */
/** @typedef {Extract<Term, { kind: 'matrix' }>} Matrix */
/** @typedef {Matrix['rows'][number][number]} Cell */

addStyles({ formulas, matrices: style });

/**
 * @param {Controller} controller
 * @returns {Part<MatricesPanel>}
 */
export function matricesPart(controller) {
  const { words } = controller;
  const about = sentencesPart(controller);
  const list = h('div', { class: 'matrix-lines', role: 'group' });
  // All numbers that can be taken in hand are one stop of the Tab key, as on the picture.
  const buttons = () => [...list.querySelectorAll('button')];
  list.addEventListener('keydown', (event) => moveFocus(event, buttons()));
  list.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLButtonElement) setTabStop(buttons(), target);
  });
  const element = h('div', { class: 'matrices' }, about.element, list);
  /** @type {Part<Line>[]} */
  let lines = [];
  let shape = '';
  return {
    element,
    update(panel) {
      about.update(panel.about);
      // While only numbers change, everything stays.
      const next = JSON.stringify(panel.lines, (key, value) => (/^(text|groups|choose|said)$/.test(key) ? 0 : value));
      if (next !== shape) {
        lines = panel.lines.map((line) => linePart(line, controller));
        arrange(
          list,
          lines.map((line) => line.element),
        );
      }
      shape = next;
      for (const [i, line] of lines.entries()) line.update(panel.lines[i]);
      mark(list, 'aria-label', words.say(panel.title));
      const all = buttons();
      const chosen = all.find((button) => button.getAttribute('aria-pressed') === 'true');
      setTabStop(all, all.find((button) => button.matches(':focus')) ?? chosen ?? all[0]);
    },
  };
}

/** @param {Line} first @param {Controller} controller @returns {Part<Line>} */
function linePart(first, controller) {
  const { words } = controller;
  const terms = first.terms.map((term) => termPart(term, controller));
  const inside = h('div', { class: 'matrix-line', dir: 'ltr' }, ...terms.map((term) => term.element));
  const row = scrolling({ class: 'matrix-row' }, inside);
  const title = h('h4', { hidden: !first.title });
  const element = h('div', {}, title, row);
  return {
    element,
    update(line) {
      if (line.title) write(title, words.say(line.title));
      for (const [i, term] of terms.entries()) term.update(line.terms[i]);
    },
  };
}

/** @param {Term} first @param {Controller} controller @returns {Part<Term>} */
function termPart(first, controller) {
  if (first.kind === 'sign') {
    const element = h('span', { class: 'sign' }, first.text);
    return { element, update: (term) => term.kind === 'sign' && write(element, term.text) };
  }
  const name = h('div', { class: 'matrix-name' }, formula(first.name, controller));
  if (first.kind === 'name') return { element: h('div', { class: 'bare' }, name), update: () => {} };
  return matrixPart(first, name, controller);
}

/** @param {Formula} tree @param {Controller} controller */
const formula = (tree, { words }) => showLine(tree, undefined, words).element;

/** @param {Matrix} first @param {HTMLElement} name @param {Controller} controller @returns {Part<Term>} */
function matrixPart(first, name, controller) {
  const cells = first.rows.map((row) => row.map((cell) => cellPart(cell, controller)));
  const rows = cells.map((row) => h('tr', {}, ...row.map((cell) => cell.element)));
  const size = `${first.rows.length} × ${first.rows[0]?.length ?? 0}`;
  const table = h('table', { 'aria-label': `${first.said}, ${size}` }, h('tbody', {}, ...rows));
  const element = h('div', { class: 'matrix' }, name, table, h('div', { class: 'shape' }, size));
  return {
    element,
    update(term) {
      if (term.kind !== 'matrix') return;
      for (const [i, row] of cells.entries()) for (const [j, cell] of row.entries()) cell.update(term.rows[i][j]);
    },
  };
}

/** A number; one that can be taken in hand is a button. @param {Cell} first @param {Controller} controller @returns {Part<Cell>} */
function cellPart(first, { set }) {
  let choose = first.choose;
  const button = h('button', { type: 'button', onclick: () => choose && set([[choose.key, choose.value]]) });
  const element = h('td', {}, ...(first.choose ? [button] : []));
  const shown = first.choose ? button : element;
  return {
    element,
    update(cell) {
      choose = cell.choose;
      write(shown, cell.text);
      mark(element, 'data-groups', cell.groups.join(' ') || null);
      if (!choose) return;
      mark(button, 'aria-label', `${cell.said} = ${cell.text}`);
      mark(button, 'aria-pressed', choose.selected);
    },
  };
}
