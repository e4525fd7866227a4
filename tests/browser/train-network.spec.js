// A network goes from the chain rule into training and back, each digit; an optimizer is chosen in the chain rule and its memory is
// read; points of any size are pasted: with the keyboard.
import { expect, test } from '@playwright/test';
import { expectLink, linked, openAll, settled, unfold } from './lab.js';

/** @import { Page } from '@playwright/test' */

/** @param {Page} page @param {string} name */
const panel = (page, name) => page.locator(`backprop-lab [data-panel="${name}"]`);

/** @param {Page} page @param {string} lesson */
const isThere = (page, lesson) => expect(page.locator('backprop-lab .screen')).toHaveAttribute('data-lesson', lesson);

/** Presses a button with Enter. @param {Page} page @param {string} place @param {string} name */
async function press(page, place, name) {
  await panel(page, place).getByRole('button', { name }).focus();
  await page.keyboard.press('Enter');
}

test('a network of the chain rule is trained from its very numbers and comes back', async ({ page }) => {
  const complaints = await openAll(page, 'lesson=chain-rule&network=xor&t=3');
  await press(page, 'train', 'Train it on this sample');
  await isThere(page, 'training');
  await expectLink(page, 'own', 'exact*1_1_0');
  const start = await linked(page, 'start');
  expect(start?.split(',')).toHaveLength(9);
  expect(start).toContain('w1:0.503811');
  await unfold(page);
  await press(page, 'door', 'This network in the chain rule');
  await isThere(page, 'chain-rule');
  await expect.poll(() => linked(page, 'numbers')).toBe(`${start},x1:1,x2:1,y1:0`);
  // A network that does not fit says why, and has no button.
  await page.goto('about:blank');
  await openAll(page, 'lesson=chain-rule&network=mazur');
  await expect(panel(page, 'train')).toContainText('It needs a network with 1 output');
  expect(complaints).toEqual([]);
});

test('an optimizer is chosen in the drawer, and what it remembers is read and changed', async ({ page }) => {
  const complaints = await openAll(page, 'lesson=chain-rule&t=6');
  await expect(panel(page, 'past')).toHaveCount(0);
  await page.locator('input[name=optimizer][value=momentum]').focus();
  await page.keyboard.press('Space');
  await expectLink(page, 'optimizer', 'momentum');
  await unfold(page);
  await expect(panel(page, 'past').locator('tbody tr')).toHaveCount(2);
  await expect(panel(page, 'rule')).toContainText('0.9');
  const before = await panel(page, 'past').locator('tbody').innerText();
  const share = panel(page, 'memory').getByRole('textbox');
  await share.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('1/2');
  await page.keyboard.press('Enter');
  await expectLink(page, 'memory', 'mu:0.5');
  await settled(page);
  expect(await panel(page, 'past').locator('tbody').innerText()).not.toBe(before);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('2');
  await page.keyboard.press('Enter');
  await expect(page.locator('.notices li')).toContainText('mu: “2” is not allowed. Write a number from 0 to below 1');
  expect(complaints).toEqual([]);
});

test('pasted points of any size are taken, and only what is too far is refused by its line', async ({ page }) => {
  const complaints = await openAll(page, 'lesson=training&data=own&t=5');
  const table = panel(page, 'own');
  await table.locator('summary').focus();
  await page.keyboard.press('Enter');
  const take = async (/** @type {string} */ text) => {
    await table.locator('textarea').fill(text);
    await table.locator('[data-action=take]').focus();
    await page.keyboard.press('Enter');
  };
  await take('exact\nx1, x2, y\n150, -2, -40\n190, 300, 35');
  await expectLink(page, 'own', 'exact*150_-2_-40*190_300_35');
  await take('150, -2, -40\n190, 3000000000, 35');
  await expect(table.getByRole('alert')).toContainText('“3000000000” is no number from −1000000');
  await expectLink(page, 'own', 'exact*150_-2_-40*190_300_35');
  expect(complaints).toEqual([]);
});
