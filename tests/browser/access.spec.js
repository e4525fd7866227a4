// axe-core finds no problem in any lesson, at three widths, in the light and the dark theme.
import { expect, test } from '@playwright/test';
import { LESSONS, openAll, wrongForAxe } from './lab.js';

/** @import { AxeBuilder } from '@axe-core/playwright' */

/** The sheet is text alone, and half of all elements. @param {AxeBuilder} axe */
const withoutSheet = (axe) => axe.exclude({ fromShadowDom: ['backprop-lab', '[data-panel=paper]'] });

/**
 * Everything is open, so axe takes its time. Themes differ in colours alone, hence the dark one is looked at for contrast. The
 * middle width has the colours of the other two.
 * @type {{ width: number, colorScheme: 'light' | 'dark', narrow?: (axe: AxeBuilder) => AxeBuilder }[]}
 */
const LOOKS = [
  { width: 360, colorScheme: 'light', narrow: withoutSheet },
  { width: 768, colorScheme: 'light', narrow: (axe) => withoutSheet(axe).disableRules('color-contrast') },
  { width: 1280, colorScheme: 'light' },
  { width: 360, colorScheme: 'dark', narrow: (axe) => withoutSheet(axe).withRules('color-contrast') },
  { width: 1280, colorScheme: 'dark', narrow: (axe) => axe.withRules('color-contrast') },
];

for (const { width, colorScheme, narrow } of LOOKS) {
  test(`axe finds nothing at ${width} px, ${colorScheme}`, async ({ browser }) => {
    test.slow(); // axe takes seconds a lesson
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
    const page = await context.newPage();
    for (const lesson of LESSONS) {
      await openAll(page, `lesson=${lesson}&t=3`);
      expect(await wrongForAxe(page, narrow), lesson).toEqual([]);
    }
    await context.close();
  });
}

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`forced colours, ${colorScheme}: pictures still show, and what is pressed can be told`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme, forcedColors: 'active' });
    const page = await context.newPage();
    for (const lesson of LESSONS) {
      await openAll(page, `lesson=${lesson}&t=3`);
      const colors = await page
        .locator('backprop-lab canvas')
        .first()
        .evaluate((element) => {
          const canvas = /** @type {HTMLCanvasElement} */ (element);
          const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
          return new Set(new Uint32Array(/** @type {Uint8ClampedArray} */ (data).buffer)).size;
        });
      expect(colors).toBeGreaterThan(3);
      const looks = await page
        .locator('[data-preset]')
        .evaluateAll((all) => all.map((chip) => `${chip.ariaPressed} ${getComputedStyle(chip).backgroundColor}`));
      expect(new Set(looks).size, looks.join()).toBe(new Set(looks.map((look) => look.split(' ')[0])).size);
    }
    await context.close();
  });
}

test('a refusal in a number box is told at once', async ({ page }) => {
  await openAll(page, 'lesson=update-rule');
  await page.locator('#eta-box').fill('much');
  await page.locator('#eta-box').press('Enter');
  await expect(page.getByRole('alert')).toContainText('much');
});
