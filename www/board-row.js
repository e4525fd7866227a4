// A row of a board: its tiles, what they are worth, and the buttons that move them.
import { able, arrange, h, mark, write } from './dom.js';
import { showLine } from './formula.js';
import { tilesPart } from './tiles.js';
import { verdictPart } from './text.js';

/** @import { Board } from './board-rows.js' */
/** @import { BoardRow, Controller, Formula, Part } from './types.js' */

/** @typedef {{ row: BoardRow, index: number, left: Formula }} PlacedRow */

/**
 * @param {Controller} controller
 * @param {Board} board
 * @returns {Part<PlacedRow>}
 */
export function rowPart(controller, board) {
  const { words } = controller;
  let index = 0;
  let current = -1;
  /** Otherwise the latest tile is current, so that taking it out undoes the last press. */
  let chosen = false;
  const count = () => board.rows[index]?.length ?? 0;
  const choose = (/** @type {number} */ at) => {
    current = at;
    chosen = true;
    board.activate(index);
    controller.refresh();
  };
  const lead = h('span', { class: 'lead', 'aria-hidden': 'true' });
  const name = h('button', { type: 'button', class: 'chip row-name', onclick: () => board.activate(index) });
  const slots = tilesPart(controller, choose);
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
  const said = verdictPart(controller);
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
    const { activeElement } = /** @type {ShadowRoot} */ (element.getRootNode());
    if (activeElement && !element.parentElement?.contains(activeElement)) return; // the learner has gone on
    // The focus stays on a tool after a press, because the learner may press it again.
    if (tools.contains(activeElement)) {
      if (at !== null) current = at;
      chosen = at !== null;
      return controller.refresh();
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
