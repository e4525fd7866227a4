// The whole benchmark, the same in Node and in a page.
import { convnet, ours, plain, tensorflow } from './contestants.js';
import { measure, median } from './measure.js';
import { network, workload, workloads } from './workloads.js';

/** @import { Row } from './measure.js' */
/** @typedef {{ core: any, convnetjs?: any, tf?: any }} Libraries */

/**
 * @param {Libraries} libraries
 * @param {string[]} ids
 * @returns {AsyncGenerator<{ id: string, title: string, target?: number, rows: Row[] }>}
 */
export async function* compare({ core, convnetjs, tf }, ids) {
  const contestants = [plain(), ours(core)];
  if (convnetjs) contestants.push(convnet(convnetjs));
  if (tf) contestants.push(tensorflow(tf, 'cpu'), tensorflow(tf, 'wasm'));
  for (const one of workloads.filter(({ id }) => ids.includes(id))) {
    const { id, title, target } = one;
    yield { id, title, target, rows: await measure(one, contestants) };
  }
}

/**
 * How the time of an update grows: the slope of its logarithm against that of the size, between neighbouring sizes.
 * 1 is linear. Less than 1 is better: fixed costs matter less in larger networks.
 * @param {Libraries} libraries
 */
export async function slopes({ core }) {
  const contestants = [ours(core)];
  const tanh = (/** @type {number[]} */ ...layers) => network(layers, Array(layers.length - 1).fill('tanh'));
  const full = (/** @type {any} */ net, /** @type {number} */ samples) =>
    workload('', '', net, { samples, batch: samples });
  const series = {
    samples: [256, 1024, 4096, 16384].map((n) => ({ size: n, work: full(tanh(2, 4, 2, 1), n) })),
    parameters: [32, 64, 128, 256].map((w) => ({ size: w * w + 4 * w + 1, work: full(tanh(2, w, w, 1), 32) })),
    depth: [4, 8, 16, 32, 64].map((d) => ({ size: d, work: full(tanh(2, ...Array(d).fill(8), 1), 32) })),
  };
  /** @type {{ name: string, sizes: number[], times: number[], slope: number }[]} */
  const found = [];
  for (const [name, points] of Object.entries(series)) {
    /** @type {number[]} */
    const times = [];
    for (const { work } of points) times.push((await measure(work, contestants, 7))[0].time);
    const sizes = points.map(({ size }) => size);
    const steps = times.slice(1).map((time, i) => Math.log(time / times[i]) / Math.log(sizes[i + 1] / sizes[i]));
    found.push({ name, sizes, times, slope: median(steps) });
  }
  return found;
}
