// What the positions of a slider mean. On a linear slider they are the numbers themselves. On a logarithmic one they are whole
// numbers, and each stands for a number of few digits, so that the numbers are the same in every browser.

/** @import { NumberControl } from '../types.js' */

/**
 * @typedef {object} Scale
 * @property {number} first
 * @property {number} last
 * @property {number} step
 * @property {(position: number) => number} valueAt
 * @property {(value: number) => number} positionOf the nearest position; numbers beyond the ends stand at the ends
 */

/**
 * @param {Pick<NumberControl, 'slider' | 'log' | 'step'>} control
 * @returns {Scale}
 */
export function scaleOf({ slider: [least, greatest], log, step }) {
  return log ? logarithmic(least, greatest, step) : linear(least, greatest, step);
}

/**
 * Equal distances are equal ratios. `step` is the share of a decade between positions: 0.05 makes 20 of them.
 * @param {number} least
 * @param {number} greatest
 * @param {number} step
 * @returns {Scale}
 */
function logarithmic(least, greatest, step) {
  const perDecade = Math.round(1 / step);
  const place = (/** @type {number} */ value) => Math.round(perDecade * Math.log10(value));
  const [first, last] = [place(least), place(greatest)];
  return {
    first,
    last,
    step: 1,
    valueAt(position) {
      if (position <= first) return least;
      if (position >= last) return greatest;
      // Two digits: engines differ in the last bit of a power, and 0.0501187… is no number to think with.
      return Number((10 ** (position / perDecade)).toPrecision(2));
    },
    positionOf: (value) => (value > least ? Math.min(place(value), last) : first),
  };
}

/**
 * Equal distances are equal differences.
 * @param {number} least
 * @param {number} greatest
 * @param {number} step
 * @returns {Scale}
 */
function linear(least, greatest, step) {
  const nearest = (/** @type {number} */ value) => {
    const steps = Math.round((Math.min(Math.max(value, least), greatest) - least) / step);
    return Number((least + steps * step).toPrecision(12));
  };
  return { first: least, last: greatest, step, valueAt: nearest, positionOf: nearest };
}
