// Functions for all browser tests: they open a lesson and read what a learner reads.
import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { readLessons } from '../../scripts/lessons.mjs';
import { root } from '../../scripts/prepare.mjs';

/** @import { Page } from '@playwright/test' */

const only = process.env.LESSON;

/** The lessons of the list, or the one that `npm test -- NAME` asks for. */
export const LESSONS = readLessons(root).lessons.filter((lesson) => only === undefined || lesson === only);

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
    if (message.text() === 'Service Worker registration blocked by Playwright') return;
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  // What a lesson does is tested outside of its story, unless a step is asked for.
  await page.goto(`./?${query}${/(^|&)step=/.test(query) ? '' : '&step=0'}`);
  await ready(page);
  return complaints;
}

/**
 * The same with everything open that can be opened: all folds, and the drawer with all groups. It stands in the story's place.
 * @param {Page} page
 * @param {string} query
 */
export async function openAll(page, query) {
  const complaints = await open(page, query);
  await unfold(page);
  return complaints;
}

/**
 * Opens every fold, and the drawer with all its groups.
 * @param {Page} page
 */
export async function unfold(page) {
  await page.locator('backprop-lab').evaluateAll((labs) => {
    for (const { shadowRoot } of labs) {
      for (const button of shadowRoot?.querySelectorAll(':is([data-action=explore], .deeper)[aria-expanded=false]') ??
        []) {
        /** @type {HTMLElement} */ (button).click();
      }
    }
  });
  for (const lab of await page.locator('backprop-lab').all()) await expect(lab.locator('.drawer')).toBeVisible();
  await page.locator('backprop-lab').evaluateAll((labs) => {
    for (const { shadowRoot } of labs) {
      for (const fold of shadowRoot?.querySelectorAll('details') ?? []) {
        fold.removeAttribute('name'); // of a group's neighbours, one alone is open otherwise
        if (!fold.closest('.document')) fold.open = true;
      }
    }
  });
  await drawn(page);
  await ready(page);
}

/**
 * Puts the story back in the drawer's place.
 * @param {Page} page
 */
export async function backToStory(page) {
  await page.locator('backprop-lab [data-action=explore][aria-expanded=true]').click();
  await settled(page);
}

/**
 * Waits until the lab is there after the page was loaded, with every panel, and shows what the link asks for.
 * @param {Page} page
 */
export async function ready(page) {
  await expect(page.locator('backprop-lab .screen').first()).toBeVisible();
  await expect(page.locator('backprop-lab [aria-busy]')).toHaveCount(0); // panels that are fetched when they are needed
  await settled(page);
}

/**
 * Waits until the frame that follows a change has been drawn. A run may still be on its way: see `settled`.
 * @param {Page} page
 */
export async function drawn(page) {
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
  );
}

/**
 * Waits until everything shows what the last change asks for. On a slow machine one frame is not enough: a jump to a later t
 * shows a progress bar until it is there, and panels out of sight follow after a pause. No limit but the test's own: how long a
 * run takes is up to the machine. All of it in one call, as tests ask it some thousand times.
 * @param {Page} page
 */
export async function settled(page) {
  await page.evaluate(async () => {
    /** @type {(root: ParentNode) => ShadowRoot[]} */
    const inside = (root) =>
      [...root.querySelectorAll('backprop-lab')].flatMap(({ shadowRoot }) =>
        shadowRoot ? [shadowRoot, ...inside(shadowRoot)] : [],
      );
    const isBusy = (/** @type {ShadowRoot} */ root) =>
      root.querySelector('.moving, [data-moves], [aria-busy]') !== null ||
      [...root.querySelectorAll('progress')].some((bar) => bar.checkVisibility());
    do {
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
    } while (inside(document).some(isBusy));
  });
}

/**
 * All live numbers by key.
 * @param {Page} page
 * @returns {Promise<Record<string, string>>}
 */
export function readings(page) {
  return page.locator('backprop-lab').evaluate((lab) => {
    const { readings } = /** @type {import('../../www/backprop-lab.js').BackpropLab} */ (lab);
    return Object.fromEntries(readings.map(({ key, text }) => [key, text]));
  });
}

/**
 * Everything shown, pictures aside.
 * @param {Page} page
 */
export async function words(page) {
  const texts = await page.locator('backprop-lab :is(.frame, .folds)').allInnerTexts();
  return texts.join('\n');
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
 * Waits until the lesson counts `t` steps, and everything shows them.
 * @param {Page} page
 * @param {number} t
 */
export async function expectStep(page, t) {
  await expect(page.locator('.counter')).toHaveText(new RegExp(`^(step|update) ${t}( |$)`, 'i'));
  await settled(page);
}

/** The link of the state. @param {Page} page @returns {URLSearchParams} */
export const link = (page) => new URLSearchParams(new URL(page.url()).hash.slice(1));

/**
 * The value that the link has, or leaves out because a lesson has it by itself.
 * @param {Page} page
 * @param {string} key
 * @returns {Promise<string>}
 */
export async function linked(page, key) {
  const own = await page.locator('backprop-lab').evaluate((lab, key) => {
    const { values } = /** @type {import('../../www/backprop-lab.js').BackpropLab} */ (lab);
    return values[key] ?? '';
  }, key);
  return link(page).get(key) ?? own;
}

/**
 * Waits until the link has this value, and everything shows it. The link follows within a second.
 * @param {Page} page
 * @param {string} key
 * @param {string} value
 */
export async function expectLink(page, key, value) {
  await expect.poll(() => linked(page, key)).toBe(value);
  await settled(page);
}

/**
 * Presses Tab until the focus is on what is asked for, as somebody without a mouse does.
 * @param {Page} page
 * @param {string} selector
 * @param {string} [key] Shift+Tab goes back
 */
export async function tabTo(page, selector, key = 'Tab') {
  for (let presses = 0; presses < 160; presses++) {
    await page.keyboard.press(key);
    const there = await page.evaluate((selector) => {
      let focused = document.activeElement;
      while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
      return focused?.matches(selector) ?? false;
    }, selector);
    if (there) return;
  }
  throw new Error(`160 presses of Tab do not reach ${selector}`);
}

/**
 * Whether the lesson happens in time: then it can be stepped.
 * @param {Page} page
 */
export const hasTime = (page) => page.locator('[data-action=step]').isVisible();

/**
 * The slider to try in a lesson: that of η if there is one, else the first.
 * @param {Page} page
 */
export async function firstSlider(page) {
  const keys = await page
    .locator('[data-control]:visible')
    .evaluateAll((all) =>
      all
        .filter((control) => control.querySelector('input[type=range]'))
        .map((control) => control.getAttribute('data-control') ?? ''),
    );
  const key = keys.find((key) => key === 'eta') ?? keys[0];
  return { key, slider: page.locator(`[data-control="${key}"] input[type=range]`) };
}

/**
 * What axe finds wrong, a line for each rule. Without the places of what is right, it takes two thirds of the time; and a third
 * where it reports in the page itself. (It would open a page of its own for that, because of frames. We have none here.)
 * @param {Page} page
 * @param {(axe: AxeBuilder) => AxeBuilder} [narrow] which rules, or which part of the page
 */
export async function wrongForAxe(page, narrow = (axe) => axe) {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true);
  const { violations } = await narrow(axe).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
}
