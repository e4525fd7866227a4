import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLayers, writeLayers } from '../../www/controls/layers.js';

test('layers are read from one word and written as the same word', () => {
  const layers = readLayers('2.3tanh.8leaky-relu.1sigmoid');
  assert.deepEqual(layers[0], { size: 2, activation: '' });
  assert.deepEqual(layers[2], { size: 8, activation: 'leaky-relu' });
  assert.equal(writeLayers(layers), '2.3tanh.8leaky-relu.1sigmoid');
});
