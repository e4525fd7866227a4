// The headless core against published worked examples: every digit that their authors print, with the loss they have.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const file = join(root, process.env.SITE ?? 'dist', 'lib/core.js');
assert.ok(existsSync(file), `${file} is not there: run npm run build first.`);

/** @type {typeof import('../../www/core.js')} */
let core;
before(async () => {
  core = await import(pathToFileURL(file).href);
  await core.load();
});

/** @type {{ cases: any[] }} */
const { cases } = JSON.parse(readFileSync(join(root, 'tests/cases/networks.json'), 'utf8'));
const named = (/** @type {string} */ name) => cases.find((one) => one.name === name);

/** Everything that a case may name by a path. @param {any} one @returns {any} */
function resultsOf({ network, x, y, train, regularisation = 0 }) {
  const net = new core.Network(network);
  const [trace, gradient] = [net.trace(x[0], y[0]), net.gradient(x, y)];
  const outs = x.map(
    (/** @type {number[]} */ input, /** @type {number} */ at) => net.trace(input, y[at]).o.at(-1)?.[0],
  );
  const losses = train ? net.train(x, y, train) : [];
  const [after, traceAfter] = [net.toJSON(), net.trace(x[0], y[0])];
  net.free();
  const withPenalty = { ...gradient, 'loss+reg': gradient.loss + regularisation };
  return { trace, gradient: withPenalty, gradient2: doubled(gradient), outs, losses, after, traceAfter };
}

/** @param {any} numbers @returns {any} */
function doubled(numbers) {
  if (typeof numbers === 'number') return 2 * numbers;
  if (Array.isArray(numbers)) return numbers.map(doubled);
  return Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, doubled(value)]));
}

/** @param {any} of @param {string} path */
const at = (of, path) => path.split('.').reduce((inner, name) => inner?.[name], of);

/** @param {number} got @param {number} expected @param {number} tolerance @param {string} what */
function near(got, expected, tolerance, what) {
  assert.ok(Math.abs(got - expected) <= tolerance, `${what}: ${got}, and not ${expected}`);
}

for (const one of cases) {
  test(`${one.name}: every published digit`, () => {
    const results = resultsOf(one);
    assert.ok(one.expect.length > 0);
    for (const { path, value, tol } of one.expect) near(at(results, path), value, tol, path);
  });
}

test('the loss is the expression itself: ∂o/∂x of the published neuron, without a target', () => {
  const { network, x } = named('tanh neuron, gradient of the inputs');
  const net = new core.Network({ ...network, loss: 'output' });
  for (const y of [undefined, null, [], [7]]) {
    const trace = net.trace(x[0], /** @type {any} */ (y));
    near(trace.loss, 0.7071067811865476, 1e-12, 'loss');
    near(trace.dL_dx[0], -1.5, 1e-9, '∂o/∂x1');
    near(trace.dL_dx[1], 0.5, 1e-9, '∂o/∂x2');
    near(trace.dL_dw[0][0][0], 1, 1e-9, '∂o/∂w1');
    assert.deepEqual(trace.dL_do, [[1]]);
  }
  assert.deepEqual(net.gradient(x), net.gradient(x, [[5]]));
  assert.equal(net.loss(x), net.gradient(x).loss);
  const ledger = net.ledger({ kind: 'weight', layer: 0, to: 0, from: 0 }, x[0], null);
  near(ledger.sum, 1, 1e-9, 'the sum over all paths');
  net.train(x, null, { optimizer: { name: 'sgd', eta: 0.5 } });
  near(net.toJSON().weights[0][0][0], -3.5, 1e-9, 'w1 after a step');
  const two = { layers: [1, 2], activations: ['identity'], weights: [[[2], [3]]], biases: [[1, 1]] };
  assert.equal(new core.Network({ ...two, loss: 'output' }).trace([1]).loss, 7, 'several outputs are added up');
  assert.throws(
    () => new core.Network(network).trace([2, 0]),
    /^Error: y: got nothing; allowed: an array of 1 numbers/,
  );
});

test('large weights: forward passes alone give the published slope, with their own uncertainty', () => {
  const { network, x, y } = named('large weights: the central difference misleads');
  const net = new core.Network(network);
  for (const of of [
    { kind: 'weight', layer: 0, to: 0, from: 0 },
    { kind: 'bias', layer: 0, to: 0 },
  ]) {
    const ledger = net.ledger(/** @type {any} */ (of), x[0], y[0]);
    assert.equal(ledger.finite_difference.toFixed(2), '3906.25');
    near(ledger.finite_difference, ledger.backprop, ledger.uncertainty, 'within its uncertainty');
    assert.ok(ledger.uncertainty < 0.1 && ledger.kink === null);
  }
});

test('at a kink of relu the ledger has both slopes', () => {
  const net = new core.Network({
    ...{ layers: [1, 1, 1], activations: ['relu', 'identity'], loss: 'output' },
    ...{ weights: [[[2]], [[-1]]], biases: [[-2], [0]] },
  });
  const ledger = net.ledger({ kind: 'weight', layer: 0, to: 0, from: 0 }, [1], []);
  const [left, right] = ledger.kink ?? [];
  near(Number(left), 0, 1e-9, 'from the left');
  near(Number(right), -1, 1e-9, 'from the right');
  near(ledger.backprop, 0, 0, 'relu′(0) is 0');
});

test('squared errors without one half: the sum, and the mean over the outputs', () => {
  const one = named('squared error without one half');
  for (const loss of ['squared-error', 'mean-squared-error']) {
    const results = resultsOf({ ...one, network: { ...one.network, loss } });
    for (const { path, value, tol } of one.expect) {
      near(at(results, path.replace('gradient2', 'gradient')), value, tol, `${loss} ${path}`);
    }
  }
  const two = { layers: [1, 2], activations: ['identity'], weights: [[[2], [3]]], biases: [[0, 0]] };
  const expected = { 'half-squared-error': [5, 1, 3], 'squared-error': [10, 2, 6], 'mean-squared-error': [5, 1, 3] };
  for (const [loss, [value, ...slopes]] of Object.entries(expected)) {
    const { loss: got, dL_do, dL_dx } = new core.Network({ ...two, loss }).trace([1], [1, 0]);
    assert.deepEqual([got, dL_do[0], dL_dx[0]], [value, slopes, 2 * slopes[0] + 3 * slopes[1]], loss);
  }
});

test('weight decay, as published; biases do not decay, and stay where they are frozen', () => {
  const { network, x, y, train } = named('weight decay');
  const net = new core.Network({ ...network, biases: [[0]] });
  const [loss] = net.train(x, y, { ...train, weight_decay: 0.01 });
  const { weights, biases } = net.toJSON();
  near(weights[0][0][0], 0.989, 1e-12, 'w1');
  near(weights[0][0][1], 1.978, 1e-12, 'w2');
  near(biases[0][0], -0.1, 1e-12, 'b1');
  near(loss, 0.5, 1e-12, 'the loss is that of the samples alone');
  const frozen = new core.Network({ ...network, biases: [[3]] });
  for (const name of ['sgd', 'momentum', 'nesterov', 'adagrad', 'rmsprop', 'adam']) {
    frozen.train(x, y, { optimizer: { name, eta: 0.1 }, steps: 20, freeze_biases: true });
    assert.equal(frozen.toJSON().biases[0][0], 3, name);
  }
});

/** @type {[any, RegExp][]} */
const refused = [
  [{ weight_decay: -1 }, /^Error: weight_decay: got -1; allowed: a finite number, 0 or above$/],
  [{ weight_decay: Infinity }, /^Error: weight_decay: got Infinity; allowed: /],
  [{ weight_decay: '0.1' }, /^Error: weight_decay: got “0.1”; allowed: /],
  [{ freeze_biases: 'yes' }, /^Error: freeze_biases: got “yes”; allowed: true or false$/],
  [{ weight_decays: 0 }, /^Error: weight_decays: got 0; allowed: only optimizer, steps, batch, weight_decay, /],
];

for (const [options, sentence] of refused) {
  test(`${Object.keys(options)}: ${Object.values(options)} is refused by name`, () => {
    const { network, x, y } = named('weight decay');
    const net = new core.Network(network);
    assert.throws(() => net.train(x, y, { optimizer: { name: 'sgd' }, ...options }), sentence);
    assert.deepEqual(net.toJSON(), network);
  });
}
