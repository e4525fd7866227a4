// The learner's own network: numbers in tables, layers, and the ledger of paths.
import { expect, test } from '@playwright/test';
import { LESSONS, backToStory, expectLink, open, openAll, pixels, readings, ready, settled, unfold } from './lab.js';

/** @import { Page } from '@playwright/test' */

/** @param {Page} page @param {string} name */
const field = (page, name) => page.locator(`[data-panel=parameters] tr:has(.choose:text-is("${name}")) input`);

/** @param {Page} page */
const history = async (page) => page.locator('[data-action=undo]').getAttribute('aria-disabled');

test('a weight typed into the table changes picture, numbers and link, as one undo', async ({ page }) => {
  await openAll(page, 'lesson=chain-rule&t=2');
  const before = { pixels: await pixels(page), readings: await readings(page) };
  await field(page, 'w₁').fill('0.70');
  await page.keyboard.press('Enter');
  await expectLink(page, 'numbers', 'w1:0.7');
  await expect(field(page, 'w₁')).toHaveValue('0.7');
  await expect(field(page, 'w₁')).toBeFocused();
  expect(await pixels(page)).not.toBe(before.pixels);
  expect((await readings(page)).dL_dw1).not.toBe(before.readings.dL_dw1);
  await page.keyboard.press('Tab');
  await page.locator('[data-action=undo]').click();
  await settled(page);
  expect(await readings(page)).toEqual(before.readings);
  expect(await history(page)).toBe('true');
});

test('an input of the sample can be typed, too', async ({ page }) => {
  await openAll(page, 'lesson=chain-rule&t=2');
  const before = await readings(page);
  await page.locator('[data-panel=sample] input').first().fill('0.5');
  await page.keyboard.press('Enter');
  await expectLink(page, 'numbers', 'x1:0.5');
  expect(await readings(page)).not.toEqual(before);
});

test('a number that is refused says so where it can be seen, and Escape restores it', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 600 });
  await openAll(page, 'lesson=chain-rule&t=2');
  const before = await readings(page);
  const width = (await field(page, 'w₅').boundingBox())?.width;
  await field(page, 'w₅').fill('lots of nonsense');
  await page.keyboard.press('Enter');
  const notice = page.locator('.notices li');
  await expect(notice).toContainText('w5');
  await expect(notice).toBeInViewport();
  await expect(field(page, 'w₅')).toHaveAttribute('aria-invalid', 'true');
  await expect(field(page, 'w₅')).toHaveAccessibleDescription(/w5/);
  expect((await field(page, 'w₅').boundingBox())?.width).toBe(width);
  expect(await readings(page)).toEqual(before);
  await page.keyboard.press('Escape');
  await expect(notice).toHaveCount(0);
  await expect(field(page, 'w₅')).toHaveValue('0.6');
  await expect(field(page, 'w₅')).not.toHaveAttribute('aria-invalid');
});

test('a row that does not count makes the sum disagree', async ({ page }) => {
  await openAll(page, 'lesson=chain-rule&t=2');
  const sum = page.locator('[data-panel=ledger] .total').first();
  const before = await sum.innerText();
  const counts = page.locator('[data-panel=ledger] input[type=checkbox]');
  await counts.nth(0).focus();
  await page.keyboard.press('Space');
  await expect(counts.nth(0)).not.toBeChecked();
  await expect(counts.nth(0)).toBeFocused();
  await expectLink(page, 'off', '0');
  expect(await sum.innerText()).not.toBe(before);
  await page.locator('[data-action=undo]').click();
  await expect(counts.nth(0)).toBeChecked();
  expect(await sum.innerText()).toBe(before);
});

test('a neuron that is clicked filters the rows', async ({ page }) => {
  await openAll(page, 'lesson=chain-rule&t=2');
  const rows = page.locator('[data-panel=ledger] .choose');
  await expect(rows).toHaveCount(2);
  await page.locator('.handle[aria-label*="o3"]').first().click();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('o₃');
});

test('layers can be changed by keyboard, and the network is then the learner’s own', async ({ page }) => {
  await openAll(page, 'lesson=chain-rule&t=2');
  const layers = page.locator('[data-control=layers] li');
  await expect(layers).toHaveCount(4);
  await page.locator('[data-action=add-layer]').focus();
  await page.keyboard.press('Enter');
  await expect(layers).toHaveCount(5);
  await expect(page.locator('[data-action=add-layer]')).toBeFocused();
  await expect(page.locator('input[name=network]:checked')).toHaveValue('own');
  await expectLink(page, 'layers', '2.2sigmoid.2sigmoid.2sigmoid.1sigmoid');
  await page.getByLabel('Hidden 1: neurons').focus();
  await page.keyboard.press('ArrowDown');
  await expectLink(page, 'layers', '2.3sigmoid.2sigmoid.2sigmoid.1sigmoid');
  await page.getByLabel('Hidden 1: activation').selectOption('tanh');
  await expectLink(page, 'layers', '2.3tanh.2sigmoid.2sigmoid.1sigmoid');
  for (let i = 0; i < 6; i++) await page.locator('[data-action=drop-layer]').press('Enter');
  await expect(layers).toHaveCount(2);
  await expect(page.locator('[data-action=drop-layer]')).toHaveAttribute('aria-disabled', 'true');
});

test('a flag is set by Space, opens the factors and stands in the link', async ({ page }) => {
  await openAll(page, 'lesson=chain-rule&t=2');
  const factors = page.locator('[data-panel=ledger] .factor');
  const closed = await factors.count();
  // A sign of multiplication stands between them, and nothing else: the marks of a story's steps once lay on it.
  const times = factors.nth(1).locator('.times');
  await expect(times).toHaveText('·');
  await expect(times).toHaveCSS('border-top-style', 'none');
  await page.locator('[data-control=open] input').focus();
  await page.keyboard.press('Space');
  await expectLink(page, 'open', 'yes');
  // The module that can open them is loaded first.
  await expect.poll(() => factors.count()).toBeGreaterThan(closed);
});

test('the ball on the loss curve sets the weight everywhere, also out of sight, as one undo', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 500 });
  await openAll(page, 'lesson=chain-rule&t=2');
  await backToStory(page);
  const ball = page.locator('[data-panel=slice] [role=slider]').first();
  await ball.scrollIntoViewIfNeeded();
  const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (await ball.boundingBox());
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  for (let i = 1; i <= 10; i++) await page.mouse.move(box.x + box.width / 2 + 6 * i, box.y + box.height / 2);
  await page.mouse.up();
  await settled(page);
  const value = await ball.getAttribute('aria-valuenow');
  expect(Number(value)).toBeGreaterThan(0.6);
  await expect(field(page, 'w₁')).toHaveValue(String(value));
  await expectLink(page, 'numbers', `w1:${value}`);
  const shown = await pixels(page);
  await page.reload();
  await ready(page);
  expect(await pixels(page)).toBe(shown);
});

test('a drag that pauses lets panels out of sight catch up', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 400 });
  await openAll(page, 'lesson=vanishing-gradient&depth=64');
  const table = page.locator('table').first();
  const before = await table.innerText();
  const slider = page.locator('[data-control=w] input[type=range], [data-control=w0] input[type=range]').first();
  await slider.scrollIntoViewIfNeeded();
  const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (await slider.boundingBox());
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 40, box.y + box.height / 2);
  await expect.poll(() => table.innerText()).not.toBe(before);
  await page.mouse.up();
});

test('an update waits for the guess, by keyboard too, and the verdict tells the reason', async ({ page }) => {
  const complaints = await open(page, 'lesson=chain-rule&predict=yes&t=2');
  const step = page.locator('[data-action=step]');
  await expect(step).toHaveAttribute('aria-disabled', 'true');
  await expect(page.locator('.stopped')).toContainText('w1');
  await page.getByRole('button', { name: 'up', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expectLink(page, 'guess', 'up');
  const up = page.getByRole('group', { name: /which way will w1 go/ }).getByRole('button', { name: 'up', exact: true });
  await expect(up).toHaveAttribute('aria-pressed', 'true');
  await expect(up).toBeFocused();
  await page.keyboard.press('Enter'); // what was said is said
  await expect(step).not.toHaveAttribute('aria-disabled', 'true');
  await step.click();
  await expect(page.locator('.counter')).toHaveText('Step 3');
  await expect(page.locator('[data-panel=predict]')).toContainText('Right.');
  await page.keyboard.press('Control+z');
  await expect(step).toHaveAttribute('aria-disabled', 'true');
  expect(complaints).toEqual([]);
});

test('the check of every gradient shows its numbers and the error against ε', async ({ page }) => {
  const complaints = await openAll(page, 'lesson=chain-rule&t=2');
  await expect(page.locator('[data-panel=check]')).toHaveCount(0);
  await page.getByLabel('Check every gradient').check();
  await expect(page.locator('[data-fold=check]')).toBeVisible();
  await unfold(page);
  await expect(page.locator('[data-panel=check] canvas')).toBeVisible();
  await expect(page.locator('[data-panel=parameters] thead')).toContainText('relative error');
  await expectLink(page, 'check', 'yes');
  expect(complaints).toEqual([]);
});

for (const lesson of LESSONS) {
  test(`no choice and no flag of ${lesson} brings a complaint, whatever the step`, async ({ page }) => {
    test.slow(); // some ten choices, two or three frames each
    const complaints = await openAll(page, `lesson=${lesson}`);
    const boxes = page.locator('[data-control] :is(input[type=checkbox], input[type=radio])');
    for (let i = 0; i < (await boxes.count()); i++) {
      if (!(await boxes.nth(i).isVisible())) continue; // of an exercise
      // Not every choice can be had with every other: then a sentence says so, and nothing is chosen.
      await boxes.nth(i).click({ force: true });
      await settled(page);
      const steps = page.locator('.scrubber');
      const last = Number(await steps.getAttribute('max'));
      // What is said at which step is tests/lessons.rs's. Here each choice comes with one of three steps.
      const t = [1, 3, 2][i % 3];
      if (t <= last) await steps.fill(String(t), { force: true }); // an exercise hides it
      await settled(page);
      // An exercise hides what it does not use.
      const explore = page.locator('input[name=task][value=explore]');
      if ((await explore.count()) > 0) await explore.check({ force: true });
      await settled(page);
    }
    expect(complaints).toEqual([]);
  });
}
