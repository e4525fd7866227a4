// Single keys for the transport, while the focus is inside the lab and not in a field where letters are text.

/** @import { Desk } from './types.js' */

/** The keys, as the help lists them: key, and the id of what it does. */
export const KEYS = /** @type {const} */ ([
  ['.', 'key-step'],
  [',', 'key-back'],
  ['p', 'key-play'],
  ['r', 'key-reset'],
  ['Ctrl Z', 'key-undo'],
  ['Shift Ctrl Z', 'key-redo'],
  ['← →', 'key-handles'],
  ['0 … 9', 'key-number'],
]);

/**
 * @param {KeyboardEvent} event
 * @param {Desk} desk
 */
export function shortcut(event, desk) {
  if (event.defaultPrevented || event.altKey || writesText(event)) return;
  const act = event.ctrlKey || event.metaKey ? withControl(event, desk) : alone(event, desk);
  if (!act) return;
  event.preventDefault();
  act();
}

/**
 * @param {KeyboardEvent} event
 * @param {Desk} desk
 */
function alone({ key }, desk) {
  switch (key) {
    case '.':
      return () => desk.step(1);
    case ',':
      return () => desk.step(-1);
    case 'p':
      return () => desk.togglePlay();
    case 'r':
      return () => desk.goTo(0);
  }
}

/**
 * @param {KeyboardEvent} event
 * @param {Desk} desk
 */
function withControl({ key, shiftKey }, desk) {
  if (key.toLowerCase() === 'y') return () => desk.redo();
  if (key.toLowerCase() === 'z') return () => (shiftKey ? desk.redo() : desk.undo());
}

/** @param {KeyboardEvent} event */
function writesText(event) {
  const target = event.composedPath()[0];
  if (target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && target.type === 'text';
}
