// A slider moves through whole positions; a scale says which number stands at which position.
// Whole positions and few digits, because then the numbers are the same in every browser.

/** @import { NumberControl } from '../types.js' */

/**
 * @typedef {object} Scale
 * @property {number} first
 * @property {number} last
 * @property {(position: number) => number} valueAt
 * @property {(value: number) => number} positionOf the nearest position; numbers beyond the ends stand at the ends
 */

/**
 * @param {Pick<NumberControl, 'slider' | 'log' | 'step' | 'whole'>} control
 * @returns {Scale}
 */
export function scaleOf(control) {
  const [least, greatest] = control.slider;
  const { place, number } = control.log ? logarithmic(control.step) : linear(least, control.step);
  const first = Math.round(place(least));
  const last = Math.round(place(greatest));
  return {
    first,
    last,
    valueAt(position) {
      if (position <= first) return least;
      if (position >= last) return greatest;
      return control.whole ? Math.round(number(position)) : number(position);
    },
    positionOf: (value) => Math.min(Math.max(Math.round(place(value)), first), last),
  };
}

/**
 * Equal ways are equal ratios. `step` is the share of a decade between positions: 0.05 makes 20 of them.
 * @param {number} step
 */
function logarithmic(step) {
  const perDecade = Math.round(1 / step) || 20;
  return {
    /** @param {number} value */
    place: (value) => (value > 0 ? perDecade * Math.log10(value) : -Number.MAX_SAFE_INTEGER),
    // Two digits: engines differ in the last bit of a power, and 0.0501187… is no number to think with.
    /** @param {number} position */
    number: (position) => Number((10 ** (position / perDecade)).toPrecision(2)),
  };
}

/**
 * Equal ways are equal differences.
 * @param {number} least
 * @param {number} step
 */
function linear(least, step) {
  return {
    /** @param {number} value */
    place: (value) => (value - least) / step,
    /** @param {number} position */
    number: (position) => Number((least + position * step).toPrecision(12)),
  };
}
