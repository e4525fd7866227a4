// The core may fail at any call, at any moment: then it is replaced, and a learner sees what he would have seen without that.
// PANICS=1000 npx playwright test tests/browser/panics.spec.js injects so many.
import { expect, test } from '@playwright/test';
import { LESSONS, open, readings, settled } from './lab.js';

/** @import { Page } from '@playwright/test' */

const MOST = Number(process.env.PANICS ?? 21);

/** What a page calls of a module. */
const EXPORTS = [
  'lab_settle',
  'lab_advance',
  'lab_view',
  'lab_fold',
  'lab_paint',
  'lab_parts',
  'lab_new',
  '__wbg_lab_free',
];

/** Makes the module fail when the page asks for it: in the middle of its work, as a panic does, which asks for a fresh module. */
function sabotage() {
  const armed = { name: '', calls: 0, failed: 0, recovered: 0 };
  Object.assign(window, { armed });
  /** @param {any} instance @param {any} imports */
  const wrap = ({ exports }, imports) => {
    const tools = Object.values(imports).flatMap((group) => Object.values(group));
    const freshen = tools.find((tool) => /\{\s*\w+\s*=\s*(true|!0);?\s*\}$/.test(String(tool)));
    if (!freshen) throw new Error('the bindings have another way to ask for a fresh module');
    /** @param {string} name @param {any} call */
    const failing =
      (name, call) =>
      (/** @type {any[]} */ ...args) => {
        const result = call(...args);
        if (armed.failed && !armed.recovered && name === 'lab_paint') armed.recovered = performance.now();
        if (name !== armed.name || --armed.calls > 0) return result;
        Object.assign(armed, { name: '', failed: performance.now(), recovered: 0 });
        freshen();
        throw new WebAssembly.RuntimeError('unreachable');
      };
    const entries = Object.entries(exports).map(([name, value]) => [
      name,
      /^(lab_|__wbg_lab_free)/.test(name) ? failing(name, value) : value,
    ]);
    return { exports: Object.fromEntries(entries) };
  };
  const { Instance, instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (bytes, imports) => {
    const { instance, module } = await instantiateStreaming(bytes, imports);
    return { instance: /** @type {any} */ (wrap(instance, imports)), module };
  };
  WebAssembly.Instance = /** @type {any} */ (
    function (/** @type {any} */ module, /** @type {any} */ imports) {
      return wrap(new Instance(module, imports), imports);
    }
  );
}

/** What a learner does: each leads to one state, however long it takes. */
const ACTS = ['type', 'drag', 'step', 'play', 'lesson', 'undo', 'size', 'folds'];

/** @param {Page} page @param {string} act @param {number} turn */
async function doIt(page, act, turn) {
  const lesson = LESSONS[turn % LESSONS.length];
  await page.evaluate(
    async ({ act, lesson, turn }) => {
      const frame = () => new Promise(requestAnimationFrame);
      const lab = /** @type {import('../../www/backprop-lab.js').BackpropLab} */ (
        document.querySelector('backprop-lab')
      );
      const press = (/** @type {string} */ action) =>
        /** @type {HTMLElement | null | undefined} */ (
          lab.shadowRoot?.querySelector(`[data-action=${action}]`)
        )?.click();
      const eta = 'eta' in lab.values;
      if (act === 'type' && eta) lab.values = { eta: String(0.1 + turn / 1000) };
      if (act === 'step') press('step');
      if (act === 'undo') press('undo');
      if (act === 'lesson') lab.lesson = lesson;
      if (act === 'size') lab.style.width = `${700 + (turn % 7) * 40}px`;
      // Those out of sight are brought up to date by a call of their own.
      if (act === 'folds') for (const fold of lab.shadowRoot?.querySelectorAll('details') ?? []) fold.open = true;
      if (act === 'drag' && eta) {
        for (let move = 1; move <= 4; move++) {
          lab.values = { eta: String(0.2 + move / 100) };
          await frame();
        }
      }
      if (act === 'play' && 't' in lab.values) {
        press('play');
        for (let i = 0; i < 4; i++) await frame();
        await lab.pause();
        lab.values = { t: String(turn % 5) };
      }
    },
    { act, lesson, turn },
  );
}

test(`after each of ${MOST} failures of the core everything is as if it had not failed`, async ({ page, context }) => {
  test.setTimeout(90_000 + 3000 * MOST);
  const calm = await context.newPage();
  await page.addInitScript(sabotage);
  await open(page, 'lesson=update-rule&t=2');
  await open(calm, 'lesson=update-rule&t=2');
  for (const one of [page, calm]) await one.locator('backprop-lab [data-action=explore]').click();
  let failures = 0;
  /** @type {number[]} */
  const times = [];
  for (let turn = 0; failures < MOST; turn++) {
    expect(turn, 'few turns call what is to fail').toBeLessThan(8 * MOST);
    const act = ACTS[(turn + Math.floor(turn / ACTS.length)) % ACTS.length];
    const name = EXPORTS[turn % EXPORTS.length];
    await page.evaluate(
      (armed) => Object.assign(/** @type {any} */ (window).armed, { ...armed, failed: 0, recovered: 0 }),
      { name, calls: 1 + (turn % 3) },
    );
    await Promise.all([doIt(page, act, turn), doIt(calm, act, turn)]);
    await settled(page);
    await settled(calm);
    const { failed, recovered } = await page.evaluate(() => {
      const { armed } = /** @type {any} */ (window);
      armed.name = '';
      return armed;
    });
    if (failed) failures++;
    if (recovered) times.push(recovered - failed);
    const what = `${act} while ${name} fails, turn ${turn}`;
    const state = (/** @type {Page} */ one) =>
      one.evaluate(() => /** @type {any} */ (document.querySelector('backprop-lab')).getState());
    await expect(async () => {
      expect(await state(page), what).toEqual(await state(calm));
      expect(await readings(page), what).toEqual(await readings(calm));
    }).toPass();
  }
  times.sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => Math.round(times[Math.floor(share * (times.length - 1))]);
  console.log(`${failures} failures; recovered after ${at(0.5)} ms (median), ${at(0.95)} (95 %), ${at(1)} (most)`);
  // The last turn may itself have asked for what is refused, such as step 2 of a lesson without steps.
  await expect(page.locator('.notices li')).toHaveText(await calm.locator('.notices li').allInnerTexts());
});
