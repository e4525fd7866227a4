// A link of many numbers goes out packed, opens the same state, and says so if a part of it is missing.
import { expect, test } from '@playwright/test';
import { linked, open, openAll } from './lab.js';

const POINTS = Array.from(
  { length: 200 },
  (_, i) => `${((i * 37) % 101) / 20}_${((i * 53) % 97) / -20}_${(i % 2) * 2 - 1}`,
).join('*');

/** @param {import('@playwright/test').Page} page */
const values = (page) => page.locator('backprop-lab').evaluate((lab) => /** @type {any} */ (lab).values);

test('a link of 200 points is copied packed, opens the same, and is told if it was cut', async ({ page }) => {
  await page.addInitScript(() => {
    const writeText = async (/** @type {string} */ text) => void (document.documentElement.dataset.copied = text);
    Object.defineProperty(navigator, 'clipboard', { value: { writeText } });
  });
  await openAll(page, `lesson=training&data=own&own=${POINTS}&eta=0.3`);
  const before = await values(page);
  expect(before.own).toContain('*');
  await page.locator('[data-action=share]').click();
  const copied = () => page.evaluate(() => document.documentElement.dataset.copied ?? '');
  await expect.poll(copied).toMatch(/#lesson=training&(step=0&)?packed=/);
  const link = await copied();
  expect(link.length).toBeLessThan(1500);

  // As a fresh page, and pasted over the address of an open one.
  await page.goto('about:blank');
  await page.goto(link);
  await expect.poll(() => values(page)).toEqual(before);
  await expect.poll(() => linked(page, 'own')).toBe(before.own);
  await open(page, 'lesson=update-rule');
  await page.goto(link);
  await expect.poll(() => values(page)).toEqual(before);

  await page.goto('about:blank');
  await page.goto(link.slice(0, -40));
  await expect(page.locator('.notices li')).toContainText('missing or changed');
  await expect(page.locator('[data-lesson=training]').first()).toBeVisible();
});
