import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeOn, valueAfter, valueAt } from '../../www/handle.js';

/** @import { Drag } from '../../www/types.js' */

/** @type {Drag} */
const drag = { kind: 'drag', along: 'x', from: [40, -4], to: [640, 4], value: 1, step: 0.1 };

test('a dragged value has no more digits than the picture can show', () => {
  assert.equal(valueAt(drag, 340), '0');
  assert.equal(valueAt(drag, 341), '0.01');
  assert.equal(valueAt(drag, 413.7), '0.98');
});

test('a drag ends at the ends of its way, also when the way runs downwards', () => {
  assert.equal(valueAt(drag, -1e9), '-4');
  assert.equal(valueAt(drag, 1e9), '4');
  const upwards = { ...drag, along: /** @type {const} */ ('y'), from: drag.to, to: drag.from };
  assert.equal(valueAt(upwards, 640), '4');
  assert.equal(valueAfter('End', upwards), 4);
});

test('a rounded value never lies outside of its way', () => {
  const end = 30 / 7; // 4.2857…, which rounds to 4.29
  const map = {
    ...drag,
    from: /** @type {[number, number]} */ ([0, -end]),
    to: /** @type {[number, number]} */ ([600, end]),
  };
  assert.equal(valueAt(map, -1e9), '-4.28');
  assert.equal(valueAt(map, 1e9), '4.28');
  const wide = { ...drag, to: /** @type {[number, number]} */ ([640, 6 / 7]) }; // 0.857142857142857…, which rounds up
  assert.equal(valueAfter('PageUp', { ...wide, value: 0.8 }), 6 / 7);
});

test('the keys of a slider move the value, and no other key does', () => {
  assert.equal(valueAfter('ArrowRight', drag), 1.1);
  assert.equal(valueAfter('ArrowDown', drag), 0.9);
  assert.equal(valueAfter('PageUp', drag), 2);
  assert.equal(valueAfter('Home', drag), -4);
  assert.equal(valueAfter('ArrowRight', { ...drag, value: 4 }), 4);
  assert.equal(valueAfter('a', drag), null);
});

test('pointing at a walk lights the stretch of one place, and at its ends no more', () => {
  const walk = {
    along: /** @type {const} */ ('x'),
    from: /** @type {[number, number]} */ ([100, 1]),
    to: /** @type {[number, number]} */ ([400, 4]),
  };
  const area = { x: 50, y: 0, width: 400, height: 300 };
  assert.deepEqual(placeOn(walk, 210, area), { from: 0.25, wide: 0.25 });
  assert.deepEqual(placeOn(walk, 249, area), { from: 0.25, wide: 0.25 });
  assert.deepEqual(placeOn(walk, -1e9, area), { from: 0, wide: 0.25 });
  assert.deepEqual(placeOn(walk, 1e9, area), { from: 0.75, wide: 0.25 });
});
