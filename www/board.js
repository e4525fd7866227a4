// A board: tiles that are put into rows. A press on a tile puts it into the active row. Tiles of a row can be taken out and
// moved by keyboard, mouse and finger. The content of the rows is a value; the active row is not, like the focus.
import { rowPart } from './board-row.js';
import { Board } from './board-rows.js';
import { pressesPart } from './buttons.js';
import { KeyedList, able, arrange, h } from './dom.js';
import { showLine } from './formula.js';
import { sentencesPart, verdictPart } from './text.js';
import { tilesPart } from './tiles.js';

/** @import { PlacedRow } from './board-row.js' */
/** @import { BoardPanel, Controller, Part } from './types.js' */

/**
 * @param {Controller} controller
 * @returns {Part<BoardPanel>}
 */
export function boardPart(controller) {
  const { words } = controller;
  const board = new Board(controller);
  const task = sentencesPart(controller);
  const tiles = tilesPart(controller, (at, tile) => board.put(tile.name));
  const list = h('ol', { class: 'board-rows', role: 'list' });
  const add = h('button', { type: 'button', class: 'chip', 'data-action': 'add-row' }, words.text('board-add'));
  const sums = h('div', { class: 'lines' });
  const whole = verdictPart(controller);
  const buttons = pressesPart(controller);
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
  /** @type {KeyedList<PlacedRow, ReturnType<typeof rowPart>>} */
  const rows = new KeyedList();
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
        () => rowPart(controller, board),
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
