// The headless contract, as it ships, from Node: every reference vector, every refusal, the ledger at its limits.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runInNewContext, runInThisContext } from 'node:vm';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const dist = join(root, process.env.SITE ?? 'dist');
const file = join(dist, 'lib/core.js');
assert.ok(existsSync(file), `${file} is not there: run npm run build first.`);
const address = pathToFileURL(file).href;

/** @type {typeof import('../../www/core.js')} */
let core;
before(async () => {
  core = await import(address);
  await core.load();
});

const folder = join(root, 'tests/vectors');
const vectors = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));

/** The examples of the headless core, as a reader copies them. @type {[string, RegExp][]} */
const examples = [
  ['README.md', /```js\n(import [^]*?)```/],
  ['crate/web/src/lib.rs', /```js\n(\/\/! import [^]*?)```/],
];

for (const [file, block] of examples) {
  test(`the example of ${file} runs, and its comments are true`, async () => {
    const code = block.exec(readFileSync(join(root, file), 'utf8'))?.[1].replace(/^\/\/! ?/gm, '') ?? '';
    const body = code
      .replace(/^import \{.*\} from '.*\/lib\/core\.js';.*$/m, '')
      .replace(/^(.*); \/\/ .* = ([\d.]+)$/gm, 'equal($1, $2);');
    assert.match(body, /^await load\(\);$/m);
    const run = runInThisContext(`(async (load, Network, equal) => {${body}})`);
    let compared = 0;
    const equal = (/** @type {number} */ one, /** @type {number} */ other) => {
      compared += 1;
      assert.equal(one, other);
    };
    await run(core.load, core.Network, equal);
    assert.equal(compared, (code.match(/ = [\d.]+$/gm) ?? []).length);
  });
}

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
  [
    'residual that is no flag',
    /^residual: got “yes”; allowed: true or false$/,
    (_, d) => new core.Network({ ...d, residual: 'yes' }),
  ],
  [
    'an unknown normalisation',
    /^normalise: got “batch”; allowed: layer/,
    (_, d) => new core.Network({ ...d, normalise: 'batch' }),
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
  ['a picture without pixels', /^width: got 0; allowed: .*1 to 4096/, (net) => net.maps({ width: 0, height: 1 })],
  [
    'a picture too large',
    /^width × height: got 16777216 pixels; allowed: 1 to 10000000 for this network/,
    (net) => net.maps({ width: 4096, height: 4096 }),
  ],
  ['an edge that is NaN', /^x\[1\]: got NaN/, (net) => net.maps({ width: 1, height: 1, x: [0, NaN] })],
  [
    'maps into too small an array',
    /^into: got a Float32Array of 4; allowed: a Float32Array of 5/,
    (net) => net.maps({ width: 1, height: 1, into: new Float32Array(4) }),
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

test('the loss is that of the gradient, to the last bit', () => {
  const net = new core.Network(b.network);
  assert.equal(net.loss(b.inputs, b.targets), net.gradient(b.inputs, b.targets).loss);
  assert.throws(() => net.loss([[1, 2]], [[1], [0]]), /^Error: ys: got 2 samples/);
});

test('maps are each neuron’s output in the middle of each pixel, layer by layer', () => {
  const net = new core.Network(b.network);
  const into = new Float32Array(5 * 6);
  const maps = net.maps({ width: 3, height: 2, x: [-3, 3], y: [2, -2], into });
  assert.deepEqual(
    maps.map((layer) => layer.map((map) => map.length)),
    [[6, 6], [6, 6], [6]],
  );
  assert.ok(maps.flat().every((map) => map.buffer === into.buffer));
  for (const [row, y] of [1, -1].entries()) {
    for (const [column, x] of [-2, 0, 2].entries()) {
      const { o } = net.trace([x, y], [0]);
      const seen = maps.map((layer) => layer.map((map) => map[3 * row + column]));
      for (const [k, value] of flat(seen).entries()) assert.ok(Math.abs(value - flat(o)[k]) < 1e-6);
    }
  }
  assert.deepEqual(net.maps({ width: 2, height: 2 }), net.maps({ width: 2, height: 2, x: [-1, 1], y: [-1, 1] }));
  const { net: wide } = large(3, 1);
  assert.throws(() => wide.maps({ width: 1, height: 1 }), /^Error: network: got one with 3 inputs; allowed: /);
});

test('memory stays flat over 1,000,000 updates', async () => {
  /** @type {WebAssembly.Memory | undefined} */
  let memory;
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = /** @type {any} */ (
    async (/** @type {any} */ module, /** @type {any} */ imports) => {
      const made = /** @type {any} */ (await instantiate(module, imports));
      memory = /** @type {any} */ (made.instance ?? made).exports.memory;
      return made;
    }
  );
  const fresh = await import(`${address}?memory`);
  await fresh.load().finally(() => (WebAssembly.instantiate = instantiate));
  const net = new fresh.Network(b.network);
  const run = () => net.train(b.inputs, b.targets, { optimizer: { name: 'adam' }, steps: 10_000, batch: 1 });
  run();
  const before = memory?.buffer.byteLength;
  assert.ok(before);
  for (let k = 1; k < 100; k++) run();
  assert.equal(memory?.buffer.byteLength, before);
});

const optimizer = { name: 'sgd' };

/** What throws whenever it is looked at. @param {string} trap @param {any} of */
function trapped(trap, of) {
  const shut = () => {
    throw new TypeError('shut');
  };
  return new Proxy(of, { [trap]: shut });
}

/** @param {any} of */
function revoked(of) {
  const { proxy, revoke } = Proxy.revocable(of, {});
  revoke();
  return proxy;
}

/** @param {any} object @param {string | number} name */
function closed(object, name) {
  const get = () => {
    throw new Error('closed');
  };
  return Object.defineProperty(object, name, { get, enumerable: true });
}

function detached() {
  const array = Float64Array.of(1, 2);
  structuredClone(array, { transfer: [array.buffer] });
  return array;
}

/** An array that says it is longer. @param {number} length @param {any} [item] */
const long = (length, item) =>
  new Proxy([], { get: (of, name) => (name === 'length' ? length : (item ?? Reflect.get(of, name))) });

/** @type {[string, RegExp, (net: any, document: any) => unknown][]} */
const hostile = [
  ['a detached x', /^x: got 0 numbers; allowed: 2 numbers/, (net) => net.trace(detached(), [1])],
  ['detached xs', /^xs: got 0 numbers/, (net) => net.train(detached(), [[1]], { optimizer })],
  ['a getter in x', /^x\[1\]: got something that could not be read/, (net) => net.trace(closed([1, 2], 1), [1])],
  ['a getter in xs', /^xs\[0\]\[1\]: got something/, (net) => net.train([closed([1, 2], 1)], [[1]], { optimizer })],
  ['a getter for a sample', /^xs\[0\]: got something/, (net) => net.gradient(closed([[1, 2]], 0), [[1]])],
  ['xs that throws', /^xs: got something/, (net) => net.train(trapped('get', [[1, 2]]), [[1]], { optimizer })],
  ['revoked xs', /^xs: got an object that could not be/, (net) => net.train(revoked([]), [[1]], { optimizer })],
  ['a revoked y', /^y: got an object that could not be read/, (net) => net.trace([1, 2], revoked([]))],
  [
    'keys that throw',
    /^options: got something/,
    (net) => net.train([[1, 2]], [[1]], trapped('ownKeys', { optimizer })),
  ],
  [
    'descriptors that throw',
    /^options: got something/,
    (net) => net.train([[1, 2]], [[1]], trapped('getOwnPropertyDescriptor', { optimizer })),
  ],
  ['revoked options', /^options: got something/, (net) => net.train([[1, 2]], [[1]], revoked({}))],
  [
    'a getter for steps',
    /^steps: got something that could not be read/,
    (net) => net.train([[1, 2]], [[1]], closed({ optimizer }, 'steps')),
  ],
  [
    'a getter for η',
    /^optimizer.eta: got something/,
    (net) => net.train([[1, 2]], [[1]], { optimizer: closed({ name: 'sgd' }, 'eta') }),
  ],
  ['a getter in a document', /^loss: got something/, (_, d) => new core.Network(closed({ ...d }, 'loss'))],
  ['a revoked document', /^document: got something/, (_, d) => new core.Network(revoked(d))],
  [
    'a getter in a parameter',
    /^parameter.to: got something/,
    (net) => net.ledger(closed({ kind: 'bias', layer: 0 }, 'to'), [1, 2], [1]),
  ],
  [
    'an x that frees the network',
    /^Network: got one that was freed/,
    (_, d) => {
      const net = new core.Network(d);
      net.trace(Object.defineProperty([1, 2], 0, { get: () => (net.free(), 1) }), [1]);
    },
  ],
  ['an endless x', /^x: got 67108864 numbers; allowed: 2/, (net) => net.trace(new Float64Array(2 ** 26), [1])],
  ['endless xs', /^xs: got 67108864 numbers/, (net) => net.gradient(new Float64Array(2 ** 26), [[1]])],
  ['endless samples', /^xs: got 1000000000 samples/, (net) => net.gradient(long(1e9), [[1]])],
  ['xs of no length', /^xs: got NaN samples/, (net) => net.gradient(long(NaN), [[1]])],
  [
    'endless layers',
    /^layers: got 134217728 sizes; allowed: 2 to 129 sizes/,
    (_, d) => new core.Network({ ...d, layers: new Array(2 ** 27) }),
  ],
  ['endless weights', /^weights: got 1000000000 layers/, (_, d) => new core.Network({ ...d, weights: long(1e9) })],
  ['endless biases', /^biases\[0\]: got 1000/, (_, d) => new core.Network({ ...d, biases: long(3, long(1e9)) })],
  [
    'a misspelt key',
    /^weigths: got an array of 3; allowed: only/,
    (_, d) => new core.Network({ ...d, weigths: d.weights }),
  ],
  [
    'a bias from somewhere',
    /^parameter.from: got 9; allowed: only kind, layer, to$/,
    (net) => net.ledger({ kind: 'bias', layer: 0, to: 0, from: 9 }, [1, 2], [1]),
  ],
  ['no layer', /^parameter.layer: got nothing; .* from 0 to 2$/, (net) => net.ledger({ kind: 'bias' }, [1, 2], [1])],
  ['a BigInt', /^x\[0\]: got a BigInt; /, (net) => net.trace([1n, 2], [1])],
  ['a Symbol', /^x\[1\]: got a Symbol; /, (net) => net.trace([1, Symbol('x')], [1])],
  ['BigInts', /^x: got a BigInt64Array of 2; /, (net) => net.trace(BigInt64Array.of(1n, 2n), [1])],
  ['a DataView', /^x: got an object; /, (net) => net.trace(new DataView(new ArrayBuffer(16)), [1])],
  ['NaN in flat xs', /^xs\[3\]: got NaN; /, (net) => net.gradient(Float64Array.of(1, 2, 3, NaN), [[1], [1]])],
  [
    'NaN in nested xs',
    /^xs\[1\]\[1\]: got NaN; /,
    (net) =>
      net.gradient(
        [
          [1, 2],
          [3, NaN],
        ],
        [[1], [1]],
      ),
  ],
  ['no batch at all', /^batch: got NaN; /, (net) => net.train([[1, 2]], [[1]], { optimizer, batch: NaN })],
  ['too many steps', /^steps: got 1e\+30; /, (net) => net.train([[1, 2]], [[1]], { optimizer, steps: 1e30 })],
  ['no options', /^options: got nothing; /, (net) => net.train([[1, 2]], [[1]])],
];

for (const [what, sentence, attempt] of hostile) {
  test(`${what}: refused by name, and every network goes on`, () => {
    const [net, other] = [new core.Network(b.network), new core.Network(b.network)];
    assert.throws(
      () => attempt(net, b.network),
      (error) => error instanceof Error && sentence.test(error.message) && /; allowed: \S/.test(error.message),
    );
    for (const one of [net, other, new core.Network(b.network)]) {
      assert.deepEqual(one.toJSON(), b.network);
      assert.equal(one.train([[1, 2]], [[1]], { optimizer, steps: 2 }).length, 2);
      one.free();
    }
  });
}

test('numbers may come in any array of numbers, and from another realm', () => {
  const net = new core.Network(b.network);
  const foreign = runInNewContext('({ flat: Float64Array.of(1, 2), plain: [1, 2], nested: [[1, 2]] })');
  const expected = net.trace([1, 2], [1]);
  for (const x of [
    foreign.flat,
    foreign.plain,
    Float32Array.of(1, 2),
    Int8Array.of(1, 2),
    Uint8ClampedArray.of(1, 2),
  ]) {
    assert.deepEqual(net.trace(x, Uint16Array.of(1)), expected);
  }
  const batch = net.gradient([[1, 2]], [[1]]);
  for (const xs of [foreign.flat, foreign.nested, [Int32Array.of(1, 2)], Uint8Array.of(1, 2)]) {
    assert.deepEqual(net.gradient(xs, Float32Array.of(1)), batch);
  }
  const { layers, activations, loss, weights, biases } = b.network;
  const typed = {
    layers: Uint8Array.from(layers),
    activations,
    loss,
    weights,
    biases: biases.map((/** @type {number[]} */ vector) => Float64Array.from(vector)),
  };
  assert.deepEqual(new core.Network(/** @type {any} */ (typed)).toJSON(), b.network);
  assert.deepEqual(new core.Network(/** @type {any} */ ({ id: 'b', why: 'beside', ...b.network })).toJSON(), b.network);
});

test('what is not given to an optimizer is what PyTorch takes', () => {
  const defaults = [
    { name: 'sgd', eta: 1e-3 },
    { name: 'momentum', eta: 1e-3, momentum: 0 },
    { name: 'nesterov', eta: 1e-3, momentum: 0 },
    { name: 'adagrad', eta: 1e-2 },
    { name: 'rmsprop', eta: 1e-2, alpha: 0.99 },
    { name: 'adam', eta: 1e-3, beta1: 0.9, beta2: 0.999 },
  ];
  for (const full of defaults) {
    const [said, unsaid] = [full, { name: full.name }].map((optimizer) => {
      const net = new core.Network(b.network);
      const losses = net.train(b.inputs, b.targets, { optimizer, steps: 20 });
      return { losses: [...losses], document: net.toJSON() };
    });
    assert.deepEqual(unsaid, said, full.name);
    assert.notDeepEqual(said.document, b.network);
  }
});

test('a limit or a batch may be as large as one likes, while what it asks for can be had', () => {
  const net = new core.Network(b.network);
  const of = /** @type {const} */ ({ kind: 'weight', layer: 0, to: 0, from: 0 });
  for (const limit of [2, 1e10, Number.MAX_SAFE_INTEGER, Infinity]) {
    assert.equal(net.ledger(of, [1, 2], [1], { limit }).paths.length, 2);
  }
  assert.equal(net.ledger(of, [1, 2], [1]).paths.length, 2);
  const { net: deep, x, y } = large(16, 20);
  for (const [limit, text] of [
    [Infinity, 'Infinity'],
    [1e10, '10000000000'],
  ]) {
    assert.throws(() => deep.ledger(of, x, y, { limit: Number(limit) }), {
      message: `limit: got ${text}; allowed: 1 to 238095 for this parameter`,
    });
  }
  const [all, more] = [3, 1e12].map((batch) => {
    const net = new core.Network(b.network);
    net.train(
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      [[1], [0], [1]],
      { optimizer, steps: 3, batch },
    );
    return net.toJSON();
  });
  assert.deepEqual(more, all);
});

test('a network that has diverged says so, and its trace shows it', () => {
  const net = new core.Network({
    ...{ layers: [1, 1], activations: ['identity'], loss: 'half-squared-error' },
    ...{ weights: [[[2]]], biases: [[0]] },
  });
  net.train([[3]], [[1]], { optimizer: { name: 'sgd', eta: 100 }, steps: 1000 });
  assert.throws(() => net.ledger({ kind: 'bias', layer: 0, to: 0 }, [1], [1]), {
    message: 'weights[0][0][0]: got NaN; allowed: a finite number (this network has diverged)',
  });
  assert.ok(Number.isNaN(net.trace([1], [1]).loss));
  assert.throws(() => new core.Network(net.toJSON()), /^Error: weights\[0\]\[0\]\[0\]: got NaN/);
  assert.ok(net.gradient([[1]], [[1]]));
});

test('a refusal always begins with a name, whatever the misspelt name is', () => {
  const net = new core.Network({
    layers: [2, 1],
    activations: ['sigmoid'],
    loss: 'half-squared-error',
    weights: [[[0.5, 1]]],
    biases: [[0]],
  });
  for (const name of ['', ' ', '\n', '__proto__x']) {
    const options = { width: 3, height: 3, x: [0, 1], y: [0, 1], [name]: {} };
    assert.throws(() => net.maps(/** @type {any} */ (options)), /^Error: \S+.*: got an object; allowed: only width/s);
    assert.throws(() => core.read('w1 = 1', /** @type {any} */ ({ [name]: 1 })), /^Error: present\.\S+.*: got 1/s);
  }
});

test('a freed network says so; freeing it again is no harm', () => {
  const net = new core.Network(b.network);
  net.free();
  net.free();
  for (const attempt of [() => JSON.stringify(net), () => net.trace([1, 2], [1])]) {
    assert.throws(attempt, /^Error: Network: got one that was freed; allowed: /);
  }
});

test('loading: refused by name, tried again, and checked even when all is loaded', async () => {
  // Another instance of the file, which has loaded nothing.
  const fresh = await import(`${address}?fresh`);
  assert.throws(() => new fresh.Network(b.network), /^Error: Network: got no module yet; allowed: .*await load\(\)/);
  const empty = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
  for (const wrong of [null, 5, {}, [], new Uint8Array(3), empty]) {
    await assert.rejects(fresh.load(/** @type {any} */ (wrong)), /^Error: source: got .*; allowed: /);
  }
  await assert.rejects(fresh.load('./nowhere.wasm'), /nowhere\.wasm/);
  const module = readdirSync(join(dist, 'assets')).find((name) => /^backprop_core.*\.wasm$/.test(name));
  await fresh.load(relative(process.cwd(), join(dist, 'assets', String(module))));
  assert.deepEqual(new fresh.Network(b.network).toJSON(), b.network);
  await fresh.load();
  await assert.rejects(fresh.load(/** @type {any} */ (5)), /^Error: source: got 5; allowed: /);
});

test('residual connections and layer normalisation are part of the document, and of what the network computes', () => {
  const d = {
    layers: [2, 2, 2, 1],
    activations: ['tanh', 'tanh', 'sigmoid'],
    loss: 'half-squared-error',
    weights: [
      [
        [0.5, -1],
        [0.25, 2],
      ],
      [
        [1, 0.5],
        [-0.5, 1],
      ],
      [[1, -1]],
    ],
    biases: [[0.1, 0], [0, 0.2], [0]],
  };
  const x = [0.3, -0.8];
  const plain = new core.Network(/** @type {any} */ (d));
  assert.deepEqual(plain.toJSON(), d, 'a plain document stays as it is');
  const joined = new core.Network(/** @type {any} */ ({ ...d, residual: true }));
  assert.equal(joined.toJSON().residual, true);
  assert.equal(joined.trace(x, [1]).o[0][0], plain.trace(x, [1]).o[0][0] + x[0]);
  const ledger = joined.ledger({ kind: 'weight', layer: 0, to: 0, from: 1 }, x, [1]);
  assert.ok(Math.abs(ledger.sum - ledger.backprop) < 1e-15 && Math.abs(ledger.sum - ledger.finite_difference) < 1e-9);
  const normal = new core.Network(/** @type {any} */ ({ ...d, normalise: 'layer' }));
  assert.equal(normal.toJSON().normalise, 'layer');
  const [z, o] = [normal.trace(x, [1]).z[0], normal.trace(x, [1]).o[0]];
  const [mean, half] = [(z[0] + z[1]) / 2, (z[0] - z[1]) / 2];
  assert.ok(Math.abs(o[0] - Math.tanh((z[0] - mean) / Math.sqrt(half * half + 1e-5))) < 1e-15);
  assert.throws(
    () => normal.ledger({ kind: 'bias', layer: 0, to: 0 }, x, [1]),
    /^Error: network: got one with normalise/,
  );
  assert.throws(
    () => new core.Network({ ...b.network, layers: [2, 2, 1, 1], normalise: 'layer' }),
    /^Error: (weights|normalise)/,
  );
  for (const net of [joined, normal]) {
    const before = net.gradient([x], [[1]]);
    const w = net.toJSON().weights[0][0][0];
    net.train([x], [[1]], { optimizer: { name: 'sgd', eta: 0.1 }, steps: 1 });
    assert.ok(Math.abs(net.toJSON().weights[0][0][0] - (w - 0.1 * before.dL_dw[0][0][0])) < 1e-15);
  }
});
