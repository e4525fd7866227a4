// Open folds: those in sight change with the stage, and those out of sight right after it, each in a frame of its own.
import { expect, test } from '@playwright/test';
import { open, settled } from './lab.js';

/** @import { Page } from '@playwright/test' */

/** The largest network of the chain rule: all its folds at once would hold up the page for half a second. */
const LARGE = 'lesson=chain-rule&t=1&layers=8.12sigmoid.12sigmoid.12sigmoid.12sigmoid.12sigmoid.12sigmoid.8softmax';

/** @param {Page} page */
async function openFolds(page) {
  await page.evaluate(() => {
    const lab = document.querySelector('backprop-lab');
    for (const fold of lab?.shadowRoot?.querySelectorAll('.list > details') ?? []) {
      /** @type {HTMLDetailsElement} */ (fold).open = true;
    }
  });
  await expect(page.locator('backprop-lab .list > details [data-panel]').last()).toBeAttached();
  await settled(page);
}

/** The text of every fold by its name. @param {Page} page */
const texts = (page) =>
  page
    .locator('backprop-lab .list > details')
    .evaluateAll((all) => Object.fromEntries(all.map((fold) => [fold.dataset.fold, fold.textContent])));

/** Notes in which frame something of the stage and of each fold changes. @param {Page} page */
const watch = (page) =>
  page.evaluate(() => {
    const root = document.querySelector('backprop-lab')?.shadowRoot;
    const frames = /** @type {Record<string, number[]>} */ ({});
    let frame = 0;
    const next = () => void (frame++, requestAnimationFrame(next));
    requestAnimationFrame(next);
    const see = (/** @type {string} */ name, /** @type {Element | null | undefined} */ element) => {
      const note = () => void ((frames[name] ??= []).at(-1) === frame || frames[name].push(frame));
      if (element) new MutationObserver(note).observe(element, { subtree: true, childList: true, characterData: true });
    };
    see('stage', root?.querySelector('.frame'));
    for (const fold of root?.querySelectorAll('.list > details') ?? []) {
      see(/** @type {HTMLElement} */ (fold).dataset.fold ?? '', fold.querySelector('.inside'));
    }
    Object.assign(window, { frames });
  });

/** @param {Page} page @returns {Promise<Record<string, number[]>>} */
const framesOf = (page) => page.evaluate(() => /** @type {any} */ (window).frames);

test('with every fold of the largest network open, those out of sight follow the stage one by one', async ({
  page,
}) => {
  await open(page, LARGE);
  await openFolds(page);
  await page.evaluate(() => window.scrollTo(0, 0));
  await settled(page);
  const before = await texts(page);
  await watch(page);
  await page.evaluate(() => {
    /** @type {any} */ (document.querySelector('backprop-lab')).values = { t: '2', numbers: 'w1:0.75' };
  });
  await expect.poll(async () => (await texts(page)).paper).not.toBe(before.paper);
  await settled(page);
  const { stage, ...folds } = await framesOf(page);
  const late = ['matrices', 'parameters', 'paper'].map((name) => folds[name]?.[0]);
  expect(Math.min(...late), 'the first of them').toBeGreaterThan(stage[0]);
  expect(new Set(late).size, 'each has a frame of its own').toBe(late.length);

  // A page that comes there in another way shows the same.
  const after = await texts(page);
  await open(page, `${LARGE.replace('t=1', 't=2')}&numbers=w1:0.75`);
  await openFolds(page);
  await expect.poll(() => texts(page)).toEqual(after);
});

test('a fold in sight changes in the same frame as the stage', async ({ page }) => {
  await open(page, 'lesson=chain-rule&t=1');
  const fold = page.locator('backprop-lab .list > details[data-fold=parameters]');
  await fold.locator('summary').click();
  await expect(fold.locator('[data-panel]').first()).toBeVisible();
  await settled(page);
  await watch(page);
  await page.evaluate(() => {
    /** @type {any} */ (document.querySelector('backprop-lab')).values = { numbers: 'w1:0.75' };
  });
  await expect(fold).toContainText('0.75');
  const { stage, parameters } = await framesOf(page);
  expect(parameters, 'and in no later one').toEqual([stage[0]]);
});

test('after a step, folds out of sight show what a reload shows', async ({ page }) => {
  await open(page, 'lesson=chain-rule&t=1');
  await openFolds(page);
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.locator('backprop-lab [data-action=step]').click();
  await settled(page);
  const shown = await texts(page);
  await page.reload();
  await settled(page);
  await openFolds(page);
  await expect.poll(() => texts(page)).toEqual(shown);
});

test('paper has every open fold as it is now, without waiting for frames', async ({ page }) => {
  await open(page, 'lesson=chain-rule&t=1');
  await openFolds(page);
  await page.evaluate(() => window.scrollTo(0, 0));
  await settled(page);
  const said = await page.evaluate(() => {
    const lab = /** @type {any} */ (document.querySelector('backprop-lab'));
    lab.values = { numbers: 'w1:0.75' };
    window.dispatchEvent(new Event('beforeprint'));
    const text = lab.shadowRoot.querySelector('[data-fold=parameters]').textContent;
    window.dispatchEvent(new Event('afterprint'));
    return text;
  });
  expect(said).toContain('0.75');
});
