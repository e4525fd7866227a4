// The browser's half: bench.mjs calls it in a page.
import { compare, slopes } from './all.js';

/** @type {any} */
const scope = globalThis;

async function libraries() {
  const core = await import(new URL('/dist/lib/core.js', location.href).href);
  await core.load();
  const { tf, convnetjs } = scope;
  tf.wasm.setWasmPaths('/bench/node_modules/@tensorflow/tfjs-backend-wasm/dist/');
  await Promise.all(['cpu', 'wasm'].map((name) => tf.setBackend(name)));
  return { core, convnetjs, tf };
}

/** @param {string[]} ids */
scope.runBench = async (ids) => {
  for await (const result of compare(await libraries(), ids)) await scope.report(result);
};
scope.runSlopes = async () => slopes(await libraries());
