// Descent by hand: a start dragged over the map, guesses clicked on an axis and on the map, thresholds under a slider, and
// the way out of a divergence.
import { expect, test } from '@playwright/test';
import { expectLink, expectStep, linked, open, openAll, readings, settled, unfold } from './lab.js';

/** @import { Locator, Page } from '@playwright/test' */

/** @param {Page} page @param {string} key */
const asNumber = async (page, key) => Number(await linked(page, key));

/** @param {Locator} locator */
async function centre(locator) {
  await locator.scrollIntoViewIfNeeded();
  const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (await locator.boundingBox());
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width, height: box.height };
}

/** @param {Page} page */
const start = (page) => page.getByRole('slider', { name: /^Start: / });

test('the start follows the mouse over the map, the paths follow it, and the whole drag is one undo', async ({
  page,
}) => {
  await openAll(page, 'lesson=optimizers&t=10');
  const before = await readings(page);
  const { x, y } = await centre(start(page));
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let i = 1; i <= 10; i++) await page.mouse.move(x + 8 * i, y + 6 * i);
  await page.mouse.up();
  await expect.poll(() => asNumber(page, 'x0')).toBeGreaterThan(-3);
  await expect.poll(() => asNumber(page, 'y0')).toBeLessThan(2);
  await expectStep(page, 10);
  expect((await readings(page)).loss).not.toBe(before.loss);
  await page.locator('[data-action=undo]').click();
  await expectLink(page, 'x0', '-4');
  await expectLink(page, 'y0', '3');
});

test('a handle that goes away while it is held ends its drag: the next one is another undo', async ({ page }) => {
  await openAll(page, 'lesson=optimizers');
  const drag = async (/** @type {number} */ by, /** @type {() => Promise<void>} */ held) => {
    const { x, y } = await centre(start(page));
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + by, y);
    await held();
    await page.mouse.up();
  };
  const handle = await start(page).elementHandle();
  const picture = await start(page).locator('..').elementHandle();
  await drag(50, async () => {
    await handle?.evaluate((handle) => Object(handle).remove());
    await page.mouse.move(0, 0);
  });
  await picture?.evaluate((picture, handle) => picture.append(/** @type {Node} */ (handle)), handle);
  await expect.poll(() => asNumber(page, 'x0')).toBeGreaterThan(-4);
  const first = await linked(page, 'x0');
  await drag(70, async () => {});
  await expect.poll(() => asNumber(page, 'x0')).toBeGreaterThan(Number(first));
  await page.locator('[data-action=undo]').click();
  await expectLink(page, 'x0', String(first));
});

test('the start follows the arrow keys both ways, and says both numbers', async ({ page }) => {
  await openAll(page, 'lesson=optimizers');
  await start(page).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expectLink(page, 'x0', '-3.9');
  await expectLink(page, 'y0', '2.9');
  await expect(start(page)).toBeFocused();
  await expect(start(page)).toHaveAttribute('aria-valuetext', 'w1 = -3.9, w2 = 2.9');
  await page.keyboard.press('PageUp');
  await expectLink(page, 'y0', '3.9');
  await page.keyboard.press('Home');
  await expectLink(page, 'x0', '-5');
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 740 } });

  test('the start follows a finger', async ({ page }) => {
    await openAll(page, 'lesson=optimizers');
    const { x, y } = await centre(start(page));
    const client = await page.context().newCDPSession(page);
    const touch = (/** @type {'touchStart' | 'touchMove' | 'touchEnd'} */ type, /** @type {number} */ by) =>
      client.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x: x + by, y: y + by }],
      });
    await touch('touchStart', 0);
    for (let i = 1; i <= 8; i++) await touch('touchMove', 6 * i);
    await touch('touchEnd', 0);
    await expect.poll(() => asNumber(page, 'x0')).toBeGreaterThan(-3);
    await expect.poll(() => asNumber(page, 'y0')).toBeLessThan(2);
  });

  test('a landing is tapped on the axis', async ({ page }) => {
    await open(page, 'lesson=update-rule&predict=yes');
    await page.locator('[data-panel=predict] .press').first().tap();
    await settled(page);
    const axis = page.getByRole('slider', { name: /^Your guess/ });
    const { x, y } = await centre(axis);
    await page.touchscreen.tap(x, y);
    await expect.poll(() => linked(page, 'landing')).toMatch(/^w1:-?0/);
    await page.locator('[data-action=step]').tap();
    await expect(page.locator('[data-panel=predict]')).toContainText('Direction: right.');
  });
});

test('a step waits for its direction and its place on the axis, and is scored with a reason', async ({ page }) => {
  await open(page, 'lesson=update-rule&predict=yes&eta=0.5');
  await expect(page.locator('[data-action=step]')).toHaveAttribute('aria-disabled', 'true');
  await expect(page.locator('.stopped')).toContainText('which way');
  await page.getByRole('button', { name: 'down: w gets smaller' }).click();
  await settled(page);
  const axis = page.getByRole('slider', { name: /^Your guess/ });
  const { x, y, width } = await centre(axis);
  await page.mouse.click(x - 0.5 * width + (width * (-0.5 + 6.5)) / 13, y);
  await expect(page.locator('[data-action=step]')).not.toHaveAttribute('aria-disabled', 'true');
  await page.locator('[data-action=step]').click();
  const verdict = page.locator('[data-panel=predict]');
  await expect(verdict).toContainText('Direction: wrong. The slope (−5.000) is negative');
  await expect(verdict).toContainText('Landing: right.');
  await expect(verdict).toContainText('0 of 1 directions and 1 of 1 landings');
});

test('a landing on the map is clicked anywhere, also right beside the place', async ({ page }) => {
  await open(page, 'lesson=optimizers&predict=yes&t=0');
  const map = page.getByRole('slider', { name: /^Your guess/ });
  const { x, y, width } = await centre(map);
  // From (−4, 3) the first step of sgd goes to (−3.52, −2.4).
  await page.mouse.click(x + (width * -3.52) / 10, y + (width * 2.4) / 10);
  await page.locator('[data-action=step]').click();
  await expect(page.locator('[data-panel=predict]')).toContainText('Directions: right.');
  await expect(page.locator('[data-panel=predict]')).toContainText('Landing: right.');
});

test('the thresholds under the slider of η follow the curvature, and the slider says the regime', async ({ page }) => {
  await openAll(page, 'lesson=update-rule&eta=0.1');
  const marks = page.locator('[data-control=eta] .threshold');
  await expect(marks).toHaveText(['1/c', '2/c']);
  const before = (await centre(marks.first())).x;
  await page.locator('#c-box').fill('10');
  await page.locator('#c-box').press('Enter');
  await settled(page);
  expect((await centre(marks.first())).x).toBeLessThan(before - 10);
  const slider = page.locator('[data-control=eta] input[type=range]');
  await expect(slider).toHaveAttribute('aria-valuetext', '0.1, η = 1/c: one step');
  await page.locator('[data-control=curve] input[value=wells]').check({ force: true });
  await expect(marks.first()).toBeHidden();
  await expect(page.locator('[data-control=c]')).toBeHidden();
});

test('after a divergence one press goes to a learning rate that settles', async ({ page }) => {
  await open(page, 'lesson=update-rule&eta=3&c=4&t=60');
  await expect(page.locator('.stopped')).toContainText('Stopped at step');
  await page.getByRole('button', { name: 'Go to η = 0.25' }).click();
  await expectLink(page, 'eta', '0.25');
  await expect(page.locator('.stopped')).toBeHidden();
  expect((await readings(page)).w_old).toBe('2.00000');
});

test('a run is kept and let go by one button, which keeps its place and the focus', async ({ page }) => {
  await openAll(page, 'lesson=update-rule&w0=3');
  const buttons = page.locator('[data-panel=compare] button');
  await expect(buttons).toHaveText(['Keep the run from w = 3']);
  await buttons.focus();
  const { y, height } = /** @type {{ y: number, height: number }} */ (await buttons.boundingBox());
  expect(height).toBeGreaterThanOrEqual(44);
  const scrolled = await page.evaluate(() => scrollY);
  await page.keyboard.press('Enter');
  await expectLink(page, 'kept', 'w1:3');
  await expect(buttons).toHaveText(['Let go of the run from w = 3']);
  await expect(buttons).toBeFocused();
  await expect(page.locator('[data-panel=runs] tbody tr')).toHaveCount(2);
  const moved = (await page.evaluate(() => scrollY)) - scrolled;
  expect((await buttons.boundingBox())?.y).toBeCloseTo(y - moved, 0);
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-panel=runs]')).toHaveCount(0);
  await expect(buttons).toBeFocused();
});

test('an optimizer is switched off, given another η and looked at in the table of the race', async ({ page }) => {
  await openAll(page, 'lesson=optimizers');
  const race = page.locator('[data-panel=race]');
  await race.getByRole('checkbox', { name: 'adam takes part' }).uncheck();
  await expectLink(page, 'off', 'adam');
  await race.getByRole('textbox', { name: 'Learning rate of momentum' }).fill('0.05');
  await race.getByRole('textbox', { name: 'Learning rate of momentum' }).press('Enter');
  await expectLink(page, 'eta-momentum', '0.05');
  await race.getByRole('button', { name: 'momentum' }).click();
  await expectLink(page, 'optimizer', 'momentum');
  await expect(page.locator('[data-control=mu]')).toBeVisible();
  await expect(page.locator('[data-control=eta]')).toBeHidden();
});

test('a function is typed: Enter takes it, its slope is shown, a mistake is pointed at, and undo brings the old one', async ({
  page,
}) => {
  await open(page, 'lesson=update-rule&curve=own');
  const box = page.locator('[data-panel=own] textarea');
  const slope = page.locator('[data-panel=own-slope]');
  await expect(box).toHaveValue('(w - 3)^2');
  await box.fill('0,5w² + sin(2w)');
  await box.press('Enter');
  await expectLink(page, 'f', '0,5w² + sin(2w)');
  await expect(slope).toContainText(/2\s*cos/);
  await settled(page);
  const before = await readings(page);
  expect(before.dL_dw).toBe('−1.07966'); // w + 2cos(2w) at −3
  await box.fill('w + fish(2)');
  await box.press('Enter');
  await expect(page.locator('[data-panel=own] [role=alert]')).toContainText('At position 5, “fish” is not known');
  await expect(box).toHaveValue('w + fish(2)');
  expect((await readings(page)).dL_dw).toBe(before.dL_dw);
  await box.fill('abs(w)');
  await page.locator('[data-panel=own] [data-action=take]').click();
  await expectLink(page, 'f', 'abs(w)');
  await unfold(page); // the drawer has the button
  await page.locator('[data-action=undo]').click();
  await expectLink(page, 'f', '0,5w² + sin(2w)');
});

test('a landscape is typed, and both of its slopes are shown', async ({ page }) => {
  await openAll(page, 'lesson=optimizers&f=w1^2 %2B 10w2^2&x0=2&y0=1');
  await expect(page.locator('[data-panel=own-slope]')).toContainText(/20\s*w/);
  expect((await readings(page)).loss).toBe('14.0000');
});

test('a start of a textbook is taken, and the picture grows until it stands in it', async ({ page }) => {
  await openAll(page, 'lesson=update-rule&w0=10');
  await expectLink(page, 'w0', '10');
  await expectLink(page, 'to', '12');
});
