// What every lesson promises: it loads, follows its controls, can be linked to, and goes back exactly.
import { expect, test } from '@playwright/test';
import {
  LESSONS,
  expectLink,
  expectStep,
  firstSlider,
  hasTime,
  link,
  open,
  openAll,
  pixels,
  readings,
  ready,
  settled,
  unfold,
  words,
} from './lab.js';

for (const lesson of LESSONS) {
  test.describe(lesson, () => {
    test('loads without a complaint and draws its pictures', async ({ page }) => {
      const complaints = await openAll(page, `lesson=${lesson}`);
      const pictures = page.locator('backprop-lab canvas');
      for (const picture of await pictures.all()) {
        const colors = await picture.evaluate((element) => {
          const canvas = /** @type {HTMLCanvasElement} */ (element);
          const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
          return new Set(new Uint32Array(/** @type {Uint8ClampedArray} */ (data).buffer)).size;
        });
        expect(colors).toBeGreaterThan(20);
      }
      expect(complaints).toEqual([]);
    });

    test('a slider changes pixels, numbers and the link', async ({ page }) => {
      await openAll(page, `lesson=${lesson}&t=3`);
      const { key, slider } = await firstSlider(page);
      // Where η can be changed on the way, it holds from this update on: the next one shows it.
      const next = async () => {
        if (lesson !== 'training') return;
        await page.locator('[data-action=step]').click();
        await expectStep(page, 4);
      };
      await next();
      const before = { pixels: await pixels(page), readings: await readings(page), value: await slider.inputValue() };
      if (lesson === 'training') {
        await page.locator('[data-action=back]').click();
        await expectStep(page, 3);
      }
      await slider.focus();
      await page.keyboard.press('PageUp');
      await settled(page);
      expect(Number(await slider.inputValue())).toBeGreaterThan(Number(before.value));
      await next();
      expect(await readings(page)).not.toEqual(before.readings);
      expect(await pixels(page)).not.toBe(before.pixels);
      await expectLink(page, key, await page.locator(`[id="${key}-box"]`).inputValue());
    });

    test('a reload and a shared link restore the whole state', async ({ page, context }) => {
      await openAll(page, `lesson=${lesson}&t=5`);
      const { key, slider } = await firstSlider(page);
      await slider.focus();
      await page.keyboard.press('PageUp');
      await settled(page); // the box shows the new value from the next frame on
      await expectLink(page, key, await page.locator(`[id="${key}-box"]`).inputValue());
      const step = await hasTime(page);
      if (step) {
        await page.locator('[data-action=step]').click();
        await expectStep(page, 6);
        await expectLink(page, 't', '6'); // a reload asks for the link as it is: it follows within a second
      }
      await settled(page);
      const shown = { words: await words(page), pixels: await pixels(page) };
      await page.reload();
      await ready(page);
      await unfold(page);
      if (step) await expectStep(page, 6);
      expect({ words: await words(page), pixels: await pixels(page) }).toEqual(shown);
      const other = await context.newPage();
      await openAll(other, String(link(page)));
      expect(await words(other)).toBe(shown.words);
    });

    test('step, then step back restores the exact digits; so does scrubbing', async ({ page }) => {
      await openAll(page, `lesson=${lesson}&t=4`);
      test.skip(!(await hasTime(page)), 'nothing happens in time');
      const shown = { words: await words(page), pixels: await pixels(page) };
      await page.locator('[data-action=step]').click();
      await expectStep(page, 5);
      expect(await words(page)).not.toBe(shown.words);
      await page.locator('[data-action=back]').click();
      await expectStep(page, 4);
      expect({ words: await words(page), pixels: await pixels(page) }).toEqual(shown);
      const last = (await page.locator('.scrubber').getAttribute('max')) ?? '';
      await page.locator('.scrubber').fill(last);
      await expectStep(page, Number(last));
      await page.locator('.scrubber').fill('4');
      await expectStep(page, 4);
      expect({ words: await words(page), pixels: await pixels(page) }).toEqual(shown);
    });

    test('plays, pauses and resets', async ({ page }) => {
      await openAll(page, `lesson=${lesson}&t=0`);
      test.skip(!(await hasTime(page)), 'nothing happens in time');
      await page.locator('[data-action=play]').click();
      await expect(page.locator('[data-action=play]')).toHaveAccessibleName('Pause');
      await expect.poll(async () => Number(/\d+/.exec(await page.locator('.counter').innerText()))).toBeGreaterThan(2);
      await page.locator('[data-action=play]').click();
      await expect(page.locator('[data-action=play]')).toHaveAccessibleName('Play');
      await page.locator('[data-action=reset]').click();
      await expectStep(page, 0);
    });

    test('every preset can be pressed, and undo brings back what was there', async ({ page }) => {
      const complaints = await openAll(page, `lesson=${lesson}`);
      const { slider } = await firstSlider(page);
      await slider.focus();
      await page.keyboard.press('PageUp'); // no preset has this value
      await settled(page);
      const shown = await words(page);
      for (const preset of await page.locator('[data-preset]').all()) {
        await preset.click();
        await settled(page);
        await expect(page.locator('.notices li')).toHaveCount(0);
        await expect(preset).toHaveAttribute('aria-pressed', 'true');
        await page.locator('[data-action=undo]').click();
        await settled(page);
        expect(await words(page)).toBe(shown);
      }
      expect(complaints).toEqual([]);
    });

    test('drawing adds nothing to the page around the lab', async ({ page }) => {
      await openAll(page, `lesson=${lesson}`);
      await page.evaluate(() => {
        const seen = { changes: 0 };
        new MutationObserver((records) => (seen.changes += records.length)).observe(document, {
          childList: true,
          subtree: true,
        });
        Object.assign(window, { seen });
      });
      const { slider } = await firstSlider(page);
      await slider.focus();
      for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowUp');
      if (await hasTime(page)) for (let i = 0; i < 5; i++) await page.locator('[data-action=step]').click();
      await settled(page);
      expect(await page.evaluate(() => Reflect.get(window, 'seen').changes)).toBe(0);
    });

    test('no width scrolls sideways, and the picture fills its column', async ({ page }) => {
      for (const width of [320, 360, 768, 1280, 1920]) {
        await page.setViewportSize({ width, height: 800 });
        await openAll(page, `lesson=${lesson}`);
        const { scroll, client } = await page.evaluate(() => ({
          scroll: document.documentElement.scrollWidth,
          client: document.documentElement.clientWidth,
        }));
        expect(scroll, `${width} px`).toBeLessThanOrEqual(client);
        const canvas = await page.locator('backprop-lab canvas').first().boundingBox();
        expect(canvas?.width, `${width} px`).toBeGreaterThan(Math.min(width - 64, 480));
      }
    });

    test('large text and the projector scroll no page sideways, and leave the picture its room', async ({ page }) => {
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        for (const [theme, size] of [
          ['projector', ''],
          ['light', '200%'],
        ]) {
          await openAll(page, `lesson=${lesson}&theme=${theme}`);
          await page.evaluate((size) => (document.documentElement.style.fontSize = size), size);
          await settled(page);
          const scroll = await page.evaluate(() => document.documentElement.scrollWidth);
          expect(scroll, `${width} px, ${theme} ${size}`).toBeLessThanOrEqual(width);
          const canvas = await page.locator('backprop-lab canvas').first().boundingBox();
          expect(canvas?.width, `${width} px, ${theme} ${size}`).toBeGreaterThan(0.75 * width);
        }
      }
    });

    test('the first view shows the picture on a small laptop, and the Step button on a larger one', async ({
      page,
    }) => {
      await page.setViewportSize({ width: 1366, height: 768 });
      await open(page, `lesson=${lesson}`);
      const canvas = await page.locator('backprop-lab canvas').first().boundingBox();
      expect((canvas?.y ?? Infinity) + 0.75 * (canvas?.height ?? 0)).toBeLessThanOrEqual(768);
      await page.setViewportSize({ width: 1280, height: 900 });
      await settled(page);
      if (!(await hasTime(page))) return;
      const step = await page.locator('[data-action=step]').boundingBox();
      expect((step?.y ?? Infinity) + (step?.height ?? 0)).toBeLessThanOrEqual(900);
    });
  });
}

test('the depth slider changes pixels, numbers and the link', async ({ page }) => {
  await openAll(page, 'lesson=vanishing-gradient');
  const before = { pixels: await pixels(page), readings: await readings(page) };
  await page.locator('[data-control=depth] input[type=range]').fill('30');
  await expectLink(page, 'depth', '30');
  expect(await pixels(page)).not.toBe(before.pixels);
  const now = await readings(page);
  expect(now.dL_dw1).not.toBe(before.readings.dL_dw1);
  expect(now.dL_dw1).toContain('×10⁻²⁰');
  await page.locator('#depth-box').fill('64');
  await page.locator('#depth-box').press('Enter');
  await expectLink(page, 'depth', '64');
});

test('the same link shows the same digits in a light and in a dark theme, narrow and wide', async ({ browser }) => {
  const seen = [];
  for (const [colorScheme, width] of /** @type {const} */ ([
    ['light', 1280],
    ['dark', 360],
  ])) {
    const page = await browser.newPage({ colorScheme, viewport: { width, height: 800 } });
    await openAll(page, 'lesson=chain-rule&select=w5&eta=0.3&t=8');
    seen.push(await readings(page));
    await page.close();
  }
  expect(seen[0]).toEqual(seen[1]);
});

test('what stands below the ruler stays where it is from act to act', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await openAll(page, 'lesson=chain-rule&t=2');
  const tops = () =>
    page
      .locator('backprop-lab [data-panel], backprop-lab .ruler, backprop-lab .acts')
      .evaluateAll((all) => all.map((element) => element.getBoundingClientRect().top + window.scrollY));
  const before = await tops();
  for (let act = 0; act < 4; act++) {
    // Clicked from within: the stage stays in sight while the page scrolls to a button.
    await page.locator('[data-action=step]').evaluate((/** @type {HTMLElement} */ button) => button.click());
    await settled(page);
    for (const [i, top] of (await tops()).entries()) expect(Math.abs(top - before[i])).toBeLessThanOrEqual(4);
  }
});

test('a table of 200 rows scrolls under its headings, by keyboard too', async ({ page }) => {
  await openAll(page, 'lesson=chain-rule&network=own&layers=4.8tanh.8relu.8sigmoid.2sigmoid&t=2');
  const table = page.locator('[data-panel=parameters] .table');
  expect((await table.boundingBox())?.height).toBeLessThan(600);
  await expect(table).toHaveAttribute('tabindex', '0');
  await table.focus();
  await page.keyboard.press('End');
  await expect.poll(() => table.evaluate((region) => region.scrollTop)).toBeGreaterThan(1000);
  const [region, heading] = [await table.boundingBox(), await table.locator('thead th').first().boundingBox()];
  expect(Math.abs((heading?.y ?? 0) - (region?.y ?? 0))).toBeLessThan(4);
});
