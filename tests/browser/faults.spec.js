// What a machine does to a page: it sleeps, its clock is set, it is slow or quick, its screen changes, it loses what was painted.
// The run is the same bits, and nothing is caught up in one go.
import { expect, test } from '@playwright/test';
import { open, pixels, settled } from './lab.js';

/** @import { Page } from '@playwright/test' */

/** A run of many numbers: what it has learned says whether a step was lost or made twice. */
const RUN = 'lesson=training&data=spiral&layers=2.8tanh.8tanh.1tanh&seed=5';

/** The test gives the frames: each at a time of the test's. */
function frames() {
  let now = performance.now();
  /** @type {Map<number, FrameRequestCallback>} */
  let waiting = new Map();
  let id = 0;
  const real = window.requestAnimationFrame.bind(window);
  const state = { ours: false };
  window.requestAnimationFrame = (callback) => {
    if (!state.ours) return real(callback);
    waiting.set(--id, callback);
    return id;
  };
  const cancel = window.cancelAnimationFrame.bind(window);
  window.cancelAnimationFrame = (handle) => {
    if (!waiting.delete(handle)) cancel(handle);
  };
  const clock = performance.now.bind(performance);
  performance.now = () => (state.ours ? now : clock());
  /** One frame, some milliseconds after the one before. Returns how long it took. @param {number} after */
  const frame = (after) => {
    now += after;
    const due = waiting;
    waiting = new Map();
    const begun = clock();
    for (const callback of due.values()) callback(now);
    return clock() - begun;
  };
  /** @param {boolean} ours */
  const take = (ours) => {
    state.ours = ours;
    now = clock();
    for (const callback of waiting.values()) real(callback);
    waiting = new Map();
  };
  Object.assign(window, { frame, take });
}

/**
 * Plays with frames at these distances, pauses, and tells where the run is; with how long the longest frame took.
 * @param {Page} page
 * @param {number[]} distances
 */
async function play(page, distances) {
  const longest = await page.evaluate((distances) => {
    const lab = /** @type {any} */ (document.querySelector('backprop-lab'));
    const { frame, take } = /** @type {any} */ (window);
    take(true);
    lab.shadowRoot.querySelector('[data-action=play]').click();
    const times = distances.map((after) => frame(after));
    lab.shadowRoot.querySelector('[data-action=play]').click();
    for (let i = 0; i < 40; i++) frame(16);
    take(false);
    return Math.max(...times);
  }, distances);
  await settled(page);
  return { t: await t(page), longest };
}

/** @param {Page} page */
const t = (page) => page.locator('backprop-lab').evaluate((lab) => Number(/** @type {any} */ (lab).values.t));

/** All numbers with all digits. @param {Page} page */
const numbers = (page) => page.locator('backprop-lab').evaluate((lab) => /** @type {any} */ (lab).readings);

/** @param {number} count @param {number} after @returns {number[]} */
const every = (count, after) => Array(count).fill(after);

/** @type {[string, number[]][]} */
const TIMES = [
  ['a tab that sleeps for an hour in the middle', [...every(20, 16), 3_600_000, ...every(20, 16)]],
  ['a clock that is set back by an hour', [...every(20, 16), -3_600_000, ...every(20, 16)]],
  ['one frame in two seconds', every(12, 2000)],
  ['a screen of 200 frames a second', every(200, 5)],
];

for (const [what, distances] of TIMES) {
  test(`${what}: the run has the same bits, and no frame catches up`, async ({ page, context }) => {
    await page.addInitScript(frames);
    const complaints = await open(page, RUN);
    // How long a frame takes that has nothing to catch up: machines differ.
    const usual = await play(page, every(40, 16));
    const most = Math.max(100, 4 * usual.longest);
    let { t: reached, longest } = await play(page, distances);
    // Whoever catches up does so each time; a machine with other work pauses now and then.
    for (let turns = 2; longest >= most && turns > 0; turns--) ({ t: reached, longest } = await play(page, distances));
    expect(reached).toBeGreaterThan(usual.t);
    expect(longest).toBeLessThan(most);
    const calm = await context.newPage();
    await open(calm, `${RUN}&t=${reached}`);
    expect(await numbers(page)).toEqual(await numbers(calm));
    expect(complaints).toEqual([]);
  });
}

test('a picture that the browser lost is painted again', async ({ page }) => {
  await open(page, 'lesson=chain-rule&t=2');
  const whole = await pixels(page);
  const canvas = page.locator('backprop-lab canvas').first();
  await canvas.evaluate((canvas) => {
    const { width, height } = /** @type {HTMLCanvasElement} */ (canvas);
    /** @type {HTMLCanvasElement} */ (canvas).getContext('2d')?.clearRect(0, 0, width, height);
    canvas.dispatchEvent(new Event('contextlost', { cancelable: true }));
  });
  expect(await pixels(page)).not.toBe(whole);
  await canvas.evaluate((canvas) => canvas.dispatchEvent(new Event('contextrestored')));
  await settled(page);
  expect(await pixels(page)).toBe(whole);
});

/** An emulated screen changes its pixels without a word: the test says it in the browser's place, as a real screen does. */
function tellPixels() {
  const real = window.matchMedia.bind(window);
  /** @type {{ query: string, list: EventTarget }} */
  const latest = { query: '', list: new EventTarget() };
  window.matchMedia = (query) => {
    if (!query.includes('resolution')) return real(query);
    Object.assign(latest, { query, list: new EventTarget() });
    return /** @type {MediaQueryList} */ (latest.list);
  };
  Object.assign(window, { latest });
}

test('on a screen with other pixels the picture is sharp at once, also while a run plays', async ({ page }) => {
  await page.addInitScript(tellPixels);
  await open(page, 'lesson=training&t=3');
  const canvas = page.locator('backprop-lab canvas').first();
  const across = () => canvas.evaluate((canvas) => /** @type {HTMLCanvasElement} */ (canvas).width);
  const before = await across();
  const session = await page.context().newCDPSession(page);
  const screen = async (/** @type {number} */ deviceScaleFactor) => {
    const { query: old } = await page.evaluate(() => /** @type {any} */ (window).latest);
    await session.send('Emulation.setDeviceMetricsOverride', {
      ...{ width: 1280, height: 720, deviceScaleFactor, mobile: false },
    });
    await page.evaluate(() => /** @type {any} */ (window).latest.list.dispatchEvent(new Event('change')));
    return old;
  };
  expect(await screen(2)).toBe('(resolution: 1dppx)');
  await expect.poll(across).toBe(2 * before);
  await page.locator('[data-action=play]').click();
  expect(await screen(1)).toBe('(resolution: 2dppx)');
  await expect.poll(across).toBe(before);
  await page.locator('[data-action=play]').click();
  await settled(page);
  expect(await t(page)).toBeGreaterThan(3);
});

/** A machine without memory: a module gets no more of it than `pages` beyond what it begins with. @param {number} pages */
function scarce(pages) {
  /** The number at a place, and where it ends. @param {Uint8Array} bytes @param {number} at @returns {[number, number]} */
  const read = (bytes, at) => {
    let [number, shift] = [0, 0];
    for (; bytes[at] > 127; shift += 7) number |= (bytes[at++] & 127) << shift;
    return [number | (bytes[at] << shift), at + 1];
  };
  const write = (/** @type {number} */ number) => (number > 127 ? [(number & 127) | 128, number >> 7] : [number]);
  /** The section of a module that says how much memory it has gets a limit. @param {Uint8Array} bytes */
  const limited = (bytes) => {
    let at = 8;
    for (;;) {
      const [size, start] = read(bytes, at + 1);
      if (bytes[at] === 5) {
        const [least] = read(bytes, start + 2);
        const section = [1, 1, ...write(least), ...write(least + pages)];
        return new Uint8Array([
          ...bytes.subarray(0, at),
          5,
          section.length,
          ...section,
          ...bytes.subarray(start + size),
        ]);
      }
      at = start + size;
    }
  };
  WebAssembly.instantiateStreaming = async (answer, imports) =>
    WebAssembly.instantiate(limited(new Uint8Array(await (await answer).arrayBuffer())), imports);
}

test('where memory runs out the page says so, keeps every value, and goes on with what needs less', async ({
  page,
  context,
}) => {
  await page.addInitScript(scarce, 3);
  await open(page, 'lesson=update-rule');
  const lab = page.locator('backprop-lab');
  const change = (/** @type {Record<string, string>} */ values) =>
    lab.evaluate((lab, values) => Object.assign(lab, { values }), values);
  await change({ eta: '0.0001', t: '10000' });
  const notice = page.getByText('Something went wrong while computing this.');
  await expect(notice).toBeVisible();
  const values = await lab.evaluate((lab) => /** @type {any} */ (lab).values);
  expect(values).toMatchObject({ eta: '0.0001', t: '10000' });
  await change({ t: '3' });
  await expect(notice).toBeHidden();
  await settled(page);
  const calm = await context.newPage();
  await open(calm, 'lesson=update-rule&eta=0.0001&t=3');
  expect(await numbers(page)).toEqual(await numbers(calm));
});
