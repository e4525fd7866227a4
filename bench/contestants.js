// All contestants with one interface: `prepare` a workload (not timed), then `run` some updates, pictures or frames (timed) and
// return the losses.
import { Plain } from './plain.js';
import { PICTURE } from './workloads.js';

/** @import { Workload } from './workloads.js' */

/**
 * @typedef {object} Runner
 * @property {(times: number) => ArrayLike<number> | Promise<ArrayLike<number>>} run the losses, or some numbers that show
 *   that the work was done
 * @property {() => void} [free]
 */
/**
 * @typedef {object} Contestant
 * @property {string} name
 * @property {boolean} [single] whether it computes in float32 only
 * @property {(workload: Workload) => Runner | null | Promise<Runner | null>} prepare null where it does not take part
 */

/** @param {any} core lib/core.js, loaded @returns {Contestant} */
export function ours(core) {
  return {
    name: 'backprop-lab',
    prepare({ kind, network, xs, ys, samples, batch, eta }) {
      const net = new core.Network(network);
      const optimizer = { name: 'sgd', eta };
      const train = (/** @type {number} */ steps) => net.train(xs, ys, { optimizer, steps, batch });
      const units = network.layers.slice(1).reduce((sum, size) => sum + size);
      const into = kind === 'train' ? undefined : new Float32Array(units * PICTURE.width * PICTURE.height);
      const maps = () => net.maps({ ...PICTURE, into }).flat();
      const frame = () => {
        train(Math.ceil(samples / batch));
        return [net.loss(xs, ys), net.loss(xs, ys), ...ends(maps())];
      };
      const once = kind === 'maps' ? () => ends(maps()) : frame;
      return { run: kind === 'train' ? train : (times) => repeat(times, once), free: () => net.free() };
    },
  };
}

/** @returns {Contestant} */
export function plain() {
  return {
    name: 'plain JavaScript',
    prepare({ kind, network, xs, ys, samples, batch, eta }) {
      const net = new Plain(network);
      const size = PICTURE.width * PICTURE.height;
      const units = network.layers.slice(1).reduce((sum, size) => sum + size);
      const train = (/** @type {number} */ steps) => {
        const losses = new Float64Array(steps);
        net.train(xs, ys, batch, eta, losses);
        return losses;
      };
      const out = kind === 'train' ? new Float32Array(0) : new Float32Array(units * size);
      const maps = () => {
        net.maps(PICTURE, out);
        return Array.from({ length: units }, (_, j) => out.subarray(j * size, (j + 1) * size));
      };
      const frame = () => {
        train(Math.ceil(samples / batch));
        return [net.loss(xs, ys), net.loss(xs, ys), ...ends(maps())];
      };
      const once = kind === 'maps' ? () => ends(maps()) : frame;
      return { run: kind === 'train' ? train : (times) => repeat(times, once) };
    },
  };
}

/** @param {any} convnetjs @returns {Contestant} */
export function convnet(convnetjs) {
  return {
    name: 'convnetjs',
    prepare({ kind, network, xs, ys, samples, batch, eta }) {
      const { net, points } = convnetNetwork(convnetjs, network);
      const trainer = new convnetjs.Trainer(net, { method: 'sgd', learning_rate: eta, batch_size: batch, momentum: 0 });
      const [inputs, outputs] = [network.layers[0], network.layers[network.layers.length - 1]];
      const vols = Array.from({ length: samples }, (_, k) => vol(convnetjs, xs.slice(k * inputs, (k + 1) * inputs)));
      const targets = Array.from({ length: samples }, (_, k) => Array.from(ys.slice(k * outputs, (k + 1) * outputs)));
      let at = 0;
      const train = (/** @type {number} */ steps) => {
        const losses = new Float64Array(steps);
        for (let step = 0; step < steps; step++) {
          // Its last batch is as large as the others: only multiples are measured.
          for (let k = 0; k < batch; k++, at = (at + 1) % samples)
            losses[step] += trainer.train(vols[at], targets[at]).loss;
          losses[step] /= 4 * batch; // it says 2(o − y)², and follows the slope of ½(o − y)²
        }
        return losses;
      };
      const point = vol(convnetjs, new Float64Array(inputs));
      const size = PICTURE.width * PICTURE.height;
      const units = network.layers.slice(1).reduce((sum, size) => sum + size);
      const out = kind === 'train' ? new Float32Array(0) : new Float32Array(units * size);
      const maps = () => {
        const { width, height, x, y } = PICTURE;
        for (let pixel = 0; pixel < size; pixel++) {
          point.w[0] = x[0] + (((pixel % width) + 0.5) * (x[1] - x[0])) / width;
          point.w[1] = y[0] + ((Math.floor(pixel / width) + 0.5) * (y[1] - y[0])) / height;
          net.forward(point);
          let place = pixel;
          for (const layer of points) {
            const { w } = layer.out_act;
            for (let j = 0; j < w.length; j++, place += size) out[place] = w[j];
          }
        }
        return Array.from({ length: units }, (_, j) => out.subarray(j * size, (j + 1) * size));
      };
      const loss = () => {
        let sum = 0;
        for (let k = 0; k < samples; k++) {
          const { w } = net.forward(vols[k]);
          for (let j = 0; j < outputs; j++) sum += 0.5 * (w[j] - targets[k][j]) ** 2;
        }
        return sum / samples;
      };
      const frame = () => {
        train(Math.ceil(samples / batch));
        return [loss(), loss(), ...ends(maps())];
      };
      const once = kind === 'maps' ? () => ends(maps()) : frame;
      return { run: kind === 'train' ? train : (times) => repeat(times, once) };
    },
  };
}

/** @param {any} convnetjs @param {Float64Array} values */
function vol(convnetjs, values) {
  const vol = new convnetjs.Vol(1, 1, values.length, 0);
  vol.w.set(values);
  return vol;
}

/** The layers one by one: its own shorthand would put a linear layer behind the last. @param {any} convnetjs @param {Workload['network']} document */
function convnetNetwork(convnetjs, { layers, activations, weights, biases }) {
  const kinds = { relu: convnetjs.ReluLayer, sigmoid: convnetjs.SigmoidLayer, tanh: convnetjs.TanhLayer };
  const net = new convnetjs.Net();
  const size = (/** @type {number} */ depth) => ({ in_sx: 1, in_sy: 1, in_depth: depth });
  const points = [];
  net.layers = [new convnetjs.InputLayer({ out_sx: 1, out_sy: 1, out_depth: layers[0] })];
  for (const [l, activation] of activations.entries()) {
    const dense = new convnetjs.FullyConnLayer({ ...size(layers[l]), num_neurons: layers[l + 1], bias_pref: 0 });
    dense.filters.forEach((/** @type {any} */ filter, /** @type {number} */ j) => filter.w.set(weights[l][j]));
    dense.biases.w.set(biases[l]);
    const curve = new kinds[/** @type {keyof typeof kinds} */ (activation)](size(layers[l + 1]));
    net.layers.push(dense, curve);
    points.push(curve);
  }
  net.layers.push(new convnetjs.RegressionLayer(size(layers[layers.length - 1])));
  return { net, points };
}

/** @param {any} tf @param {'cpu' | 'wasm'} backend @returns {Contestant} */
export function tensorflow(tf, backend) {
  return {
    name: `tfjs ${backend}`,
    single: true,
    async prepare({ kind, network, xs, ys, samples, batch, eta }) {
      await tf.setBackend(backend);
      const { layers, activations } = network;
      const [inputs, outputs] = [layers[0], layers[layers.length - 1]];
      const W = network.weights.map((rows) => tf.variable(tf.tensor2d(rows).transpose()));
      const b = network.biases.map((list) => tf.variable(tf.tensor1d(list)));
      /** @type {any[][]} */
      const batches = [];
      for (let start = 0; start < samples; start += batch) {
        const end = Math.min(samples, start + batch);
        batches.push([
          tf.tensor2d(Float32Array.from(xs.subarray(start * inputs, end * inputs)), [end - start, inputs]),
          tf.tensor2d(Float32Array.from(ys.subarray(start * outputs, end * outputs)), [end - start, outputs]),
        ]);
      }
      const [X, Y] = [tf.concat(batches.map(([x]) => x)), tf.concat(batches.map(([, y]) => y))];
      const forward = (/** @type {any} */ x) => {
        const all = [];
        let o = x;
        for (let l = 0; l < W.length; l++) {
          o = tf[activations[l]](tf.add(tf.matMul(o, W[l]), b[l]));
          all.push(o);
        }
        return all;
      };
      const lossOf = (/** @type {any} */ x, /** @type {any} */ y) =>
        tf.mul(0.5, tf.mean(tf.sum(tf.squaredDifference(forward(x)[W.length - 1], y), 1)));
      const optimizer = tf.train.sgd(eta);
      let at = 0;
      const train = (/** @type {number} */ steps) => {
        const losses = [];
        for (let step = 0; step < steps; step++, at = (at + 1) % batches.length) {
          const [x, y] = batches[at];
          const loss = optimizer.minimize(() => lossOf(x, y), true);
          losses.push(loss.dataSync()[0]);
          loss.dispose();
        }
        return losses;
      };
      const { width, height, x, y } = PICTURE;
      const at01 = (/** @type {number[]} */ [from, to], /** @type {number} */ i, /** @type {number} */ n) =>
        from + ((i + 0.5) * (to - from)) / n;
      const pixels = Array.from({ length: width * height }, (_, k) => [
        at01(x, k % width, width),
        at01(y, Math.floor(k / width), height),
      ]);
      const grid = kind === 'train' ? null : tf.tensor2d(pixels);
      const maps = () =>
        tf.tidy(() =>
          forward(grid).flatMap((o) => {
            const flat = o.transpose().dataSync();
            return Array.from({ length: o.shape[1] }, (_, j) =>
              flat.subarray(j * width * height, (j + 1) * width * height),
            );
          }),
        );
      const loss = () => tf.tidy(() => lossOf(X, Y).dataSync()[0]);
      const frame = () => {
        train(batches.length);
        return [loss(), loss(), ...ends(maps())];
      };
      const once = kind === 'maps' ? () => ends(maps()) : frame;
      return {
        async run(times) {
          await tf.setBackend(backend);
          return kind === 'train' ? train(times) : repeat(times, once);
        },
        free() {
          tf.dispose([W, b, batches, X, Y, grid]);
        },
      };
    },
  };
}

/** @param {number} times @param {() => ArrayLike<number>} work */
function repeat(times, work) {
  /** @type {ArrayLike<number>} */
  let last = [];
  for (let k = 0; k < times; k++) last = work();
  return last;
}

/** The first and the last number of each map, as a proof that it was computed. @param {Float32Array[]} maps */
function ends(maps) {
  return maps.flatMap((map) => [map[0], map[map.length - 1]]);
}
