// Published examples through the page: pasted, stepped, and read off again with the digits that their authors print.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { open, settled } from './lab.js';

const file = join(dirname(dirname(fileURLToPath(import.meta.url))), 'cases', 'networks.json');
/** @type {{ cases: any[] }} */
const { cases } = JSON.parse(readFileSync(file, 'utf8'));

/** Where the results of the lab have what a case names. @param {any} json @param {string} path @param {number} penalty */
function found(json, path, penalty) {
  const [first, ...rest] = path.split('.');
  const at = (/** @type {any} */ from, /** @type {string[]} */ keys) => keys.reduce((inner, key) => inner?.[key], from);
  const { results } = json;
  if (first === 'outs') return results.o[Number(rest[0])].at(-1)[0];
  // What the weights themselves cost, as the case has it: the lab's L is of the samples.
  if (path === 'gradient.loss+reg') return results.loss + penalty;
  if (first === 'after') return at(json, rest);
  const [name, ...indices] = rest;
  const ofSample = ['z', 'o', 'dL_dz', 'dL_do'].includes(name);
  const value = at(ofSample ? results[name][0] : results[name], indices);
  return first === 'gradient2' ? 2 * value : value;
}

for (const one of cases) {
  test(`${one.name}: pasted, stepped and read`, async ({ page }) => {
    await open(page, 'lesson=chain-rule&network=own&layers=1.1sigmoid&t=0');
    await page.locator('[data-fold=network] > summary').click();
    await page.getByText('Copy or paste').click();
    const box = page.locator('textarea.document');
    await expect(box).toHaveValue(/"weights"/);
    const { layers, activations, loss, weights, biases } = one.network;
    await box.fill(JSON.stringify({ layers, activations, loss, weights, biases, inputs: one.x, targets: one.y }));
    const take = page.locator('[data-action=take]');
    await take.click();
    await expect(take, 'all of it is taken').toHaveAttribute('aria-disabled', 'true');
    const steps = one.train?.steps ?? 0;
    const values = {
      eta: one.train?.optimizer.eta ?? 0.1,
      ...(one.train?.optimizer.momentum ? { optimizer: 'momentum', memory: `mu:${one.train.optimizer.momentum}` } : {}),
      ...(one.train?.weightDecay ? { decay: one.train.weightDecay } : {}),
      ...(one.x.length > 1 ? { mean: one.train?.batch === 1 ? 'turn' : 'yes' } : {}),
      t: 3 * steps + 1,
    };
    const told = await page
      .locator('backprop-lab')
      .evaluate((lab, values) => /** @type {any} */ (lab).setState({ values }), values);
    expect(told).toEqual([]);
    await settled(page);
    const read = async () => JSON.parse((await page.locator('.program .listing code').innerText()).trim());
    const isFirst = (/** @type {any} */ { path }) => steps > 0 && /^(trace\.|gradient)/.test(path);
    const check = (/** @type {any} */ json, /** @type {any[]} */ expected) => {
      for (const { path, value, tol } of expected) {
        const got = found(json, path.replace('traceAfter', 'trace'), one.regularisation ?? 0);
        expect(Math.abs(got - value), `${path}: ${got}, and not ${value}`).toBeLessThanOrEqual(tol);
      }
    };
    const comes = (/** @type {any[]} */ expected) => expect(async () => check(await read(), expected)).toPass();
    await comes(one.expect.filter((/** @type {any} */ each) => !isFirst(each)));
    if (steps === 0) return;
    // What the case says of the first round.
    await page.locator('backprop-lab').evaluate((lab) => /** @type {any} */ (lab).setState({ values: { t: 2 } }));
    await settled(page);
    await comes(one.expect.filter(isFirst));
  });
}
