// Twenty lessons in one page: what they weigh, which of them move, and what they leave of the page's frames.
import { expect, test } from '@playwright/test';
import { LESSONS } from './lab.js';

/** @import { Page } from '@playwright/test' */

/** MB that twenty lessons may take beyond the page. */
const MOST = 60;

const TWENTY = Array.from({ length: 20 }, (_, i) => LESSONS[i % LESSONS.length]);

/** A page of a course with these lessons, and text between them. @param {Page} page @param {string[]} lessons */
async function course(page, lessons) {
  const body = lessons.map((lesson) => `<backprop-lab lesson="${lesson}"></backprop-lab><p>Text of the course.</p>`);
  const html = `<!doctype html><title>Course</title><script type="module" src="./lib/backprop-lab.js"></script>${body.join('')}`;
  await page.route('**/course.html', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto('./course.html');
  await expect(page.locator('backprop-lab .screen')).toHaveCount(lessons.length);
}

/** Remembers the memory of every module. @param {Page} page */
const watchModules = (page) =>
  page.addInitScript(() => {
    const memories = /** @type {WebAssembly.Memory[]} */ ([]);
    Object.assign(window, { memories });
    for (const name of /** @type {const} */ (['instantiate', 'instantiateStreaming'])) {
      const make = /** @type {any} */ (WebAssembly[name]);
      WebAssembly[name] = async (/** @type {any[]} */ ...args) => {
        const made = await make.apply(WebAssembly, args);
        const { memory } = (made.instance ?? made).exports;
        if (memory) memories.push(memory);
        return made;
      };
    }
  });

/** The pixels of all pictures, in bytes. @param {Page} page */
const pixels = (page) =>
  page
    .locator('backprop-lab canvas')
    .evaluateAll((all) =>
      all.reduce((sum, it) => sum + 4 * /** @type {any} */ (it).width * /** @type {any} */ (it).height, 0),
    );

/** MB of scripts, page, buffers, modules and pictures, after what nobody needs is gone. @param {Page} page */
async function weigh(page) {
  const tools = await page.context().newCDPSession(page);
  for (let i = 0; i < 3; i++) {
    await tools.send('HeapProfiler.collectGarbage');
    await page.waitForTimeout(200);
  }
  const heap = /** @type {Record<string, number>} */ (
    /** @type {unknown} */ (await tools.send('Runtime.getHeapUsage'))
  );
  await tools.detach();
  const modules = await page.evaluate(() =>
    /** @type {WebAssembly.Memory[]} */ (/** @type {any} */ (window).memories).reduce(
      (sum, { buffer }) => sum + buffer.byteLength,
      0,
    ),
  );
  const parts = {
    scripts: heap.usedSize,
    page: heap.embedderHeapUsedSize,
    buffers: heap.backingStorageSize,
    modules,
    pictures: await pixels(page),
  };
  const sum = Object.values(parts).reduce((sum, part) => sum + part, 0) / 1e6;
  console.log(
    `${sum.toFixed(1)} MB: ${Object.entries(parts)
      .map(([name, bytes]) => `${name} ${(bytes / 1e6).toFixed(1)}`)
      .join(', ')}`,
  );
  return sum;
}

test(`twenty lessons take less than ${MOST} MB, also after all of them were seen`, async ({ page }) => {
  await watchModules(page);
  await course(page, []);
  const alone = await weigh(page);
  await course(page, TWENTY);
  // Those far away give their pixels back.
  await expect.poll(() => pixels(page)).toBeLessThan(20e6);
  expect((await weigh(page)) - alone).toBeLessThan(MOST);

  const before = await heights(page);
  await seeAll(page);
  expect(await heights(page), 'the page keeps its height').toEqual(before);
  expect((await weigh(page)) - alone).toBeLessThan(MOST);
});

test('lessons out of sight are as high as they will be when they are seen, also after the page became narrower', async ({
  page,
}) => {
  await course(page, TWENTY);
  await seeAll(page);
  await page.setViewportSize({ width: 900, height: 720 });
  const before = await heights(page);
  await seeAll(page);
  expect(await heights(page)).toEqual(before);
});

/** How high the lessons are, once they stay as high. @param {Page} page */
async function heights(page) {
  const measure = () =>
    page.locator('backprop-lab').evaluateAll((all) => all.map((lab) => lab.getBoundingClientRect().height));
  let now = await measure();
  await expect(async () => {
    const before = now;
    await page.waitForTimeout(300);
    now = await measure();
    expect(now).toEqual(before);
  }).toPass();
  return now;
}

/** Scrolls to each lesson until its picture is there, and back. @param {Page} page */
async function seeAll(page) {
  for (const lab of await page.locator('backprop-lab').all()) {
    await lab.scrollIntoViewIfNeeded();
    const canvas = lab.locator('.large canvas');
    if ((await canvas.count()) === 0) continue;
    await canvas.first().scrollIntoViewIfNeeded();
    await expect.poll(() => canvas.first().evaluate(isPainted)).toBe(true);
  }
  await page.evaluate(() => window.scrollTo(0, 0));
  await expect.poll(() => page.locator('.large canvas').first().evaluate(isPainted)).toBe(true);
  await expect.poll(() => pixels(page)).toBeLessThan(20e6);
}

/** Whether there is something on a canvas. @param {Element} element */
function isPainted(element) {
  const canvas = /** @type {HTMLCanvasElement} */ (element);
  if (canvas.width === 0) return false;
  const { data } = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d')).getImageData(
    0,
    0,
    canvas.width,
    canvas.height,
  );
  return new Set(data).size > 4;
}

test('of twenty lessons that play, only those in sight go on', async ({ page }) => {
  await course(page, Array(20).fill('optimizers'));
  const labs = page.locator('backprop-lab');
  await labs.evaluateAll((all) => Promise.all(all.map((lab) => /** @type {any} */ (lab).play())));
  const steps = () => labs.evaluateAll((all) => all.map((lab) => Number(/** @type {any} */ (lab).values.t)));
  await expect.poll(async () => (await steps())[0]).toBeGreaterThan(3);
  const before = await steps();
  await expect.poll(async () => (await steps())[0]).toBeGreaterThan(before[0] + 3);
  const after = await steps();
  expect(after.slice(3)).toEqual(before.slice(3));

  await labs.nth(12).scrollIntoViewIfNeeded();
  await expect.poll(async () => (await steps())[12]).toBeGreaterThan(before[12] + 3);
  const away = (await steps())[0];
  await expect.poll(async () => (await steps())[12]).toBeGreaterThan(before[12] + 8);
  expect((await steps())[0]).toBe(away);
});

/**
 * What 150 frames take: the time between them, and of that what the page itself computes, in milliseconds. The processor's time of
 * the page does not depend on what else the machine does.
 * @param {Page} page
 */
async function frames(page) {
  const tools = await page.context().newCDPSession(page);
  await tools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async () =>
    (await tools.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN;
  const before = await spent();
  const apart = await page.evaluate(async () => {
    /** @type {number[]} */
    const all = [];
    let last = performance.now();
    for (let n = 0; n < 150; n++) {
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      all.push(now - last);
      last = now;
    }
    return all.sort((a, b) => a - b)[75];
  });
  const own = (1000 * ((await spent()) - before)) / 150;
  await tools.detach();
  return { apart, own };
}

test('while one of twenty lessons plays, the page keeps 50 frames a second', async ({ page }) => {
  await course(page, TWENTY);
  const lab = page.locator('backprop-lab[lesson=training]').first();
  await lab.scrollIntoViewIfNeeded();
  await expect.poll(() => lab.locator('.large canvas').first().evaluate(isPainted)).toBe(true);
  const resting = await frames(page);
  // All of them are asked to; those out of sight wait.
  await page
    .locator('backprop-lab')
    .evaluateAll((all) => Promise.all(all.map((lab) => /** @type {any} */ (lab).play())));
  const playing = await frames(page);
  expect(await lab.evaluate((lab) => Number(/** @type {any} */ (lab).values.t))).toBeGreaterThan(5);
  for (const [name, { apart, own }] of Object.entries({ resting, playing }))
    console.log(`${name}: a frame every ${apart.toFixed(1)} ms, the page's own share ${own.toFixed(1)} ms`);
  expect(playing.own, 'of the 20 ms of a frame').toBeLessThan(20);
  // The middle frame of a machine that other work shares may come a little later.
  expect(playing.apart).toBeLessThan(2 * Math.max(resting.apart, 20));
});
