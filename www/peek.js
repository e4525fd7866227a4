// "What if?": an option that is pressed and held shows its effect, and letting go takes it back. A short press chooses as ever.

/** @import { Change, Controller } from './types.js' */

/** A press this long is no click any more, in milliseconds. */
const HELD = 500;
/** How far a finger may move meanwhile, in CSS pixels. */
const STILL = 8;
/** What ends a press. */
const OVER = ['pointerup', 'pointercancel', 'blur'];

/**
 * @param {HTMLElement} option
 * @param {Controller} controller
 * @param {() => Change[]} changes what choosing the option would set
 */
export function peekWhileHeld(option, controller, changes) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  let peeks = false;
  /** Whether the click that ends this press chooses nothing. */
  let spent = false;
  let from = [0, 0];
  let since = 0;
  /** @param {Event} event */
  const end = ({ type, timeStamp }) => {
    clearTimeout(waiting);
    // A busy page may hear late of a press that was short.
    if (type === 'pointerup' && timeStamp - since < HELD) spent = false;
    if (peeks) controller.peek(null);
    peeks = false;
    option.toggleAttribute('data-peeks', false);
    for (const over of OVER) window.removeEventListener(over, end);
  };
  option.addEventListener('pointerdown', ({ button, clientX, clientY, timeStamp }) => {
    spent = false;
    since = timeStamp;
    if (button !== 0) return;
    from = [clientX, clientY];
    // Wherever it is let go: the focus may have scrolled the page below the pointer.
    for (const over of OVER) window.addEventListener(over, end);
    waiting = setTimeout(() => {
      peeks = spent = controller.peek(changes());
      option.toggleAttribute('data-peeks', peeks);
    }, HELD);
  });
  option.addEventListener('pointermove', ({ clientX, clientY }) => {
    if (!peeks && Math.hypot(clientX - from[0], clientY - from[1]) > STILL) clearTimeout(waiting);
  });
  option.addEventListener('contextmenu', (event) => spent && event.preventDefault());
  option.addEventListener(
    'click',
    (event) => {
      if (!spent || event.detail === 0) return; // a key has no pointer that was held
      event.preventDefault();
      event.stopPropagation();
      setTimeout(controller.refresh); // the browser gives a radio button back what it held before, which may be the peek's
    },
    true,
  );
}
