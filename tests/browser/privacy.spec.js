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

test('what a learner types, pastes and answers is in no request: which are for files alone', async ({ page }) => {
  const MARK = '0.4242';
  /** @type {import('@playwright/test').Request[]} */
  const asked = [];
  /** Of one that the second visit cut off, the browser tells no headers. @type {import('@playwright/test').Request[]} */
  const done = [];
  page.on('request', (request) => asked.push(request));
  page.on('requestfinished', (request) => done.push(request));
  await openAll(page, 'lesson=chain-rule&network=own&layers=1.1identity');
  const site = new URL('.', page.url()).href;
  await page.locator('#eta-box').fill(MARK);
  await page.locator('#eta-box').press('Enter');
  await page.locator('summary', { hasText: 'Copy or paste' }).first().click();
  await page.locator('textarea.document').first().fill(`w1 = ${MARK}`);
  await settled(page);
  await open(page, 'lesson=check-yourself&step=2');
  await page.locator('.story [data-panel=ask] .blank').first().fill(MARK);
  await page.locator('.story [data-panel=ask] .blank').first().press('Enter');
  await settled(page);
  // The address itself follows the values; it asks for nothing.
  const [documents, files] = [true, false].map((is) =>
    asked.filter((request) => (request.resourceType() === 'document') === is),
  );
  expect(documents).toHaveLength(2);
  expect(files.length).toBeGreaterThan(10);
  for (const request of files) {
    const path = request.url().slice(site.length);
    expect(path, request.url()).toMatch(/^assets\/[\w-]+\.(js|css|wasm|ftl|svg)$/);
    expect(request.url()).not.toContain(MARK);
  }
  expect(done.length).toBeGreaterThan(10);
  for (const request of done) expect(await request.headerValue('cookie')).toBe(null);
  const sent = await Promise.all(done.map(async (one) => `${one.url()} ${JSON.stringify(await one.allHeaders())}`));
  for (const text of sent) expect(text).not.toContain(MARK);
  // Whatever is done then, nothing more is asked.
  const before = asked.length;
  await page.locator('.story [data-panel=ask] .blank').first().fill('1');
  await page.locator('.story [data-panel=ask] .blank').first().press('Enter');
  await settled(page);
  // The browser itself looks for the page's icon again when the address has changed.
  expect(asked.slice(before).filter((one) => !/icon-[\w-]+\.svg$/.test(one.url()))).toEqual([]);
});
