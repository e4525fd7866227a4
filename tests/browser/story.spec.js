// The story of a lesson: it leads, asks before it tells, answers in the same gaze, and is remembered.
import { expect, test } from '@playwright/test';
import { LESSONS, linked, open, settled, tabTo, wrongForAxe } from './lab.js';

/** @import { Page } from '@playwright/test' */

/** A fresh visit, as somebody makes it who follows a link to the page. @param {Page} page @param {string} lesson */
async function visit(page, lesson) {
  await page.goto(`./?lesson=${lesson}`);
  await expect(page.locator('backprop-lab .screen')).toBeVisible();
  await settled(page);
}

const ask = '.story [data-panel=ask]';

for (const lesson of LESSONS) {
  test(`${lesson}: a story begins, every step can be reached and left, and nothing moves under the pointer`, async ({
    page,
  }) => {
    test.slow();
    await page.setViewportSize({ width: 1280, height: 800 });
    await visit(page, lesson);
    const steps = await page.locator('.steps .dot').count();
    expect(steps).toBeGreaterThan(4);
    const next = page.locator('[data-action=story-next]');
    const claims = new Set();
    for (let step = 1; step <= steps; step++) {
      await expect(page.locator('.steps .count')).toHaveText(`${step} of ${steps}`);
      expect(await linked(page, 'step')).toBe(String(step));
      claims.add(await page.locator('.claim').innerText());
      // A button that waits for a place or for tiles can do nothing yet.
      const presses = page.locator(`${ask} .press:not([aria-disabled=true])`);
      const told = page.locator(`${ask} .verdict`).last();
      if ((await page.locator(`${ask} .press`).count()) > 1) {
        await expect(told).toBeEmpty();
        const before = await page.locator('.steps').boundingBox();
        await presses.first().click();
        await settled(page);
        await expect(told).not.toBeEmpty();
        const verdict = await told.boundingBox();
        const pressed = await page.locator(`${ask} .press`).first().boundingBox();
        expect(Math.abs((verdict?.y ?? 9e9) - (pressed?.y ?? 0)), 'the verdict stands beside the answer').toBeLessThan(
          300,
        );
        expect(await page.locator('.steps').boundingBox()).toEqual(before);
      }
      expect(await wrongForAxe(page), `step ${step}`).toEqual([]);
      if (step < steps) await next.click();
      await settled(page);
    }
    expect(claims.size).toBe(steps);
    // What was answered wrongly comes back once, and each time the story returns to its end.
    let presses = 0;
    while ((await next.getAttribute('aria-disabled')) !== 'true') {
      await expect(next).toHaveText(presses % 2 === 0 ? /^Step \d+ again$/ : 'Next');
      await next.click();
      await settled(page);
      expect(++presses).toBeLessThanOrEqual(2 * steps);
    }
    await expect(page.locator('.steps .count')).toHaveText(`${steps} of ${steps}`);
  });
}

test('a story by keyboard alone: a wrong answer is told why, a right one leads on, and a reload remembers', async ({
  page,
}) => {
  await open(page, 'lesson=update-rule&step=5');
  await tabTo(page, `${ask} .press:nth-child(3)`);
  await page.keyboard.press('Enter');
  await expect(page.locator(`${ask} .verdict`)).toContainText('It adds the new slope');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator(`${ask} .verdict`)).toContainText('do not reset themselves');
  await expect(page.locator('.dot').nth(4)).toHaveAttribute('data-known', 'right');
  await page.reload();
  await settled(page);
  await expect(page.locator(`${ask} .verdict`)).toContainText('do not reset themselves');
  await expect(page.locator('.dot').nth(4)).toHaveAttribute('data-known', 'right');
  await tabTo(page, '[data-action=story-next]');
  await page.keyboard.press('Enter');
  await expect(page.locator('.steps .count')).toHaveText(/^6 of /);
  await page.goBack().catch(() => {});
});

test('who explores in the middle of a story is led back by one press', async ({ page }) => {
  await visit(page, 'update-rule');
  await page.locator('[data-action=story-next]').click();
  await page.locator('[data-action=explore]').click();
  await page.locator('details[data-group=examples] summary').click();
  await page.locator('[data-preset=diverging]').click();
  await settled(page);
  await page.locator('[data-action=undo]').click();
  await page.locator('details[data-group=curve] summary').click();
  await page.locator('[data-control=curve] input[value=wells]').check();
  await settled(page);
  const back = page.locator('[data-action=story-next]');
  await expect(back).toHaveText('Back to the story');
  await back.click();
  await expect(page.locator('.steps .count')).toHaveText(/^2 of /);
  await expect(back).toHaveText('Next');
});

test('without storage the story is told all the same, and answers are forgotten at a press', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  });
  await open(page, 'lesson=update-rule&step=5');
  await page.locator(`${ask} .press`).nth(1).click();
  await expect(page.locator('.dot').nth(4)).toHaveAttribute('data-known', 'right');
  await page.locator('[data-action=explore]').click();
  await page.locator('[data-action=erase]').click();
  await expect(page.locator('.copied')).toContainText('forgotten');
});
