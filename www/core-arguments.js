// Reads the arguments of a network's methods: checked against the core's rules, flat, and copied.
import {
  copy,
  count,
  fill,
  finite,
  floats,
  given,
  item,
  numbers,
  oneOf,
  only,
  refuse,
  samples,
  whole,
} from './untrusted.js';

/** @import { Rules } from './pkg/backprop_core.js' */

const DOCUMENT = ['layers', 'activations', 'loss', 'weights', 'biases', 'residual', 'normalise'];
/** These may stand beside the network, as they do in collections of documents. */
const BESIDE = ['id', 'why'];

/** @param {unknown} document @param {Rules} rules */
export function readDocument(document, rules) {
  const plain = copy(document, 'document', DOCUMENT, '', BESIDE);
  only(plain, DOCUMENT, '');
  const depth = count(plain.layers, 'layers', 'sizes', 2, rules.depth + 1, ', input first') - 1;
  /** @type {<T>(field: string, many: number, read: (value: unknown, field: string, l: number) => T) => T[]} */
  const each = (field, many, read) =>
    Array.from({ length: many }, (_, l) => read(item(plain[field], field, l), `${field}[${l}]`, l));
  const layers = each('layers', depth + 1, (size, field, l) =>
    whole(size, field, 1, l === 0 ? rules.inputs : rules.width),
  );
  count(plain.activations, 'activations', 'layers', depth, depth, ', one less than there are sizes');
  const activations = each('activations', depth, (name, field) => oneOf(name, field, rules.activations));
  const loss = oneOf(plain.loss, 'loss', rules.losses);
  const { residual = false, normalise = null } = plain;
  if (typeof residual !== 'boolean') throw refuse('residual', given(residual), 'true or false');
  const normalised = normalise !== null && oneOf(normalise, 'normalise', ['layer']) === 'layer';
  const { weights, biases } = readNumbers(plain, layers, '');
  return { layers, activations, loss, weights, biases, residual, normalised };
}

/**
 * The weights and biases of a document, flat.
 * @param {Record<string, any>} plain
 * @param {number[]} layers
 * @param {string} prefix what stands before the name of a field
 */
function readNumbers(plain, layers, prefix) {
  const depth = layers.length - 1;
  /** @type {(name: string, read: (value: unknown, field: string, l: number) => Float64Array) => Float64Array} */
  const all = (name, read) => {
    const field = prefix + name;
    count(plain[name], field, 'layers', depth, depth, ', one less than there are sizes');
    return joined(Array.from({ length: depth }, (_, l) => read(item(plain[name], field, l), `${field}[${l}]`, l)));
  };
  const weights = all('weights', (rows, field, l) => {
    const [from, to] = [layers[l], layers[l + 1]];
    const flat = new Float64Array(from * to);
    count(rows, field, 'rows', to);
    for (let i = 0; i < to; i++) fill(flat, i * from, item(rows, field, i), `${field}[${i}]`, from);
    return flat;
  });
  return { weights, biases: all('biases', (list, field, l) => numbers(list, field, layers[l + 1])) };
}

const PRESENT = ['layers', 'activations', 'loss', 'weights', 'biases', 'x', 'y'];

/**
 * What a text is read into: no sizes if nothing is present.
 * @param {unknown} text
 * @param {unknown} present
 * @param {unknown} others
 * @param {Rules} rules
 * @returns {{ layers: number[], turned: string[] } & { [field in "activations" | "loss" | "weights" | "biases" | "x" | "y"]?: any }}
 */
export function readPresent(text, present, others, rules) {
  if (typeof text !== 'string') throw refuse('text', given(text), 'a string');
  /** @type {<T>(list: unknown, field: string, many: number, read: (value: unknown, field: string, i: number) => T) => T[]} */
  const each = (list, field, many, read) =>
    Array.from({ length: many }, (_, i) => read(item(list, field, i), `${field}[${i}]`, i));
  const chosen = others === undefined ? 0 : count(others, 'others', 'ids of assumptions', 0, 100);
  const turned = each(others, 'others', chosen, (id, field) => {
    if (typeof id === 'string') return id;
    throw refuse(field, given(id), 'the id of an assumption');
  });
  if (present === undefined || present === null) return { turned, layers: [] };
  const plain = copy(present, 'present', PRESENT, 'present.', ['residual', 'normalise', ...BESIDE]);
  only(plain, PRESENT, 'present.');
  const depth = count(plain.layers, 'present.layers', 'sizes', 2, rules.depth + 1, ', input first') - 1;
  const layers = each(plain.layers, 'present.layers', depth + 1, (size, field, l) =>
    whole(size, field, 1, l === 0 ? rules.inputs : rules.width),
  );
  const { activations: names, loss } = plain;
  if (names !== undefined) count(names, 'present.activations', 'layers', depth);
  const activations =
    names && each(names, 'present.activations', depth, (name, field) => oneOf(name, field, rules.activations));
  const known = plain.weights !== undefined && plain.biases !== undefined;
  const kept = known ? readNumbers(plain, layers, 'present.') : { weights: undefined, biases: undefined };
  const x = plain.x && numbers(plain.x, 'present.x', layers[0]);
  const y = plain.y && numbers(plain.y, 'present.y', layers[depth]);
  return { layers, activations, loss: loss && oneOf(loss, 'present.loss', rules.losses), turned, ...kept, x, y };
}

/** @param {Float64Array[]} pieces */
function joined(pieces) {
  const all = new Float64Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** @typedef {{ layers: number[], loss: string }} Shape the sizes of a network, input first, and its loss */

/** With this loss nothing is a target: y is not looked at. */
const NO_TARGET = 'output';

/** @param {unknown} x @param {unknown} y @param {Shape} shape */
export function readSample(x, y, { layers, loss }) {
  const [input, outputs] = [numbers(x, 'x', layers[0]), layers[layers.length - 1]];
  return [input, loss === NO_TARGET ? new Float64Array(outputs) : numbers(y, 'y', outputs)];
}

/** @param {unknown} xs @param {unknown} ys @param {Shape} shape @param {Rules} rules */
export function readSamples(xs, ys, { layers, loss }, rules) {
  const [first, last] = [layers[0], layers[layers.length - 1]];
  const inputs = samples(xs, 'xs', first, rules.numbers);
  const many = inputs.length / first;
  if (loss === NO_TARGET) return { inputs, targets: new Float64Array(many * last), many };
  const targets = samples(ys, 'ys', last, rules.numbers);
  const others = targets.length / last;
  if (others !== many) throw refuse('ys', `${others} samples`, `as many as xs has: ${many}`);
  return { inputs, targets, many };
}

const TRAINING = ['optimizer', 'steps', 'batch', 'weight_decay', 'freeze_biases'];

/** @param {unknown} options @param {number} samples @param {Rules} rules */
export function readTraining(options, samples, rules) {
  const plain = copy(options, 'options', TRAINING, '');
  only(plain, TRAINING, '');
  const { optimizer, steps = 1, batch = samples, weight_decay: decay = 0, freeze_biases: freeze = false } = plain;
  const { name, values } = readOptimizer(optimizer, rules);
  if (!(Number.isFinite(decay) && decay >= 0))
    throw refuse('weight_decay', given(decay), 'a finite number, 0 or above');
  if (typeof freeze !== 'boolean') throw refuse('freeze_biases', given(freeze), 'true or false');
  return {
    ...{ name, values, steps: whole(steps, 'steps', 0, rules.steps) },
    ...{ batch: Math.min(whole(batch, 'batch', 1), samples), decay, freeze },
  };
}

/** @param {unknown} optimizer @param {Rules} rules */
function readOptimizer(optimizer, { optimizers, hyperparameters }) {
  const plain = copy(optimizer, 'optimizer', ['name', ...hyperparameters]);
  const name = oneOf(plain.name, 'optimizer.name', Object.keys(optimizers));
  const own = optimizers[name];
  only(plain, ['name', ...own], 'optimizer.');
  const values = new Float64Array(own.length).fill(NaN); // where nothing is given: PyTorch's default
  for (const [k, key] of own.entries())
    if (plain[key] !== undefined) values[k] = finite(plain[key], `optimizer.${key}`);
  return { name, values };
}

/** @param {unknown} parameter @param {number[]} layers */
export function readParameter(parameter, layers) {
  const names = ['kind', 'layer', 'to', 'from'];
  const plain = copy(parameter, 'parameter', names);
  const isWeight = oneOf(plain.kind, 'parameter.kind', ['weight', 'bias']) === 'weight';
  only(plain, isWeight ? names : names.slice(0, -1), 'parameter.');
  /** @type {(name: string, many: number) => number} */
  const index = (name, many) => whole(plain[name], `parameter.${name}`, 0, many - 1);
  const layer = index('layer', layers.length - 1);
  const to = index('to', layers[layer + 1]);
  return { layer, to, from: isWeight ? index('from', layers[layer]) : undefined };
}

/** @param {unknown} options @param {number[]} layers @param {Rules} rules */
export function readPicture(options, layers, rules) {
  const names = ['width', 'height', 'x', 'y', 'into'];
  const plain = copy(options, 'options', names, '');
  only(plain, names, '');
  if (layers[0] !== 2)
    throw refuse('network', `one with ${layers[0]} inputs`, 'one with 2 inputs: a picture has x and y');
  const [width, height] = ['width', 'height'].map((name) => whole(plain[name], name, 1, rules.pixels));
  const units = layers.slice(1).reduce((sum, size) => sum + size);
  const most = Math.floor(rules.numbers / units);
  if (width * height > most)
    throw refuse('width × height', `${width * height} pixels`, `1 to ${most} for this network`);
  const [x, y] = ['x', 'y'].map((name) => numbers(plain[name] === undefined ? [-1, 1] : plain[name], name, 2));
  return { width, height, edges: joined([x, y]), all: floats(plain.into, 'into', units * width * height) };
}

/** @param {unknown} options */
export function readLimit(options) {
  if (options === undefined) return 100;
  const { limit = 100, ...others } = copy(options, 'options', ['limit'], '');
  only(others, ['limit'], '');
  return whole(limit, 'limit', 1);
}
