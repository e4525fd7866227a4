// Tables. Rows are kept by id, so that a row which is chosen by keyboard keeps the focus while its numbers change.
import { Kept, arrange, h, mark } from './dom.js';
import { typeset } from './symbol.js';

/** @import { Cell, Desk, Part, Row, TablePanel } from './types.js' */

/**
 * @param {Desk} desk
 * @returns {Part<TablePanel>}
 */
export function tablePart(desk) {
  const { words } = desk;
  const head = h('tr');
  const body = h('tbody');
  const element = h('div', { class: 'table scroll', role: 'group' }, h('table', {}, h('thead', {}, head), body));
  /** @type {Kept<Row, Part<Row>>} */
  const rows = new Kept();
  /** @type {boolean[]} */
  let numeric = [];
  let heading = '';
  return {
    element,
    update(panel) {
      mark(element, 'aria-label', words.say(panel.title));
      numeric = panel.columns.map((column) => column.numeric);
      const labels = panel.columns.map(({ label }) => words.label(label));
      if (heading !== JSON.stringify([labels, numeric])) {
        heading = JSON.stringify([labels, numeric]);
        const cells = labels.map((label, i) => h('th', { scope: 'col', class: sort(numeric[i]) }, ...typeset(label)));
        arrange(head, cells);
      }
      const make = (/** @type {Row} */ row) => rowPart(row, numeric, desk);
      rows.show(body, panel.rows, (row) => `${row.id} ${row.cells.length} ${row.choose !== null}`, make);
    },
  };
}

/** @param {boolean} isNumeric */
const sort = (isNumeric) => (isNumeric ? 'numeric' : '');

/**
 * @param {Row} row
 * @param {boolean[]} numeric
 * @param {Desk} desk
 * @returns {Part<Row>}
 */
function rowPart(row, numeric, desk) {
  let choose = row.choose;
  const press = () => choose && desk.set([[choose.key, choose.value]]);
  const button = row.choose && h('button', { type: 'button', class: 'choose', onclick: press });
  const cells = row.cells.map((_, i) =>
    // The first cell names its row, and where rows can be chosen it holds the button that chooses.
    i === 0 ? h('th', { scope: 'row', class: sort(numeric[i]) }) : h('td', { class: sort(numeric[i]) }),
  );
  if (button) cells[0].append(button);
  /** @type {string[]} */
  const shown = [];
  const element = h('tr', {}, ...cells);
  return {
    element,
    update(next) {
      choose = next.choose;
      mark(element, 'class', next.total ? 'total' : choose?.selected ? 'selected' : null);
      if (button) mark(button, 'aria-pressed', choose?.selected ?? false);
      for (const [i, cell] of next.cells.entries()) {
        const text = JSON.stringify(cell);
        if (shown[i] === text) continue;
        shown[i] = text;
        (i === 0 && button ? button : cells[i]).replaceChildren(...contents(cell, desk));
      }
    },
  };
}

/**
 * @param {Cell} cell
 * @param {Desk} desk
 * @returns {(string | Node)[]}
 */
function contents(cell, { words }) {
  switch (cell.kind) {
    case 'label':
      return typeset(words.label(cell.label));
    case 'digits':
      return cell.moved ? [cell.same, h('mark', {}, cell.moved)] : [cell.same];
    case 'product':
      return [h('span', { class: 'product' }, ...cell.factors.map(factor))];
  }
}

/**
 * @param {[name: string, value: string]} pair
 * @param {number} i
 */
function factor([name, value], i) {
  const dot = i > 0 ? [h('span', { class: 'dot' }, '·')] : [];
  return h('span', { class: 'factor' }, ...dot, h('small', {}, ...typeset(name), ' '), h('b', {}, value));
}
