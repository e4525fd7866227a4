// What pointing and pulling do: groups that are lit together, tips, numbers in sentences, and options that are tried while they
// are held.
import { expect, test } from '@playwright/test';
import { drawn, expectLink, linked, open, openAll, pixels, readings, settled } from './lab.js';

/** @import { Locator, Page } from '@playwright/test' */

/** @param {Page} page */
const address = (page) => page.evaluate(() => window.location.hash);

/** What is pressed or selected, and all live numbers. @param {Page} page */
async function chosen(page) {
  const pressed = page.locator('.screen [aria-pressed=true]');
  const names = await pressed.evaluateAll((all) =>
    all.map((each) => each.getAttribute('aria-label') ?? each.textContent),
  );
  return JSON.stringify([names, await readings(page), await address(page)]);
}

/** The middle of an element. @param {Locator} locator */
async function middle(locator) {
  await locator.scrollIntoViewIfNeeded();
  const box = /** @type {NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>} */ (await locator.boundingBox());
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test('edge, factor, term and row are lit together by pointing and by focus, and nothing is chosen', async ({
  page,
}) => {
  const complaints = await openAll(page, 'lesson=chain-rule&t=2');
  const before = [await chosen(page), await pixels(page)];
  const joined = page.locator('[data-joined]');
  await expect(joined).toHaveCount(0);

  // The factor ∂o3/∂o1 in the first row of the rail.
  const factor = page.locator('.rail .handle[aria-label^="∂o3/∂o1 = "]').first();
  const group = (await factor.getAttribute('data-groups')) ?? '';
  await factor.hover();
  await expect(page.locator(`.formula [data-joined][data-groups~="${group}"]`)).toHaveCount(2);
  await expect(page.locator('[data-panel=ledger] tr[data-joined]')).toHaveCount(1);
  await expect.poll(() => pixels(page)).not.toBe(before[1]);
  const lit = await pixels(page);
  expect(await chosen(page)).toBe(before[0]);
  await page.mouse.move(0, 0);
  await expect(joined).toHaveCount(0);
  await expect.poll(() => pixels(page)).toBe(before[1]);

  // Its edge on the picture and its term in the formula light the same.
  await page.locator(`.large .handle[data-groups="${group}"]`).first().hover();
  await expect.poll(() => pixels(page)).toBe(lit);
  await page.mouse.move(0, 0);
  await expect(joined).toHaveCount(0);
  await page.locator(`.formula [data-groups~="${group}"]`).first().hover();
  await expect.poll(() => pixels(page)).toBe(lit);
  await page.mouse.move(0, 0);
  await expect(joined).toHaveCount(0);

  // By keyboard: a row of the ledger lights its path.
  await page.locator('[data-panel=ledger] .choose').first().focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(page.locator('[data-panel=ledger] tr[data-joined]')).toHaveCount(1);
  expect(await pixels(page)).not.toBe(before[1]);
  expect(await chosen(page)).toBe(before[0]);

  // Only a press chooses; a second one takes it back.
  const row = page.locator('.rail .handle[aria-label^="The path of w1 over"]').first();
  await row.click({ position: { x: 4, y: 4 } });
  await expectLink(page, 'path', '0');
  await row.click({ position: { x: 4, y: 4 } });
  await expect.poll(() => linked(page, 'path')).toBe('');
  expect(complaints).toEqual([]);
});

test('a number tells all of its digits to who points at it, focuses it or taps it', async ({ page }) => {
  await open(page, 'lesson=chain-rule&t=2');
  const factor = page.locator('.rail .handle[aria-label^="∂o3/∂o1 = "]').first();
  await factor.hover();
  await expect(page.locator('.tip')).toHaveText(/^∂o3\/∂o1 = σ′\(z3\) · w5 = .+ = 0\.\d{12,}$/);
  await page.mouse.move(0, 0);
  await expect(page.locator('.tip')).toHaveCount(0);
  await open(page, 'lesson=update-rule');
  const slope = page.locator('.rail .handle[aria-label^="∂L/∂w = "]');
  await slope.focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.tip')).toHaveText('∂L/∂w = −5');
});

test('the terms of the rule and what they measure are lit together', async ({ page }) => {
  await open(page, 'lesson=update-rule');
  const before = [await chosen(page), await pixels(page)];
  const pictures = new Set([before[1]]);
  for (const label of ['∂L/∂w = ', 'w_new = ', '−η · ∂L/∂w = ']) {
    await page.locator(`.rail .handle[aria-label^="${label}"]`).hover();
    await expect.poll(() => pixels(page).then((picture) => pictures.has(picture))).toBe(false);
    const lit = await pixels(page);
    pictures.add(lit);
    await page.mouse.move(0, 0);
    await expect.poll(() => pixels(page)).toBe(before[1]);
    // The lower edge of the triangle is free: the arrow lies over its long side.
    const place = page.locator(`.large .handle[aria-label^="${label}"]`);
    const low = label.startsWith('∂') ? { position: { x: 8, y: ((await place.boundingBox())?.height ?? 0) - 3 } } : {};
    await place.hover(low);
    await expect.poll(() => pixels(page)).toBe(lit);
    await page.mouse.move(0, 0);
    await expect.poll(() => pixels(page)).toBe(before[1]);
  }
  expect(await chosen(page)).toBe(before[0]);
});

test('a number in a sentence is pulled, stepped and typed', async ({ page }) => {
  const complaints = await open(page, 'lesson=update-rule');
  const eta = page.locator('.prose [data-live=eta]');
  await expect(eta).toHaveText('0.3');
  await expect(eta).toHaveRole('slider');
  expect(await eta.evaluate((element) => getComputedStyle(element).textDecorationStyle)).toBe('dotted');
  await eta.focus();
  await page.keyboard.press('ArrowUp');
  await expectLink(page, 'eta', '0.35');
  await page.keyboard.press('Enter');
  await page.keyboard.type('1/4');
  await page.keyboard.press('Enter');
  await expectLink(page, 'eta', '0.25');
  await expect(eta).toHaveText('0.25');
  await expect(eta).toBeFocused();

  const { x, y } = await middle(eta);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 30, y, { steps: 5 });
  await page.mouse.move(x + 61, y, { steps: 5 });
  await page.mouse.up();
  await expectLink(page, 'eta', '0.79');
  await page.keyboard.press('Control+z');
  await expectLink(page, 'eta', '0.25');
  await eta.dblclick();
  await page.keyboard.type('fish');
  await page.keyboard.press('Enter');
  await expect(page.locator('.notices')).toContainText('“fish” is not allowed');
  await page.keyboard.press('Escape');
  await expect(page.locator('.notices li')).toHaveCount(0);
  expect(complaints).toEqual([]);
});

for (const [lesson, key] of [
  ['vanishing-gradient', 'depth'],
  ['optimizers', 'eta'],
  ['training', 'eta'],
]) {
  test(`the sentence of ${lesson} holds a number that can be stepped`, async ({ page }) => {
    const complaints = await open(page, `lesson=${lesson}`);
    const number = page.locator(`.prose [data-live=${key}]`);
    const before = await number.innerText();
    await number.focus();
    await page.keyboard.press('ArrowUp');
    await settled(page);
    expect(await number.innerText()).not.toBe(before);
    await expectLink(page, key, await number.innerText());
    expect(complaints).toEqual([]);
  });
}

test('the sentence of optimizers has the learning rate of the selected one', async ({ page }) => {
  await open(page, 'lesson=optimizers&optimizer=adam');
  await expect(page.locator('.prose')).toContainText('Here η of adam is 0.3.');
  await page.locator('.prose [data-live=eta-adam]').focus();
  await page.keyboard.press('ArrowUp');
  await settled(page);
  expect(await linked(page, 'eta')).toBe('0.12');
  expect(Number(await linked(page, 'eta-adam'))).toBeGreaterThan(0.3);
});

test('a ball that is dragged to the rim of the map keeps the map, and the question', async ({ page }) => {
  await open(page, 'lesson=optimizers&step=1');
  const { x, y } = await middle(page.locator('.handle[aria-label^="Start"]'));
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 30, y + 60, { steps: 5 });
  await page.mouse.move(x + 30, y + 900, { steps: 5 });
  await page.mouse.up();
  await settled(page);
  expect(Number(await linked(page, 'y0'))).toBeLessThan(-4.2);
  expect(await linked(page, 'zoom')).toBe('1');
  await expect(page.locator('.asked').first()).toContainText('until L is below 1');
});

test('arrow keys step a number of the rail', async ({ page }) => {
  await open(page, 'lesson=update-rule');
  await page.locator('.rail .handle[aria-label^="Learning rate η"]').focus();
  await page.keyboard.press('ArrowUp');
  await expectLink(page, 'eta', '0.32');
});

test('an option that is held shows its effect, and letting go takes it back', async ({ page }) => {
  const complaints = await openAll(page, 'lesson=update-rule');
  const before = [await address(page), await pixels(page), JSON.stringify(await readings(page))];
  const undo = page.locator('[data-action=undo]');
  await expect(undo).toHaveAttribute('aria-disabled', 'true');
  for (const option of [
    page.locator('[data-preset=edge]'),
    page.locator('.segments label', { hasText: 'well' }).first(),
  ]) {
    const { x, y } = await middle(option);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await expect(option).toHaveAttribute('data-peeks');
    await settled(page);
    expect(await pixels(page)).not.toBe(before[1]);
    expect(await address(page)).toBe(before[0]);
    await page.mouse.up();
    await drawn(page);
    await settled(page);
    await expect.poll(() => pixels(page)).toBe(before[1]);
    expect([await address(page), JSON.stringify(await readings(page))]).toEqual([before[0], before[2]]);
    await expect(undo).toHaveAttribute('aria-disabled', 'true');
    // A machine that is busy would make a long press of a short one, so nothing is held here.
    await option.evaluate((element) => /** @type {HTMLElement} */ (element).click());
    await expect(undo).not.toHaveAttribute('aria-disabled');
    await undo.click();
    await page.mouse.move(0, 0);
    await expect.poll(() => pixels(page)).toBe(before[1]);
  }
  expect(complaints).toEqual([]);
});

test('at 360 pixels a finger takes an edge, filters by a neuron and by a column', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await open(page, 'lesson=chain-rule&t=2');
  await page.locator('.large .handle[aria-label^="o3 = "]').tap();
  await expectLink(page, 'through', 'o3');
  await page.locator('.large .handle[aria-label^="o3 = "]').tap();
  await expect.poll(() => linked(page, 'through')).toBe('');

  // 10 px beside the middle of an edge, at a right angle to it.
  const edge = page.locator('.large .handle[aria-label^="Select w9,"]');
  const { x, y } = await middle(edge);
  const turn = await edge.evaluate((element) => parseFloat(element.style.rotate));
  await page.touchscreen.tap(x + 10 * Math.sin(turn), y - 10 * Math.cos(turn));
  await expectLink(page, 'select', 'w9');
  await context.close();
});
