// Single keys for the transport. They work while the focus is inside the lab but not in a field for text.

/** @import { Controller } from './types.js' */

/**
 * @param {KeyboardEvent} event
 * @param {Controller | undefined} controller undefined as long as there is no screen
 */
export function shortcut(event, controller) {
  if (!controller || event.defaultPrevented || event.altKey || writesText(event)) return;
  const act = event.ctrlKey || event.metaKey ? withControl(event, controller) : alone(event, controller);
  if (!act) return;
  event.preventDefault();
  act();
}

/**
 * @param {KeyboardEvent} event
 * @param {Controller} controller
 */
function alone({ key }, controller) {
  switch (key) {
    case '.':
      return () => controller.step(1);
    case ',':
      return () => controller.step(-1);
    case 'p':
      return () => controller.togglePlay();
    case 'r':
      return () => controller.goTo(0);
    case 's':
      return () => void controller.openShare().catch(console.error);
  }
}

/**
 * @param {KeyboardEvent} event
 * @param {Controller} controller
 */
function withControl({ key, shiftKey }, controller) {
  if (key.toLowerCase() === 'y') return () => controller.redo();
  if (key.toLowerCase() === 'z') return () => (shiftKey ? controller.redo() : controller.undo());
}

/** @param {KeyboardEvent} event */
const writesText = (event) => /** @type {Element} */ (event.composedPath()[0]).matches('select, textarea, [type=text]');
