// backprop-lab.afm.mjs: the widget as a notebook loads it, from a text and not from a server, with a model like that of anywidget.
// `npm run notebook` tries it in a real JupyterLab.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { root } from '../../scripts/prepare.mjs';

/** @import { Page } from '@playwright/test' */

const code = readFileSync(resolve(root, process.env.SITE ?? 'dist', 'backprop-lab.afm.mjs'), 'utf8');

/**
 * Shows the widget, and tells what it complains about or asks for.
 * @param {Page} page @param {Record<string, unknown>} values of the model
 */
async function show(page, values) {
  /** @type {string[]} */
  const complaints = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.route('http://notebook.test/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Notebook</title><main></main>' }),
  );
  await page.goto('http://notebook.test/');
  page.on('request', (request) => !/^(data|blob):/.test(request.url()) && complaints.push(`asks for ${request.url()}`));
  await page.evaluate(
    async ([code, values]) => {
      const listeners = new Map();
      const model = {
        values,
        /** What Python has. @type {Record<string, unknown>} */
        saved: {},
        get: (/** @type {string} */ name) => model.values[name],
        set(/** @type {string} */ name, /** @type {unknown} */ value) {
          model.values[name] = value;
          for (const listener of listeners.get(`change:${name}`) ?? []) listener();
        },
        on: (/** @type {string} */ name, /** @type {() => void} */ listener) =>
          listeners.set(name, [...(listeners.get(name) ?? []), listener]),
        off: (/** @type {string} */ name) => listeners.delete(name),
        save_changes: () => (model.saved = structuredClone(model.values)),
      };
      const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
      const { default: widget } = await import(address);
      const el = /** @type {HTMLElement} */ (document.querySelector('main'));
      Object.assign(window, { model, listeners, end: await widget.render({ model, el }) });
    },
    /** @type {const} */ ([code, /** @type {Record<string, any>} */ (values)]),
  );
  await expect(page.locator('backprop-lab .screen')).toBeVisible();
  return complaints;
}

/** What Python has. @param {Page} page */
const saved = (page) => page.evaluate(() => /** @type {any} */ (window).model.saved);

test('a notebook’s widget shows the state it is given, and tells the numbers', async ({ page }) => {
  const complaints = await show(page, { state: { lesson: 'update-rule', values: { eta: '0.1', t: 1 } } });
  await expect.poll(async () => (await saved(page)).state?.values.t).toBe('1');
  const before = await saved(page);
  expect(before.state.lesson).toBe('update-rule');
  expect(before.state.values.eta).toBe('0.1');
  expect(before.readings.loss).toBeGreaterThan(0);
  await page.locator('[data-action=step]').click();
  await expect.poll(async () => (await saved(page)).state.values.t).toBe('2');
  expect((await saved(page)).readings.loss).toBeLessThan(before.readings.loss);
  expect(complaints).toEqual([]);
});

test('Python sets another state; what is not allowed is told and changes nothing', async ({ page }) => {
  await show(page, { state: { lesson: 'update-rule', values: {} }, options: { ui: 'figure' } });
  const give = (/** @type {object} */ state) =>
    page.evaluate((s) => /** @type {any} */ (window).model.set('state', s), state);
  await give({ lesson: 'loss-functions' });
  await expect(page.locator('backprop-lab .screen')).toHaveAttribute('data-lesson', 'loss-functions');
  await expect.poll(async () => (await saved(page)).state.lesson).toBe('loss-functions');
  await give({ lesson: 'update-rule', values: { eta: 'many' } });
  await expect.poll(async () => (await saved(page)).refused?.[0] ?? '').toContain('number above 0');
  await expect.poll(async () => (await saved(page)).state.values.eta).not.toBe('many');
});

test('two widgets of different lessons stand beside each other, and an ended one is gone', async ({ page }) => {
  const complaints = await show(page, { state: { lesson: 'chain-rule', values: {} } });
  await page.evaluate(() =>
    document
      .querySelector('main')
      ?.append(Object.assign(document.createElement('backprop-lab'), { lesson: 'optimizers' })),
  );
  await expect(page.locator('backprop-lab .screen[data-lesson=optimizers] canvas').first()).toBeVisible();
  await page.evaluate(() => /** @type {any} */ (window).end());
  await expect(page.locator('backprop-lab')).toHaveCount(1);
  expect(await page.evaluate(() => /** @type {any} */ (window).listeners.size)).toBe(0);
  expect(complaints).toEqual([]);
});
