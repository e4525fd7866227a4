// All gradients on paper: the sheet of the chain rule is chosen, copied and printed as a teacher does it.
import { expect, test } from '@playwright/test';
import { LESSONS, drawn, expectLink, open, ready, settled, tabTo } from './lab.js';

/** @import { Page } from '@playwright/test' */

test.skip(!LESSONS.includes('chain-rule'), 'only the chain rule has a sheet');

/** @param {Page} page @param {string} [query] */
async function openSheet(page, query = '') {
  const complaints = await open(page, `lesson=chain-rule${query}`);
  await page.locator('[data-fold=paper] > summary').click();
  await expect(page.locator('.paper .part').first()).toBeVisible();
  await ready(page);
  return complaints;
}

/** What would be copied. The browser's own clipboard needs a permission that not every one can be given. @param {Page} page */
async function watchClipboard(page) {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: {
        /** @param {string} text */
        writeText: async (text) => void (document.documentElement.dataset.copied = text),
      },
    });
  });
  return () => page.evaluate(() => document.documentElement.dataset.copied ?? '');
}

const blankCount = (/** @type {Page} */ page, /** @type {string} */ where) =>
  page
    .locator(`${where} mn`)
    .evaluateAll((all) => all.filter((number) => /^_+$/.test(number.textContent ?? '')).length);

test('by keyboard alone the fold opens, blanks are chosen, and the key is asked for', async ({ page }) => {
  const complaints = await open(page, 'lesson=chain-rule');
  await tabTo(page, '[data-fold=paper] > summary');
  await page.keyboard.press('Enter');
  const sheet = page.locator('.paper:not(.key)');
  await expect(sheet.locator('.part')).toHaveCount(6);
  await ready(page);
  expect(await blankCount(page, '.paper')).toBe(0);
  await expect(page.locator('.show-key')).toBeHidden();
  await tabTo(page, '.sheet .press:not([aria-pressed=true])');
  await page.keyboard.press('Enter');
  await expectLink(page, 'sheet', 'results');
  expect(await blankCount(page, '.paper:not(.key)')).toBeGreaterThan(60);
  await expect(page.locator('.key')).toBeHidden();
  await tabTo(page, '.show-key');
  await page.keyboard.press('Enter');
  await expect(page.locator('.key')).toBeVisible();
  expect(await blankCount(page, '.key')).toBe(0);
  await expect(page.locator('.key .accent')).toHaveCount(await blankCount(page, '.paper:not(.key)'));
  await page.keyboard.press('Control+z');
  await expectLink(page, 'sheet', 'whole');
  expect(await blankCount(page, '.paper')).toBe(0);
  expect(complaints).toEqual([]);
});

test('each choice of blanks makes another sheet, and a link brings it back', async ({ page }) => {
  await openSheet(page, '&network=a');
  const counts = [];
  for (const [name, value] of [
    ['the results', 'results'],
    ['the numbers put in', 'factors'],
    ['both', 'everything'],
  ]) {
    await page.getByRole('button', { name, exact: true }).click();
    await expectLink(page, 'sheet', value);
    counts.push(await blankCount(page, '.paper:not(.key)'));
  }
  expect(new Set(counts).size).toBe(3);
  expect(counts[2]).toBe(Math.max(...counts));
  await page.reload();
  await ready(page);
  await page.locator('[data-fold=paper] > summary').click();
  await expect(page.locator('.paper .part').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'both', exact: true })).toHaveAttribute('aria-pressed', 'true');
  expect(await blankCount(page, '.paper:not(.key)')).toBe(counts[2]);
});

test('one press copies the sheet as text, Markdown or LaTeX, with the link', async ({ page }) => {
  const copied = await watchClipboard(page);
  await openSheet(page, '&sheet=factors');
  await page.getByRole('button', { name: 'Copy as LaTeX' }).click();
  await expect.poll(copied).toContain('\\end{document}');
  await expect(page.locator('.sheet-said')).toHaveText('Copied.');
  await expectLink(page, 'paper', 'latex');
  const latex = await copied();
  expect(latex).toMatch(/^\\documentclass/);
  expect(latex).toContain('\\section*{Answer key}');
  expect(latex).toContain('z_{3} &= w_{5} \\cdot o_{1}');
  expect(latex.trimEnd().split('\n').at(-1)).toMatch(/^% http.*lesson=chain-rule.*sheet=factors/);
  await page.getByRole('button', { name: 'Copy as text' }).click();
  await expect.poll(copied).toContain('z₃ = w₅·o₁');
  expect(await copied()).toMatch(/^All gradients, step by step\n[\s\S]*\nhttp\S+\n$/);
  await page.getByRole('button', { name: 'Copy as text' }).click();
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect.poll(copied).toContain('## Forward');
  expect(await copied()).toContain('- $z_{3} = w_{5} \\cdot o_{1}');
});

test('where the browser forbids copying, the text is there to be copied by hand', async ({ page }) => {
  await page.addInitScript(() => {
    const writeText = () => Promise.reject(new Error('no permission'));
    Object.defineProperty(navigator, 'clipboard', { value: { writeText } });
  });
  await openSheet(page);
  const box = page.locator('.sheet-copy textarea');
  await expect(box).toHaveCount(0);
  await page.getByRole('button', { name: 'Copy as LaTeX' }).click();
  await expect(box).toBeVisible();
  await expect(box).toBeFocused();
  await expect(box).toHaveValue(/\\end\{document\}/);
  await expect(page.locator('.sheet-said')).toContainText('The browser does not allow it.');
  const selected = await box.evaluate((/** @type {HTMLTextAreaElement} */ it) => it.selectionEnd - it.selectionStart);
  expect(selected).toBe((await box.inputValue()).length);
});

test('the sheet follows the run, and keeps its lines', async ({ page }) => {
  await openSheet(page, '&eta=0.5');
  const line = page.locator('.paper .part').nth(4).locator('.side-by-side').first();
  const before = await line.textContent();
  const lines = await page.locator('.side-by-side').count();
  await page.locator('[data-action=step]').click();
  await settled(page);
  expect(await line.textContent()).toBe(before); // the sheet is that of the whole round
  for (let step = 0; step < 3; step++) await page.locator('[data-action=step]').click();
  await settled(page);
  expect(await line.textContent()).not.toBe(before);
  await expect(page.locator('.side-by-side')).toHaveCount(lines);
});

/**
 * How many pages the paper has.
 * @param {Page} page
 */
async function pages(page) {
  const pdf = await page.pdf({ format: 'A4', printBackground: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

test('printed, the sheet stands below the picture, black on white, and no line is cut off', async ({
  page,
  browserName,
}) => {
  await openSheet(page, '&network=mazur&notation=usual&theme=dark');
  if (browserName === 'chromium') expect(await pages(page)).toBeGreaterThan(1);
  await page.setViewportSize({ width: 703, height: 1000 }); // A4 without its margins
  await page.emulateMedia({ media: 'print' });
  await drawn(page);
  const sheet = page.locator('.paper:not(.key)');
  await expect(sheet).toBeVisible();
  await expect(page.locator('backprop-lab .large canvas')).toBeVisible();
  const below = await page.locator('backprop-lab .large canvas').boundingBox();
  expect((await sheet.boundingBox())?.y).toBeGreaterThan((below?.y ?? 0) + (below?.height ?? 0));
  await expect(page.locator('backprop-lab button').filter({ visible: true })).toHaveCount(0);
  await expect(page.locator('backprop-lab summary').filter({ visible: true })).toHaveCount(0);
  await expect(page.locator('.address')).toHaveText(page.url());
  const ends = await page
    .locator('.paper math')
    .evaluateAll((all) => all.map((it) => it.getBoundingClientRect().right));
  expect(ends.length).toBeGreaterThan(100);
  expect(Math.max(...ends)).toBeLessThanOrEqual(703);
  const colours = await sheet.evaluate((element) => {
    const style = getComputedStyle(element);
    return [style.color, getComputedStyle(document.documentElement).colorScheme];
  });
  expect(colours).toEqual(['rgb(0, 0, 0)', 'light']);
});

test('printed with blanks, the answer key begins a page, and nothing beside the sheet gives an answer', async ({
  page,
  browserName,
}) => {
  await openSheet(page, '&sheet=everything&t=2');
  await expect(page.locator('.sheet-choices')).toContainText('The picture shows answers now');
  const many = browserName === 'chromium' ? await pages(page) : 0;
  await page.emulateMedia({ media: 'print' });
  await drawn(page);
  await expect(page.locator('.key')).toBeVisible();
  await expect(page.locator('.key')).toHaveCSS('break-before', 'page');
  await expect(page.locator('backprop-lab canvas').filter({ visible: true })).toHaveCount(0);
  await expect(page.locator('backprop-lab .side')).toBeHidden();
  const shown = await page.locator('backprop-lab .screen').innerText();
  const [work] = shown.split('Answer key');
  expect(work).toContain('All gradients, step by step');
  expect(work).not.toMatch(/0\.\d{4}/);
  await page.emulateMedia({ media: 'screen' });
  await page.locator('[data-action=step]').press('r');
  await expectLink(page, 't', '0');
  await settled(page);
  await expect(page.locator('.sheet-choices')).toContainText('The picture shows none of the answers');
  await page.emulateMedia({ media: 'print' });
  await drawn(page);
  await expect(page.locator('backprop-lab .large canvas')).toBeVisible();
  if (browserName !== 'chromium') return;
  // Without its key, the worksheet has fewer pages, though the picture is among them now.
  await page.emulateMedia({ media: null });
  await page.evaluate(() => {
    const root = document.querySelector('backprop-lab')?.shadowRoot;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('@media print { .sheet .key { display: none !important } }');
    if (root) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  });
  expect(many).toBeGreaterThan(await pages(page));
});

test('with the fold closed, printing is one page as before', async ({ page, browserName }) => {
  await openSheet(page, '&t=2');
  await page.locator('[data-fold=paper] > summary').click();
  await expect(page.locator('.paper').first()).toBeHidden();
  await settled(page);
  if (browserName === 'chromium') expect(await pages(page)).toBe(1);
});
