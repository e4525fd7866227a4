// Messages and states of other pages: each is read or refused, none throws, and what was read is plain.
import assert from 'node:assert/strict';
import { readMessage, readState } from '../www/messages.js';
import { NASTY } from './random.mjs';

/** @import { Random } from './random.mjs' */

const KEYS = [
  'backpropLab',
  'do',
  'id',
  'with',
  'v',
  'lesson',
  'values',
  'eta',
  '__proto__',
  'toString',
  'then',
  'event',
  'answers',
];
const WORDS = ['getState', 'setState', 'play', 'pause', 'step', 'toSVG', 'chain-rule', 'constructor', ...NASTY];

export async function messages() {
  return {
    /** @param {Random} draw */
    make: (draw) => draw.below(2 ** 31),
    /** @param {number} seed */
    async check(seed) {
      const { random } = await import('./random.mjs');
      const draw = random(seed);
      const other = value(draw, 4);
      const given = draw.chance(0.5)
        ? Object.assign(Object.create(null), { backpropLab: 1, do: draw.pick(WORDS), with: other })
        : other;
      const message = readMessage(sent(given));
      if (message !== null) {
        assert.ok(['getState', 'setState', 'play', 'pause', 'step', 'toSVG'].includes(message.do));
        assert.ok(message.id === null || typeof message.id === 'number');
      }
      const state = readState(given);
      if (typeof state === 'string') assert.match(state, /^state: /);
      else for (const text of Object.values(state.values)) assert.equal(typeof text, 'string');
      assert.equal(Object.prototype.toString.call({}), '[object Object]');
      assert.equal(/** @type {any} */ ({}).eta, undefined, 'Object.prototype was changed');
    },
    shorter: () => [],
  };
}

/** What arrives of a message: a copy without getters and functions; nothing of what a browser cannot send. @param {unknown} given */
function sent(given) {
  try {
    return structuredClone(given);
  } catch {
    return undefined;
  }
}

/** Any value that a page may send or hand in. @param {Random} draw @param {number} depth @returns {any} */
export function value(draw, depth) {
  const kind = draw.below(depth > 0 ? 16 : 8);
  if (kind < 3) return draw.pick(WORDS);
  if (kind < 5) return draw.pick([0, 1, -1, 0.5, NaN, Infinity, 1e300, 2 ** 53, -0]);
  if (kind === 5) return draw.pick([null, undefined, true, false]);
  if (kind === 6) return draw.pick([10n, Symbol('x'), () => 1, new Date(0), /x/, new Map([[1, 2]])]);
  if (kind === 7) return draw.pick([new Float64Array(2), new ArrayBuffer(8), new Error('x'), Object.create(null)]);
  const inner = () => value(draw, depth - 1);
  if (kind < 11) return Array.from({ length: draw.below(5) }, inner);
  const object = Object.fromEntries(Array.from({ length: draw.below(6) }, () => [draw.pick(KEYS), inner()]));
  if (kind < 14) return object;
  if (kind === 14) return Object.defineProperty(object, draw.pick(KEYS), { enumerable: true, get: () => fail() });
  return new Proxy(object, draw.pick([{ get: fail }, { ownKeys: fail }, { getPrototypeOf: fail }, {}]));
}

/** @returns {never} */
function fail() {
  throw new Error('a page’s own error');
}
