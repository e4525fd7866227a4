import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { typeset } from '../../www/symbol.js';

const real = globalThis.document;
beforeEach(() => {
  const createElement = () => {
    /** @type {string[]} */
    const texts = [];
    return { append: (/** @type {string} */ text) => texts.push(text), toString: () => `[${texts}]` };
  };
  globalThis.document = /** @type {any} */ ({ createElement });
});
afterEach(() => {
  globalThis.document = real;
});

/** @param {string} text */
const set = (text) => typeset(text).join('');

test('the indices of symbols are lowered, wherever they stand', () => {
  assert.equal(set('w4'), 'w[4]');
  assert.equal(set('w_old'), 'w[old]');
  assert.equal(set('w1_new'), 'w[1,new]');
  assert.equal(set('∂L/∂w10 = σ′(z2)·o1, ŷ'), '∂L/∂w[10] = σ′(z[2])·o[1], ŷ');
});

test('numbers, words and what is lowered already stay as they are', () => {
  for (const text of ['1e5', '−0.12', '3.9×10⁻¹⁰', 'w₁', 'a loss', 'float32', 'dL_dw', ''])
    assert.equal(set(text), text);
});
