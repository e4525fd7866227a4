// What can be touched on a picture: a button that selects, a number that can be typed, or a slider that is dragged over
// the picture itself.
// Mouse, finger, keyboard and screen reader all use the same element.
import { h, mark } from './dom.js';
import { makeNumber } from './number-handle.js';

/** @import { Change, Desk, Drag, Handle, Part, PicturePanel, Plane, Walk } from './types.js' */

/** A handle and the picture that it lies on. @typedef {Handle & { picture: PicturePanel }} Placed */

const LEAST_SIZE = 24; // CSS pixels: what a finger can hit
const STILL = 4; // and how far it may move in a press
const KNOB = 100; // and what is too large to be taken by it

/**
 * @param {Desk} desk
 * @returns {Part<Placed>}
 */
export function handlePart(desk) {
  /** @type {Placed} */
  let handle;
  const element = h('button', { type: 'button', class: 'handle' });

  /** @param {Change[]} list @returns {Change[]} */
  const restarted = (list) => (handle.restart === null ? list : [...list, ['t', String(handle.restart)]]);
  element.addEventListener('click', () => {
    const { touch } = handle;
    if (touch.kind === 'select' || touch.kind === 'point') desk.set(restarted([[handle.key, touch.value]]));
  });
  /** Where pointing is enough. */
  const light = () => {
    const { touch } = handle;
    if (touch.kind === 'point' && !touch.selected) desk.set(restarted([[handle.key, touch.value]]));
  };
  element.addEventListener('pointerenter', light);
  element.addEventListener('focus', light);
  makeDraggable(
    element,
    desk,
    () => handle,
    (list) => desk.set(restarted(list), { gesture: handle.id }),
  );

  makeNumber(
    element,
    desk,
    () => (handle.touch.kind === 'number' ? handle.touch : null),
    (list) => desk.set(restarted(list)),
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
      else if (touch.kind === 'number') describeNumber(element, touch);
      else describeSlider(element, handle);
    },
  };
}

/** @param {HTMLElement} element @param {import('./types.js').NumberTouch} touch */
function describeNumber(element, { select }) {
  mark(element, 'data-along', 'x');
  mark(element, 'aria-pressed', select ? select.selected : null);
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
 * A number along one direction, with the control it sets. A drag has one of them, a plane two; places that are walked
 * along are whole numbers, and need not be held.
 * @typedef {Omit<Drag, 'kind'> & { key: string, symbol: string, walked?: boolean }} Lane
 */

/**
 * @param {Handle} handle
 * @returns {Lane[]} none where nothing is dragged
 */
function lanes({ key, touch }) {
  if (touch.kind === 'drag') return [{ ...touch, key, symbol: '' }];
  if (touch.kind === 'walk') return [{ ...touch, key, symbol: '', step: 1, walked: true }];
  if (touch.kind === 'plane') return [along('x', touch), along('y', touch)];
  return [];
}

/** @param {'x' | 'y'} direction @param {Plane} plane @returns {Lane} */
const along = (direction, plane) => ({ ...plane[direction], along: direction });

/**
 * Of a plane, a screen reader has the x as the slider's value, and both as its text.
 * @param {HTMLElement} element
 * @param {Handle} handle
 */
function describeSlider(element, handle) {
  const all = lanes(handle);
  const [{ along, from, to, value }] = all;
  const plane = all.length > 1;
  mark(element, 'role', 'slider');
  mark(element, 'data-along', plane ? 'both' : along);
  mark(element, 'data-walked', all[0].walked ? '' : null);
  mark(element, 'aria-orientation', plane ? null : along === 'x' ? 'horizontal' : 'vertical');
  mark(element, 'aria-valuemin', Math.min(from[1], to[1]));
  mark(element, 'aria-valuemax', Math.max(from[1], to[1]));
  mark(element, 'aria-valuenow', value);
  mark(element, 'aria-valuetext', plane ? all.map(({ symbol, value }) => `${symbol} = ${value}`).join(', ') : null);
}

/**
 * @param {HTMLElement} element
 * @param {Desk} desk
 * @param {() => Placed} current
 * @param {(changes: Change[]) => void} set
 */
function makeDraggable(element, desk, current, set) {
  /** How far the pointer was from the exact place when it took hold, in pixels of the picture, lane by lane. */
  let offsets = [0, 0];
  let held = false;
  /** Where it came down, until it moves away from there. @type {[number, number] | null} */
  let down = null;
  /** What a press on a plane sets, all else aside. */
  const press = () => {
    const { touch } = current();
    if (touch.kind === 'plane' && touch.press) set([touch.press]);
  };

  /** Where the pointer is along the way, in pixels of the picture. @param {PointerEvent} event @param {Lane} lane */
  const pixel = (event, lane) => {
    const { picture } = current();
    const box = /** @type {HTMLElement} */ (element.parentElement).getBoundingClientRect();
    const share = lane.along === 'x' ? (event.clientX - box.left) / box.width : (event.clientY - box.top) / box.height;
    return share * (lane.along === 'x' ? picture.width : picture.height);
  };
  /** @param {PointerEvent} event */
  const follow = (event) =>
    set(
      lanes(current()).map((lane, i) => {
        const at = pixel(event, lane) - offsets[i];
        return [lane.key, lane.walked ? placeAt(lane, at) : valueAt(lane, at)];
      }),
    );

  element.addEventListener('pointerdown', (event) => {
    const all = lanes(current());
    if (all.length === 0 || event.button !== 0) return;
    if (all[0].walked) {
      // A finger may scroll the page from here; where it came down is lit.
      offsets = [0, 0];
      follow(event);
      return element.focus({ preventScroll: true });
    }
    element.setPointerCapture(event.pointerId);
    element.focus({ preventScroll: true }); // Safari does not focus what is clicked, and the arrow keys come next
    held = true;
    down = [event.clientX, event.clientY];
    offsets = all.map((lane) => pixel(event, lane) - pixelAt(lane, lane.value));
    const { area } = current();
    const knob = Math.max(area.width, area.height) <= KNOB; // a larger one is a field, to be clicked anywhere
    if (knob && offsets.every((offset) => Math.abs(offset) <= LEAST_SIZE)) return; // taken by the knob: it must not jump
    offsets = [0, 0];
    follow(event);
  });
  element.addEventListener('pointermove', (event) => {
    if (!held && !lanes(current())[0]?.walked) return;
    if (down && Math.hypot(event.clientX - down[0], event.clientY - down[1]) > STILL) down = null;
    follow(event);
  });
  element.addEventListener('pointerup', () => {
    if (held && down) press();
    down = null;
  });
  element.addEventListener('lostpointercapture', () => {
    held = false;
    down = null;
    desk.rest();
  });

  element.addEventListener('keydown', (event) => {
    const all = lanes(current());
    if (event.key === 'Enter' && all.length > 1) {
      event.preventDefault();
      return press();
    }
    const lane = all.length > 1 ? all[laneOf(event.key)] : all[0];
    if (!lane) return;
    const value = valueAfter(event.key, lane);
    if (value === null) return;
    event.preventDefault();
    set([[lane.key, String(value)]]);
  });
  element.addEventListener('keyup', () => desk.rest());
}

/** On a plane, up and down move y, and the keys of a row move x. @param {string} key */
function laneOf(key) {
  return ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown'].includes(key) ? 1 : 0;
}

/**
 * @param {Pick<Drag, 'from' | 'to'>} drag
 * @param {number} value
 */
function pixelAt({ from, to }, value) {
  return from[0] + ((value - from[1]) / (to[1] - from[1])) * (to[0] - from[0]);
}

/**
 * The value at a pixel, with no more digits than the picture can show.
 * @param {Pick<Drag, 'from' | 'to'>} drag
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
 * @param {Pick<Walk, 'from' | 'to'>} walk
 * @param {number} pixel
 */
export function placeAt({ from, to }, pixel) {
  const share = Math.min(Math.max((pixel - from[0]) / (to[0] - from[0]), 0), 1);
  return String(Math.round(from[1] + share * (to[1] - from[1])));
}

/**
 * What a key makes of the value, or null when it is no key of a slider.
 * @param {string} key
 * @param {Pick<Drag, 'from' | 'to' | 'value' | 'step'>} drag
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
