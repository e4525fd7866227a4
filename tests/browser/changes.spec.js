// Changes of lesson: in every case the page shows the lesson that was asked for last, and the previous one leaves nothing in
// memory.
import { expect, test } from '@playwright/test';
import { LESSONS, linked, open, openAll, settled, unfold } from './lab.js';

/** @import { Page } from '@playwright/test' */

/** @param {Page} page @param {string} lesson */
const choose = (page, lesson) =>
  page.evaluate((lesson) => void Object.assign(document.querySelector('backprop-lab') ?? {}, { lesson }), lesson);

/** @param {Page} page @param {string} lesson */
async function expectLesson(page, lesson) {
  await expect(page.locator('backprop-lab .screen')).toHaveAttribute('data-lesson', lesson);
  await settled(page);
}

test('a lesson that was left can be collected with all its elements and listeners', async ({ page }) => {
  test.slow();
  await open(page, 'lesson=update-rule');
  const session = await page.context().newCDPSession(page);
  /** Goes through all lessons so many times. @param {number} times */
  const round = async (times) => {
    for (let i = 0; i < times; i++) {
      for (const lesson of LESSONS) {
        await choose(page, lesson);
        await expectLesson(page, lesson);
      }
    }
  };
  const counters = async () => {
    await settled(page);
    await session.send('HeapProfiler.collectGarbage');
    const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
    return { nodes, jsEventListeners };
  };
  await round(2);
  const before = await counters();
  await round(4);
  const after = await counters();
  // One lesson's elements are 1,300 nodes with 270 listeners: not even one of the twenty may stay.
  expect(after.nodes - before.nodes).toBeLessThan(1000);
  expect(after.jsEventListeners - before.jsEventListeners).toBeLessThan(200);
});

for (const [from, to, query] of [
  ['update-rule', 'optimizers', ''],
  ['vanishing-gradient', 'update-rule', ''],
  ['training', 'update-rule', '&saturation=yes&t=20'],
]) {
  test(`a slider is dragged while ${to} comes after ${from}: nothing of the old lesson gets into the new one`, async ({
    page,
  }) => {
    const complaints = await openAll(page, `lesson=${from}${query}`);
    await page.route('**/*.wasm', async (route) => {
      await new Promise((done) => setTimeout(done, 300));
      await route.continue();
    });
    const slider = page.locator('[data-control=eta] input[type=range]');
    await slider.scrollIntoViewIfNeeded();
    await slider.evaluate((element) => {
      // A drag tells of each move right before a frame: the first frame of the new lesson, too.
      const input = /** @type {HTMLInputElement} */ (element);
      const move = () => {
        if (!input.isConnected) return;
        input.value = String(Number(input.value) + (Number(input.value) % 2 ? 1 : -1));
        input.dispatchEvent(new Event('input'));
      };
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        move();
        if (input.isConnected) channel.port2.postMessage(0);
      };
      channel.port2.postMessage(0);
    });
    await choose(page, to);
    await expectLesson(page, to);
    expect(complaints).toEqual([]);
  });
}

test('of many lessons chosen while modules come slowly, the last one is shown', async ({ page }) => {
  const complaints = await open(page, 'lesson=update-rule');
  let delay = 500;
  let underway = 0;
  page.on('request', (request) => request.url().endsWith('.wasm') && underway++);
  page.on('requestfinished', (request) => request.url().endsWith('.wasm') && underway--);
  await page.route('**/*.wasm', async (route) => {
    delay -= 100; // the first that is asked for comes last
    await new Promise((done) => setTimeout(done, delay));
    await route.continue();
  });
  for (const lesson of ['optimizers', 'chain-rule', 'update-rule', 'training', 'optimizers', 'vanishing-gradient']) {
    await choose(page, lesson);
    await page.waitForTimeout(20);
  }
  await expectLesson(page, 'vanishing-gradient');
  await expect.poll(() => underway).toBe(0); // the modules that nobody waits for any more have come, too
  await expectLesson(page, 'vanishing-gradient');
  await expect(page.locator('.notices li')).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('a dialog for sharing that another lesson overtakes does not open there', async ({ page }) => {
  const complaints = await openAll(page, 'lesson=update-rule');
  /** @type {(_?: unknown) => void} */
  let come = () => {};
  const may = new Promise((done) => (come = done));
  const asked = new Promise((told) =>
    page.route(/\/share-[^/]*\.js$/, async (route) => {
      told(null);
      await may;
      await route.continue();
    }),
  );
  await page.locator('[data-action=share-open]').click();
  await asked;
  await choose(page, 'training');
  await expectLesson(page, 'training');
  await unfold(page);
  come();
  // Asked for here, it speaks the words of this lesson, and the earlier press says nothing.
  await page.locator('[data-action=share-open]').click();
  await expect(page.locator('dialog.share')).toBeVisible();
  expect(complaints).toEqual([]);
});

test('a lesson that Back asks for comes although the one before is changed meanwhile', async ({ page }) => {
  await open(page, 'lesson=optimizers&t=3');
  await choose(page, 'update-rule');
  await expectLesson(page, 'update-rule');
  // Reloaded, the page has the module of this lesson only.
  await page.reload();
  await expectLesson(page, 'update-rule');
  let letIn = () => {};
  const held = new Promise((done) => (letIn = () => done(undefined)));
  await page.route('**/*.wasm', async (route) => {
    await held;
    await route.continue();
  });
  await page.evaluate(() => window.history.back());
  await expect.poll(() => page.url()).toContain('lesson=optimizers');
  await page.locator('backprop-lab [data-action=step]').click();
  await expect(page.locator('backprop-lab .counter')).toHaveText('Step 1');
  expect(page.url(), 'a reload now leads to the lesson that Back asks for').toContain('lesson=optimizers');
  letIn();
  await expectLesson(page, 'optimizers');
  expect(await linked(page, 't')).toBe('3');
});

test('a drawer that comes when its lesson has just left asks nothing of the next one', async ({ page }) => {
  const complaints = await open(page, 'lesson=update-rule');
  await choose(page, 'optimizers');
  await expectLesson(page, 'optimizers');
  let letIn = () => {};
  const held = new Promise((done) => (letIn = () => done(undefined)));
  await page.route('**/assets/drawer-*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.locator('backprop-lab [data-action=explore]').click();
  await page.evaluate(() => {
    // No frame shows the next lesson before the drawer is there.
    const later = /** @type {FrameRequestCallback[]} */ ([]);
    const { requestAnimationFrame } = window;
    window.requestAnimationFrame = (callback) => later.push(callback);
    Object.assign(window, {
      goOn: () => {
        window.requestAnimationFrame = requestAnimationFrame;
        for (const callback of later) requestAnimationFrame(callback);
      },
    });
  });
  await choose(page, 'update-rule');
  const came = page.waitForResponse('**/assets/drawer-*.js');
  letIn();
  await (await came).finished();
  await expect(page.locator('backprop-lab .drawer-place > [aria-busy]')).toHaveCount(0);
  await page.evaluate(() => /** @type {any} */ (window).goOn());
  await expectLesson(page, 'update-rule');
  expect(complaints).toEqual([]);
});
