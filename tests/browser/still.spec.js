// While a run is stepped and numbers change, nothing on the page moves.
import { expect, test } from '@playwright/test';
import { openAll, settled } from './lab.js';

/** @import { Page } from '@playwright/test' */

/**
 * Where every panel, heading of a column and reading stands.
 * @param {Page} page
 * @returns {Promise<Record<string, string>>}
 */
function places(page) {
  return page.locator('backprop-lab').evaluate((lab) => {
    const root = /** @type {ShadowRoot} */ (lab.shadowRoot);
    /** @type {[string, string][]} */
    const found = [];
    for (const element of root.querySelectorAll('[data-panel], thead th, .ruler, .acts, .controls, .control')) {
      const panel = element.closest('[data-panel]')?.getAttribute('data-panel') ?? '';
      const { x, y } = element.getBoundingClientRect();
      found.push([
        `${panel} ${element.className} ${element.matches('.acts') ? '' : element.textContent?.slice(0, 12)}`,
        `${x.toFixed(1)}, ${y.toFixed(1)}`,
      ]);
    }
    return Object.fromEntries(found.filter(([name]) => !/\d/.test(name)));
  });
}

/**
 * What stands elsewhere now. Brackets are a hair higher than a question mark: two pixels and a half pass.
 * @param {Record<string, string>} before
 * @param {Record<string, string>} after
 */
function moved(before, after) {
  const place = (/** @type {string} */ text) => text.split(', ').map(Number);
  const far = (/** @type {string} */ a, /** @type {string} */ b) =>
    place(a).some((number, i) => Math.abs(number - place(b)[i]) > 2.5);
  return Object.keys(before)
    .filter((name) => !(name in after) || far(before[name], after[name]))
    .map((name) => `${name}: ${before[name]} -> ${after[name]}`);
}

for (const width of [1280, 360]) {
  for (const query of ['', '&pace=neuron', '&network=mazur&select=w5&eta=0.5', '&network=c&select=b2']) {
    test(`nothing moves at ${width} px from step to step of the chain rule${query}`, async ({ page }) => {
      test.slow();
      await page.setViewportSize({ width, height: 900 });
      // Where things stand after an act is the same without its movement, which takes most of the time.
      if (query) await page.emulateMedia({ reducedMotion: 'reduce' });
      await openAll(page, `lesson=chain-rule&t=0${query}`);
      const before = await places(page);
      expect(Object.keys(before).length).toBeGreaterThan(10);
      for (let step = 0; step < 14; step++) {
        // Clicked from within: a click of the mouse would scroll the page, and places would be others.
        await page
          .locator('backprop-lab [data-action=step]')
          .evaluate((/** @type {HTMLElement} */ button) => button.click());
        await settled(page);
        expect(moved(before, await places(page)), `step ${step + 1}`).toEqual([]);
      }
    });
  }
}
