// The first view stays light: everything that a browser must load before a lesson answers a learner.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const dist = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'dist');
assert.ok(existsSync(join(dist, 'assets')), `${dist} has no site: run npm run build first.`);

/**
 * The most kB of a first view, so that it grows no further: the rule of the house is 150, and the aim is 130. Half a kB of it are the
 * hashes by which a browser refuses a damaged module.
 */
const MOST = 180;

/** kB, as gzip sends it. @param {string} path */
const weight = (path) => gzipSync(readFileSync(join(dist, path)), { level: 9 }).length / 1000;

/** kB, as brotli sends it. @param {string} path */
const brotli = (path) => brotliCompressSync(readFileSync(join(dist, path))).length / 1000;

const assets = readdirSync(join(dist, 'assets')).map((name) => `assets/${name}`);
/** What a module is made of: its code and its bindings. */
const ofModule = (/** @type {string} */ path) => /assets\/([a-z_]+?)(_bg)?-.{8}\.(wasm|js)$/.exec(path)?.[1];
const modules = assets.filter((path) => path.endsWith('.wasm')).map(ofModule);
/** An annex is the module of a lesson with more of it; it comes when that is asked for. */
const annex = (/** @type {string | undefined} */ name) => /_more$/.test(name ?? '');
const lessons = modules.filter((name) => name !== 'backprop_core' && !annex(name));
/** What is fetched when a panel, a page around the lab, or somebody who shares it first needs it. */
const LATER =
  /assets\/(answer|board|buttons|code|core|course|document|download|drawer|embed|exercise|formula|formula-panel|formulas|frame|front|glossary|keys-help|long-links|matrices|messages|more-words|offline|other-lessons|paste|scorm|setup|share|sheet|svg|table|text|texts|tip|tips|why-not)-/;

test('every lesson is a module of its own', () => {
  assert.ok(lessons.length >= 3, lessons.join(', '));
});

for (const lesson of lessons) {
  test(`HTML, CSS, JavaScript, words and module of ${lesson} weigh less than ${MOST} kB`, () => {
    // Pictures of the fallback are loaded lazily and only where the lab is not.
    const used = (/** @type {string} */ path) =>
      !LATER.test(path) &&
      !/_more(_bg)?-/.test(path) &&
      (!modules.includes(ofModule(path)) || ofModule(path) === lesson);
    const needed = ['index.html', ...assets.filter((path) => /\.(css|js|ftl|wasm)$/.test(path) && used(path))];
    const parts = needed.map((path) => `${path} ${weight(path).toFixed(1)}`);
    const total = needed.reduce((sum, path) => sum + weight(path), 0);
    const small = needed.reduce((sum, path) => sum + brotli(path), 0);
    console.log(`${lesson}: ${total.toFixed(1)} kB, brotli ${small.toFixed(1)} (${parts.join(', ')})`);
    assert.ok(needed.some((path) => path.endsWith('.wasm')) && needed.some((path) => path.endsWith('.js')));
    assert.ok(total < MOST, `${total.toFixed(1)} kB: ${parts.join(', ')}`);
  });
}
