// The rows of a board, and the changes that a learner makes to them.

/** @import { Controller } from './types.js' */

/** @param {readonly (readonly string[])[]} rows */
export const written = (rows) => rows.map((row) => row.join('-')).join('_');

export class Board {
  key = '';
  /** @type {string[][]} */
  rows = [[]];
  active = 0;
  mostTiles = 0;
  /** Where the focus goes once the change is shown: a tile of a row, or the row itself. @type {{ row: number, at: number | null } | null} */
  focus = null;

  /** @param {Controller} controller */
  constructor(controller) {
    this.controller = controller;
  }

  /** @param {(rows: string[][]) => void} change */
  #set(change) {
    const rows = this.rows.map((row) => [...row]);
    change(rows);
    this.controller.set([[this.key, written(rows)]]);
    this.controller.refresh(); // the active row is no value, but it is shown
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
    this.controller.refresh();
  }
}
