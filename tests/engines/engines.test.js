// The same numbers and the same hands in Chromium, Firefox and WebKit. An engine that is not on this machine is skipped by its name;
// `npm test` installs what it can.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { preview } from 'vite';
import { readLessons } from '../../scripts/lessons.mjs';
import { IS_HERE, START } from './engines.js';

/** @import { Engine } from './engines.js' */

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const site = resolve(root, process.env.SITE ?? 'dist');
assert.ok(existsSync(join(site, 'index.html')), `${site} has no site: run npm run build first.`);

/** Lessons with steps: the others have no run. */
const LESSONS = readLessons(root).lessons.filter((lesson) => !['loss-functions', 'check-yourself'].includes(lesson));

/** What each engine found, lesson by lesson. @type {Record<string, Record<string, unknown>>} */
const found = {};

/** @type {import('vite').PreviewServer} */
let server;
let home = '';
before(async () => {
  server = await preview({ root, configFile: false, build: { outDir: site }, preview: { port: 0, host: '127.0.0.1' } });
  home = String(server.resolvedUrls?.local[0]);
});
after(() => server.close());

const LAB = `document.querySelector('backprop-lab')`;
const IN = `${LAB}?.shadowRoot`;

/** Waits until something holds in the page. @param {Engine} engine @param {string} what */
async function until(engine, what) {
  const end = Date.now() + 30_000;
  while (!(await engine.compute(`Boolean(${what})`))) {
    assert.ok(Date.now() < end, `it never came: ${what}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

/** A lesson as its link has it. @param {Engine} engine @param {string} link */
async function open(engine, link) {
  await engine.go('about:blank');
  await engine.go(`${home}#v=1&${link}`);
  await until(engine, `${IN}?.querySelector('.large canvas')?.width > 0 && ${LAB}.readings.length >= 0`);
}

/**
 * The middle of an element, in view, once it stands still and nothing lies over it: a page that has just come still moves.
 * @param {Engine} engine
 * @param {string} selector
 * @returns {Promise<[number, number]>}
 */
async function middle(engine, selector) {
  await until(engine, `${IN}.querySelector(${JSON.stringify(selector)})`);
  const place = await engine.compute(`(async () => {
    let [last, frames] = ['', 0];
    for (const end = Date.now() + 30_000; Date.now() < end; ) {
      await new Promise((done) => setTimeout(done, 50));
      const element = ${IN}.querySelector(${JSON.stringify(selector)});
      element?.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { x, y, width, height } = element?.getBoundingClientRect() ?? new DOMRect();
      const place = [Math.round(x + width / 2), Math.round(y + height / 2)];
      const isFree = width > 0 && element.contains(${IN}.elementFromPoint(...place));
      frames = isFree && String(place) === last ? frames + 1 : 0;
      last = String(place);
      if (frames === 8) return place;
    }
  })()`);
  assert.ok(place, `${selector} never stands still and free`);
  return place;
}

/** @param {Engine} engine @param {string} selector */
const press = async (engine, selector) => engine.pull([await middle(engine, selector)]);

for (const [name, start] of Object.entries(START)) {
  const skip = IS_HERE[name]() ? false : `${name} is not on this machine`;
  test(
    `${name}: digits after 50 steps, a pull, a story, sharing and printing`,
    { skip, timeout: 240_000 },
    async () => {
      const engine = await start();
      try {
        found[name] = {};
        for (const lesson of LESSONS) {
          await open(engine, `lesson=${lesson}&step=0&t=50`);
          await until(engine, `${LAB}.values.t === '50' && ${LAB}.readings.length > 0`);
          await until(engine, `!${IN}.querySelector('.screen.moving')`);
          found[name][lesson] = await engine.compute(
            `Object.fromEntries(${LAB}.readings.map(({ key, value }) => [key, String(value)]))`,
          );
        }

        await open(engine, 'lesson=update-rule&step=0');
        const [x, y] = await middle(engine, '.handle[role=slider]');
        await engine.pull([
          [x, y],
          [x + 20, y],
          [x + 60, y],
        ]);
        await until(engine, `Number(${LAB}.values.w0) > -2.9`);
        await until(engine, `/w0=-?[\\d.]+/.test(location.hash)`);

        await open(engine, 'lesson=chain-rule&step=1');
        await press(engine, '.answers .press');
        await until(engine, `${IN}.querySelector('.answers .verdict')?.textContent.length > 20`);

        await open(engine, 'lesson=chain-rule&step=0&t=2&select=w5');
        await press(engine, '[data-action=explore]');
        await press(engine, '[data-action=share-open]');
        await until(engine, `${IN}.querySelector('#share-link')?.value.includes('select=w5')`);
        const link = String(await engine.compute(`${IN}.querySelector('#share-link').value`));
        await open(engine, link.slice(link.indexOf('#') + 1).replace(/^v=1&/, ''));
        assert.equal(await engine.compute(`${LAB}.values.select + ${LAB}.values.t`), 'w52');

        // What paper shows: the picture, and the link below it.
        await engine.compute(`dispatchEvent(new Event('beforeprint'))`);
        assert.match(await engine.compute(`document.querySelector('.address').textContent`), /select=w5/);
        const size = await engine.print();
        if (name === 'chromium') assert.ok(size > 20_000, `a PDF of ${size} bytes`);
      } finally {
        await engine.close();
      }
    },
  );
}

test(
  'all engines have the same doubles, to the last bit',
  { skip: Object.keys(START).filter((name) => IS_HERE[name]()).length < 2 },
  () => {
    const [first, ...others] = Object.keys(found);
    for (const lesson of LESSONS) assert.ok(Object.keys(Object(found[first][lesson])).length > 2, lesson);
    for (const other of others) assert.deepEqual(found[other], found[first], `${other} and ${first}`);
  },
);
