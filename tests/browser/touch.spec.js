// Pictures can be touched: dragged, selected, by mouse, finger and keyboard alike.
import { expect, test } from '@playwright/test';
import { expectLink, open, openAll, readings, settled } from './lab.js';

test('the ball follows the mouse, starts again from there, and the whole drag is one undo', async ({ page }) => {
  await openAll(page, 'lesson=update-rule&eta=0.1&t=3');
  const ball = page.getByRole('slider', { name: /^Ball/ });
  await ball.scrollIntoViewIfNeeded();
  const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (await ball.boundingBox());
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  for (let i = 1; i <= 10; i++) await page.mouse.move(box.x + box.width / 2 + 20 * i, box.y);
  await page.mouse.up();
  await settled(page);
  await expect(page.locator('.counter')).toHaveText('Step 0');
  const w = Number((await readings(page)).w_old.replace('−', '-'));
  expect(w).toBeGreaterThan(-1.5);
  await expectLink(page, 't', '0');
  await page.locator('[data-action=undo]').click();
  await expect(page.locator('.counter')).toHaveText('Step 3');
});

test('the ball follows the arrow keys', async ({ page }) => {
  await openAll(page, 'lesson=update-rule');
  const ball = page.getByRole('slider', { name: /^Ball/ });
  await ball.focus();
  await page.keyboard.press('ArrowRight');
  await expectLink(page, 'w0', '-2.9');
  await expect(ball).toBeFocused();
  await page.keyboard.press('End');
  await expectLink(page, 'w0', '6');
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 740 } });

  test('a weight is selected by a tap on its label', async ({ page }) => {
    await openAll(page, 'lesson=chain-rule&t=2');
    await page.getByRole('button', { name: /^Select w9/ }).tap();
    await expectLink(page, 'select', 'w9');
    expect(Object.keys(await readings(page))).toContain('dL_dw9');
  });

  test('the buttons step', async ({ page }) => {
    await openAll(page, 'lesson=update-rule');
    await page.locator('[data-action=step]').tap();
    await expect(page.locator('.counter')).toHaveText('Step 1');
  });
});

test('a weight can be selected on the picture, in the list and in the table, and all three agree', async ({ page }) => {
  await openAll(page, 'lesson=chain-rule&t=2');
  const onPicture = page.getByRole('button', { name: /^Select w5/ });
  await onPicture.click();
  await expect(page.locator('#select-select')).toHaveValue('w5');
  await expect(onPicture).toHaveAttribute('aria-pressed', 'true');
  await page.locator('#select-select').selectOption('b2');
  await expectLink(page, 'select', 'b2');
  await expect(onPicture).toHaveAttribute('aria-pressed', 'false');
  await page.locator('[data-panel=parameters] .choose', { hasText: 'w₉' }).click();
  await expect(page.locator('#select-select')).toHaveValue('w9');
});

for (const query of ['lesson=update-rule&step=6', 'lesson=chain-rule&step=3', 'lesson=training&step=3']) {
  test(`on a phone the picture stays in sight while a question is answered: ${query}`, async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
    const page = await context.newPage();
    await open(page, query);
    const answer = page.locator('.asked button').first();
    await answer.tap();
    await expect(page.locator('.asked .verdict, .answers .verdict').first()).toHaveText(/./);
    const inSight = (/** @type {string} */ selector) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => {
          const { top, bottom } = element.getBoundingClientRect();
          const at = /** @type {ShadowRoot} */ (element.getRootNode());
          // Nothing lies over its first and its last line.
          const over = [top + 4, bottom - 4].map((y) => at.elementFromPoint(40, y));
          return (
            top >= -1 &&
            bottom <= innerHeight &&
            over.every((there) => there && (element.contains(there) || there.contains(element)))
          );
        });
    await expect.poll(() => inSight('.verdict')).toBe(true);
    const picture = await page.locator('.large canvas').first().boundingBox();
    expect(picture?.y).toBeGreaterThanOrEqual(-1);
    expect((picture?.y ?? 0) + (picture?.height ?? 0)).toBeLessThan(500);
    await context.close();
  });
}
