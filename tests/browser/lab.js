// What the browser tests share: opening a lesson and reading what a learner reads.
import { expect } from '@playwright/test';

/** @import { Page } from '@playwright/test' */

export const LESSONS = ['update-rule', 'optimizers', 'chain-rule', 'vanishing-gradient', 'training'];

/**
 * Opens the page at `query` and waits until the lab is there.
 * @param {Page} page
 * @param {string} query
 * @returns {Promise<string[]>} what the console complains about, from now on
 */
export async function open(page, query) {
  /** @type {string[]} */
  const complaints = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(`./?${query}`);
  await expect(page.locator('backprop-lab .face')).toBeVisible();
  await expect(page.locator('backprop-lab [aria-busy]')).toHaveCount(0); // panels that are fetched when they are needed
  await settled(page);
  return complaints;
}

/**
 * Waits until the frame that follows a change has been drawn.
 * @param {Page} page
 */
export async function settled(page) {
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
  );
}

/**
 * All live numbers by key.
 * @param {Page} page
 * @returns {Promise<Record<string, string>>}
 */
export function readings(page) {
  const outputs = page.locator('backprop-lab [data-reading]');
  return outputs.evaluateAll((all) =>
    Object.fromEntries(all.map((output) => [output.getAttribute('data-reading'), output.textContent])),
  );
}

/**
 * Everything shown, pictures aside.
 * @param {Page} page
 */
export async function words(page) {
  return page.locator('backprop-lab .desk').innerText();
}

/**
 * The pixels of the first picture.
 * @param {Page} page
 * @returns {Promise<string>}
 */
export function pixels(page) {
  return page
    .locator('backprop-lab canvas')
    .first()
    .evaluate((canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL());
}

/**
 * Waits until so many steps are counted, whatever the lesson calls a step.
 * @param {Page} page
 * @param {number} t
 */
export async function expectStep(page, t) {
  await expect(page.locator('.counter')).toHaveText(new RegExp(`^(Step|Update) ${t}( |$)`));
}

/**
 * One value of the link, which follows within a third of a second, and the frame that shows it.
 * @param {Page} page
 * @param {string} key
 * @param {string} value
 */
export async function expectLink(page, key, value) {
  await expect.poll(() => new URL(page.url()).searchParams.get(key)).toBe(value);
  await settled(page);
}

/**
 * Presses Tab until the focus is on what is asked for, as somebody without a mouse does.
 * @param {Page} page
 * @param {string} selector
 */
export async function tabTo(page, selector) {
  for (let presses = 0; presses < 90; presses++) {
    await page.keyboard.press('Tab');
    const there = await page.evaluate((selector) => {
      let focused = document.activeElement;
      while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
      return focused?.matches(selector) ?? false;
    }, selector);
    if (there) return;
  }
  throw new Error(`90 presses of Tab do not reach ${selector}`);
}
