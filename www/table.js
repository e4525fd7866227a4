// Tables. A row keeps its element while its id stays, so a row chosen by keyboard keeps the focus while its numbers change.
import { KeyedList, arrange, h, mark, scrolling } from './dom.js';
import { addStyles } from './style.js';
import { tables } from './style/tables.js';
import { typeset } from './symbol.js';

/** @import { Cell, Controller, Part, TableRow, TablePanel } from './types.js' */

addStyles({ tables });

/**
 * @param {Controller} controller
 * @returns {Part<TablePanel>}
 */
export function tablePart(controller) {
  const { words } = controller;
  const head = h('tr');
  const body = h('tbody');
  const table = h('table', {}, h('thead', {}, head), body);
  const element = scrolling({ class: 'table' }, table);
  /** @type {KeyedList<TableRow, Part<TableRow>>} */
  const rows = new KeyedList();
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
        // A column without a heading has an empty cell above it: a heading of nothing would puzzle a screen reader.
        const cells = labels.map((label, i) =>
          label ? h('th', { scope: 'col', class: sort(numeric[i]) }, ...typeset(label)) : h('td'),
        );
        arrange(head, cells);
      }
      mark(table, 'data-product', panel.rows.some(hasProduct) || null);
      const make = (/** @type {TableRow} */ row) => rowPart(row, numeric, controller);
      rows.show(
        body,
        panel.rows,
        (row) => `${row.id} ${row.cells.map(({ kind }) => kind)} ${row.choose !== null}`,
        make,
      );
    },
  };
}

/** The classes of a cell. @param {boolean} isNumeric @param {Cell} [cell] */
const sort = (isNumeric, cell) =>
  `${isNumeric ? 'numeric' : ''}${cell?.kind === 'product' ? ' of-product' : ''}`.trim();

/** @param {TableRow} row */
const hasProduct = ({ cells }) => cells.some(({ kind }) => kind === 'product');

/**
 * @param {TableRow} row
 * @param {boolean[]} numeric
 * @param {Controller} controller
 * @returns {Part<TableRow>}
 */
function rowPart(row, numeric, controller) {
  let choose = row.choose;
  const press = () => choose && controller.set([[choose.key, choose.value]]);
  const button = row.choose && h('button', { type: 'button', class: 'choose', onclick: press });
  const cells = row.cells.map((cell, i) =>
    // The first cell names its row. If rows can be chosen, it has the button that chooses.
    i === 0 ? h('th', { scope: 'row', class: sort(numeric[i]) }) : h('td', { class: sort(numeric[i], cell) }),
  );
  if (button) cells[0].append(button);
  /** @type {string[]} */
  const shown = [];
  const element = h('tr', { 'data-product': hasProduct(row) }, ...cells);
  const fields = row.cells.map((cell) => fieldPart(cell, controller));
  for (const [i, field] of fields.entries()) cells[i].append(...(field ? [field.element] : []));
  return {
    element,
    update(next) {
      choose = next.choose;
      mark(element, 'class', next.total ? 'total' : choose?.selected ? 'selected' : null);
      if (button) mark(button, 'aria-pressed', choose?.selected ?? false);
      const [, beside] = next.cells;
      const wide = next.total && beside !== undefined && isEmpty(beside);
      cells[0].colSpan = wide ? 2 : 1;
      if (beside) cells[1].hidden = wide;
      mark(element, 'data-groups', next.groups.join(' ') || null);
      for (const [i, cell] of next.cells.entries()) {
        fields[i]?.update(cell);
        if (fields[i]) continue;
        const text = JSON.stringify(cell);
        if (shown[i] === text) continue;
        shown[i] = text;
        (i === 0 && button ? button : cells[i]).replaceChildren(...contents(cell, controller));
      }
    },
  };
}

/** The cell beside the name of a total may be empty; the name then takes its room. @param {Cell} cell */
const isEmpty = (cell) => cell.kind === 'label' && 'symbol' in cell.label && cell.label.symbol === '';

/**
 * A cell that can be set. It stays the same element while its value changes.
 * @param {Cell} cell
 * @param {Controller} controller
 * @returns {Part<Cell> | null}
 */
function fieldPart(cell, controller) {
  if (cell.kind === 'input') return /** @type {Part<Cell>} */ (inputPart(controller));
  if (cell.kind === 'toggle') return /** @type {Part<Cell>} */ (togglePart(controller));
  return null;
}

/**
 * @param {Controller} controller
 * @returns {Part<Extract<Cell, { kind: 'input' }>>}
 */
function inputPart({ words, set }) {
  let key = '';
  /** The canonical text that the box shows while the learner is not writing in it. */
  let shown = '';
  /** A refusal is shown above the lesson, where it stays visible. @param {boolean} refused */
  const complain = (refused) => {
    mark(box, 'aria-invalid', refused ? 'true' : null);
    mark(box, 'aria-describedby', refused ? 'notices' : null);
  };
  const take = () => {
    if (box.value === shown) return;
    const refused = set([[key, box.value]]).length > 0;
    complain(refused);
    if (!refused) shown = ''; // 0.70 becomes 0.7, and the box must show that even if no value has changed
  };
  const box = h('input', {
    type: 'text',
    autocomplete: 'off',
    spellcheck: 'false',
    onchange: take,
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key === 'Enter') take();
      if (event.key !== 'Escape' || box.value === shown) return;
      complain(false);
      box.value = shown;
      set([]); // removes the message about a refused number
    },
  });
  return {
    element: box,
    update(cell) {
      key = cell.key;
      mark(box, 'aria-label', words.say(cell.label));
      if (cell.text === shown) return;
      shown = cell.text;
      box.value = shown;
      complain(false);
    },
  };
}

/**
 * @param {Controller} controller
 * @returns {Part<Extract<Cell, { kind: 'toggle' }>>}
 */
function togglePart({ words, set }) {
  let key = '';
  let value = '';
  const box = h('input', { type: 'checkbox', onchange: () => set([[key, value]]) });
  return {
    element: box,
    update(cell) {
      ({ key, value } = cell);
      box.checked = cell.on;
      mark(box, 'aria-label', words.say(cell.label));
    },
  };
}

/**
 * @param {Cell} cell
 * @param {Controller} controller
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
    default:
      return [];
  }
}

/**
 * @param {[name: string, value: string]} pair
 * @param {number} i
 */
function factor([name, value], i) {
  const dot = i > 0 ? [h('span', { class: 'times' }, '·')] : [];
  return h('span', { class: 'factor' }, ...dot, h('small', {}, ...typeset(name), ' '), h('b', {}, value));
}
