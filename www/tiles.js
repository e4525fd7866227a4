// Tiles: buttons with a formula each.
import { KeyedList, able, h, mark } from './dom.js';
import { showLine } from './formula.js';
import { moveFocus, setTabStop } from './roving-focus.js';

/** @import { Controller, Part, Tile } from './types.js' */

/**
 * Buttons with a formula each, one stop of the Tab key together.
 * @param {Controller} controller
 * @param {(at: number, tile: Tile) => void} press
 */
export function tilesPart(controller, press) {
  const element = h('div', { class: 'tiles', role: 'toolbar' });
  /** @type {KeyedList<{ tile: Tile, at: number }, ReturnType<typeof tilePart>>} */
  const keyed = new KeyedList();
  const buttons = () => /** @type {HTMLButtonElement[]} */ ([...element.children]);
  element.addEventListener('keydown', (event) => moveFocus(event, buttons()));
  element.addEventListener('focusin', (event) => setTabStop(buttons(), /** @type {HTMLElement} */ (event.target)));
  return {
    element,
    buttons,
    /** @param {Tile[]} tiles */
    update(tiles) {
      const placed = tiles.map((tile, at) => ({ tile, at }));
      keyed.show(
        element,
        placed,
        ({ tile, at }) => `${at} ${tile.name}`,
        () => tilePart(controller, press),
      );
      const all = buttons();
      setTabStop(
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
 * @param {Controller} controller
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
