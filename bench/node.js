// Node's half, in a process of its own: `node node.js W1 W2 … [slopes]`.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compare, slopes } from './all.js';
import { say, saySlopes } from './table.js';

/** @type {(name: string) => any} */
const load = createRequire(import.meta.url);
const folder = dirname(fileURLToPath(import.meta.url));

const core = await import(new URL('../dist/lib/core.js', import.meta.url).href);
await core.load();
// tfjs asks for fetch and finds that of Node; its notices are not ours.
const warn = console.warn;
console.warn = () => {};
const tf = load('@tensorflow/tfjs');
const wasm = load('@tensorflow/tfjs-backend-wasm');
wasm.setWasmPaths(`${join(folder, 'node_modules/@tensorflow/tfjs-backend-wasm/dist')}/`);
tf.env().set('IS_NODE', true);
await tf.setBackend('wasm');
console.warn = warn;
const convnetjs = load('convnetjs');

const wanted = process.argv.slice(2);
for await (const result of compare({ core, convnetjs, tf }, wanted)) say(result);
if (wanted.includes('slopes')) saySlopes(await slopes({ core }));
