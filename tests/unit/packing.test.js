// Packed links: short, exact, and never misread.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { pack, unpack } from '../../www/packing.js';

/** The same numbers on every machine. @param {number} seed */
function random(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** @param {number} digits */
function points(digits) {
  const next = random(digits);
  const one = () =>
    `${(12 * next() - 6).toFixed(digits)}_${(12 * next() - 6).toFixed(digits)}_${next() < 0.5 ? 1 : -1}`;
  return `v=1&lesson=training&data=own&points=${Array.from({ length: 300 }, one).join('*')}`;
}

/** A network of six layers with eight neurons each. @param {number} digits */
function network(digits) {
  const next = random(digits);
  const name = (/** @type {number} */ i) => (i < 384 ? `w${i + 1}` : `b${i - 383}`);
  const numbers = Array.from({ length: 432 }, (_, i) => `${name(i)}:${(2 * next() - 1).toFixed(digits)}`);
  return `v=1&lesson=chain-rule&network=own&layers=8.8tanh.8tanh.8tanh.8tanh.8tanh.8tanh&numbers=${numbers.join(',')}`;
}

test('300 points and a network of 432 numbers fit into 2,000 letters, exactly', () => {
  for (const text of [points(1), points(2), points(3), network(1), network(2), network(3)]) {
    const packed = pack(text);
    assert.match(packed, /^[\w-]+$/);
    assert.ok(packed.length < 1950, `${text.length} letters became ${packed.length}`);
    assert.equal(unpack(packed), text);
  }
});

test('packed links that people have open for good: each is packed as it was first', () => {
  assert.equal(unpack('2Eqk5qMjKb-YkdGCAScpoz0dZ2aC5-zUro2XQV3J-FC8A'), 'lesson=update-rule&eta=0.25&t=3');
  const kept = readFileSync(new URL('../kept-links.txt', import.meta.url), 'utf8')
    .split('\n')
    .slice(0, 354);
  const links = kept.map((line) => line.slice(1).split(' ')[0]);
  const texts = [...links, points(1), points(2), points(3), network(1), network(2), network(3)];
  const all = createHash('sha256').update(texts.map(pack).join('\n')).digest('base64url');
  assert.equal(all, 'PukrXvheVLLeZWoeb2rOhKbyjVqRRIG0io1tE2hJvwU', 'whoever changes the model or the code breaks them');
});

test('any text comes back, and one that was cut or changed does not', () => {
  const next = random(7);
  const letter = () => String.fromCodePoint(1 + Math.floor(next() * (next() < 0.1 ? 0x3000 : 126)));
  for (let i = 0; i < 1000; i++) {
    const text = Array.from({ length: Math.floor(next() * 300) }, letter).join('');
    const packed = pack(text);
    assert.equal(unpack(packed), text);
    const at = Math.floor(next() * packed.length);
    const other = packed[at] === 'A' ? 'B' : 'A';
    for (const spoilt of [packed.slice(0, at), packed.slice(0, at) + other + packed.slice(at + 1)]) {
      assert.ok([null, text].includes(unpack(spoilt)), `${packed} and ${spoilt}`);
    }
  }
});

test('what is no packed text is read as nothing, at once', () => {
  const before = performance.now();
  for (const text of ['', 'A', '%', 'z'.repeat(100_000), '<script>', 'é', '-_'.repeat(30_000)]) {
    assert.equal(unpack(text), null);
  }
  assert.ok(performance.now() - before < 2000);
});
