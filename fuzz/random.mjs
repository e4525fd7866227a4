// A seeded stream of random numbers: the same seed gives the same case on every machine.

/** @param {number} seed */
export function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (/** @type {number} */ most) => Math.floor(next() * most);
  return {
    next,
    below,
    /** @template T @param {readonly T[]} list @returns {T} */
    pick: (list) => list[below(list.length)],
    /** @param {number} share */
    chance: (share) => next() < share,
  };
}

/** @typedef {ReturnType<typeof random>} Random */

/** Texts that people and programs put where a value should be. */
export const NASTY = [
  ...[
    '',
    ' ',
    '0',
    '-0',
    '1e300',
    '-1e300',
    '1e-300',
    'NaN',
    'Infinity',
    '1/0',
    '1/3',
    '0,5',
    '−2',
    '1e',
    '--1',
    '0x10',
  ],
  ...[
    '<img src=x onerror=alert(1)>',
    '__proto__',
    'constructor',
    '\u0000',
    '\ud800',
    '½',
    '🙂',
    'w1:',
    'w1:1e400',
    'a'.repeat(5000),
  ],
  ...[
    'w1:0.5,w2:,w3',
    '1_2_3*4_5',
    '2.3sigmoid.1',
    '0.0',
    '9.9relu.9relu.9relu',
    'yes',
    'no',
    'null',
    'undefined',
    '[object Object]',
  ],
];

const SIGNS = [...'0123456789.,;:=-+eE[](){}"\'|#/*_ \n\t&%?<>wbxyηθ−₁é½∞'];

/**
 * The same text with a few characters changed, put in or taken out.
 * @param {string} text
 * @param {Random} draw
 */
export function mutated(text, draw) {
  const letters = [...text];
  for (let turns = 1 + draw.below(4); turns > 0; turns--) {
    const at = draw.below(letters.length + 1);
    if (draw.chance(0.3)) letters.splice(at, 1);
    else if (draw.chance(0.4)) letters.splice(at, 1, draw.pick(SIGNS));
    else if (draw.chance(0.8)) letters.splice(at, 0, draw.pick(SIGNS));
    else letters.length = at;
  }
  return letters.join('');
}
