// Several samples in the chain rule: pasted or typed, one in sight or the mean over all, by mouse and by keyboard. And what is
// taken in hand as any weight: an input, and the one bias of a layer.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { expectLink, linked, open, openAll, readings, settled } from './lab.js';

/** @import { Page } from '@playwright/test' */

const cases = join(dirname(dirname(fileURLToPath(import.meta.url))), 'cases', 'networks.json');
/** @type {{ cases: any[] }} */
const published = JSON.parse(readFileSync(cases, 'utf8'));
const LIST = 'samples=0.9_-0.4_1*-0.5_1_0*0.2_0.3_0.5';

/** Opens the box for a text in the fold of the learner's own network. @param {Page} page */
async function paste(page) {
  await page.locator('[data-fold=network] > summary').click();
  await page.getByText('Copy or paste').click();
  const box = page.locator('textarea.document');
  await expect(box).toHaveValue(/"weights"/);
  return { box, take: page.locator('[data-action=take]'), read: page.locator('.pasted') };
}

const named = (/** @type {Page} */ page, /** @type {string} */ name) =>
  page.locator(`.handle[aria-label="${name}"]`).first();

test('a published example with three samples is pasted whole, and the mean has its digits', async ({ page }) => {
  const { network, x, y } = published.cases.find(({ name }) => name.startsWith('logistic regression'));
  const complaints = await open(page, 'lesson=chain-rule&t=2&eta=0.009');
  const { box, take, read } = await paste(page);
  await box.fill(JSON.stringify({ network, inputs: x, targets: y }));
  await expect(read).toContainText('3 samples. The lab takes all of them.');
  await expect(read).toContainText('Sample 2: x = 2, 4; y = 0');
  await take.click();
  await expectLink(page, 'samples', '1_3_1*2_4_0*-1_-3.2_1');
  await settled(page);
  await named(page, 'mean of 3').click();
  await expectLink(page, 'mean', 'yes');
  await expect.poll(async () => (await readings(page)).loss).toBe('5.80155');
  expect((await readings(page)).dL_dw1).toBe('0.998456');
  // The same text again has nothing new, and the document of the page is read back as it was written.
  const document = JSON.parse(await box.inputValue());
  expect([document.inputs, document.targets]).toEqual([x, y]);
  await box.fill(JSON.stringify(document));
  await expect(page.locator('#problem')).toContainText('nothing to take');
  expect(complaints).toEqual([]);
});

test('the samples are stepped through by keyboard alone, and each press is a step of undo', async ({ page }) => {
  await open(page, `lesson=chain-rule&t=2&${LIST}`);
  const first = (await readings(page)).loss;
  await page.locator('.handle[tabindex="0"]').first().focus();
  const next = named(page, 'Show sample 2 of 3');
  for (let presses = 0; presses < 60 && !(await next.evaluate((own) => own.matches(':focus'))); presses++) {
    await page.keyboard.press('ArrowRight');
  }
  await expect(next).toBeFocused();
  await page.keyboard.press('Enter');
  await expectLink(page, 'sample', '2');
  await settled(page);
  expect((await readings(page)).loss).not.toBe(first);
  // The focus stays on the button, which shows the next one now.
  await expect(named(page, 'Show sample 3 of 3')).toBeFocused();
  await page.keyboard.press('Enter');
  await expectLink(page, 'sample', '3');
  await page.keyboard.press('Control+z');
  await expectLink(page, 'sample', '2');
});

test('one sample has no stepper; a sample is added, typed and removed in the table', async ({ page }) => {
  await openAll(page, 'lesson=chain-rule&t=2');
  await expect(page.locator('.handle[aria-label^="Show sample"]')).toHaveCount(0);
  await page.getByRole('button', { name: 'Add a sample' }).click();
  await expectLink(page, 'samples', '0.9_-0.4_1*0.9_-0.4_1');
  await expectLink(page, 'sample', '2');
  const cell = page.locator('input[aria-label="y1 of sample 2"]');
  await cell.fill('0');
  await cell.press('Enter');
  await expectLink(page, 'samples', '0.9_-0.4_1*0.9_-0.4_0');
  await page.getByRole('button', { name: 'Remove sample 2' }).click();
  await expect.poll(() => linked(page, 'samples')).toBe('');
  await settled(page);
  await expect(page.locator('.handle[aria-label^="Show sample"]')).toHaveCount(0);
  expect(await linked(page, 'numbers')).toBe('');
});

test('an input is taken in hand by a press, and typed by a second one', async ({ page }) => {
  const complaints = await open(page, 'lesson=chain-rule&t=2');
  const input = page.locator('.handle[aria-label^="x1, now"]');
  await input.click();
  await expectLink(page, 'select', 'x1');
  await settled(page);
  expect((await readings(page)).dL_dx1).toBe('0.00526322');
  await expect(input).toHaveAttribute('aria-pressed', 'true');
  await input.click();
  await expect(page.locator('.picture input.over')).toBeFocused();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('0.5');
  await page.keyboard.press('Enter');
  await expectLink(page, 'numbers', 'x1:0.5');
  expect(complaints).toEqual([]);
});

test('a sheet with b1 and b2 pasted has one bias for each layer, or one for each neuron at a press', async ({
  page,
}) => {
  await open(page, 'lesson=chain-rule&network=own&layers=2.2sigmoid.2sigmoid&t=2');
  const { box, take, read } = await paste(page);
  const sheet =
    'w1=.15, w2=.2, w3=.25, w4=.3, w5=.4, w6=.45, w7=.5, w8=.55, b1=.35, b2=.6, x1=.05, x2=.1, y1=.01, y2=.99';
  await box.fill(sheet);
  await expect(read).toContainText('one for each layer');
  await take.click();
  await expectLink(page, 'tied', 'yes');
  await settled(page);
  await page.locator('.handle[aria-label^="Select b2,"]').first().click();
  await expectLink(page, 'select', 'b3');
  await settled(page);
  expect((await readings(page)).dL_db3).toBe('0.100400');
  await box.fill(sheet);
  await read.getByRole('radio', { name: 'one for each neuron' }).check();
  await take.click();
  await expect.poll(() => linked(page, 'tied')).toBe('no');
});
