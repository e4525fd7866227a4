// The main task of the vanishing gradient with the keyboard alone: make the chain deep, light a layer, put a remedy beside
// it, train both, and answer the interview question.
import { expect, test } from '@playwright/test';
import { expectLink, open, openAll, readings, ready, settled, unfold } from './lab.js';

/** @import { Page } from '@playwright/test' */

/** @param {Page} page @param {string} name */
const panel = (page, name) => page.locator(`backprop-lab [data-panel="${name}"]`);

test('deepen the chain, light a layer, compare, train: with the keyboard', async ({ page }) => {
  const complaints = await openAll(page, 'lesson=vanishing-gradient&depth=5&data=points&eta=1');
  const before = (await readings(page)).product;
  await page.locator('#depth-box').focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('20');
  await page.keyboard.press('Enter');
  await expectLink(page, 'depth', '20');
  await settled(page);
  expect((await readings(page)).product).not.toBe(before);

  // The layers of the picture are a slider: arrow keys light one after the other, everywhere.
  const walk = panel(page, 'product').getByRole('slider', { name: 'Layer', exact: true });
  await walk.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expectLink(page, 'layer', '3');
  await expect(walk).toHaveAttribute('aria-valuenow', '3');
  await panel(page, 'layers').scrollIntoViewIfNeeded();
  await expect(panel(page, 'layers').locator('tr.selected th')).toHaveText('3');
  await expect(panel(page, 'weights').locator('tr.selected th')).toHaveText('w₃');
  await walk.focus();
  await page.keyboard.press('End');
  await expectLink(page, 'layer', '20');

  // A press on a row takes its layer, too; the focus alone does not.
  await panel(page, 'layers').getByRole('button', { name: '7', exact: true }).focus();
  await expectLink(page, 'layer', '20');
  await page.keyboard.press('Enter');
  await expectLink(page, 'layer', '7');

  await page.locator('backprop-lab [data-preset=relu]').focus();
  await page.keyboard.press('Enter');
  await expectLink(page, 'beside', 'relu');
  await expect(panel(page, 'words-beside')).toContainText('the gradient');
  const loss = (await readings(page)).loss_beside;
  await page.locator('backprop-lab [data-action=step]').focus();
  for (let step = 1; step <= 3; step++) await page.keyboard.press('Enter');
  await expect(page.locator('.counter')).toHaveText('Step 3');
  expect((await readings(page)).loss_beside).not.toBe(loss);
  expect(complaints).toEqual([]);
});

test('pointing at a layer lights it up, and a press takes it without filling the history', async ({ page }) => {
  await openAll(page, 'lesson=vanishing-gradient&depth=12');
  const walk = panel(page, 'product').getByRole('slider', { name: 'Layer', exact: true });
  const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (await walk.boundingBox());
  await page.mouse.move(box.x + 0.5 * box.width + 5, box.y + 0.5 * box.height);
  await expect(walk).toHaveAttribute('data-lit', '');
  await expect(walk).toHaveAttribute('aria-valuenow', '1');
  await page.mouse.down();
  await page.mouse.up();
  await expect(walk).toHaveAttribute('aria-valuenow', '7');
  await expectLink(page, 'layer', '7');
  await expect(page.locator('backprop-lab [data-action=undo]')).toHaveAttribute('aria-disabled', 'true');
});

test('a z is pulled along the slope: its bias moves', async ({ page }) => {
  await open(page, 'lesson=vanishing-gradient');
  const before = (await readings(page)).product;
  const z = panel(page, 'sigmoid').getByRole('slider').first();
  await z.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page).toHaveURL(/numbers=b1/);
  expect((await readings(page)).product).not.toBe(before);
});

test('the interview question: a mistake is named, and five right answers bring the answer in full, by link too', async ({
  page,
}) => {
  await openAll(page, 'lesson=vanishing-gradient');
  const card = panel(page, 'interview');
  const answer = async (/** @type {string} */ text) => {
    await card.getByRole('textbox').focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  };
  await answer('1');
  await expect(card).toContainText('ceiling of σ itself');
  await answer('0.25');
  await expect(card).toContainText('Right');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(card).toContainText('2 of 5');
  await expect(card.getByRole('textbox')).toHaveCount(1);

  // An example takes no answer away.
  await page.locator('[data-preset=thirty]').click();
  await expectLink(page, 'depth', '30');
  await expect(card).toContainText('2 of 5');
  for (const [at, text] of ['5.96e-8', '-5.96e-9', '1.025', '4'].entries()) {
    await answer(text);
    await expect(card).toContainText('Right');
    await card.getByRole('button', { name: at < 3 ? `On to ${at + 3} of 5` : 'On to the answer in full' }).click();
    if (at < 3) await expect(card).toContainText(`${at + 3} of 5:`); // what is typed before would be typed into the old box
  }
  await expect(panel(page, 'card')).toContainText('What helps');
  await expect(page).toHaveURL(/a5/);
  const link = page.url();
  await page.goto('about:blank');
  await page.goto(link);
  await ready(page);
  await unfold(page);
  await expect(panel(page, 'card')).toContainText('What helps');
});

test('the answer in full is copied with one press, and selected where the browser does not allow that', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const clipboard = { writeText: async (/** @type {string} */ text) => void Object.assign(window, { kept: text }) };
    Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
  });
  await open(page, 'lesson=vanishing-gradient&step=8&card=7');
  const card = panel(page, 'card');
  await card.getByRole('button', { name: 'Copy the answer' }).click();
  await expect(card).toContainText('Copied, with the link');
  const kept = await page.evaluate(() => /** @type {any} */ (window).kept);
  for (const sentence of await card.locator('.text p').allInnerTexts()) expect(kept).toContain(sentence.slice(0, 20));
  expect(kept.trim().split('\n').at(-1)).toContain('lesson=vanishing-gradient');
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await card.getByRole('button', { name: 'Copy the answer' }).click();
  await expect(card).toContainText('The text is selected');
});

test('the story ends in the interview question, and what is open there can be reached', async ({ page }) => {
  await open(page, 'lesson=vanishing-gradient&step=7');
  await page.locator('[data-action=story-next]').click();
  await expect(panel(page, 'interview')).toContainText('1 of 5');
  await expect(page.locator('[data-fold=interview]')).toHaveCount(0);
  for (const next of ['2 of 5', '3 of 5', '4 of 5', '5 of 5', 'the answer in full'])
    await panel(page, 'interview')
      .getByRole('button', { name: `On to ${next}` })
      .click();
  await expect(panel(page, 'open')).toContainText('5 questions are still open');
  await page.getByRole('button', { name: 'Show the answer anyway' }).click();
  await expect(panel(page, 'card')).toContainText('What helps');
});
