// `npm run frames`: how long a changed value takes to be seen, and how long the script of a frame takes while something moves, in
// every lesson. `npm run frames -- --only=chain-rule` measures a part, and `--times=3` prints medians of three runs.
//
// A value is dragged by real input, once a frame. From an input to the end of the frame that painted it there should be at most
// 33 ms in 95 of 100 frames, and 80 ms on a processor slowed down four times. The script of a frame of a movement should take 6 ms
// at most. Run it on a quiet machine, after `npm run build`.
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readLessons } from '../scripts/lessons.mjs';
import { checkNode, installPackages, root } from '../scripts/prepare.mjs';
import { Problem, start } from '../scripts/say.mjs';
import { inChromium } from './chromium.js';
import { watch } from './watch.js';

/** @import { Browser, Page } from 'playwright-core' */
/** @import { Watched } from './watch.js' */
/** @typedef {{ title: string, query: string, on?: string }} Row `on` is what is dragged */
/** @typedef {Record<'painted' | 'script', number[]>} Times milliseconds */

/** Frames of a drag, and presses of the button that steps. */
const FRAMES = 120;
const STEPS = 8;
const SLOWER = 4;
const LIMITS = { painted: [33, 80], script: [6, Infinity] };

/** A row without `on` drags the first slider of the drawer. @type {Row[]} */
const ROWS = [
  ...readLessons(root).lessons.map((lesson) => ({ title: lesson, query: `lesson=${lesson}` })),
  { title: 'chain-rule, picture', query: 'lesson=chain-rule&t=2', on: '.large .handle[aria-label^="Select w1,"]' },
  { title: 'optimizers, picture', query: 'lesson=optimizers&t=20', on: '.large .handle[role=slider]' },
  {
    title: 'vanishing-gradient, 128',
    query: 'lesson=vanishing-gradient&depth=128',
    on: '[data-control=w] input[type=range]',
  },
];

await start(async () => {
  const { values } = parseArgs({ options: { only: { type: 'string' }, times: { type: 'string', default: '1' } } });
  const rows = ROWS.filter(({ title }) => title.includes(values.only ?? ''));
  const titles = ROWS.map(({ title }) => title).join('; ');
  if (rows.length === 0) throw new Problem(`--only knows no "${values.only}", only parts of: ${titles}.`);
  checkNode();
  await installPackages();
  if (!existsSync(join(root, 'dist', 'index.html'))) throw new Problem('There is no site: run npm run build first.');
  console.log(
    `Load of the machine in the last 1, 5 and 15 minutes: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(', ')}`,
  );
  await inChromium(async (browser, address) => {
    console.log(
      `Median and 95th percentile in milliseconds; ! is over the limit; × ${SLOWER} is slowed down so many times.`,
    );
    print('', 'input to paint', `× ${SLOWER}`, 'script of motion', `× ${SLOWER}`);
    for (const row of rows) {
      /** @type {Times[][]} */
      const times = [[], []];
      for (let i = 0; i < Number(values.times); i++) {
        for (const [k, slower] of [1, SLOWER].entries()) times[k].push(await measure(browser, address, row, slower));
      }
      const cells = (/** @type {'painted' | 'script'} */ what) =>
        times.map((all, k) =>
          cell(
            all.map((one) => one[what]).filter((list) => list.length > 0),
            LIMITS[what][k],
          ),
        );
      print(row.title, ...cells('painted'), ...cells('script'));
    }
  });
});

/** @param {string[]} texts */
function print(...texts) {
  console.log(texts.map((text, i) => (i === 0 ? text.padEnd(26) : text.padStart(18))).join(''));
}

/** @param {number[][]} runs @param {number} limit */
function cell(runs, limit) {
  if (runs.length === 0) return '–';
  const [half, most] = [0.5, 0.95].map((share) =>
    part(
      0.5,
      runs.map((times) => part(share, times)),
    ),
  );
  return `${half.toFixed(1)} ${most.toFixed(1)}${most > limit ? ' !' : '  '}`;
}

/** The number that this share of all is at most. @param {number} share @param {number[]} numbers */
function part(share, numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(Math.floor(share * sorted.length), sorted.length - 1)];
}

/**
 * @param {Browser} browser
 * @param {string} address
 * @param {Row} row
 * @param {number} slower
 * @returns {Promise<Times>}
 */
async function measure(browser, address, { query, on }, slower) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.on('pageerror', (error) => console.error(error));
  await page.addInitScript(watch);
  await page.goto(`${address}/dist/index.html?${query}`);
  await page.locator('.screen').waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await drag(page, on);
  const { painted } = await take(page);
  await page.goto('about:blank');
  await page.goto(`${address}/dist/index.html?${query}`);
  await page.locator('.screen').waitFor();
  await step(page);
  const { frames } = await take(page);
  await page.close();
  return { painted, script: frames.filter(({ moves }) => moves).map(({ script }) => script) };
}

/** @param {Page} page @returns {Promise<Watched>} */
function take(page) {
  return page.evaluate('window.watched');
}

/** Drags a slider, or what stands on the picture, to and fro. @param {Page} page @param {string} [on] */
async function drag(page, on) {
  if (!on?.includes('handle')) {
    await page.locator('[data-action=explore]').click();
    await page.locator('.drawer input[type=range]').first().waitFor({ state: 'attached' });
  }
  const slider = page.locator(on ?? '.drawer input[type=range]').first();
  await slider.evaluate((element) => element.closest('details')?.setAttribute('open', ''));
  await slider.scrollIntoViewIfNeeded();
  await page.waitForTimeout(300);
  const box = await slider.boundingBox();
  if (!box) throw new Problem(`Nothing to drag: ${on}`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const reach = Math.max(0.2 * box.width, 30);
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let i = 1; i <= FRAMES; i++) {
    // A triangle, four times to and fro.
    const way = Math.abs((((i / FRAMES) * 16 + 3) % 4) - 2) - 1;
    await page.mouse.move(x + way * reach, y);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  }
  await page.mouse.up();
}

/** Presses the button that steps, and lets each movement end. @param {Page} page */
async function step(page) {
  const button = page.locator('[data-action=step]');
  for (let i = 0; i < STEPS && (await button.isVisible()) && (await button.isEnabled()); i++) {
    await button.click();
    await page.waitForTimeout(100);
    await page.locator('[data-moves]').waitFor({ state: 'detached' });
  }
}
