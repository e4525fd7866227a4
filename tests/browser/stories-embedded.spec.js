// Two stories in a course page of 640 pixels: each asks, judges and goes on by itself. So it is in a frame with a sandbox, and
// where storage is refused.
import { expect, test } from '@playwright/test';
import { settled } from './lab.js';

/** @import { FrameLocator, Locator, Page } from '@playwright/test' */

const COURSE = `<!doctype html><title>Course</title>
  <script type="module" src="./lib/backprop-lab.js"></script>
  <style>main { width: 640px; margin: 0 auto; }</style>
  <main><h1>Week 3</h1>
  <backprop-lab lesson="update-rule" step="5" story="on"></backprop-lab><p>And the other one:</p>
  <backprop-lab lesson="vanishing-gradient" step="1" story="on"></backprop-lab></main>`;
/** Storage as a browser has it that refuses it. */
const REFUSED = `<script>Object.defineProperty(window, 'localStorage', {
  get() { throw new DOMException('refused', 'SecurityError'); } });</script>`;

/** @param {Page} page @param {string} body */
async function course(page, body) {
  /** @type {string[]} */
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.route('**/course.html', (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.route('**/frame.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>Host</title>
        <iframe sandbox="allow-scripts allow-same-origin" src="./course.html" width="680" height="2400"></iframe>`,
    }),
  );
  return complaints;
}

/** What a learner does in both, and that neither knows of the other. @param {Page} page @param {Page | FrameLocator} host */
async function walk(page, host) {
  const labs = host.locator('backprop-lab');
  const [one, other] = [labs.nth(0), labs.nth(1)];
  for (const lab of [one, other]) {
    await expect(lab.locator('.screen')).toBeVisible();
    await expect(lab.locator('[data-panel=ask] .press').first()).toBeVisible();
  }
  const verdict = (/** @type {Locator} */ lab) => lab.locator('[data-panel=ask] .verdict');
  const count = (/** @type {Locator} */ lab) => lab.locator('.steps .count');
  const dot = (/** @type {Locator} */ lab, /** @type {number} */ at) => lab.locator('.dot').nth(at);
  await expect(count(one)).toHaveText('5 of 8');
  await expect(count(other)).toHaveText('1 of 8');

  // A wrong answer here, and nothing happens there.
  await one.locator('[data-panel=ask] .press').nth(0).click();
  await expect(verdict(one)).toContainText('its w jumps to 3.25');
  await expect(dot(one, 4)).toHaveAttribute('data-known', 'wrong');
  await expect(verdict(other)).toBeEmpty();
  await expect(dot(other, 0)).not.toHaveAttribute('data-known', /./);

  // A right one there, and nothing happens here.
  await other.locator('[data-panel=ask] .press').nth(1).click();
  await expect(verdict(other)).toContainText('Yes: from −0.01');
  await expect(dot(other, 0)).toHaveAttribute('data-known', 'right');
  await expect(verdict(one)).toContainText('its w jumps to 3.25');
  await expect(dot(one, 4)).toHaveAttribute('data-known', 'wrong');

  await one.locator('[data-action=story-next]').click();
  await expect(count(one)).toHaveText('6 of 8');
  await expect(count(other)).toHaveText('1 of 8');
  await other.locator('[data-action=story-next]').click();
  await expect(count(other)).toHaveText('2 of 8');
  await expect(count(one)).toHaveText('6 of 8');
  await expect(other.locator('.claim')).not.toHaveText(await one.locator('.claim').innerText());

  // What stands in one is reached within it, and no part is wider than the page.
  for (const lab of [one, other]) {
    const box = await lab.boundingBox();
    expect(box && box.width <= 640).toBe(true);
    expect(await lab.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  }
}

test('two stories of different lessons stand in a page of 640 pixels and keep to themselves', async ({ page }) => {
  const complaints = await course(page, COURSE);
  await page.goto('./course.html');
  await walk(page, page);
  await settled(page);
  expect(new URL(page.url()).search).toBe('');
  // Both are remembered, each under its lesson.
  const kept = JSON.parse((await page.evaluate(() => localStorage.getItem('backprop-lab'))) ?? '{}');
  expect(kept).toEqual({ 'update-rule': { again: 'wrong' }, 'vanishing-gradient': { longer: 'right' } });
  expect(complaints).toEqual([]);
});

test('so they do in a frame with a sandbox', async ({ page }) => {
  const complaints = await course(page, COURSE);
  await page.goto('./frame.html');
  await walk(page, page.frameLocator('iframe'));
  expect(complaints).toEqual([]);
});

test('and where storage is refused', async ({ page }) => {
  const complaints = await course(page, REFUSED + COURSE);
  await page.goto('./frame.html');
  await walk(page, page.frameLocator('iframe'));
  await page.goto('./course.html');
  await walk(page, page);
  expect(complaints).toEqual([]);
});
