// The headless core: networks and their gradients, without a page. For Node, workers and browsers.
//
//   import { load, Network } from './core.js';
//   await load();
//   const net = new Network(document);
import init, { Network } from './pkg/backprop_core.js';

export { Network };

/** @typedef {string | URL | Response | ArrayBuffer | Uint8Array | WebAssembly.Module} Source */

/** @type {Promise<void> | undefined} */
let loading;

/**
 * Loads the WebAssembly module once; every later call waits for the same one.
 * @param {Source} [source] the module's bytes, or where they are; by default the file that was built with this one
 * @returns {Promise<void>}
 */
export function load(source) {
  loading ??= open(source).catch((error) => {
    loading = undefined; // so that a later call may try again
    throw error;
  });
  return loading;
}

/** @param {Source} [source] */
async function open(source = new URL('./pkg/backprop_core_bg.wasm', import.meta.url)) {
  await init({ module_or_path: await fromFile(source) });
}

/**
 * Node cannot fetch file: URLs, so there the bytes are read.
 * @param {Source} source
 * @returns {Promise<Source>}
 */
async function fromFile(source) {
  const isUrl = source instanceof URL || (typeof source === 'string' && source.startsWith('file:'));
  if (!isUrl || new URL(source).protocol !== 'file:' || typeof process === 'undefined') return source;
  const { readFile } = await import('node:fs/promises');
  return readFile(new URL(source));
}
