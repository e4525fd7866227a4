// A sample of the states of tests/unit/round-trip.test.js, in a browser: by message into a frame, and by the frame's link into a page.
import { expect, test } from '@playwright/test';
import { random } from '../../fuzz/random.mjs';
import { states } from '../../fuzz/states.mjs';
import { openModules } from '../../fuzz/labs.mjs';
import { LESSONS } from './lab.js';

/** The states of one lesson. @param {string} slug @param {number} count */
async function some(slug, count) {
  const [{ make }, modules] = await Promise.all([states(), openModules()]);
  const module = modules.find((one) => one.slug === slug);
  const lab = module?.open();
  const all = [];
  for (let seed = 1; all.length < count; seed++) {
    const { slug: other, changes } = make(random(seed));
    if (other === slug && lab) all.push({ lesson: slug, values: lab.settle(slug, {}, changes).values });
  }
  return all;
}

for (const lesson of LESSONS) {
  test(`random states of ${lesson} go through a frame’s messages and its link unchanged`, async ({ page, context }) => {
    await page.route('**/course.html', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<!doctype html><iframe src="./?lesson=update-rule&step=0" width="900" height="700"></iframe><script src="./lib/host.js"></script>',
      }),
    );
    await page.goto('./course.html');
    const frame = page.locator('iframe');
    await expect(page.frameLocator('iframe').locator('backprop-lab .screen')).toBeVisible();
    const other = await context.newPage();
    for (const state of await some(lesson, 3)) {
      const [refused, got] = await frame.evaluate(async (frame, state) => {
        const { backpropLab } = /** @type {import('../../www/element-types.js').LabFrame} */ (
          /** @type {unknown} */ (frame)
        );
        return [await backpropLab.setState({ v: 1, ...state }), await backpropLab.getState()];
      }, state);
      expect(refused).toEqual([]);
      expect(got).toEqual({ v: 1, ...state });
      await page.waitForTimeout(1200); // the link follows within a second
      const link = await frame.evaluate(
        (frame) => /** @type {HTMLIFrameElement} */ (frame).contentWindow?.location.hash,
      );
      await other.goto('about:blank');
      await other.goto(`./${link}`);
      await expect(other.locator('backprop-lab .screen')).toHaveAttribute('data-lesson', lesson);
      await expect
        .poll(() => other.locator('backprop-lab').evaluate((lab) => /** @type {any} */ (lab).getState()))
        .toEqual({ v: 1, ...state });
      await expect(other.locator('backprop-lab .notices li')).toHaveCount(0);
    }
  });
}
