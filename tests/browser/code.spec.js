// The state as a program: shown, marked, copied, saved.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { linked, open, settled } from './lab.js';

/** @param {import('@playwright/test').Page} page */
async function openCode(page) {
  await page.locator('[data-fold=code] > summary').press('Enter');
  await expect(page.locator('.code-line').first()).toBeVisible();
}

test('a program is found, read, copied and saved by keyboard, with its link', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const complaints = await open(page, 'lesson=chain-rule&t=2&eta=0.25');
  await openCode(page);
  const fold = page.locator('[data-fold=code]');
  await expect(fold.locator('.code-line[aria-current]').first()).toContainText('da3 = a3 - y');
  // It is in sight inside of its box.
  await expect
    .poll(async () => {
      const [line, box] = [fold.locator('.code-line[aria-current]').first(), fold.locator('.listing')];
      const [own, around] = await Promise.all([line.boundingBox(), box.boundingBox()]);
      return own && around && own.y >= around.y && own.y + own.height <= around.y + around.height;
    })
    .toBe(true);
  await expect(fold.locator('.listing')).toContainText('eta = 0.25');
  await fold.getByRole('button', { name: 'Copy the code' }).press('Enter');
  await expect(fold.locator('.code-said')).toHaveText('Copied.');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split('\n')[0]).toBe(`# ${page.url()}`);
  expect(copied).toContain('W1 -= eta * dW1');
  await fold.getByRole('button', { name: 'Rust' }).press('Enter');
  await expect(fold.locator('.listing')).toContainText('fn main() {');
  expect(await linked(page, 'code')).toBe('rust');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    fold.getByRole('button', { name: 'Save as a file' }).press('Enter'),
  ]);
  expect(download.suggestedFilename()).toBe('backprop-lab.rs');
  const saved = readFileSync(await download.path(), 'utf8');
  expect(saved.split('\n')[0]).toBe(`// ${page.url()}`);
  const shown = await fold.locator('.code-line').allTextContents();
  expect(saved.split('\n').slice(1, -1)).toEqual(shown.map((line) => line.trimEnd()));
  expect(complaints).toEqual([]);
});

test('the marked lines are those of the present act, neuron by neuron those of its layer', async ({ page }) => {
  await open(page, 'lesson=chain-rule&pace=neuron&t=1');
  await openCode(page);
  const now = page.locator('.code-line[aria-current]');
  await expect(now).toHaveText([/z1 = W1 @ x \+ b1/, /a1 = sigmoid\(z1\)/]);
  await page.locator('[data-action=step]').press('Enter');
  await page.locator('[data-action=step]').press('Enter');
  await settled(page);
  await expect(now).toHaveText([/z2 = W2 @ a1 \+ b2/, /a2 = sigmoid\(z2\)/]);
});

for (const lesson of ['update-rule', 'optimizers', 'training']) {
  test(`${lesson} has its next steps as a program`, async ({ page }) => {
    const complaints = await open(page, `lesson=${lesson}&t=2`);
    await openCode(page);
    await expect(page.locator('[data-fold=code] .listing')).toContainText('print("L", float(L))');
    expect(complaints).toEqual([]);
  });
}
