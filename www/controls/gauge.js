// The gauge under a slider: the thresholds of its number, which depend on other values, and the zones between them.
import { arrange, h, mark, write } from '../dom.js';

/** @import { Controller, Gauge, Part } from '../types.js' */
/** @import { Scale } from './scale.js' */

/**
 * @param {Scale} scale the slider's
 * @param {Controller} controller
 * @returns {Part<Gauge | null>}
 */
export function gaugePart(scale, { words }) {
  const strip = h('div', { class: 'strip', 'aria-hidden': 'true' }); // the slider itself says what its value means
  const now = h('p', { class: 'meaning' });
  const element = h('div', { class: 'gauge', hidden: true }, strip, now);
  /** Where a value stands on the slider, from 0 to 1. @param {number} value */
  const share = (value) => (scale.positionOf(value) - scale.first) / (scale.last - scale.first);
  /** @type {HTMLElement[]} */
  const zones = [];
  /** @type {HTMLElement[]} */
  const marks = [];

  return {
    element,
    update(gauge) {
      element.hidden = gauge === null;
      if (!gauge) return;
      const ends = [0, ...gauge.marks.map(([value]) => share(value)), 1];
      for (const [i, zone] of gauge.zones.entries()) {
        zones[i] ??= h('span', { class: 'zone' });
        mark(zones[i], 'title', words.say(zone));
        zones[i].style.cssText = between(ends[i], ends[i + 1]);
      }
      for (const [i, [, label]] of gauge.marks.entries()) {
        marks[i] ??= h('span', { class: 'threshold' });
        write(marks[i], words.label(label));
        marks[i].style.cssText = at(ends[i + 1]);
      }
      arrange(strip, [...zones.slice(0, gauge.zones.length), ...marks.slice(0, gauge.marks.length)]);
      write(now, words.say(gauge.now));
    },
  };
}

/** @param {number} from @param {number} to */
const between = (from, to) => `inset-inline-start:${100 * from}%;width:${100 * (to - from)}%`;

/** @param {number} share */
const at = (share) => `inset-inline-start:${100 * share}%`;
