// The live numbers by name: for reading along, for screen readers, for tests.
import { Kept, h, write } from './dom.js';
import { typeset } from './symbol.js';

/** @import { Part, Reading } from './types.js' */

/**
 * @param {string} label
 * @returns {Part<Reading[]>}
 */
export function readingsPart(label) {
  const element = h('ul', { class: 'readings', 'aria-label': label });
  /** @type {Kept<Reading, Part<Reading>>} */
  const kept = new Kept();
  return {
    element,
    update: (readings) => kept.show(element, readings, ({ key, symbol }) => `${key} ${symbol}`, readingPart),
  };
}

/**
 * @param {Reading} reading
 * @returns {Part<Reading>}
 */
function readingPart({ key, symbol }) {
  const name = h('span', { id: `reading-${key}-name` }, ...typeset(symbol));
  // An output speaks up whenever it changes; a dozen of them would drown the description, which says what matters.
  const output = h('output', { 'data-reading': key, 'aria-live': 'off', 'aria-labelledby': name.id });
  return { element: h('li', {}, name, ' ', output), update: ({ text }) => write(output, text) };
}
