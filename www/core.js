// The headless core: networks and their gradients, without a page. For Node, workers and browsers.
//
//   import { load, Network } from './core.js';
//   await load();
//   const net = new Network(document);
import init, { Network as Core, read as readText } from './pkg/backprop_core.js';
import {
  readDocument,
  readLimit,
  readParameter,
  readPicture,
  readPresent,
  readSample,
  readSamples,
  readTraining,
} from './core-arguments.js';
import { given, refuse } from './untrusted.js';

/** @import * as Types from './pkg/backprop_core.js' */
/** @typedef {string | URL | Response | ArrayBuffer | ArrayBufferView | WebAssembly.Module} Source */

/** @type {Types.Rules | undefined} what is allowed, once the module is there */
let rules;
/** How many times the module has failed. A network is lost with the memory of its module. */
let failures = 0;
/** @type {Promise<void> | undefined} */
let loading;

/**
 * Loads the WebAssembly module once; every later call waits for the same one.
 * @param {Source | Promise<Source>} [source] the module's bytes, or where they are (in Node a path will do, too); by
 *   default the file that was built with this one
 * @returns {Promise<void>}
 */
export async function load(source = new URL('./pkg/backprop_core_bg.wasm', import.meta.url)) {
  const checked = checkSource(await source);
  loading ??= open(checked).catch((error) => {
    loading = undefined; // so that a later call may try again
    throw error;
  });
  return loading;
}

const SOURCES = 'a URL, a path in Node, a Response, the bytes of the module, or a WebAssembly.Module';

/** @param {unknown} value e.g. "URL", of whatever realm */
function kindOf(value) {
  return Object.prototype.toString.call(value).slice('[object '.length, -1);
}

/** @param {any} source @returns {Source} */
function checkSource(source) {
  const known = ['URL', 'Response', 'ArrayBuffer', 'WebAssembly.Module'].includes(kindOf(source));
  if (typeof source === 'string' || known || ArrayBuffer.isView(source)) return source;
  throw refuse('source', given(source), SOURCES);
}

/** @param {any} source */
async function open(source) {
  const module = kindOf(source) === 'WebAssembly.Module' ? source : await compile(await bytesOf(source));
  // Another module would load without an error and fail at the first call.
  if (!WebAssembly.Module.exports(module).some(({ name }) => name === 'network_rules')) {
    throw refuse('source', 'another WebAssembly module', 'the one that was built with this file');
  }
  await init({ module_or_path: module });
  rules = Core.rules();
}

/** @param {BufferSource} bytes */
async function compile(bytes) {
  try {
    return await WebAssembly.compile(bytes);
  } catch (error) {
    throw refuse('source', `bytes that do not compile (${error.message})`, 'a WebAssembly module', error);
  }
}

/**
 * @param {any} source
 * @returns {Promise<BufferSource>}
 */
async function bytesOf(source) {
  if (kindOf(source) === 'Response') return bodyOf(source);
  if (typeof source !== 'string' && kindOf(source) !== 'URL') return source;
  const address = String(source);
  const isUrl = /^[a-z][a-z0-9+.-]+:/i.test(address); // one letter alone is a drive
  const isFile = !isUrl || /^file:/i.test(address);
  if (!isFile || !globalThis.process?.versions?.node) return bodyOf(await fetch(address));
  // Node cannot fetch files.
  const { readFile } = await import('node:fs/promises');
  return readFile(isUrl ? new URL(address) : address);
}

/** @param {Response} answer */
function bodyOf(answer) {
  if (answer.ok) return answer.arrayBuffer();
  throw refuse('source', `status ${answer.status} (${answer.url || 'a Response'})`, 'a response with the module');
}

/** A multilayer perceptron: its parameters, and nothing that a computation leaves behind. */
export class Network {
  /** @type {Core | undefined} undefined once freed */
  #core;
  /** @type {import('./core-arguments.js').Shape} */
  #shape;
  #failures;

  /**
   * The network of a document.
   * @param {Types.NetworkDocument} document
   * @throws {Error} naming the field, what was given and what is allowed
   */
  constructor(document) {
    const { layers, activations, loss, weights, biases, residual, normalised } = readDocument(document, known());
    this.#shape = { layers, loss };
    const sizes = Uint32Array.from(layers);
    this.#core = call(() => new Core(sizes, activations, loss, weights, biases, residual, normalised));
    this.#failures = failures;
  }

  /**
   * Forward and backward pass of one sample, layer by layer. Changes nothing.
   * @param {Types.NumberArray} x
   * @param {Types.NumberArray} [y] here and below, only the loss “output” does without targets: it does not look at them
   * @returns {Types.Trace}
   */
  trace(x, y) {
    const [input, target] = readSample(x, y, this.#shape);
    return this.#call((core) => core.trace(input, target));
  }

  /**
   * The gradient of the mean loss over the samples. Changes nothing.
   * @param {Types.Samples} xs
   * @param {Types.Samples} [ys]
   * @returns {Types.BatchGradient}
   */
  gradient(xs, ys) {
    const { inputs, targets } = readSamples(xs, ys, this.#shape, known());
    return this.#call((core) => core.gradient(inputs, targets));
  }

  /**
   * The mean loss over the samples: that of `gradient`, in a third of the time.
   * @param {Types.Samples} xs
   * @param {Types.Samples} [ys]
   * @returns {number}
   */
  loss(xs, ys) {
    const { inputs, targets } = readSamples(xs, ys, this.#shape, known());
    return this.#call((core) => core.loss(inputs, targets));
  }

  /**
   * What a picture of each neuron is made of: its output over a rectangle of inputs, row after row, in float32. For networks
   * with two inputs.
   * @param {Types.MapOptions} options
   * @returns {Float32Array[][]} layer by layer, neuron by neuron (inputs left out), all in one buffer
   */
  maps(options) {
    const { width, height, edges, all } = readPicture(options, this.#shape.layers, known());
    this.#call((core) => core.maps(width, height, edges, all));
    let at = 0;
    const next = () => all.subarray(at, (at += width * height));
    return this.#shape.layers.slice(1).map((units) => Array.from({ length: units }, next));
  }

  /**
   * Trains: walks the samples in their order, `batch` at a time (all of them if not given), `steps` updates in all
   * (1 if not given), with a fresh optimizer.
   * @param {Types.Samples} xs
   * @param {Types.Samples | null | undefined} ys
   * @param {Types.TrainOptions} options
   * @returns {Float64Array} the loss of each batch before its update, without what weight decay adds
   */
  train(xs, ys, options) {
    const { inputs, targets, many } = readSamples(xs, ys, this.#shape, known());
    const { name, values, steps, batch, decay, freeze } = readTraining(options, many, known());
    return this.#call((core) => core.train(inputs, targets, name, values, steps, batch, decay, freeze));
  }

  /**
   * Every path from one parameter to the loss for one sample, or the `limit` largest of them (100 if not given).
   * @param {Types.Parameter} parameter
   * @param {Types.NumberArray} x
   * @param {Types.NumberArray | null | undefined} y
   * @param {{ limit?: number }} [options]
   * @returns {Types.Ledger}
   */
  ledger(parameter, x, y, options) {
    const { layer, to, from } = readParameter(parameter, this.#shape.layers);
    const [input, target] = readSample(x, y, this.#shape);
    const limit = readLimit(options);
    return this.#call((core) => core.ledger(layer, to, from, input, target, limit));
  }

  /** The document, with the present parameters. @returns {Types.NetworkDocument} */
  toJSON() {
    return this.#call((core) => core.toJSON());
  }

  /** Gives the memory back. Nothing can be asked of the network afterwards. */
  free() {
    const core = this.#core;
    this.#core = undefined;
    if (core && this.#failures === failures) call(() => core.free());
  }

  /** @template T @param {(core: Core) => T} work @returns {T} */
  #call(work) {
    const core = this.#core;
    if (!core) throw refuse('Network', 'one that was freed', 'one that was not');
    if (this.#failures !== failures) throw refuse('Network', 'one that was lost when the module failed', 'a new one');
    return call(() => work(core));
  }
}
if (Symbol.dispose) Object.defineProperty(Network.prototype, Symbol.dispose, { value: Network.prototype.free });

/**
 * Reads a text as people paste it: lines or tables of names and numbers, JSON, Python, NumPy, PyTorch or Keras.
 * @param {string} text
 * @param {Types.Present} [present] what the text is read into
 * @param {string[]} [others] ids of assumptions that are to be read the other way
 * @returns {Types.Reading}
 * @throws {Error} quoting the piece that cannot be read, with its line and what would be taken
 */
export function read(text, present, others) {
  const rules = known();
  const { layers, activations, loss, turned, weights, biases, x, y } = readPresent(text, present, others, rules);
  return call(() => readText(text, Uint32Array.from(layers), activations, loss, turned, weights, biases, x, y));
}

function known() {
  if (!rules) throw refuse('Network', 'no module yet', 'a network after `await load()`');
  return rules;
}

/**
 * Calls the core. A refusal is a plain Error. Any other error has ended the module in the middle of its work, for example
 * because memory ran out. Then the networks in its memory are lost, and the next one begins in a fresh module.
 * @template T
 * @param {() => T} work
 * @returns {T}
 */
function call(work) {
  try {
    return work();
  } catch (error) {
    if (error.constructor === Error) throw error;
    failures += 1;
    Core.restart();
    Core.rules(); // a call without arguments, because arguments would be copied before the fresh module is there
    throw refuse('Network', `a failure of the module (${error.message})`, 'a new network', error);
  }
}
