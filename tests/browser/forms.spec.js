// The chain rule in matrices, and a neuron opened into its operations.
import { expect, test } from '@playwright/test';
import { linked, open, settled } from './lab.js';

/** @param {import('@playwright/test').Page} page @param {string[]} names */
async function openFolds(page, ...names) {
  for (const name of names) await page.locator(`[data-fold=${name}] > summary`).press('Enter');
}

test('a weight of a matrix, itself turned, its path and its row are lit together, and by keyboard it is taken in hand', async ({
  page,
}) => {
  const complaints = await open(page, 'lesson=chain-rule&t=2');
  await openFolds(page, 'paths', 'matrices', 'parameters');
  const matrices = page.locator('[data-fold=matrices]');
  const w5 = matrices.getByRole('button', { name: /^w5 = / });
  // All numbers are one stop of the Tab key: the weight in hand. The arrow keys lead to the others, and back.
  const stops = matrices.locator('.matrix-lines button[tabindex="0"]');
  await expect(stops).toHaveCount(1);
  await expect(stops).toHaveAttribute('aria-label', /^w1 = /);
  await stops.focus();
  for (let at = 1; at < 5; at += 1) await page.keyboard.press('ArrowRight');
  await expect(w5).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  await expect(w5).toBeFocused();
  await page.keyboard.press('Tab');
  expect(await matrices.evaluate((fold) => fold.contains(document.activeElement))).toBe(false);
  await page.keyboard.press('Shift+Tab');
  await expect(w5).toBeFocused();
  // W, Wᵀ, ∂L/∂W, and the δ and the a that make this slope.
  await expect(matrices.locator('td[data-joined]')).toHaveCount(5);
  await expect(page.locator('[data-fold=paths] tr[data-joined]')).toHaveCount(1);
  await expect(page.locator('[data-fold=parameters] tr[data-joined]')).toContainText('0.6');
  await page.keyboard.press('Enter');
  await settled(page);
  expect(await linked(page, 'select')).toBe('w5');
  await expect(w5).toHaveAttribute('aria-pressed', 'true');
  expect(complaints).toEqual([]);
});

test('as a notation the layer in hand stands below the paths, and nothing moves from act to act', async ({ page }) => {
  await open(page, 'lesson=chain-rule&notation=matrix&t=1');
  const panel = page.locator('[data-panel=layer]');
  await expect(panel.locator('.matrix-line')).toHaveCount(3);
  await expect(panel.locator('.shape').first()).toHaveText('2 × 1');
  const before = await panel.boundingBox();
  await page.locator('[data-action=step]').press('Enter');
  await settled(page);
  await expect(panel.getByRole('table', { name: 'Wᵀ, 2 × 2' })).toBeVisible();
  expect(Math.abs(((await panel.boundingBox())?.height ?? 0) - (before?.height ?? 0))).toBeLessThan(1);
});

test('tapping a neuron opens it into its operations', async ({ page }) => {
  const complaints = await open(page, 'lesson=chain-rule&t=2');
  await openFolds(page, 'neuron');
  const title = page.locator('[data-panel=operations] h3');
  await expect(title).toHaveText('Inside o1');
  await page.locator('.large .handle[aria-label^="o4 = "]').press('Enter');
  await settled(page);
  await expect(title).toHaveText('Inside o4');
  expect(complaints).toEqual([]);
});
