// Numbers by hand: what a learner types is worked out, and box, link and undo hold the plain number.
import { expect, test } from '@playwright/test';
import { expectLink, open, openAll, settled } from './lab.js';

test('a box, a picture, a table and a blank take small arithmetic', async ({ page }) => {
  const complaints = await openAll(page, 'lesson=update-rule');
  const box = page.locator('#eta-box');
  for (const [typed, number] of [
    ['1/3', '0.3333333333333333'],
    ['−0,19 × −2', '0.38'],
    ['(1+2)/4', '0.75'],
  ]) {
    await box.fill(typed);
    await box.press('Enter');
    await expect(box).toHaveValue(number);
    await expectLink(page, 'eta', number);
  }
  await box.fill('1/0');
  await box.press('Enter');
  await expect(page.locator('#eta-problem')).toContainText('“1/0” is not allowed. Write a number above 0');
  await expect(box).toHaveValue('1/0');
  await box.press('Escape');
  await expect(box).toHaveValue('0.75');
  await page.locator('[data-action=undo]').click();
  await expectLink(page, 'eta', '0.38');

  await openAll(page, 'lesson=chain-rule');
  const cell = page.getByRole('textbox', { name: 'w1 at the start' });
  await cell.fill('-2*0.19');
  await cell.press('Enter');
  await expect(cell).toHaveValue('-0.38');
  await expectLink(page, 'numbers', 'w1:-0.38');

  const weight = page.locator('.large .handle[aria-label^="Select w1,"]');
  await weight.focus();
  await page.keyboard.type('(1+2)/4');
  await page.keyboard.press('Enter');
  await expectLink(page, 'numbers', 'w1:0.75');

  await openAll(page, 'lesson=chain-rule&task=fill');
  const blank = page.locator('input.blank').first();
  await blank.fill('1/3');
  await blank.press('Enter');
  await expect(blank).toHaveValue('0.3333333333333333');
  await expectLink(page, 'answers', 'a3:0.3333333333333333');
  expect(complaints).toEqual([]);
});

test('a link and an attribute are worked out, too', async ({ page }) => {
  await open(page, 'lesson=update-rule&w0=-3/2&eta=1/4');
  await expectLink(page, 'w0', '-1.5');
  await expectLink(page, 'eta', '0.25');
  await page.locator('backprop-lab').evaluate((lab) => lab.setAttribute('eta', '2/8+1/4'));
  await settled(page);
  expect(await page.locator('backprop-lab').evaluate((lab) => Reflect.get(lab, 'eta'))).toBe(0.5);
});
