// The baseline: the same training in plain JavaScript, written with care. One sample at a time, flat Float64Arrays, Math.exp and
// Math.tanh, and no allocation in a step. With one sum at a time instead of four it is an eighth slower on W5.

/** @import { Document } from './workloads.js' */

/**
 * @typedef {object} Layer
 * @property {number} from
 * @property {number} to
 * @property {string} activation
 * @property {Float64Array} w row by row
 * @property {Float64Array} b
 * @property {Float64Array} dw
 * @property {Float64Array} db
 * @property {Float64Array} o
 * @property {Float64Array} dz
 */

export class Plain {
  /** @param {Document} document */
  constructor(document) {
    /** @type {Layer[]} */
    this.layers = document.activations.map((activation, l) => {
      const [from, to] = [document.layers[l], document.layers[l + 1]];
      const room = (/** @type {number} */ n) => new Float64Array(n);
      return {
        ...{ from, to, activation, w: Float64Array.from(document.weights[l].flat()) },
        ...{ b: Float64Array.from(document.biases[l]), dw: room(from * to), db: room(to), o: room(to), dz: room(to) },
      };
    });
    this.x = new Float64Array(document.layers[0]);
  }

  /**
   * @param {Float64Array} xs
   * @param {Float64Array} ys
   * @param {number} batch
   * @param {number} eta
   * @param {Float64Array} losses one for each update
   */
  train(xs, ys, batch, eta, losses) {
    const samples = xs.length / this.x.length;
    for (let update = 0, start = 0; update < losses.length; update++) {
      const end = Math.min(samples, start + batch);
      let loss = 0;
      for (let k = start; k < end; k++) {
        this.forward(xs, k);
        loss += this.backward(ys, k);
      }
      losses[update] = loss / (end - start);
      this.step(eta / (end - start));
      start = end === samples ? 0 : end;
    }
  }

  /** The mean loss. @param {Float64Array} xs @param {Float64Array} ys */
  loss(xs, ys) {
    const samples = xs.length / this.x.length;
    const { o, to } = this.layers[this.layers.length - 1];
    let loss = 0;
    for (let k = 0; k < samples; k++) {
      this.forward(xs, k);
      for (let j = 0; j < to; j++) loss += 0.5 * (o[j] - ys[k * to + j]) * (o[j] - ys[k * to + j]);
    }
    return loss / samples;
  }

  /** @param {Float64Array} xs @param {number} k */
  forward(xs, k) {
    const { x, layers } = this;
    for (let i = 0; i < x.length; i++) x[i] = xs[k * x.length + i];
    /** @type {Float64Array} */
    let input = x;
    for (let l = 0; l < layers.length; l++) {
      const { o, activation } = layers[l];
      multiply(layers[l], input);
      if (activation === 'sigmoid') for (let j = 0; j < o.length; j++) o[j] = 1 / (1 + Math.exp(-o[j]));
      else if (activation === 'tanh') for (let j = 0; j < o.length; j++) o[j] = Math.tanh(o[j]);
      else for (let j = 0; j < o.length; j++) if (o[j] < 0) o[j] = 0;
      input = o;
    }
  }

  /** Adds one sample's gradient; returns its loss. @param {Float64Array} ys @param {number} k */
  backward(ys, k) {
    const { x, layers } = this;
    const last = layers[layers.length - 1];
    let loss = 0;
    for (let j = 0; j < last.to; j++) {
      const error = last.o[j] - ys[k * last.to + j];
      loss += 0.5 * error * error;
      last.dz[j] = error;
    }
    for (let l = layers.length - 1; l >= 0; l--) {
      slopes(layers[l]);
      if (l > 0) down(layers[l], layers[l - 1].o, layers[l - 1].dz);
      else first(layers[l], x);
    }
    return loss;
  }

  /** @param {number} rate */
  step(rate) {
    for (let l = 0; l < this.layers.length; l++) {
      const { w, b, dw, db } = this.layers[l];
      for (let i = 0; i < w.length; i++) {
        w[i] -= rate * dw[i];
        dw[i] = 0;
      }
      for (let j = 0; j < b.length; j++) {
        b[j] -= rate * db[j];
        db[j] = 0;
      }
    }
  }

  /**
   * The output of every neuron at the middle of every pixel, neuron after neuron.
   * @param {{ width: number, height: number, x: number[], y: number[] }} picture
   * @param {Float32Array} out
   */
  maps({ width, height, x, y }, out) {
    const { layers } = this;
    const point = new Float64Array(2);
    const size = width * height;
    for (let row = 0; row < height; row++) {
      point[1] = y[0] + ((row + 0.5) * (y[1] - y[0])) / height;
      for (let column = 0; column < width; column++) {
        point[0] = x[0] + ((column + 0.5) * (x[1] - x[0])) / width;
        this.forward(point, 0);
        let at = row * width + column;
        for (let l = 0; l < layers.length; l++) {
          const { o } = layers[l];
          for (let j = 0; j < o.length; j++, at += size) out[at] = o[j];
        }
      }
    }
  }
}

/** o = W·input + b. Four sums beside each other: an addition need not wait for the one before. @param {Layer} layer @param {Float64Array} input */
function multiply({ from, to, w, b, o }, input) {
  let j = 0;
  let at = 0;
  for (; j + 4 <= to; j += 4) {
    const [at1, at2, at3] = [at + from, at + 2 * from, at + 3 * from];
    let [sum0, sum1, sum2, sum3] = [0, 0, 0, 0];
    for (let i = 0; i < from; i++) {
      const value = input[i];
      sum0 += w[at + i] * value;
      sum1 += w[at1 + i] * value;
      sum2 += w[at2 + i] * value;
      sum3 += w[at3 + i] * value;
    }
    o[j] = sum0 + b[j];
    o[j + 1] = sum1 + b[j + 1];
    o[j + 2] = sum2 + b[j + 2];
    o[j + 3] = sum3 + b[j + 3];
    at += 4 * from;
  }
  for (; j < to; j++, at += from) {
    let sum = 0;
    for (let i = 0; i < from; i++) sum += w[at + i] * input[i];
    o[j] = sum + b[j];
  }
}

/** dz holds ∂L/∂o, and then ∂L/∂z. @param {Layer} layer */
function slopes({ activation, o, dz }) {
  if (activation === 'sigmoid') for (let j = 0; j < o.length; j++) dz[j] *= o[j] * (1 - o[j]);
  else if (activation === 'tanh') for (let j = 0; j < o.length; j++) dz[j] *= 1 - o[j] * o[j];
  else for (let j = 0; j < o.length; j++) if (!(o[j] > 0)) dz[j] = 0;
}

/** Adds the layer's gradient and hands ∂L/∂o to the layer below. @param {Layer} layer @param {Float64Array} input @param {Float64Array} below */
function down({ from, to, w, dw, db, dz }, input, below) {
  below.fill(0);
  for (let j = 0, at = 0; j < to; j++, at += from) {
    const slope = dz[j];
    db[j] += slope;
    for (let i = 0; i < from; i++) {
      below[i] += w[at + i] * slope;
      dw[at + i] += slope * input[i];
    }
  }
}

/** Adds the first layer's gradient. @param {Layer} layer @param {Float64Array} input */
function first({ from, to, dw, db, dz }, input) {
  for (let j = 0, at = 0; j < to; j++, at += from) {
    const slope = dz[j];
    db[j] += slope;
    for (let i = 0; i < from; i++) dw[at + i] += slope * input[i];
  }
}
