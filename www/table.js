// Tables. Rows are kept by id, so that a row which is chosen by keyboard keeps the focus while its numbers change.
import { Kept, arrange, h, mark, scrolling } from './dom.js';
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
  const element = scrolling({ class: 'table' }, h('table', {}, h('thead', {}, head), body));
  /** The key by which pointing at a row lights it, and the value that is lit. */
  let lit = ['', ''];
  /** Without a pointer on them, the row with the focus is lit, or none. */
  const putOut = () => {
    const focused = body.querySelector('tr:focus-within')?.getAttribute('data-lights') ?? '';
    if (lit[0] && lit[1] !== focused) desk.set([[lit[0], focused]]);
  };
  body.addEventListener('pointerleave', (event) => event.pointerType === 'mouse' && putOut());
  body.addEventListener(
    'focusout',
    ({ relatedTarget }) => body.contains(/** @type {Node} */ (relatedTarget)) || putOut(),
  );
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
      const choose = panel.rows.find(({ choose }) => choose?.hover && choose.selected)?.choose;
      lit = choose ? [choose.key, choose.value] : ['', ''];
      const labels = panel.columns.map(({ label }) => words.label(label));
      if (heading !== JSON.stringify([labels, numeric])) {
        heading = JSON.stringify([labels, numeric]);
        const cells = labels.map((label, i) => h('th', { scope: 'col', class: sort(numeric[i]) }, ...typeset(label)));
        arrange(head, cells);
      }
      const make = (/** @type {Row} */ row) => rowPart(row, numeric, desk);
      rows.show(
        body,
        panel.rows,
        (row) => `${row.id} ${row.cells.map(({ kind }) => kind)} ${row.choose !== null}`,
        make,
      );
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
  const light = () => choose?.hover && !choose.selected && press();
  element.addEventListener('pointerenter', light);
  element.addEventListener('focusin', light);
  const fields = row.cells.map((cell) => fieldPart(cell, desk));
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
      mark(element, 'data-lights', choose?.hover ? choose.value : null);
      for (const [i, cell] of next.cells.entries()) {
        fields[i]?.update(cell);
        if (fields[i]) continue;
        const text = JSON.stringify(cell);
        if (shown[i] === text) continue;
        shown[i] = text;
        (i === 0 && button ? button : cells[i]).replaceChildren(...contents(cell, desk));
      }
    },
  };
}

/** Beside the name of a total there may be nothing: the name then has the room. @param {Cell} cell */
const isEmpty = (cell) => cell.kind === 'label' && 'symbol' in cell.label && cell.label.symbol === '';

/**
 * A cell that can be set; it is kept while its value changes.
 * @param {Cell} cell
 * @param {Desk} desk
 * @returns {Part<Cell> | null}
 */
function fieldPart(cell, desk) {
  if (cell.kind === 'input') return /** @type {Part<Cell>} */ (inputPart(desk));
  if (cell.kind === 'toggle') return /** @type {Part<Cell>} */ (togglePart(desk));
  return null;
}

/**
 * @param {Desk} desk
 * @returns {Part<Extract<Cell, { kind: 'input' }>>}
 */
function inputPart({ words, set }) {
  let key = '';
  /** The canonical text that the box shows, when the learner is not writing in it. */
  let shown = '';
  /** A refusal is told above the lesson, where it stays in sight. @param {boolean} refused */
  const complain = (refused) => {
    mark(box, 'aria-invalid', refused ? 'true' : null);
    mark(box, 'aria-describedby', refused ? 'notices' : null);
  };
  const take = () => {
    if (box.value === shown) return;
    const refused = set([[key, box.value]]).length > 0;
    complain(refused);
    if (!refused) shown = ''; // 0.70 is taken as 0.7, and the box is to show that even if nothing else changed
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
      set([]); // takes the complaint back
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
 * @param {Desk} desk
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
    default:
      return [];
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
