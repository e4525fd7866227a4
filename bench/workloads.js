// The workloads. Every contestant gets the same networks, the same samples and the same number of updates.

/** Numbers in [0, 1) from a seed, the same everywhere. @param {number} seed */
export function random(seed) {
  let state = seed % 2147483647 || 1;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/**
 * @typedef {object} Workload
 * @property {string} id
 * @property {string} title
 * @property {'train' | 'maps' | 'frame'} kind
 * @property {Document} network
 * @property {Float64Array} xs flat, sample after sample
 * @property {Float64Array} ys
 * @property {number} samples
 * @property {number} batch
 * @property {number} eta
 * @property {number} [target] how many times as fast as plain JavaScript it should be in a browser
 */
/** @typedef {{ layers: number[], activations: string[], loss: string, weights: number[][][], biases: number[][] }} Document */

/**
 * @param {number[]} layers
 * @param {string[]} activations
 * @param {number} [gain] of the weights
 * @returns {Document}
 */
export function network(layers, activations, gain = 1) {
  const next = random(7);
  const draw = (/** @type {number} */ from, /** @type {number} */ to) => {
    const half = gain * Math.sqrt(6 / (from + to));
    return Array.from({ length: to }, () => Array.from({ length: from }, () => half * (2 * next() - 1)));
  };
  return {
    layers,
    activations,
    loss: 'half-squared-error',
    weights: layers.slice(1).map((to, l) => draw(layers[l], to)),
    biases: layers.slice(1).map((to) => Array.from({ length: to }, () => 0.2 * (2 * next() - 1))),
  };
}

/**
 * @param {string} id
 * @param {string} title
 * @param {Document} net
 * @param {{ samples: number, batch: number, eta?: number, target?: number, kind?: Workload['kind'] }} how
 * @returns {Workload}
 */
export function workload(id, title, net, { samples, batch, eta = 0.03, target, kind = 'train' }) {
  const next = random(11);
  const [inputs, outputs] = [net.layers[0], net.layers[net.layers.length - 1]];
  const wide = inputs > 2; // a picture's pixels and its class
  const xs = Float64Array.from({ length: samples * inputs }, () => (wide ? next() : 2 * next() - 1));
  const ys = new Float64Array(samples * outputs);
  for (let k = 0; k < samples; k++) {
    if (wide) ys[k * outputs + (k % outputs)] = 1;
    else ys[k] = Math.sign(xs[k * inputs] * xs[k * inputs + inputs - 1]) * 0.5 + 0.4;
  }
  return { id, title, kind, network: net, xs, ys, samples, batch, eta, target };
}

/** @param {number} n @param {string} name */
const all = (n, name) => Array.from({ length: n }, () => name);
const small = network([2, 4, 2, 1], all(3, 'tanh'));

/** The pictures: this many points each way, over this square. */
export const PICTURE = { width: 100, height: 100, x: [-1, 1], y: [-1, 1] };

/** @type {Workload[]} */
export const workloads = [
  workload('W1', '2-4-2-1 tanh, batch 10', small, { samples: 250, batch: 10, target: 4 }),
  workload('W2', '2-[8]×8-1 sigmoid, batch 10', network([2, ...Array(8).fill(8), 1], all(9, 'sigmoid'), 3), {
    ...{ samples: 250, batch: 10, target: 4 },
  }),
  workload('W3', 'chain of 32 sigmoid neurons, batch 1', network([1, ...Array(32).fill(1)], all(32, 'sigmoid'), 2), {
    ...{ samples: 250, batch: 1, target: 1.5 },
  }),
  workload('W4', '2-64-64-64-1 relu/tanh, batch 32', network([2, 64, 64, 64, 1], ['relu', 'relu', 'relu', 'tanh']), {
    ...{ samples: 1024, batch: 32, target: 7.5 },
  }),
  workload('W5', '784-128-64-10 sigmoid, batch 32', network([784, 128, 64, 10], all(3, 'sigmoid')), {
    ...{ samples: 256, batch: 32, target: 8 },
  }),
  workload('H1', '100×100 maps of every neuron of W1', small, { samples: 250, batch: 10, target: 10, kind: 'maps' }),
  workload('F1', 'a frame: an epoch of W1, two losses, the maps', small, {
    ...{ samples: 250, batch: 10, target: 9, kind: 'frame' },
  }),
];
