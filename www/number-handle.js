// A number on a picture. It can be typed into a box that opens over it, or changed by pulling it sideways.
import { BEGINS, openBox } from './number-box.js';

/** @import { Change, Controller, NumberTouch } from './types.js' */

/** How far a pointer may move in a press, and how far it moves for one step of a pull, in CSS pixels. */
const STRAY = 6;
/** What keys add to a number that can be typed, in steps of a pull. @type {Record<string, number | undefined>} */
const STEPS = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

/**
 * @param {HTMLButtonElement} element
 * @param {Controller} controller
 * @param {() => NumberTouch | null} current
 * @param {(changes: Change[]) => void} select
 */
export function makeNumber(element, controller, current, select) {
  /** @param {NumberTouch} touch @param {string} text @returns {Change[]} */
  const changes = ({ edits, restart }, text) => [
    [edits, text],
    .../** @type {Change[]} */ (restart === null ? [] : [['t', String(restart)]]),
  ];
  const pulled = makePull(element, controller, current, changes);

  /** @param {string} [text] typed already */
  const open = (text) => {
    const touch = current();
    const take = (/** @type {string} */ typed) => controller.set(changes(/** @type {NumberTouch} */ (touch), typed));
    if (touch) openBox(element, { text: touch.text, typed: text, take, controller });
  };
  element.addEventListener('click', () => {
    const touch = current();
    if (!touch || pulled()) return;
    if (touch.select && !touch.select.selected) select([[touch.select.key, touch.select.value]]);
    else open();
  });
  element.addEventListener('keydown', (event) => {
    const touch = current();
    if (!touch || event.ctrlKey || event.altKey || event.metaKey) return;
    const moves = touch.step !== 0 && !event.shiftKey && !(touch.select && !touch.select.selected);
    const steps = moves ? STEPS[event.key] : undefined;
    if (steps !== undefined) {
      const value = Number((Number(touch.text) + steps * touch.step).toPrecision(12));
      controller.set(changes(touch, String(value)), { gesture: `pull ${touch.edits}` });
    } else if (event.key === 'F2' || BEGINS.test(event.key)) open(event.key === 'F2' ? undefined : event.key);
    else return;
    event.preventDefault();
  });
  element.addEventListener('keyup', () => controller.rest());
}

/**
 * @param {HTMLButtonElement} element
 * @param {Controller} controller
 * @param {() => NumberTouch | null} current
 * @param {(touch: NumberTouch, text: string) => Change[]} changes
 * @returns {() => boolean} whether the press that ends now was a pull
 */
function makePull(element, controller, current, changes) {
  /** @type {{ x: number, from: number } | null} */
  let held = null;
  let pulling = false;
  element.addEventListener('pointerdown', (event) => {
    const touch = current();
    pulling = false;
    held = touch && touch.step !== 0 && event.button === 0 ? { x: event.clientX, from: Number(touch.text) } : null;
    if (held) element.setPointerCapture(event.pointerId);
  });
  element.addEventListener('pointermove', (event) => {
    const touch = current();
    if (!held || !touch) return;
    const steps = Math.trunc((event.clientX - held.x) / STRAY);
    pulling ||= steps !== 0;
    if (!pulling) return;
    const value = Number((held.from + steps * touch.step).toPrecision(12));
    controller.set(changes(touch, String(value)), { gesture: `pull ${touch.edits}` });
  });
  element.addEventListener('lostpointercapture', () => {
    held = null;
    if (pulling) controller.rest();
  });
  return () => pulling;
}
