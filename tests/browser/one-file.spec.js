// backprop-lab.html: the whole page in one file, opened from a disk, with nothing that it could ask.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { MOST_OF_PAGE } from '../../scripts/one-file.mjs';
import { root } from '../../scripts/prepare.mjs';
import { shorten } from '../../www/long-links.js';
import { LESSONS, hasTime, readings, ready, settled, unfold } from './lab.js';

/** @import { Page } from '@playwright/test' */

const path = resolve(root, process.env.SITE ?? 'dist', 'backprop-lab.html');
const address = pathToFileURL(path).href;

/** Opens the file, and tells what it complains about or asks for. @param {Page} page @param {string} end of its address */
async function openFile(page, end) {
  /** @type {string[]} */
  const complaints = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.context().setOffline(true);
  await page.context().route('**', (route) => {
    const url = route.request().url();
    if (url.replace(/[?#].*/, '') === address || url.startsWith('data:')) return route.continue();
    complaints.push(`asks for ${url}`);
    return route.abort();
  });
  await page.goto(address + end);
  return complaints;
}

test(`it weighs less than ${MOST_OF_PAGE} kB`, () => {
  const weight = gzipSync(readFileSync(path), { level: 9 }).length / 1000;
  console.log(`backprop-lab.html: ${weight.toFixed(1)} kB with gzip`);
  // A quick build is not made to be light.
  if ((process.env.SITE ?? 'dist') === 'dist') expect(weight).toBeLessThan(MOST_OF_PAGE);
});

test('it has the licences of what is built into it', () => {
  const text = readFileSync(path, 'utf8');
  for (const part of ['lzma1', 'uqr', 'plotters', 'libm', 'talc'])
    expect(text).toMatch(new RegExp(`^${part} [0-9.]+ \\(`, 'm'));
});

for (const lesson of LESSONS) {
  test(`from a file, ${lesson} draws, steps, and its link shows the same again`, async ({ page }) => {
    const complaints = await openFile(page, `#v=1&lesson=${lesson}&step=0`);
    await ready(page);
    await unfold(page); // with its annex
    const canvas = page.locator('backprop-lab canvas').first();
    if (await canvas.count()) {
      const painted = (/** @type {HTMLCanvasElement} */ it) =>
        new Set(it.getContext('2d')?.getImageData(0, 0, it.width, it.height).data).size > 4;
      expect(await canvas.evaluate(/** @type {any} */ (painted))).toBe(true);
    }
    if (await hasTime(page)) {
      const before = await readings(page);
      await page.locator('[data-action=step]').click();
      await settled(page);
      expect(await readings(page)).not.toEqual(before);
    }
    const shown = await readings(page);
    await expect.poll(() => page.evaluate(() => window.location.hash)).toMatch(new RegExp(`lesson=${lesson}`));
    const end = await page.evaluate(() => window.location.search + window.location.hash);
    await page.goto('about:blank');
    await page.goto(address + end);
    await ready(page);
    expect(await readings(page)).toEqual(shown);
    expect(complaints).toEqual([]);
  });
}

test('the front of the file leads into the lessons, and its name leads back', async ({ page }) => {
  const complaints = await openFile(page, '');
  await expect(page.locator('.front .stand').first()).toHaveText(/steps/);
  await expect(page.locator('.teachers')).toHaveCount(0); // its line would name a disk
  await page.locator('.front a[href*="lesson=optimizers"]').first().click();
  await ready(page);
  await expect(page.locator('backprop-lab .screen')).toHaveAttribute('data-lesson', 'optimizers');
  await page.locator('nav a', { hasText: 'Update rule' }).click();
  await expect(page.locator('backprop-lab .screen')).toHaveAttribute('data-lesson', 'update-rule');
  await page.locator('h1 a').click();
  await expect(page.locator('.front')).toBeVisible();
  await expect(page.locator('.front backprop-lab .screen')).toBeVisible();
  expect(complaints).toEqual([]);
});

test('a packed link opens from the file', async ({ page }) => {
  const points = Array.from(
    { length: 200 },
    (_, i) => `${((i * 37) % 101) / 20}_${(i % 7) - 3}_${(i % 2) * 2 - 1}`,
  ).join('*');
  const link = shorten(`${address}#v=1&lesson=training&step=0&data=own&own=${points}`);
  expect(link).toContain('#lesson=training&step=0&packed=');
  const complaints = await openFile(page, link.slice(address.length));
  await ready(page);
  await expect(page.locator('backprop-lab .screen')).toHaveAttribute('data-lesson', 'training');
  expect(await page.evaluate(() => window.location.hash)).toContain('own=');
  expect(complaints).toEqual([]);
});

test('sharing from the file offers its link, and no line that needs a server', async ({ page }) => {
  await openFile(page, '#v=1&lesson=chain-rule&step=0&t=2');
  await ready(page);
  await page.locator('[data-action=explore]').click();
  await page.locator('[data-action=share-open]').click();
  const dialog = page.locator('dialog.share');
  await expect(dialog.locator('#share-link')).toHaveValue(/^file:.*backprop-lab\.html#v=1&lesson=chain-rule/);
  await expect(dialog.locator('#share-element')).toBeHidden();
  await expect(dialog.locator('#share-frame')).toBeHidden();
});

test('a pasted text is told where its reader is', async ({ page }) => {
  await openFile(page, '#v=1&lesson=chain-rule&step=0&network=own&layers=2.2sigmoid.2sigmoid');
  await ready(page);
  await page.locator('[data-fold=network] > summary').click();
  await page.locator('summary', { hasText: 'Copy or paste' }).first().click();
  await page.locator('textarea.document').first().fill('w1 = 0.4');
  await expect(page.locator('#problem').first()).toContainText('has no reader of pasted texts');
});
