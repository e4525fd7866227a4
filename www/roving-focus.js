// Roving tabindex: of many buttons that belong together, the Tab key stops at one. Arrow keys, Home and End move among them.
import { mark } from './dom.js';

/**
 * @param {readonly HTMLElement[]} buttons
 * @param {HTMLElement | undefined} stop
 */
export function setTabStop(buttons, stop) {
  for (const button of buttons) mark(button, 'tabindex', button === stop ? 0 : -1);
}

/**
 * Moves the focus along `buttons` if the key asks for it, and nothing else has used the key.
 * @param {KeyboardEvent} event
 * @param {readonly HTMLElement[]} buttons
 */
export function moveFocus(event, buttons) {
  const at = buttons.findIndex((button) => button === event.target);
  const to = at < 0 ? null : placeAfter(event.key, at, buttons.length);
  if (to === null || event.defaultPrevented || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  buttons[to].focus();
}

/**
 * @param {string} key
 * @param {number} at
 * @param {number} count
 */
function placeAfter(key, at, count) {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowLeft':
    case 'ArrowUp':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
