// The main task with the keyboard alone, from the top of the page.
import { expect, test } from '@playwright/test';
import { expectLink, linked, open, openAll, readings, ready, settled, tabTo, unfold } from './lab.js';

/** @import { Locator } from '@playwright/test' */

/** @param {Locator} locator */
const isFocused = (locator) => locator.evaluate((element) => element.matches(':focus'));

test('set η to 0.05, select w1, take three steps, read ∂L/∂w1', async ({ page }) => {
  await openAll(page, 'lesson=chain-rule&select=w9&t=2');
  await tabTo(page, '#eta-box');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('0.05');
  await page.keyboard.press('Enter');
  await expectLink(page, 'eta', '0.05');

  await page.reload();
  await ready(page);
  await unfold(page);
  // The handles of the picture are one stop, at what is selected; arrow keys walk along them.
  await tabTo(page, '.handle[aria-label^="Select w9,"]');
  const [w1, w9] = ['w1', 'w9'].map((name) => page.locator(`.handle[aria-label^="Select ${name},"]`));
  await expect(w9).toHaveAttribute('tabindex', '0');
  await expect(page.locator('.large .handle[aria-pressed][tabindex="0"]')).toHaveCount(1);
  for (let presses = 0; presses < 40 && !(await isFocused(w1)); presses++) await page.keyboard.press('ArrowLeft');
  await expect(w1).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.handle').first()).toBeFocused();
  for (let presses = 0; presses < 40 && !(await isFocused(w1)); presses++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expectLink(page, 'select', 'w1');

  await tabTo(page, '[data-action=step]');
  for (const next of ['Forward', 'Backward', 'Update']) {
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-action=step]')).toHaveText(next);
  }
  await expect(page.locator('.counter')).toHaveText('Step 5');
  // Worked out apart from this project: one step of plain gradient descent at η = 0.05, then the gradient again.
  expect((await readings(page)).dL_dw1).toBe('−0.00580263');
  await expect(page.locator('.unseen[aria-live]')).toContainText('∂L/∂w1 = −0.005803');
});

test('single keys step, play and undo while the focus is in the lab', async ({ page }) => {
  await openAll(page, 'lesson=update-rule');
  await tabTo(page, '[data-action=step]');
  await page.keyboard.press('.');
  await page.keyboard.press('.');
  await expect(page.locator('.counter')).toHaveText('Step 2');
  await page.keyboard.press(',');
  await expect(page.locator('.counter')).toHaveText('Step 1');
  await page.keyboard.press('r');
  await expect(page.locator('.counter')).toHaveText('Step 0');
  await page.locator('[data-preset=edge]').focus();
  await page.keyboard.press('Enter');
  await expectLink(page, 'eta', '2');
  await page.keyboard.press('Control+z');
  await expectLink(page, 'eta', '0.3');
});

test('the focus can be seen on every stop of the Tab key', async ({ page }) => {
  await openAll(page, 'lesson=chain-rule&t=2');
  for (let stop = 0; stop < 30; stop++) {
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => {
      let focused = document.activeElement;
      while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
      if (!focused || focused === document.body) return 'left the page';
      const drawn = focused.matches('.segments input') ? focused.nextElementSibling : focused;
      const style = getComputedStyle(/** @type {Element} */ (drawn));
      return `${style.outlineStyle} ${style.outlineWidth}`;
    });
    expect(outline).toMatch(/^(solid|auto) [1-9]|^left/);
  }
});

test('the list of keys has those of the lesson, and “Go deeper” is a button only where it opens something', async ({
  page,
}) => {
  for (const [lesson, count] of /** @type {const} */ ([
    ['update-rule', 1],
    ['check-yourself', 0],
  ])) {
    await open(page, `lesson=${lesson}`);
    await expect(page.locator('.folds .heading')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Go deeper' })).toHaveCount(0);
    await page.locator('[data-fold=keyboard] > summary').press('Enter');
    await expect(page.locator('[data-fold=keyboard] dd').filter({ hasText: 'Undo the last change' })).toBeVisible();
    await expect(page.locator('[data-fold=keyboard] dd').filter({ hasText: 'Play or pause' })).toHaveCount(count);
  }
});

// Three presses before the next frame, as a slow machine sees them; keys of a keyboard would be a frame apart here.
test('no press is lost, however fast they follow each other', async ({ page }) => {
  await openAll(page, 'lesson=update-rule');
  await page.getByRole('slider', { name: /^Ball/ }).evaluate((ball) => {
    for (let i = 0; i < 3; i++) ball.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
  });
  await expectLink(page, 'w0', '-2.7');
  await openAll(page, 'lesson=training&layers=2.4tanh.1tanh');
  for (const [press, layers] of [
    ['add-layer', '2.4tanh.4tanh.4tanh.4tanh.1tanh'],
    ['drop-layer', '2.4tanh.1tanh'],
  ]) {
    await page.locator(`[data-action=${press}]`).evaluate((button) => {
      for (let i = 0; i < 3; i++) /** @type {HTMLButtonElement} */ (button).click();
    });
    await expectLink(page, 'layers', layers);
  }
});

test('a reload right after a change, a drag or a pause loses nothing', async ({ page }) => {
  await openAll(page, 'lesson=update-rule');
  /** @param {string} key */
  const reloaded = async (key) => {
    await page.reload();
    await ready(page);
    return await linked(page, key);
  };
  for (let i = 0; i < 3; i++) await page.locator('[data-action=step]').click();
  expect(await reloaded('t')).toBe('3');

  const ball = page.getByRole('slider', { name: /^Ball/ });
  await ball.hover(); // a browser may scroll back to where the page was before its reload, and takes its time
  const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (await ball.boundingBox());
  await page.mouse.down();
  await page.mouse.move(box.x + 40, box.y, { steps: 5 });
  await page.mouse.move(box.x + 300, box.y);
  await page.mouse.up();
  expect(await reloaded('t')).toBe('0');
  expect(Number(await linked(page, 'w0'))).toBeGreaterThan(-1);

  await page.locator('[data-action=play]').click();
  await expect(page.locator('.counter')).not.toHaveText('Step 0');
  await page.locator('[data-action=play]').click();
  await settled(page);
  const shown = await page.locator('.counter').innerText();
  expect(`Step ${await reloaded('t')}`).toBe(shown);
});
