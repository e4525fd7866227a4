// What can be touched on a picture: a button that selects, or a slider that is dragged over the picture itself.
// Mouse, finger, keyboard and screen reader all use the same element.
import { h, mark } from './dom.js';

/** @import { Change, Desk, Drag, Handle, Part, PicturePanel, Walk } from './types.js' */

/** A handle and the picture that it lies on. @typedef {Handle & { picture: PicturePanel }} Placed */

const LEAST_SIZE = 24; // CSS pixels: what a finger can hit

/**
 * @param {Desk} desk
 * @returns {Part<Placed>}
 */
export function handlePart(desk) {
  /** @type {Placed} */
  let handle;
  const element = h('button', { type: 'button', class: 'handle' });

  /** @param {string} text */
  const changes = (text) => {
    /** @type {Change[]} */
    const list = [[handle.key, text]];
    if (handle.restart !== null) list.push(['t', String(handle.restart)]);
    return list;
  };
  element.addEventListener('click', () => {
    const { touch } = handle;
    if (touch.kind === 'select' || touch.kind === 'point') desk.set(changes(touch.value));
  });
  /** Where pointing is enough. */
  const light = () => {
    const { touch } = handle;
    if (touch.kind === 'point' && !touch.selected) desk.set(changes(touch.value));
  };
  element.addEventListener('pointerenter', light);
  element.addEventListener('focus', light);
  makeDraggable(
    element,
    desk,
    () => handle,
    (text) => desk.set(changes(text), { gesture: handle.id }),
  );

  let placed = '';
  return {
    element,
    update(next) {
      handle = next;
      const where = placement(handle);
      if (placed !== where) element.style.cssText = placed = where;
      mark(element, 'aria-label', desk.words.say(handle.label));
      const { touch } = handle;
      if (touch.kind === 'select' || touch.kind === 'point') mark(element, 'aria-pressed', touch.selected);
      else describeSlider(element, touch);
    },
  };
}

/**
 * In shares of the picture, so that handles stay in place when the picture is shown smaller than it was painted.
 * @param {Placed} handle
 */
function placement({ area, picture }) {
  const width = Math.max(area.width, LEAST_SIZE);
  const height = Math.max(area.height, LEAST_SIZE);
  const x = area.x + (area.width - width) / 2;
  const y = area.y + (area.height - height) / 2;
  const across = (/** @type {number} */ part) => `${(part / picture.width) * 100}%`;
  const down = (/** @type {number} */ part) => `${(part / picture.height) * 100}%`;
  return `left:${across(x)};top:${down(y)};width:${across(width)};height:${down(height)}`;
}

/**
 * @param {HTMLElement} element
 * @param {Drag | Walk} way
 */
function describeSlider(element, { along, from, to, value }) {
  mark(element, 'role', 'slider');
  mark(element, 'data-along', along);
  mark(element, 'aria-orientation', along === 'x' ? 'horizontal' : 'vertical');
  mark(element, 'aria-valuemin', Math.min(from[1], to[1]));
  mark(element, 'aria-valuemax', Math.max(from[1], to[1]));
  mark(element, 'aria-valuenow', value);
}

/**
 * @param {HTMLElement} element
 * @param {Desk} desk
 * @param {() => Placed} current
 * @param {(text: string) => void} set
 */
function makeDraggable(element, desk, current, set) {
  /** How far the pointer was from the exact place when it took hold, in pixels of the picture. */
  let offset = 0;
  let held = false;

  /** @param {PointerEvent} event @param {Drag | Walk} drag where the pointer is along the way, in the picture's pixels */
  const pixel = (event, drag) => {
    const { picture } = current();
    const box = /** @type {HTMLElement} */ (element.parentElement).getBoundingClientRect();
    const share = drag.along === 'x' ? (event.clientX - box.left) / box.width : (event.clientY - box.top) / box.height;
    return share * (drag.along === 'x' ? picture.width : picture.height);
  };

  element.addEventListener('pointerdown', (event) => {
    const { touch } = current();
    if (touch.kind === 'walk') {
      // A finger may scroll the page from here; where it came down is lit.
      set(placeAt(touch, pixel(event, touch)));
      return element.focus({ preventScroll: true });
    }
    if (touch.kind !== 'drag' || event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    element.focus({ preventScroll: true }); // Safari does not focus what is clicked, and the arrow keys come next
    held = true;
    offset = pixel(event, touch) - pixelAt(touch, touch.value);
    if (Math.abs(offset) <= LEAST_SIZE) return; // taken by the knob: it must not jump
    offset = 0;
    set(valueAt(touch, pixel(event, touch)));
  });
  element.addEventListener('pointermove', (event) => {
    const { touch } = current();
    if (held && touch.kind === 'drag') set(valueAt(touch, pixel(event, touch) - offset));
    if (touch.kind === 'walk') set(placeAt(touch, pixel(event, touch)));
  });
  element.addEventListener('lostpointercapture', () => {
    held = false;
    desk.rest();
  });

  element.addEventListener('keydown', (event) => {
    const { touch } = current();
    if (touch.kind !== 'drag' && touch.kind !== 'walk') return;
    const value = valueAfter(event.key, touch.kind === 'walk' ? { ...touch, step: 1 } : touch);
    if (value === null) return;
    event.preventDefault();
    set(String(value));
  });
  element.addEventListener('keyup', () => desk.rest());
}

/**
 * @param {Drag} drag
 * @param {number} value
 */
function pixelAt({ from, to }, value) {
  return from[0] + ((value - from[1]) / (to[1] - from[1])) * (to[0] - from[0]);
}

/**
 * The value at a pixel, with no more digits than the picture can show.
 * @param {Drag} drag
 * @param {number} pixel
 * @returns {string}
 */
export function valueAt({ from, to }, pixel) {
  const share = Math.min(Math.max((pixel - from[0]) / (to[0] - from[0]), 0), 1);
  const perPixel = Math.abs((to[1] - from[1]) / (to[0] - from[0]));
  const digits = Math.min(Math.max(Math.ceil(-Math.log10(perPixel)), 0), 12);
  return String(Number((from[1] + share * (to[1] - from[1])).toFixed(digits)));
}

/**
 * The number of the place at a pixel.
 * @param {Walk} walk
 * @param {number} pixel
 */
export function placeAt({ from, to }, pixel) {
  const share = Math.min(Math.max((pixel - from[0]) / (to[0] - from[0]), 0), 1);
  return String(Math.round(from[1] + share * (to[1] - from[1])));
}

/**
 * What a key makes of the value, or null when it is no key of a slider.
 * @param {string} key
 * @param {Pick<Drag, 'value' | 'step' | 'from' | 'to'>} drag
 * @returns {number | null}
 */
export function valueAfter(key, { value, step, from, to }) {
  const least = Math.min(from[1], to[1]);
  const greatest = Math.max(from[1], to[1]);
  /** @param {number} change */
  const moved = (change) => Number(Math.min(Math.max(value + change, least), greatest).toPrecision(12));
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return moved(step);
    case 'ArrowLeft':
    case 'ArrowDown':
      return moved(-step);
    case 'PageUp':
      return moved(10 * step);
    case 'PageDown':
      return moved(-10 * step);
    case 'Home':
      return least;
    case 'End':
      return greatest;
    default:
      return null;
  }
}
