// The first view stays light: what a newcomer's browser must fetch before a lesson can be moved.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'dist');

/** kB, as gzip sends it. @param {string} path */
const weight = (path) => gzipSync(readFileSync(join(dist, path)), { level: 9 }).length / 1000;

test('HTML, CSS, JavaScript, words and core of the first view weigh less than 150 kB', () => {
  const assets = readdirSync(join(dist, 'assets')).map((name) => `assets/${name}`);
  // Pictures of the fallback are loaded lazily and only where the lab is not; the headless core only by lib/core.js.
  const needed = [
    'index.html',
    ...assets.filter((path) => /\.(css|js|ftl|wasm)$/.test(path) && !/_core_bg/.test(path)),
  ];
  const parts = needed.map((path) => `${path} ${weight(path).toFixed(1)}`);
  const total = needed.reduce((sum, path) => sum + weight(path), 0);
  console.log(`first view: ${total.toFixed(1)} kB (${parts.join(', ')})`);
  assert.ok(needed.some((path) => path.endsWith('.wasm')) && needed.some((path) => path.endsWith('.js')));
  assert.ok(total < 150, `${total.toFixed(1)} kB: ${parts.join(', ')}`);
});
