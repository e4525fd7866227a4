// `read` of the headless core, as it ships, from Node: the published texts, the example of its document, every refusal.
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

/** @param {string} path */
const text = (path) => readFileSync(join(root, path), 'utf8');

const present = { layers: [2, 3, 1] };
const weights = [
  [
    [0.11, 0.21],
    [0.31, -0.41],
    [0.51, 0.61],
  ],
  [[0.71, 0.81, 0.91]],
];
const biases = [[0.01, 0.02, 0.03], [0.04]];

/** Those that say something else, or not all. */
const others = ['21', '23', '38', '42', '48', '55', '59', '63', '65', '69'];

for (const { name, text: pasted } of JSON.parse(text('tests/cases/pastes.json')).chain_rule) {
  if (others.includes(name.split(' ')[0])) continue;
  test(`${name}: is the one network`, () => {
    const { network, samples, ignored } = core.read(pasted, present);
    assert.deepEqual(network?.weights, weights);
    assert.deepEqual(network?.biases, biases);
    assert.deepEqual(network?.layers, [2, 3, 1]);
    assert.deepEqual(ignored, []);
    for (const sample of samples) assert.deepEqual(sample, { x: [1.5, -2], y: [0.5] });
    assert.ok(network);
    const net = new core.Network(network);
    assert.deepEqual(net.toJSON(), network);
    net.free();
  });
}

test('every published network is read back from its document, and reads the same again', () => {
  for (const { name, network, x, y } of JSON.parse(text('tests/cases/networks.json')).cases) {
    const reading = core.read(JSON.stringify({ network, inputs: x, targets: y }));
    assert.deepEqual(reading.network, network, name);
    assert.deepEqual(
      reading.samples,
      x.map((/** @type {number[]} */ inputs, /** @type {number} */ at) => ({ x: inputs, y: y[at] })),
      name,
    );
    const again = core.read(JSON.stringify(reading));
    assert.deepEqual([again.network, again.samples], [reading.network, reading.samples], name);
  }
});

test('an optimizer is read as train takes it', () => {
  assert.deepEqual(core.read('eta,0.5').optimizer, { name: 'sgd', eta: 0.5 });
  const adam = core.read('optimizer: Adam\nlr: 0,01').optimizer;
  assert.deepEqual(adam, { name: 'adam', eta: 0.01, beta1: 0.9, beta2: 0.999 });
  assert.equal(core.read('x1,1\nx2,2', present).optimizer, null);
  assert.equal(core.read('x1,1\nx2,2', present).network, null);
});

test('a document of a network may be what is present: what the text does not say stays as it is', () => {
  const { network } = JSON.parse(text('tests/cases/networks.json')).cases[3];
  const reading = core.read('w1,2\nw2,3', network);
  assert.deepEqual(reading.network?.activations, ['relu', 'sigmoid']);
  assert.deepEqual(reading.network?.weights[0], [[2], [3], network.weights[0][2]]);
  assert.deepEqual([reading.network?.weights[1], reading.network?.biases], [network.weights[1], network.biases]);
  const empty = core.read('w1,2\nw2,3', network, ['missing-weights', 'missing-biases']).network;
  assert.deepEqual(
    [empty?.weights[0], empty?.biases[0]],
    [
      [[2], [3], [0]],
      [0, 0, 0],
    ],
  );
  const sample = { x: [5, 6], y: [7] };
  const one = core.read('x2 = 1', { layers: [2, 1], ...sample });
  assert.deepEqual([one.samples, one.assumptions[0].now], [[{ x: [5, 1], y: [] }], 'x1: as it is now']);
  const ids = reading.assumptions.map(({ id }) => id);
  assert.deepEqual(ids, ['missing-weights', 'missing-biases']);
});

test('an assumption can be read the other way', () => {
  const square = 'W = [[1, 2], [3, 4]]\nb = [0, 0]';
  const { network, assumptions } = core.read(square);
  const rows = assumptions.find(({ id }) => id === 'rows');
  assert.deepEqual(rows, { id: 'rows', now: 'rows are neurons', other: 'rows are inputs' });
  assert.deepEqual(network?.weights, [
    [
      [1, 2],
      [3, 4],
    ],
  ]);
  const turned = core.read(square, undefined, ['rows']);
  assert.deepEqual(turned.network?.weights, [
    [
      [1, 3],
      [2, 4],
    ],
  ]);
  assert.equal(turned.assumptions.find(({ id }) => id === 'rows')?.now, 'rows are inputs');
});

/** @type {[RegExp, any[]][]} */
const refusals = [
  [/^line 2: got “w2,fish”; allowed: a number after w2, such as 0.5$/, ['w1,1\nw2,fish', present]],
  [/^line 1: got “SELU”; allowed: an activation: sigmoid/, ['activation: SELU\nw1: 1', present]],
  [/^line 1: got “w1”; allowed: the sizes of the layers first/, ['w1,1']],
  [/^text: got 5; allowed: a string$/, [5]],
  [/^present: got “2-3-1”; allowed: an object/, ['w1,1', '2-3-1']],
  [/^present.layers\[1\]: got 0; allowed: /, ['w1,1', { layers: [2, 0] }]],
  [/^present.activations\[0\]: got “sine”/, ['w1,1', { layers: [1, 1], activations: ['sine'] }]],
  [/^present.loss: got “hinge”/, ['w1,1', { layers: [1, 1], loss: 'hinge' }]],
  [/^present.size: got 1; allowed: only/, ['w1,1', { layers: [1, 1], size: 1 }]],
  [/^others\[0\]: got 1; allowed: the id of an assumption$/, ['w1,1', present, [1]]],
];

for (const [sentence, args] of refusals) {
  test(`${JSON.stringify(args)} is refused in one sentence`, () => {
    // @ts-expect-error: most of these are not allowed
    assert.throws(() => core.read(...args), { name: 'Error', message: sentence });
    assert.equal(core.read('w1,1\nb1,2', { layers: [1, 1] }).network?.biases[0][0], 2);
  });
}

test('the example of docs/core.md runs, and its comments are true', async () => {
  const code = /```js\n(import [^]*?)```/.exec(text('docs/core.md'))?.[1] ?? '';
  const body = code.replace(/^import .*$/m, '').replace(/^(.*); \/\/ .* = ([\d.]+)$/gm, 'equal($1, $2);');
  const run = (0, eval)(`(async (load, Network, read, equal) => {${body}})`);
  let compared = 0;
  await run(core.load, core.Network, core.read, (/** @type {number} */ one, /** @type {number} */ other) => {
    compared += 1;
    assert.equal(one, other);
  });
  assert.equal(compared, 4);
});

test('docs/core.md lists the ids of assumptions that the code has', () => {
  const ids = (/** @type {string} */ code, /** @type {RegExp} */ row) =>
    [...code.matchAll(row)].map((match) => match[1]).sort();
  const listed = ids(text('docs/core.md').split('## Assumptions')[1], /^\| `([a-z-]+)`/gm);
  assert.deepEqual(ids(text('crate/reader/src/assumptions.rs'), /^\/\/! \| `([a-z-]+)`/gm), listed);
  const sources = [
    'bare',
    'classes',
    'draft',
    'lines',
    'nested',
    'network',
    'orientation',
    'repeated',
    'scalars',
    'settings',
  ];
  const code = sources.map((name) => text(`crate/reader/src/${name}.rs`)).join('\n');
  for (const id of listed) assert.ok(code.includes(`"${id}"`), id);
});
