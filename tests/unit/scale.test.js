import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scaleOf } from '../../www/controls/scale.js';

const eta = scaleOf({ slider: [0.0001, 10], log: true, step: 0.05 });

test('a logarithmic slider has twenty positions a decade, with two digits each', () => {
  assert.equal(eta.last - eta.first, 100);
  const decade = Array.from({ length: 21 }, (_, i) => eta.valueAt(-20 + i));
  assert.deepEqual(decade, [
    ...[0.1, 0.11, 0.13, 0.14, 0.16, 0.18, 0.2, 0.22, 0.25, 0.28],
    ...[0.32, 0.35, 0.4, 0.45, 0.5, 0.56, 0.63, 0.71, 0.79, 0.89, 1],
  ]);
});

test('every position of a slider leads to a number that leads back to it', () => {
  const scales = [
    eta,
    scaleOf({ slider: [-4, 4], log: false, step: 0.05 }),
    scaleOf({ slider: [1, 30], log: false, step: 1 }),
    scaleOf({ slider: [0.001, 3], log: true, step: 0.05 }),
  ];
  for (const scale of scales) {
    for (let position = scale.first; position <= scale.last; position += scale.step) {
      const value = scale.valueAt(position);
      assert.equal(scale.valueAt(scale.positionOf(value)), value);
    }
  }
});

test('the positions of a linear slider are its numbers, with few digits', () => {
  const scale = scaleOf({ slider: [-1, 1], log: false, step: 0.1 });
  assert.equal(String(scale.valueAt(-0.7000000001)), '-0.7');
  assert.equal(String(scale.positionOf(0.30000000000000004)), '0.3');
});

test('a number beyond the slider stands at its end', () => {
  assert.equal(eta.positionOf(1e300), eta.last);
  assert.equal(eta.positionOf(5e-324), eta.first);
  assert.equal(eta.positionOf(0), eta.first);
  assert.equal(eta.positionOf(-3), eta.first);
  assert.equal(eta.valueAt(eta.last), 10);
});
