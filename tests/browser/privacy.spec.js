// What SECURITY.md promises: no request to others, no cookie, nothing sent, and nothing kept but under our own names.
import { expect, test } from '@playwright/test';
import { LESSONS, open, openAll, settled } from './lab.js';

test.use({ serviceWorkers: 'allow' });

test('no lesson asks another server, sends anything or sets a cookie, with all that can be opened', async ({
  page,
  context,
}) => {
  test.slow();
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    const ours = origin === new URL(page.url()).origin || page.url() === 'about:blank';
    if (!ours && !['data:', 'blob:'].includes(protocol)) asked.push(request.url());
    if (request.method() !== 'GET' || request.postData() !== null) asked.push(`${request.method()} ${request.url()}`);
  });
  page.on('websocket', (socket) => asked.push(socket.url()));
  for (const lesson of LESSONS) {
    await openAll(page, `lesson=${lesson}`);
    const step = page.locator('[data-action=step]').first();
    if (await step.isVisible()) await step.click();
    await settled(page);
    await open(page, `lesson=${lesson}&step=1`);
    const press = page.locator('.story [data-panel=ask] .press').first();
    if (await press.isVisible()) await press.click();
    await settled(page);
  }
  const addresses = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  expect(addresses.length).toBeGreaterThan(3);
  expect(addresses.filter((name) => new URL(name).origin !== new URL(page.url()).origin)).toEqual([]);
  expect(asked).toEqual([]);
  expect(await context.cookies()).toEqual([]);
  const kept = await page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage), document.cookie]);
  expect(kept[0].length).toBeGreaterThan(0);
  for (const name of kept[0]) expect(name).toMatch(/^backprop-lab/);
  expect(kept.slice(1)).toEqual([[], '']);
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  // The page's own files, so that it works without a network.
  const files = await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    const names = await caches.keys();
    const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return { names, addresses: all.flat().map(({ url }) => url) };
  });
  expect(files.names.length).toBe(1);
  expect(files.names[0]).toMatch(/^backprop-lab-files /);
  const folder = new URL('.', page.url()).href;
  for (const address of files.addresses) expect(address.startsWith(folder)).toBe(true);
});
