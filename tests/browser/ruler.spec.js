// The ruler: its knob goes to a step, and pulls the pictures back and forth between two of them.
import { expect, test } from '@playwright/test';
import { expectStep, open, pixels, settled } from './lab.js';

/** @import { Page } from '@playwright/test' */

/** Where the knob has to be for a place between two steps. @param {Page} page @returns {Promise<(place: number) => [number, number]>} */
async function knob(page) {
  const scrubber = page.locator('.scrubber');
  const last = Number(await scrubber.getAttribute('max'));
  const { x = 0, y = 0, width = 0, height = 0 } = (await scrubber.boundingBox()) ?? {};
  const edge = height / 2; // half the knob
  return (place) => [x + edge + ((width - 2 * edge) * place) / last, y + height / 2];
}

test('between two steps the knob pulls the pictures, and let go, it goes to the nearest step', async ({ page }) => {
  await open(page, 'lesson=chain-rule&t=0');
  const rested = [];
  for (const t of [0, 1, 2]) {
    await open(page, `lesson=chain-rule&t=${t}`);
    rested.push(await pixels(page));
  }
  const at = await knob(page);
  await page.mouse.move(...at(2));
  await page.mouse.down();
  const between = [];
  for (const place of [1.6, 1.3, 0.7]) {
    await page.mouse.move(...at(place), { steps: 3 });
    await settled(page);
    between.push(await pixels(page));
  }
  expect(new Set([...rested, ...between]).size).toBe(6);
  // Back at the same place there is the same picture, whichever way the learner came.
  await page.mouse.move(...at(1.6), { steps: 2 });
  await settled(page);
  expect(await pixels(page)).toBe(between[0]);
  await page.mouse.move(...at(1.3), { steps: 2 });
  await page.mouse.up();
  await expectStep(page, 1);
  await expect.poll(() => pixels(page)).toBe(rested[1]);
  await expect(page.locator('.scrubber')).toHaveValue('1');
  await page.keyboard.press('ArrowRight');
  await expectStep(page, 2);
  await expect.poll(() => pixels(page)).toBe(rested[2]);
});

test('where a learner wants no motion, the knob goes from step to step', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, 'lesson=chain-rule&t=1');
  const rested = await pixels(page);
  const at = await knob(page);
  await page.mouse.move(...at(1));
  await page.mouse.down();
  await page.mouse.move(...at(1.3), { steps: 3 });
  await settled(page);
  expect(await pixels(page)).toBe(rested);
  await page.mouse.up();
  await expectStep(page, 1);
});
