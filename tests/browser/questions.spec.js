// Questions that are answered on the picture or with tiles: by mouse, by keyboard alone and by touch. Nothing gives the answer away
// before, and a wrong answer is told its mistake.
import { expect, test } from '@playwright/test';
import { open, settled, tabTo, words } from './lab.js';

/** @import { Page } from '@playwright/test' */

const ask = '.story [data-panel=ask]';
const PLACE = 'lesson=update-rule&step=4';
const BUILD = 'lesson=chain-rule&step=7';
/** The rows of ∂L/∂w1. */
const UPPER = ['L.o5', 'o5.o3', 'o3.o1', 'o1.w1'];
const LOWER = ['L.o5', 'o5.o4', 'o4.o1', 'o1.w1'];

/** Presses the picture where w is so much. @param {Page} page @param {number} w @param {boolean} [finger] */
async function place(page, w, finger = false) {
  const slider = page.getByRole('slider', { name: /^Where does one step/ });
  await slider.scrollIntoViewIfNeeded();
  const { x, y, width, height } = /** @type {{ x: number, y: number, width: number, height: number }} */ (
    await slider.boundingBox()
  );
  const at = [x + (width * (w + 6.5)) / 13, y + 0.6 * height];
  if (finger) await page.touchscreen.tap(at[0], at[1]);
  else await page.mouse.click(at[0], at[1]);
  await settled(page);
}

const said = (/** @type {Page} */ page) => page.locator(`${ask} .verdict`).last();
const next = (/** @type {Page} */ page) => page.locator('[data-action=story-next]');

test('a place is pressed, moved and then said: a wrong one is told its mistake, and only then the step is taken', async ({
  page,
}) => {
  const complaints = await open(page, PLACE);
  await expect(page.locator(ask).getByRole('button', { name: 'Press in the picture first' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  expect(await words(page)).not.toMatch(/4\.1|5\.9/);
  await place(page, 5.9);
  await expect(page.locator(ask).getByRole('button', { name: /^Here: w = 5\.9/ })).toBeVisible();
  await expect(said(page)).toBeEmpty();
  await expect(page.locator('.counter')).toHaveText('Step 0');
  await page.locator(`${ask} .press`).first().click();
  await expect(said(page)).toContainText('This is uphill');
  await expect(page.locator('.counter')).toHaveText('Step 1');
  await expect(page.locator('.dot').nth(3)).toHaveAttribute('data-known', 'wrong');
  expect(complaints).toEqual([]);
});

test('a place by keyboard alone, and it comes back once with fresh numbers', async ({ page }) => {
  await open(page, `${PLACE}&said=side:5.9`);
  await expect(said(page)).toContainText('uphill');
  // The others stay open: only a wrong answer comes back.
  for (let step = 4; step < 8; step++) await next(page).click();
  await expect(next(page)).toHaveText('Step 4 again');
  await next(page).focus();
  await page.keyboard.press('Enter');
  await settled(page);
  await expect(page.locator('.prose')).toContainText('w starts at 4,');
  await expect(said(page)).toBeEmpty();
  await tabTo(page, '.handle[role=slider][aria-label^="Where does one step"]');
  for (let press = 0; press < 34; press++) await page.keyboard.press('ArrowRight');
  await tabTo(page, `${ask} .press:first-child`);
  await page.keyboard.press('Enter');
  await expect(said(page)).toContainText('Yes: 4 − 0.3 · 2 = 3.4');
  await next(page).click();
  await expect(page.locator('.steps .count')).toHaveText(/^8 of 8/);
  await expect(next(page)).toHaveAttribute('aria-disabled', 'true');
});

test('a formula is put together by keyboard alone: one path is told to be one of two', async ({ page }) => {
  const complaints = await open(page, BUILD);
  const tile = (/** @type {string} */ name) => page.locator(`${ask} .board > .tiles [data-tile="${name}"]`);
  // Nothing of ∂L/∂w1 is known before: no number, no row.
  await expect(page.locator('.counter')).toHaveText('Step 1');
  expect(await words(page)).not.toContain('0.005825');
  const put = async (/** @type {string[]} */ row) => {
    for (const name of row) {
      await tile(name).focus();
      await page.keyboard.press('Enter');
    }
  };
  const check = page.locator(ask).getByRole('button', { name: 'Check it' });
  await expect(check).toHaveAttribute('aria-disabled', 'true');
  await put(UPPER);
  await expect(said(page)).toBeEmpty();
  await check.focus();
  await page.keyboard.press('Enter');
  await expect(said(page)).toContainText('one of two paths');
  await page.locator(`${ask} [data-action=add-row]`).focus();
  await page.keyboard.press('Enter');
  await put([...LOWER.slice(0, 3), 'o2.w1']);
  await expect(said(page)).toBeEmpty(); // what is changed is no answer yet
  await check.focus();
  await page.keyboard.press('Enter');
  await expect(said(page)).toContainText('w1 is not in the sum of o2');
  await page.locator(`${ask} .board-rows li.active [data-action=out]`).focus();
  await page.keyboard.press('Enter');
  await put(['o1.w1']);
  await check.focus();
  await page.keyboard.press('Enter');
  await expect(said(page)).toContainText('Yes: one product for the path over o3');
  await expect(page.locator('.counter')).toHaveText('Step 2');
  await page.reload();
  await settled(page);
  await expect(said(page)).toContainText('Yes: one product');
  expect(complaints).toEqual([]);
});

test.describe('by touch at 360 pixels', () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 740 } });

  test('a place is tapped and said', async ({ page }) => {
    await open(page, PLACE);
    await place(page, 4.1, true);
    await page.locator(`${ask} .press`).first().tap();
    await expect(said(page)).toContainText('One rule leads downhill');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

  test('a formula is put together by taps', async ({ page }) => {
    await open(page, BUILD);
    const tap = async (/** @type {string[]} */ row) => {
      for (const name of row) await page.locator(`${ask} .board > .tiles [data-tile="${name}"]`).tap();
    };
    await tap(LOWER);
    await page.locator(`${ask} [data-action=add-row]`).tap();
    await tap(UPPER);
    await page.locator(ask).getByRole('button', { name: 'Check it' }).tap();
    await expect(said(page)).toContainText('Yes: one product');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

  test('a factor of the ledger opens by a tap and by the focus', async ({ page }) => {
    await open(page, 'lesson=chain-rule&t=2');
    const opened = /^∂o3\/∂o1 = σ′\(z3\) · w5 = .+ = 0\.\d{12,}$/;
    const factor = page.locator('.large .handle[aria-label^="∂o3/∂o1 = "]').first();
    await factor.scrollIntoViewIfNeeded();
    await factor.tap();
    await expect(page.locator('.tip')).toHaveText(opened);
    const box = await page.locator('.tip').boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= 360).toBe(true);
    // The arrow keys lead from one handle to the next.
    await page.locator('.large .handle[aria-label^="∂o5/∂o3 = "]').first().focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('.tip')).toHaveText(/^∂o5\/∂o3 = σ′\(z5\) · w9 = /);
  });
});

test('a number is taken by the button beside it, which leads to the box while it is empty', async ({ page }) => {
  await open(page, 'lesson=loss-functions&step=5');
  const box = page.locator('.exercise .blank');
  const check = page.getByRole('button', { name: 'Check it' });
  await check.click();
  await expect(box).toBeFocused();
  await page.keyboard.type('4');
  await check.click();
  await expect(box).toHaveAttribute('data-grade', 'right');
  await expect(check).toBeHidden();
});
