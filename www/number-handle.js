// A number on a picture: it is typed into a box that opens over it, or changed by pulling it sideways.
import { h, mark } from './dom.js';

/** @import { Change, Desk, NumberTouch } from './types.js' */

/** So far a pointer may stray while it presses, and so far it goes for one step of a pull, in CSS pixels. */
const STRAY = 6;
/** What begins a number; a point or a comma alone is a step of the run. */
const BEGINS = /^[-+\u22120-9]$/;

/**
 * @param {HTMLButtonElement} element
 * @param {Desk} desk
 * @param {() => NumberTouch | null} current
 * @param {(changes: Change[]) => void} select
 */
export function makeNumber(element, desk, current, select) {
  /** @param {NumberTouch} touch @param {string} text @returns {Change[]} */
  const changes = ({ edits, restart }, text) => [
    [edits, text],
    .../** @type {Change[]} */ (restart === null ? [] : [['t', String(restart)]]),
  ];
  const pulled = makePull(element, desk, current, changes);

  /** @param {string} [text] typed already */
  const open = (text) => {
    const touch = current();
    if (touch) openBox(element, desk, touch, text, (typed) => desk.set(changes(touch, typed)).length === 0);
  };
  element.addEventListener('click', () => {
    const touch = current();
    if (!touch || pulled()) return;
    if (touch.select && !touch.select.selected) select([[touch.select.key, touch.select.value]]);
    else open();
  });
  element.addEventListener('keydown', (event) => {
    if (!current() || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key !== 'F2' && !BEGINS.test(event.key)) return;
    event.preventDefault();
    open(event.key === 'F2' ? undefined : event.key);
  });
}

/**
 * @param {HTMLButtonElement} element
 * @param {Desk} desk
 * @param {() => NumberTouch | null} current
 * @param {(touch: NumberTouch, text: string) => Change[]} changes
 * @returns {() => boolean} whether the press that ends now was a pull
 */
function makePull(element, desk, current, changes) {
  /** @type {{ x: number, from: number } | null} */
  let held = null;
  let pulling = false;
  element.addEventListener('pointerdown', (event) => {
    const touch = current();
    pulling = false;
    held = touch && event.button === 0 ? { x: event.clientX, from: Number(touch.text) } : null;
    if (held) element.setPointerCapture(event.pointerId);
  });
  element.addEventListener('pointermove', (event) => {
    const touch = current();
    if (!held || !touch) return;
    const steps = Math.trunc((event.clientX - held.x) / STRAY);
    pulling ||= steps !== 0;
    if (!pulling) return;
    const value = Number((held.from + steps * touch.step).toPrecision(12));
    desk.set(changes(touch, String(value)), { gesture: `pull ${touch.edits}` });
  });
  element.addEventListener('lostpointercapture', () => {
    held = null;
    if (pulling) desk.rest();
  });
  return () => pulling;
}

/**
 * A box over the handle. Enter takes what is typed, Escape leaves it; what is refused stays to be mended.
 * @param {HTMLButtonElement} element
 * @param {Desk} desk
 * @param {NumberTouch} touch
 * @param {string | undefined} typed
 * @param {(text: string) => boolean} take
 */
function openBox(element, desk, touch, typed, take) {
  const picture = element.closest('.picture');
  const label = element.getAttribute('aria-label');
  const box = h('input', {
    type: 'text',
    class: 'over',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-label': label,
  });
  box.value = typed ?? touch.text;
  box.style.left = `calc(${element.style.left} + ${element.style.width} / 2)`;
  box.style.top = `calc(${element.style.top} + ${element.style.height} / 2)`;
  let over = false;
  const close = () => {
    over = true;
    const focused = box.matches(':focus');
    box.remove();
    if (focused) element.focus({ preventScroll: true });
  };
  const finish = () => {
    if (over) return;
    if (box.value.trim() === touch.text || box.value.trim() === '' || take(box.value)) return close();
    mark(box, 'aria-invalid', 'true');
    mark(box, 'aria-describedby', 'notices');
  };
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') finish();
    else if (event.key === 'Escape') {
      desk.set([]); // takes a complaint back
      close();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  box.addEventListener('blur', () => {
    finish();
    if (!over) close(); // the complaint stays above the lesson
  });
  picture?.append(box);
  box.focus({ preventScroll: true });
  if (typed === undefined) box.select();
}
