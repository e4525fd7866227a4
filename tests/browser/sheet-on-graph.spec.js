// The whole sheet of the chain rule: blanks are filled where they stand on the network.
import { expect, test } from '@playwright/test';
import { expectLink, open, settled, wrongForAxe } from './lab.js';

/** @import { Page } from '@playwright/test' */

const SHEET = 'lesson=chain-rule&task=sheet&network=mazur&select=w5';

/** The label of what has the focus. @param {Page} page */
const focused = (page) =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.getAttribute('aria-label') ?? '';
  });

/** Presses a key until the focus is on what has this label. @param {Page} page @param {string} key @param {RegExp} label */
async function walkTo(page, key, label) {
  for (let i = 0; i < 40 && !label.test(await focused(page)); i++) await page.keyboard.press(key);
  expect(await focused(page)).toMatch(label);
}

/** Types a number into the blank that has the focus. @param {Page} page @param {string} number */
async function type(page, number) {
  await page.keyboard.type(number);
  await page.keyboard.press('Enter');
  await settled(page);
}

test('the first blanks of a forward pass are filled on the network by keyboard alone', async ({ page }) => {
  const complaints = await open(page, SHEET);
  await walkTo(page, 'Tab', /^z1: a blank/);
  await type(page, '0.0275');
  expect(await focused(page), 'the focus stays').toMatch(/^z1: you wrote 0.0275, which is not right/);
  await expect(page.locator('.exercise .verdict[data-grade=wrong]')).toHaveText([/z1: the bias is forgotten/]);
  await page.keyboard.press('ArrowUp'); // nothing is pulled in a blank
  await settled(page);
  await walkTo(page, 'ArrowRight', /^z1: you wrote 0.0275/);
  await type(page, '0.3775');
  expect(await focused(page)).toMatch(/^z1: you wrote 0.3775, which is right/);
  await walkTo(page, 'ArrowRight', /^o1: a blank/);
  await type(page, '0.5933');
  await walkTo(page, 'ArrowRight', /^z2: a blank/);
  await type(page, '0,3925');
  await expect(page.locator('.exercise .verdict[data-grade=right]')).toHaveCount(3);
  await expectLink(page, 'filled', 'a1:0.3775,a2:0.5933,a3:0.3925');
  await expectLink(page, 'tried', 'a1');

  await page.keyboard.press('Control+z');
  await settled(page);
  await expectLink(page, 'filled', 'a1:0.3775,a2:0.5933');
  expect(await wrongForAxe(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('the rest is taken over, act by act, and the link restores what stands', async ({ page }) => {
  await open(page, `${SHEET}&filled=a1:0.3775,a2:0.5`);
  const act = async (/** @type {string} */ name) => {
    await page.getByRole('button', { name }).click();
    await settled(page);
  };
  const whole = page.locator('.exercise > .verdict');
  await act('Take over the rest');
  await expect(whole).toContainText('Forward is complete');
  await expect(page.locator('.exercise input')).toHaveCount(1); // z1, which was found
  await act('Next act');
  await act('Take over the rest');
  await act('Next act');
  await expect(page.locator('.exercise input')).toHaveCount(12);
  await page.locator('.exercise input').first().fill('0.08217');
  await page.locator('.exercise input').first().press('Enter');
  await act('Take over the rest');
  const end = 'All 25 numbers stand. Right by you: 2, at the first try: 2. Taken over: 23.';
  await expect(whole).toContainText(end);

  await page.reload();
  await settled(page);
  await expect(whole).toContainText(end);
  await act('Begin again');
  await expect(page.locator('.exercise input')).toHaveCount(9);
  await expect(page.getByRole('button', { name: 'Begin again' })).toHaveCount(0);
});

test('a finger fills a blank on the network of a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, SHEET);
  await page.getByRole('button', { name: /^o2: a blank/ }).click();
  await page.locator('input.over').fill('0.5969');
  await page.locator('input.over').press('Enter');
  await expect(page.getByRole('button', { name: /^o2: you wrote 0.5969, which is right/ })).toBeVisible();
});
