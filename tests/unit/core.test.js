// The headless contract, as it ships, from Node: every reference vector, every refusal, the ledger at its limits.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** @type {typeof import('../../www/core.js')} */
let core;
before(async () => {
  core = await import(pathToFileURL(join(root, 'dist/lib/core.js')).href);
  await core.load();
});

const folder = join(root, 'tests/vectors');
const vectors = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));

/** @param {any} nested @returns {number[]} */
const flat = (nested) => [nested].flat(Infinity);

/**
 * The error relative to the largest expected entry.
 * @param {any} got
 * @param {any} expected
 */
function errorOf(got, expected) {
  const [one, other] = [flat(got), flat(expected)];
  assert.equal(one.length, other.length);
  const scale = Math.max(...other.map(Math.abs), 1e-300);
  return Math.max(...one.map((value, i) => (Number.isNaN(value) ? Infinity : Math.abs(value - other[i]) / scale)));
}

/**
 * Layer by layer, as the vectors' agreement is stated.
 * @param {any[]} got
 * @param {any[]} expected
 * @param {number} most
 * @param {string} what
 */
function close(got, expected, most, what) {
  assert.equal(got.length, expected.length, what);
  for (const [layer, values] of expected.entries()) {
    const error = errorOf(got[layer], values);
    assert.ok(error <= most, `${what}, layer ${layer}: relative error ${error}`);
  }
}

for (const { id, network, inputs, targets, expect } of vectors) {
  test(`${id}: trace, gradient and training agree with the reference`, () => {
    const net = new core.Network(network);
    const trace = /** @type {Record<string, any>} */ (net.trace(inputs[0], targets[0]));
    for (const [name, values] of Object.entries(expect.first_sample)) {
      close(
        Array.isArray(values) ? trace[name] : [trace[name]],
        Array.isArray(values) ? values : [values],
        1e-12,
        name,
      );
    }
    for (const [xs, ys] of [
      [inputs, targets],
      [Float64Array.from(flat(inputs)), Float64Array.from(flat(targets))],
    ]) {
      const gradient = net.gradient(xs, ys);
      close([gradient.loss], [expect.batch_loss], 1e-12, 'loss');
      close(gradient.dL_dw, expect.dL_dw, 1e-12, 'dL_dw');
      close(gradient.dL_db, expect.dL_db, 1e-12, 'dL_db');
    }
    for (const { optimizer, steps, loss_history, weights, biases } of expect.after_full_batch_steps) {
      const trained = new core.Network(network);
      const losses = trained.train(inputs, targets, { optimizer, steps, batch: inputs.length });
      assert.ok(losses instanceof Float64Array);
      close([Array.from(losses)], [loss_history], 1e-9, `${optimizer.name} losses`);
      close(trained.toJSON().weights, weights, 1e-9, `${optimizer.name} weights`);
      close(trained.toJSON().biases, biases, 1e-9, `${optimizer.name} biases`);
      trained.free();
    }
    assert.deepEqual(JSON.parse(JSON.stringify(net)), network, 'the document is written as it was read');
    net.free();
  });
}

const [b] = vectors.filter(({ id }) => id === 'notes-b-2-2-2-1');

test('the ledger of w1 in network B has the notes’ two paths, and three numbers that agree', () => {
  const net = new core.Network(b.network);
  const ledger = net.ledger({ kind: 'weight', layer: 0, to: 0, from: 0 }, b.inputs[0], b.targets[0], { limit: 10 });
  assert.deepEqual(
    ledger.paths.map(({ factors }) => factors.map(({ name }) => name)),
    [
      ['∂L/∂o5', '∂o5/∂o3', '∂o3/∂o1', '∂o1/∂w1'],
      ['∂L/∂o5', '∂o5/∂o4', '∂o4/∂o1', '∂o1/∂w1'],
    ],
  );
  assert.equal(ledger.total_paths, 2);
  assert.equal(ledger.remainder, 0);
  assert.ok(Math.abs(ledger.sum / b.expect.dL_dw[0][0][0] - 1) < 1e-12);
  assert.ok(Math.abs(ledger.backprop / b.expect.dL_dw[0][0][0] - 1) < 1e-12);
  assert.ok(Math.abs(ledger.finite_difference / b.expect.dL_dw[0][0][0] - 1) < 1e-7);
});

/** A network of `depth` layers of `width`, with numbers from a small generator. @param {number} width @param {number} depth */
function large(width, depth) {
  let seed = 1;
  const next = () => (seed = (seed * 48271) % 2147483647) / 1073741823.5 - 1;
  const list = (/** @type {number} */ n, /** @type {() => any} */ item) => Array.from({ length: n }, item);
  const document = {
    layers: list(depth + 1, () => width),
    activations: list(depth, () => 'tanh'),
    loss: 'half-squared-error',
    weights: list(depth, () => list(width, () => list(width, next))),
    biases: list(depth, () => list(width, next)),
  };
  return { net: new core.Network(document), x: list(width, next), y: list(width, next) };
}

test('a ledger of 20 layers of 16 answers within 100 ms: the largest paths, the exact count and the rest', () => {
  const { net, x, y } = large(16, 20);
  const times = [1, 2, 3].map(() => {
    const started = performance.now();
    const ledger = net.ledger({ kind: 'weight', layer: 0, to: 0, from: 0 }, x, y, { limit: 1000 });
    assert.equal(ledger.paths.length, 1000);
    assert.equal(BigInt(ledger.total_paths), 16n ** 19n);
    const sizes = ledger.paths.map(({ product }) => Math.abs(product));
    assert.deepEqual(
      sizes,
      [...sizes].sort((one, other) => other - one),
    );
    assert.ok(Math.abs(ledger.shown_sum + ledger.remainder - ledger.sum) <= 1e-12 * Math.abs(ledger.sum));
    assert.ok(Math.abs(ledger.sum / ledger.backprop - 1) < 1e-10);
    return performance.now() - started;
  });
  assert.ok(Math.min(...times) < 100, `${times} ms`);
});

test('a count beyond what a number holds exactly is a BigInt', () => {
  const { net, x, y } = large(15, 20);
  const ledger = net.ledger({ kind: 'bias', layer: 0, to: 3 }, x, y, { limit: 1 });
  assert.equal(ledger.total_paths, 15n ** 19n);
});

/** @type {[string, RegExp, (net: InstanceType<typeof core.Network>, document: any) => unknown][]} */
const refusals = [
  ['no document', /^document: got nothing; allowed: an object/, () => new core.Network(/** @type {any} */ (undefined))],
  [
    'a layer too wide',
    /^layers\[1\]: got 257; allowed: /,
    (_, d) => new core.Network({ ...d, layers: [2, 257, 2, 1] }),
  ],
  ['a layer of no whole size', /^layers\[1\]: got 1.5/, (_, d) => new core.Network({ ...d, layers: [2, 1.5, 2, 1] })],
  [
    'an unknown activation',
    /^activations\[0\]: got “sine”/,
    (_, d) => new core.Network({ ...d, activations: ['sine', 'tanh', 'tanh'] }),
  ],
  ['an unknown loss', /^loss: got “hinge”; allowed: half/, (_, d) => new core.Network({ ...d, loss: 'hinge' })],
  [
    'a weight that is no number',
    /^weights\[0\]\[1\]\[0\]: got NaN/,
    (_, d) =>
      new core.Network({
        ...d,
        weights: [
          [
            [1, 2],
            [NaN, 4],
          ],
          d.weights[1],
          d.weights[2],
        ],
      }),
  ],
  [
    'a weight that is text',
    /^weights\[0\]\[0\]\[1\]: got “x”/,
    (_, d) =>
      new core.Network({
        ...d,
        weights: [
          [
            [1, 'x'],
            [3, 4],
          ],
          d.weights[1],
          d.weights[2],
        ],
      }),
  ],
  [
    'a row too short',
    /^weights\[0\]\[1\]: got 1 number/,
    (_, d) => new core.Network({ ...d, weights: [[[1, 2], [3]], d.weights[1], d.weights[2]] }),
  ],
  ['an input of another length', /^x: got 1/, (net) => net.trace([1], [1])],
  ['a target that is infinite', /^y\[0\]: got inf/i, (net) => net.trace([1, 2], [Infinity])],
  [
    'samples that do not match',
    /^ys: got 1 sample/,
    (net) =>
      net.gradient(
        [
          [1, 2],
          [3, 4],
        ],
        [[1]],
      ),
  ],
  [
    'an unknown optimizer',
    /^optimizer.name: got “sgdd”/,
    (net) => net.train([[1, 2]], [[1]], { optimizer: { name: 'sgdd' } }),
  ],
  [
    'a misspelt option',
    /^optimizer.lr: got 1/,
    (net) => net.train([[1, 2]], [[1]], { optimizer: /** @type {any} */ ({ name: 'sgd', lr: 1 }) }),
  ],
  [
    'a negative η',
    /^optimizer.eta: got -1/,
    (net) => net.train([[1, 2]], [[1]], { optimizer: { name: 'sgd', eta: -1 } }),
  ],
  ['a batch of none', /^batch: got 0/, (net) => net.train([[1, 2]], [[1]], { optimizer: { name: 'sgd' }, batch: 0 })],
  [
    'no such weight',
    /^parameter.to: got 7/,
    (net) => net.ledger({ kind: 'weight', layer: 0, to: 7, from: 0 }, [1, 2], [1], {}),
  ],
  [
    'a limit of none',
    /^limit: got 0/,
    (net) => net.ledger({ kind: 'bias', layer: 0, to: 0 }, [1, 2], [1], { limit: 0 }),
  ],
];

for (const [what, sentence, attempt] of refusals) {
  test(`${what} is refused by name, and the network stays as it was`, () => {
    const net = new core.Network(b.network);
    assert.throws(
      () => attempt(net, b.network),
      (error) => {
        assert.ok(error instanceof Error);
        assert.match(error.message, sentence);
        assert.match(error.message, /; allowed: \S/);
        return true;
      },
    );
    assert.deepEqual(net.toJSON(), b.network);
    net.free();
  });
}

test('training walks the samples in order, wraps round, and its last batch of an epoch is what is left', () => {
  const inputs = [
    [0.1, 0.2],
    [0.3, -0.4],
    [0.5, 0.6],
  ];
  const targets = [[1], [0], [1]];
  const optimizer = { name: 'sgd', eta: 0.5 };
  const whole = new core.Network(b.network);
  const losses = whole.train(inputs, targets, { optimizer, steps: 4, batch: 2 });
  const apart = new core.Network(b.network);
  const expected = [[0, 1], [2], [0, 1], [2]].map(
    (batch) =>
      apart.train(
        batch.map((i) => inputs[i]),
        batch.map((i) => targets[i]),
        { optimizer, steps: 1 },
      )[0],
  );
  assert.deepEqual([...losses], expected);
  assert.deepEqual(whole.toJSON(), apart.toJSON());
});
