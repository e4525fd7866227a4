// A board: tiles that are put into rows. A press on a tile puts it into the active row; what stands in a row can be taken
// out and moved, by keyboard, mouse and finger alike. Which row is active is a matter of the moment, like the focus;
// what the rows hold is a value.
import { Kept, able, arrange, h, mark, write } from './dom.js';
import { pressesPart, verdictPart } from './exercise.js';
import { showLine } from './formula.js';
import { rove, stopAt } from './rove.js';
import { sentencesPart } from './text.js';

/** @import { BoardPanel, BoardRow, Desk, Formula, Part, Tile } from './types.js' */

/** @param {readonly (readonly string[])[]} rows */
export const written = (rows) => rows.map((row) => row.join('-')).join('_');

/** The rows and what is done to them. */
class Board {
  key = '';
  /** @type {string[][]} */
  rows = [[]];
  active = 0;
  mostTiles = 0;
  /** Where the focus goes once the change is shown: a tile of a row, or the row itself. @type {{ row: number, at: number | null } | null} */
  focus = null;

  /** @param {Desk} desk */
  constructor(desk) {
    this.desk = desk;
  }

  /** @param {(rows: string[][]) => void} change */
  #set(change) {
    const rows = this.rows.map((row) => [...row]);
    change(rows);
    this.desk.set([[this.key, written(rows)]]);
    this.desk.refresh(); // the active row is no value, but it is shown
  }

  /** @param {string} name */
  put(name) {
    if (this.rows[this.active].length < this.mostTiles) this.#set((rows) => rows[this.active].push(name));
  }

  /** @param {number} row @param {number} at */
  takeOut(row, at) {
    if (at < 0) return;
    const left = this.rows[row].length - 1;
    this.focus = { row, at: left > 0 ? Math.min(at, left - 1) : null };
    this.#set((rows) => rows[row].splice(at, 1));
  }

  /** @param {number} row @param {number} at @param {number} by */
  move(row, at, by) {
    const to = at + by;
    if (at < 0 || to < 0 || to >= this.rows[row].length) return;
    this.focus = { row, at: to };
    this.#set((rows) => rows[row].splice(to, 0, ...rows[row].splice(at, 1)));
  }

  addRow() {
    this.active = this.rows.length;
    this.#set((rows) => rows.push([]));
  }

  /** @param {number} row */
  clear(row) {
    this.focus = { row, at: null };
    this.#set((rows) => (rows[row] = []));
  }

  /** @param {number} row */
  drop(row) {
    this.focus = { row: Math.max(row - 1, 0), at: null };
    this.active = this.focus.row;
    this.#set((rows) => rows.splice(row, 1));
  }

  /** @param {number} row */
  activate(row) {
    if (this.active === row) return;
    this.active = row;
    this.desk.refresh();
  }
}

/**
 * @param {Desk} desk
 * @returns {Part<BoardPanel>}
 */
export function boardPart(desk) {
  const { words } = desk;
  const board = new Board(desk);
  const task = sentencesPart(desk);
  const tiles = tilesPart(desk, (at, tile) => board.put(tile.name));
  const list = h('ol', { class: 'board-rows', role: 'list' });
  const add = h('button', { type: 'button', class: 'chip', 'data-action': 'add-row' }, words.text('board-add'));
  const sums = h('div', { class: 'lines' });
  const whole = verdictPart(desk);
  const buttons = pressesPart(desk);
  let full = false;
  add.addEventListener('click', () => full || board.addRow());
  const element = h(
    'div',
    { class: 'exercise board' },
    task.element,
    tiles.element,
    list,
    h('div', { class: 'chips' }, add),
    sums,
    whole.element,
    buttons.element,
  );
  /** @type {Kept<PlacedRow, ReturnType<typeof rowPart>>} */
  const rows = new Kept();
  /** @type {ReturnType<typeof showLine>[]} */
  let lines = [];
  return {
    element,
    update(panel) {
      board.key = panel.key;
      board.rows = panel.rows.map((row) => row.tiles.map(({ name }) => name));
      board.mostTiles = panel.most_tiles;
      board.active = Math.min(board.active, panel.rows.length - 1);
      full = panel.rows.length >= panel.most_rows;
      task.update(panel.task);
      tiles.update(panel.tiles);
      tiles.call(words.text('board-tiles', { number: board.active + 1 }));
      tiles.allow(board.rows[board.active].length < board.mostTiles);
      const placed = panel.rows.map((row, index) => ({ row, index, left: panel.left }));
      rows.show(
        list,
        placed,
        ({ index }) => String(index),
        () => rowPart(desk, board),
      );
      able(add, !full);
      lines = panel.sums.map((formula, i) => showLine(formula, lines[i], words));
      arrange(
        sums,
        lines.map((line) => line.element),
      );
      whole.update(panel.verdict);
      buttons.update(panel.buttons);
    },
  };
}

/** @typedef {{ row: BoardRow, index: number, left: Formula }} PlacedRow */

/**
 * @param {Desk} desk
 * @param {Board} board
 * @returns {Part<PlacedRow>}
 */
function rowPart(desk, board) {
  const { words } = desk;
  let index = 0;
  let current = -1;
  /** Else the latest tile is the current one: taking it out takes back what was done last. */
  let chosen = false;
  const count = () => board.rows[index]?.length ?? 0;
  const choose = (/** @type {number} */ at) => {
    current = at;
    chosen = true;
    board.activate(index);
    desk.refresh();
  };
  const lead = h('span', { class: 'lead', 'aria-hidden': 'true' });
  const name = h('button', { type: 'button', class: 'chip row-name', onclick: () => board.activate(index) });
  const slots = tilesPart(desk, choose);
  slots.element.addEventListener('keydown', (event) => {
    const at = slots.buttons().findIndex((button) => button === event.target);
    if (at < 0) return;
    const act = slotKey(event, board, index, at);
    if (!act) return;
    event.preventDefault();
    chosen = false;
    act();
  });
  slots.element.addEventListener('focusin', (event) => {
    const at = slots.buttons().findIndex((button) => button === event.target);
    if (at >= 0 && at !== current) choose(at);
  });
  /** @param {string} id @param {string} label @param {string} symbol @param {() => void} onclick */
  const tool = (id, label, symbol, onclick) =>
    h('button', { type: 'button', 'data-action': id, title: label, 'aria-label': label, onclick }, symbol);
  const left = tool('left', words.text('board-left'), '←', () => board.move(index, current, -1));
  const right = tool('right', words.text('board-right'), '→', () => board.move(index, current, 1));
  const out = tool('out', words.text('board-out'), '⌫', () => board.takeOut(index, current));
  /** @param {string} id @param {string} label @param {() => void} onclick */
  const chip = (id, label, onclick) =>
    h('button', { type: 'button', class: 'chip', 'data-action': id, onclick }, label);
  const clear = chip('clear', words.text('board-clear'), () => board.clear(index));
  const drop = chip('drop', words.text('board-drop'), () => board.drop(index));
  const tools = h('div', { class: 'chips tools', role: 'group' }, left, right, out, clear, drop);
  const value = h('output', { class: 'row-value' });
  const said = verdictPart(desk);
  const line = h('div', { class: 'board-row' }, name, lead, slots.element, value);
  const element = h('li', {}, line, said.element, tools);
  /** @type {ReturnType<typeof showLine> | undefined} */
  let head;
  return {
    element,
    update(placed) {
      const { row } = placed;
      index = placed.index;
      const active = board.active === index;
      const number = index + 1;
      mark(element, 'class', active ? 'active' : null);
      write(name, words.text('board-row', { number }));
      mark(name, 'aria-pressed', active);
      if (index === 0) {
        head = showLine(placed.left, head, words);
        arrange(lead, [head.element]);
      } else write(lead, '+');
      slots.update(row.tiles);
      slots.call(words.text('board-slots', { number }));
      if (!chosen || current >= row.tiles.length) {
        current = row.tiles.length - 1;
        chosen = false;
      }
      for (const [at, button] of slots.buttons().entries()) {
        mark(button, 'data-marked', at === row.marked ? (row.verdict?.grade ?? null) : null);
        mark(button, 'data-current', active && chosen && at === current ? '' : null);
      }
      write(value, row.value === null ? '' : `= ${row.value}`);
      said.update(row.verdict);
      tools.hidden = !active;
      mark(tools, 'aria-label', words.text('board-tools', { number }));
      able(left, current > 0);
      able(right, current >= 0 && current < count() - 1);
      able(out, current >= 0);
      able(clear, count() > 0);
      able(drop, board.rows.length > 1);
      focusWanted();
    },
  };

  function focusWanted() {
    if (board.focus?.row !== index) return;
    const { at } = board.focus;
    board.focus = null;
    // A press on a tool keeps the focus there: it may be wanted again.
    if (tools.contains(/** @type {ShadowRoot} */ (element.getRootNode()).activeElement)) {
      if (at !== null) current = at;
      chosen = at !== null;
      return desk.refresh();
    }
    (at === null ? name : slots.buttons()[at])?.focus();
  }
}

/**
 * What a key does to a tile in a row.
 * @param {KeyboardEvent} event
 * @param {Board} board
 * @param {number} row
 * @param {number} at
 */
function slotKey({ key, shiftKey, altKey, ctrlKey, metaKey }, board, row, at) {
  if (altKey || ctrlKey || metaKey) return;
  if (key === 'Delete' || key === 'Backspace') return () => board.takeOut(row, at);
  if (shiftKey && key === 'ArrowLeft') return () => board.move(row, at, -1);
  if (shiftKey && key === 'ArrowRight') return () => board.move(row, at, 1);
}

/**
 * Buttons with a formula each, one stop of the Tab key together.
 * @param {Desk} desk
 * @param {(at: number, tile: Tile) => void} press
 */
function tilesPart(desk, press) {
  const element = h('div', { class: 'tiles', role: 'toolbar' });
  /** @type {Kept<{ tile: Tile, at: number }, ReturnType<typeof tilePart>>} */
  const kept = new Kept();
  const buttons = () => /** @type {HTMLButtonElement[]} */ ([...element.children]);
  element.addEventListener('keydown', (event) => rove(event, buttons()));
  element.addEventListener('focusin', (event) => stopAt(buttons(), /** @type {HTMLElement} */ (event.target)));
  return {
    element,
    buttons,
    /** @param {Tile[]} tiles */
    update(tiles) {
      const placed = tiles.map((tile, at) => ({ tile, at }));
      kept.show(
        element,
        placed,
        ({ tile, at }) => `${at} ${tile.name}`,
        () => tilePart(desk, press),
      );
      const all = buttons();
      stopAt(
        all,
        all.find((button) => button.matches(':focus')) ?? all.find(({ tabIndex }) => tabIndex === 0) ?? all[0],
      );
    },
    /** @param {string} label */
    call: (label) => mark(element, 'aria-label', label),
    /** @param {boolean} can */
    allow: (can) => buttons().forEach((button) => able(button, can)),
  };
}

/**
 * @param {Desk} desk
 * @param {(at: number, tile: Tile) => void} press
 * @returns {Part<{ tile: Tile, at: number }>}
 */
function tilePart({ words }, press) {
  /** @type {{ tile: Tile, at: number } | undefined} */
  let placed;
  const button = h('button', { type: 'button', class: 'tile', onclick: () => placed && press(placed.at, placed.tile) });
  return {
    element: button,
    update(next) {
      const first = !placed;
      placed = next;
      if (first) button.append(...showLine(next.tile.formula, undefined, words).element.children);
      mark(button, 'data-tile', next.tile.name);
      mark(button, 'aria-label', words.say(next.tile.label));
    },
  };
}
