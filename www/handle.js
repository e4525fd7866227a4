// What can be touched on a picture: a button that selects, a number that can be typed, or a slider that is dragged over
// the picture itself.
// Mouse, finger, keyboard and screen reader all use the same element.
import { h, mark } from './dom.js';
import { makeNumber } from './number-handle.js';

/** @import { Change, Controller, Drag, Handle, Part, PicturePanel, Plane, Walk } from './types.js' */

/** A handle and the picture that it lies on. @typedef {Handle & { picture: PicturePanel }} Placed */

const LEAST_SIZE = 24; // CSS pixels: the smallest area that a finger can hit
const STILL = 4; // CSS pixels: how far a finger may move in a press
const KNOB = 100; // CSS pixels: a larger handle is a field that can be pressed anywhere

/**
 * @param {Controller} controller
 * @returns {Part<Placed>}
 */
export function handlePart(controller) {
  /** @type {Placed} */
  let handle;
  const element = h('button', { type: 'button', class: 'handle' });

  /** @param {Change[]} list @returns {Change[]} */
  const restarted = (list) => (handle.restart === null ? list : [...list, ['t', String(handle.restart)]]);
  element.addEventListener('click', () => {
    const { touch } = handle;
    if (touch.kind === 'select') controller.set(restarted([[handle.key, touch.value]]));
  });
  makeDraggable(
    element,
    controller,
    () => handle,
    (list) => controller.set(restarted(list), { gesture: handle.id }),
  );

  makeNumber(
    element,
    controller,
    () => (handle.touch.kind === 'number' ? handle.touch : null),
    (list) => controller.set(restarted(list)),
  );

  let placed = '';
  return {
    element,
    update(next) {
      handle = next;
      const where = placement(handle);
      if (placed !== where) element.style.cssText = placed = where;
      mark(element, 'aria-label', controller.words.say(handle.label));
      mark(element, 'data-groups', handle.group);
      const { touch } = handle;
      if (touch.kind === 'select') mark(element, 'aria-pressed', touch.selected);
      else if (touch.kind === 'number') describeNumber(element, touch);
      else if (touch.kind === 'look') mark(element, 'data-looks', '');
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
 * Places a handle in shares of the picture, so that it stays in place when the picture is shown smaller than it was painted.
 * One along a line is a narrow rectangle, turned about its middle.
 * @param {Placed} handle
 */
function placement({ area, segment, picture }) {
  const line = segment && [segment.to[0] - segment.from[0], segment.to[1] - segment.from[1]];
  const width = line ? Math.hypot(line[0], line[1]) : Math.max(area.width, LEAST_SIZE);
  const height = segment ? 2 * segment.reach : Math.max(area.height, LEAST_SIZE);
  const x = area.x + (area.width - width) / 2;
  const y = area.y + (area.height - height) / 2;
  const across = (/** @type {number} */ part) => `${(part / picture.width) * 100}%`;
  const down = (/** @type {number} */ part) => `${(part / picture.height) * 100}%`;
  const turned = line ? `;rotate:${Math.atan2(line[1], line[0]).toFixed(4)}rad` : '';
  return `left:${across(x)};top:${down(y)};width:${across(width)};height:${down(height)}${turned}`;
}

/**
 * A number along one direction, with the control that it sets. A drag has one of them, a plane two. The places of a walk are
 * whole numbers, and pointing at one lights it.
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
 * Describes the slider to screen readers. The value of a plane is x, and its text has both numbers.
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
 * @param {Controller} controller
 * @param {() => Placed} current
 * @param {(changes: Change[]) => void} set
 */
function makeDraggable(element, controller, current, set) {
  /** The distance from the pointer to the exact place when the drag began, in pixels of the picture, lane by lane. */
  let offsets = [0, 0];
  let held = false;
  /** Where the pointer was pressed, until it moves away from there. @type {[number, number] | null} */
  let down = null;
  /** What a press on a plane sets. */
  const press = () => {
    const { touch } = current();
    if (touch.kind === 'plane' && touch.press) set([touch.press]);
  };

  /** Where the pointer is along a lane, in pixels of the picture. @param {PointerEvent} event @param {Lane} lane */
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
    element.setPointerCapture(event.pointerId);
    element.focus({ preventScroll: true }); // Safari does not focus a clicked element, and the arrow keys need the focus
    held = true;
    down = [event.clientX, event.clientY];
    offsets = all.map((lane) => pixel(event, lane) - pixelAt(lane, lane.value));
    const { area } = current();
    // A larger handle is a field that can be pressed anywhere, and so is a walk.
    const knob = !all[0].walked && Math.max(area.width, area.height) <= KNOB;
    if (knob && offsets.every((offset) => Math.abs(offset) <= LEAST_SIZE)) return; // pressed on the knob, which must not jump
    offsets = [0, 0];
    follow(event);
  });
  /** Lights the place of a walk under the pointer. Only a press chooses it. @param {PointerEvent} event */
  const light = (event) => {
    const [lane] = lanes(current());
    if (!lane?.walked) return;
    const { from, wide } = placeOn(lane, pixel(event, lane), current().area);
    element.style.setProperty('--from', `${100 * from}%`);
    element.style.setProperty('--wide', `${100 * wide}%`);
    mark(element, 'data-lit', '');
  };
  element.addEventListener('pointerleave', () => mark(element, 'data-lit', null));
  element.addEventListener('pointermove', (event) => {
    if (!held) return light(event);
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
    controller.rest();
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
  element.addEventListener('keyup', () => controller.rest());
}

/** On a plane, the up and down keys move y, and all other keys move x. @param {string} key */
function laneOf(key) {
  return ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown'].includes(key) ? 1 : 0;
}

/**
 * @param {Pick<Drag | Walk, 'from' | 'to'>} drag
 * @param {number} value
 */
function pixelAt({ from, to }, value) {
  return from[0] + ((value - from[1]) / (to[1] - from[1])) * (to[0] - from[0]);
}

/**
 * The value at a pixel, with as many digits as the picture can show.
 * @param {Pick<Drag, 'from' | 'to'>} drag
 * @param {number} pixel
 * @returns {string}
 */
export function valueAt({ from, to }, pixel) {
  const share = Math.min(Math.max((pixel - from[0]) / (to[0] - from[0]), 0), 1);
  const perPixel = Math.abs((to[1] - from[1]) / (to[0] - from[0]));
  const digits = Math.min(Math.max(Math.ceil(-Math.log10(perPixel)), 0), 12);
  const value = Number((from[1] + share * (to[1] - from[1])).toFixed(digits));
  // A rounded value may lie outside, where a lesson would show another part of the plane.
  const out = value > Math.max(from[1], to[1]) ? -1 : value < Math.min(from[1], to[1]) ? 1 : 0;
  return String(Number((value + out * 10 ** -digits).toFixed(digits)));
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
 * The stretch of the place at a pixel, as shares of the handle.
 * @param {Pick<Walk, 'along' | 'from' | 'to'>} walk
 * @param {number} pixel
 * @param {Handle['area']} area
 */
export function placeOn(walk, pixel, area) {
  const { from, to, along } = walk;
  const [start, length] = along === 'x' ? [area.x, area.width] : [area.y, area.height];
  const wide = Math.abs((to[0] - from[0]) / (to[1] - from[1]));
  return { from: (pixelAt(walk, Number(placeAt(walk, pixel))) - wide / 2 - start) / length, wide: wide / length };
}

/**
 * The value after a key, or null if a slider does not use the key.
 * @param {string} key
 * @param {Pick<Drag, 'from' | 'to' | 'value' | 'step'>} drag
 * @returns {number | null}
 */
export function valueAfter(key, { value, step, from, to }) {
  const least = Math.min(from[1], to[1]);
  const greatest = Math.max(from[1], to[1]);
  /** @param {number} change */
  const moved = (change) => Math.min(Math.max(Number((value + change).toPrecision(12)), least), greatest);
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
