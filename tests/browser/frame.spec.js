// The frame of every lesson: how much of the first screen the picture has, what else stands there, and how near the sentence is
// to the button that was pressed. The figures are those of docs/architecture.md.
import { expect, test } from '@playwright/test';
import { LESSONS, hasTime, link, linked, open, ready, settled } from './lab.js';

/** @import { Page } from '@playwright/test' */

/** A fresh visit: its story begins. @param {Page} page @param {string} lesson */
async function visit(page, lesson) {
  await page.goto(`./?lesson=${lesson}`);
  await ready(page);
}

/** A lesson's own first state, and three of its examples. @param {Page} page @param {string} lesson */
async function states(page, lesson) {
  await visit(page, lesson);
  const fresh = String(link(page));
  const examples = await page.locator('backprop-lab').evaluate(async (lab, lesson) => {
    const root = /** @type {ShadowRoot} */ (lab.shadowRoot);
    /** @type {HTMLElement} */ (root.querySelector('[data-action=explore]')).click();
    while (!root.querySelector('[data-preset]')) await new Promise((done) => setTimeout(done, 20));
    const buttons = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-preset]'));
    const links = [];
    for (const button of [...buttons].slice(1, 4)) {
      const told = new Promise((done) => lab.addEventListener('backprop-lab-change', done, { once: true }));
      button.click();
      const { detail } = /** @type {CustomEvent} */ (await told);
      links.push(String(new URLSearchParams({ lesson, ...detail.values })));
    }
    return links;
  }, lesson);
  return [fresh, ...examples];
}

/** The boxes of what matters. @param {Page} page */
function boxes(page) {
  return page.locator('backprop-lab').evaluate((lab) => {
    const root = /** @type {ShadowRoot} */ (lab.shadowRoot);
    const box = (/** @type {string} */ selector) => {
      const found = [...root.querySelectorAll(selector)].find((element) => element.checkVisibility());
      const { left = 0, top = 0, right = 0, bottom = 0 } = found?.getBoundingClientRect() ?? {};
      return { left, top, right, bottom };
    };
    const operable = 'button, input, select, textarea, summary, a[href]';
    const inView = [...root.querySelectorAll(operable)].filter((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      const used = element.checkVisibility() && !element.closest('.picture, .folds, [aria-disabled=true]');
      return used && top < innerHeight && bottom > 0;
    });
    return {
      picture: box('.large'),
      rail: box('.rail'),
      play: box('[data-action=play]'),
      step: box('[data-action=step]'),
      sentence: box('.happened'),
      controls: inView.length,
      height: document.documentElement.scrollHeight,
      wide: document.documentElement.scrollWidth,
      element: lab.getBoundingClientRect().height,
    };
  });
}

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */

/** The part of a box that is in the window, in square pixels. @param {Box} box @param {{ width: number, height: number }} size */
const seen = ({ left, top, right, bottom }, { width, height }) =>
  Math.max(Math.min(right, width) - Math.max(left, 0), 0) * Math.max(Math.min(bottom, height) - Math.max(top, 0), 0);

/** How far two boxes are apart. @param {Box} one @param {Box} other */
const apart = (one, other) =>
  Math.hypot(
    Math.max(one.left - other.right, other.left - one.right, 0),
    Math.max(one.top - other.bottom, other.top - one.bottom, 0),
  );

/** The sizes of windows, and the share of each that the picture with its rail has at least. */
const WINDOWS = /** @type {const} */ ([
  { name: 'a laptop', size: { width: 1280, height: 800 }, theme: 'light', share: 0.45, page: 1000 },
  { name: 'a phone', size: { width: 360, height: 740 }, theme: 'dark', share: 0.43, page: 1700 },
  { name: 'a projector', size: { width: 1280, height: 800 }, theme: 'projector', share: 0.6, page: Infinity },
]);

for (const lesson of LESSONS) {
  for (const { name, size, theme, share, page: longest } of WINDOWS) {
    test(`${lesson} on ${name}: the picture leads, and what a press does is said beside it`, async ({ page }) => {
      test.slow(); // four states
      await page.setViewportSize(size);
      for (const state of await states(page, lesson)) {
        await open(page, `${state}&theme=${theme}`);
        const { picture, rail, play, step, sentence, controls, height, wide } = await boxes(page);
        const shown = (seen(picture, size) + seen(rail, size)) / (size.width * size.height);
        expect.soft(shown, `${state}: share of the picture`).toBeGreaterThanOrEqual(share);
        expect.soft(controls, `${state}: controls in view`).toBeLessThanOrEqual(8);
        expect.soft(height, `${state}: length of the page`).toBeLessThanOrEqual(longest);
        expect.soft(wide, `${state}: width of the page`).toBeLessThanOrEqual(size.width);
        if (!(await hasTime(page))) continue;
        for (const button of [play, step]) {
          expect.soft(button.bottom, `${state}: buttons in the first screen`).toBeLessThanOrEqual(size.height);
        }
        expect.soft(apart(step, sentence), `${state}: from the button to the sentence`).toBeLessThanOrEqual(400);
      }
    });
  }

  test(`${lesson} in a course, 640 px wide and without a story, is a figure of 640 px at most`, async ({ page }) => {
    await page.setViewportSize({ width: 700, height: 900 });
    const html = `<!doctype html><title>Course</title><script type="module" src="./lib/backprop-lab.js"></script>
      <div style="width: 640px"><backprop-lab lesson="${lesson}"></backprop-lab></div>`;
    await page.route('**/course.html', (route) => route.fulfill({ contentType: 'text/html', body: html }));
    await page.goto('./course.html');
    await expect(page.locator('backprop-lab .screen')).toBeVisible();
    await settled(page);
    const { element, sentence, picture } = await boxes(page);
    expect(element).toBeLessThanOrEqual(640);
    expect(sentence.bottom).toBeGreaterThan(picture.bottom);
    await expect(page.locator('backprop-lab .story')).toBeHidden();
  });

  test(`${lesson} opens before its first act, with the drawer and every fold closed`, async ({ page }) => {
    /** @type {string[]} */
    const files = [];
    page.on('request', (request) => files.push(request.url()));
    await visit(page, lesson);
    expect(await linked(page, 't')).toMatch(/^0?$/);
    await expect(page.locator('backprop-lab .drawer')).toHaveCount(0);
    await expect(page.locator('backprop-lab details[open]')).toHaveCount(0);
    expect(files.filter((file) => /(drawer|table)-/.test(file))).toEqual([]);
    await page.locator('backprop-lab [data-action=explore]').click();
    await expect(page.locator('backprop-lab .drawer')).toBeVisible();
    await expect(page.locator('backprop-lab .story')).toBeHidden();
    const folds = page.locator('backprop-lab .list > details');
    await folds.first().locator('summary').click();
    await expect(folds.first().locator('[data-panel]').first()).toBeVisible();
  });
}
