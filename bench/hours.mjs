// `npm run hours`: what remains in memory after hours of use. Each row does one thing many times, and prints what the page holds before
// and after: the heap of JavaScript after a collection, nodes, listeners, and pages of WebAssembly (64 KiB each).
//
// `npm run hours -- --updates=50000000 --redraws=500000 --mounts=10000 --changes=2000 --undo=10000` takes hours; without options it
// takes minutes. `--only=training` does a part. Run it after `npm run build`.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readLessons } from '../scripts/lessons.mjs';
import { checkNode, installPackages, root } from '../scripts/prepare.mjs';
import { Problem, start } from '../scripts/say.mjs';
import { inChromium } from './chromium.js';

/** @import { CDPSession, Page } from 'playwright-core' */

const { lessons } = readLessons(root);
/** A frame follows the last one at once, so that hours of use take fewer. */
const WITHOUT_PAUSES = ['--disable-frame-rate-limit'];
const MANY = { updates: '20000', redraws: '300', mounts: '50', changes: '70', undo: '100' };

await start(async () => {
  const text = /** @type {const} */ ({ type: 'string' });
  const options = Object.fromEntries(Object.entries(MANY).map(([key, value]) => [key, { ...text, default: value }]));
  const { values } = parseArgs({ options: { ...options, only: { ...text, default: '' } } });
  const many = (/** @type {string} */ key) => Number(/** @type {Record<string, string>} */ (values)[key]);
  checkNode();
  await installPackages();
  if (!existsSync(join(root, 'dist', 'index.html'))) throw new Problem('There is no site: run npm run build first.');
  /** @typedef {(how: { times: number, lessons: string[] }) => Promise<number | void>} Act tells how many there were, if not so many */
  /** @type {[title: string, lesson: string, act: Act, times: number][]} */
  const rows = [
    ...lessons.map((lesson) => /** @type {any} */ ([`${lesson}, redraws`, lesson, redraw, many('redraws')])),
    ...lessons.map((lesson) => /** @type {any} */ ([`${lesson}, updates`, lesson, update, many('updates')])),
    ['mounts', lessons[0], mount, many('mounts')],
    ['changes of lesson', lessons[0], change, many('changes')],
    ['undo and redo', lessons[0], undo, many('undo')],
  ];
  await inChromium(async (browser, address) => {
    print('', 'times', 'heap, MB', 'nodes', 'listeners', 'wasm pages');
    for (const [title, lesson, act, times] of rows.filter(([title]) => title.includes(values.only))) {
      const page = await browser.newPage();
      await page.addInitScript(countMemory);
      await page.goto(`${address}/dist/index.html?lesson=${lesson}&step=0`);
      await page.locator('backprop-lab .screen').waitFor();
      const session = await page.context().newCDPSession(page);
      await page.evaluate(act, { times: Math.ceil(times / 10), lessons }); // what is made once is there
      const before = await held(page, session);
      const done = (await page.evaluate(act, { times, lessons })) ?? times;
      const after = await held(page, session);
      if (done > 0) print(title, done, ...after.map((count, i) => `${before[i]} → ${count}`));
      await page.close();
    }
  }, WITHOUT_PAUSES);
});

/** Remembers the memory of every module of the page. */
function countMemory() {
  /** @type {Set<WebAssembly.Memory>} */
  const memories = new Set();
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (...given) => {
    const made = await instantiateStreaming(...given);
    memories.add(/** @type {WebAssembly.Memory} */ (made.instance.exports.memory));
    return made;
  };
  const pages = () => [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength / 65536, 0);
  Object.assign(window, { pages });
}

/** @param {Page} page @param {CDPSession} session */
async function held(page, session) {
  await page.waitForTimeout(500);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  const pages = await page.evaluate(() => /** @type {any} */ (window).pages());
  return [(usedSize / 1e6).toFixed(1), nodes, jsEventListeners, pages];
}

/** @param {...(string | number)} cells */
function print(...cells) {
  console.log(cells.map((cell, i) => (i ? String(cell).padStart(18) : String(cell).padEnd(30))).join(''));
}

// What follows runs in the page.

/** @param {{ times: number }} how */
async function redraw({ times }) {
  const lab = /** @type {any} */ (document.querySelector('backprop-lab'));
  for (let i = 0; i < times; i++) {
    lab.values = 'eta' in lab.values ? { eta: String(0.1 + (i % 50) / 1000) } : { step: String(i % 3) };
    await new Promise(requestAnimationFrame);
  }
}

/**
 * Takes the run to its end and goes back to its start, each time with another η: nothing that was computed serves again.
 * @param {{ times: number }} how
 * @returns {Promise<number>} how many updates there were: a lesson may have none
 */
async function update({ times }) {
  const lab = /** @type {any} */ (document.querySelector('backprop-lab'));
  const busy = () => lab.shadowRoot.querySelector('.travel:not([hidden]), .moving');
  let done = 0;
  for (let trip = 0; done < times; trip++) {
    lab.values = { eta: String(0.1 + (trip % 997) / 10_000), t: String(Math.min(times - done, 10_000)) };
    do await new Promise(requestAnimationFrame);
    while (busy());
    done += Number(lab.values.t);
    if (done === 0) break;
    lab.values = { t: '0' };
    await new Promise(requestAnimationFrame);
  }
  return done;
}

/** @param {{ times: number }} how */
async function mount({ times }) {
  const lab = /** @type {any} */ (document.querySelector('backprop-lab'));
  const parent = lab.parentElement;
  for (let i = 0; i < times; i++) {
    lab.remove();
    parent.append(lab);
    do await new Promise(requestAnimationFrame);
    while (!lab.shadowRoot.querySelector('.screen'));
  }
}

/** @param {{ times: number, lessons: string[] }} how */
async function change({ times, lessons }) {
  const lab = /** @type {any} */ (document.querySelector('backprop-lab'));
  // All lessons at least once, and the first one at the end.
  for (let i = Math.max(times, lessons.length) - 1; i >= 0; i--) {
    lab.lesson = lessons[i % lessons.length];
    do await new Promise(requestAnimationFrame);
    while (lab.shadowRoot.querySelector('.screen').dataset.lesson !== lab.lesson);
  }
}

/** @param {{ times: number }} how */
async function undo({ times }) {
  const lab = /** @type {any} */ (document.querySelector('backprop-lab'));
  const root = lab.shadowRoot;
  if (!root.querySelector('[data-action=undo]')) root.querySelector('[data-action=explore]').click();
  while (!root.querySelector('[data-action=undo]')) await new Promise(requestAnimationFrame);
  lab.values = { eta: '0.123' };
  for (let i = 0; i < times; i++) {
    for (const action of ['undo', 'redo']) {
      root.querySelector(`[data-action=${action}]`).click();
      await new Promise(requestAnimationFrame);
    }
  }
}
