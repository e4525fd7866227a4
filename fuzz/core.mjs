// The headless core with hostile values: each call returns or throws an Error that names what is wrong, and a good network gives the
// same numbers afterwards.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Network, load, read } from '../www/core.js';
import { value } from './messages.mjs';
import { mutated, random } from './random.mjs';

/** @import { Random } from './random.mjs' */

const GOOD = {
  layers: [2, 2, 1],
  activations: ['tanh', 'sigmoid'],
  loss: 'half-squared-error',
  weights: [
    [
      [0.5, -0.25],
      [1, 0.125],
    ],
    [[0.75, -1]],
  ],
  biases: [[0, 0.5], [-0.5]],
};
const TEXT = 'layers: 2, 2, 1\nw1,0.5\nw2;-0,25\nb1=1\nx1 = 3, x2 = 4\ny = [1]\nlr: 0.1\nW1 = [[1, 2], [3, 4]]';

export async function core() {
  await load(readFileSync(new URL('../www/pkg/backprop_core_bg.wasm', import.meta.url)));
  const good = new Network(GOOD);
  const truth = JSON.stringify(good.trace([1, 2], [0]));
  return {
    /** @param {Random} draw */
    make: (draw) => draw.below(2 ** 31),
    /** @param {number} seed */
    check(seed) {
      const draw = random(seed);
      try {
        call(good, draw);
      } catch (error) {
        assert.ok(error instanceof Error, `it threw ${String(error)}`);
        assert.equal(error.constructor, Error, `${error.name}: ${error.message}`);
        assert.match(error.message, /^(?!\s*:)[^]/, 'a refusal names the argument');
        assert.ok(error.message.length < 2000, 'a refusal is too long');
      }
      assert.equal(JSON.stringify(good.trace([1, 2], [0])), truth, 'another call has changed a network');
    },
    shorter: () => [],
  };
}

/** One call with values that nobody sensible gives. @param {Network} good @param {Random} draw */
function call(good, draw) {
  const any = () => (draw.chance(0.3) ? buffer(draw) : value(draw, 3));
  const kind = draw.below(8);
  if (kind === 0) new Network(any()).free();
  else if (kind === 1) new Network({ ...GOOD, [draw.pick(Object.keys(GOOD))]: any() }).free();
  else if (kind === 2) good.trace(any(), draw.chance(0.5) ? [0] : any());
  else if (kind === 3) good.gradient(draw.chance(0.5) ? [[1, 2]] : any(), any());
  else if (kind === 4) trained(draw, any);
  else if (kind === 5) good.ledger(any(), [1, 2], [0], any());
  else if (kind === 6) read(mutated(TEXT, draw), draw.chance(0.5) ? GOOD : any(), draw.chance(0.5) ? undefined : any());
  else read(any(), any(), any());
}

/** @param {Random} draw @param {() => any} any */
function trained(draw, any) {
  const own = new Network(GOOD);
  try {
    const optimizer = draw.chance(0.5) ? { name: draw.pick(['sgd', 'adam', 'momentum']), eta: any() } : any();
    own.train([[1, 2]], [[0]], { optimizer, steps: draw.chance(0.8) ? draw.below(5) : any(), batch: any() });
  } finally {
    own.free();
  }
}

/**
 * Numbers in memory that has gone, is shared, can grow, has shrunk, or shrinks while it is read; and lists that hold themselves.
 * @param {Random} draw
 */
function buffer(draw) {
  const numbers = new Float64Array([1, 2]);
  const growing = () => new /** @type {any} */ (ArrayBuffer)(16, { maxByteLength: 64 });
  const kinds = [
    () => numbers,
    () => (structuredClone(numbers.buffer, { transfer: [numbers.buffer] }), numbers),
    () => new Float64Array(new SharedArrayBuffer(16)),
    () => new Float64Array(growing()),
    () => {
      const memory = growing();
      const view = new Float64Array(memory, 0, 2);
      memory.resize(draw.pick([0, 8, 64]));
      return view;
    },
    () => {
      const memory = growing();
      const inner = new Float64Array(memory, 0, 1);
      return [
        1,
        inner,
        {
          get length() {
            return (memory.resize(0), 2);
          },
          get 0() {
            return (memory.resize(64), 1);
          },
          1: 2,
        },
      ];
    },
    () => {
      /** @type {any[]} */
      const list = [1, 2];
      list[draw.below(3)] = list;
      return list;
    },
    () => {
      /** @type {Record<string, unknown>} */
      const object = { ...GOOD };
      object[draw.pick(Object.keys(GOOD))] = object;
      return object;
    },
    () => new BigInt64Array([1n, 2n]),
    () => [1n, 2n],
    () => new Uint8Array([1, 2]),
    () => new DataView(new ArrayBuffer(16)),
    () => Object.assign([1, 2], { length: 2 ** 32 - 1 }),
    () => ({ length: 1e9, 0: 1 }),
    () => ({ valueOf: () => 1, toString: () => '1', [Symbol.toPrimitive]: () => 1 }),
    () => new Proxy([1, 2], { get: (list, key) => (key === 'length' ? draw.below(1e9) : Reflect.get(list, key)) }),
  ];
  return draw.pick(kinds)();
}
