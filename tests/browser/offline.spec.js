// After the first visit the page works without a network, and a new build never mixes with the old one.
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { root } from '../../scripts/prepare.mjs';
import { ready } from './lab.js';

/** @import { Page } from '@playwright/test' */

test.use({ serviceWorkers: 'allow' });

const TYPES = /** @type {Record<string, string>} */ ({
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
});

/** A copy of the site on a server of its own, which tells what it was asked for. */
async function serve() {
  const folder = mkdtempSync(join(tmpdir(), 'offline-'));
  cpSync(resolve(root, process.env.SITE ?? 'dist'), folder, { recursive: true });
  /** @type {string[]} */
  const asked = [];
  const server = createServer((request, answer) => {
    const path = new URL(request.url ?? '', 'http://x').pathname.slice(1) || 'index.html';
    asked.push(path);
    try {
      const body = readFileSync(join(folder, path));
      answer.setHeader('content-type', TYPES[extname(path)] ?? 'text/plain').end(body);
    } catch {
      answer.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(null)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const close = () => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  };
  return { address: `http://127.0.0.1:${port}/`, folder, asked, close };
}

const kept = (/** @type {Page} */ page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    return caches.keys();
  });

test('after a visit, the page and every lesson work without a network', async ({ page, context }) => {
  const site = await serve();
  await page.goto(`${site.address}?lesson=update-rule&step=0`);
  await ready(page);
  await kept(page);
  site.close();
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  for (const lesson of ['chain-rule', 'training']) {
    await page.goto(`${site.address}#v=1&lesson=${lesson}&step=0`);
    await page.reload();
    await ready(page);
    await expect(page.locator('backprop-lab .screen')).toHaveAttribute('data-lesson', lesson);
    await page.locator('[data-action=explore], .deeper').first().click();
    await ready(page);
  }
  await page.goto(site.address);
  await expect(page.locator('.front backprop-lab .screen')).toBeVisible();
});

test('a new build takes the place of the old one when no page of that is open, and all at once', async ({
  context,
}) => {
  const site = await serve();
  try {
    let page = await context.newPage();
    await page.goto(`${site.address}?lesson=update-rule&step=0`);
    await ready(page);
    const [old] = await kept(page);

    // The new build: another page, and no file of the old name.
    const html = join(site.folder, 'index.html');
    const worker = join(site.folder, 'service-worker.js');
    writeFileSync(html, readFileSync(html, 'utf8').replace('</title>', ', new</title>'));
    const { offline } = await import('../../scripts/offline.mjs');
    const assets = readdirSync(join(site.folder, 'assets')).map((name) => [`assets/${name}`, { type: 'asset' }]);
    const bundle = {
      ...Object.fromEntries(assets),
      'index.html': { type: 'asset', source: readFileSync(html, 'utf8') },
    };
    const emit = (/** @type {{ source: string }} */ { source }) => writeFileSync(worker, source);
    /** @type {any} */ (offline(root).generateBundle).handler.call({ emitFile: emit }, {}, bundle);

    await page.reload();
    await ready(page);
    expect(await page.title()).not.toContain('new'); // the old page goes on with its own files
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
      const worker = registration.installing ?? registration.waiting;
      while (worker?.state === 'installing')
        await new Promise((done) => worker.addEventListener('statechange', done, { once: true }));
    });
    expect((await page.evaluate(() => caches.keys())).length).toBe(2);
    const next = await context.newPage();
    await next.goto('about:blank');
    await page.close();

    page = next;
    await expect(async () => {
      await page.goto('about:blank');
      await page.goto(site.address);
      expect(await page.title()).toContain('new');
    }).toPass();
    await expect.poll(() => page.evaluate(() => caches.keys())).not.toContain(old);
    expect(await page.evaluate(() => caches.keys())).toHaveLength(1);
  } finally {
    site.close();
  }
});

test('in a frame of another page nothing is kept, and as a page of its own it is', async ({ page, baseURL }) => {
  await page.addInitScript(() => {
    ServiceWorkerContainer.prototype.register = async () => {
      document.documentElement.dataset.keeps = '';
      throw new Error('not here');
    };
  });
  const address = `${baseURL}?lesson=update-rule&step=0`;
  const late = page.waitForRequest(/assets\/offline-/).then((request) => request.url());
  const body = `<!doctype html><title>Course</title><iframe src="${address}" width="800" height="600"></iframe>`;
  const course = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end(body));
  await new Promise((done) => course.listen(0, '127.0.0.1', () => done(null)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (course.address());
  await page.goto(`http://127.0.0.1:${port}/`);
  course.close();
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('nav .ring svg').first()).toBeAttached();
  // What would ask for a worker is loaded after the rings of the map, and has been run when this has.
  await frame.locator('html').evaluate(
    async (_, address) => {
      const { workOffline } = await import(address);
      await workOffline();
    },
    await late,
  );
  await expect(frame.locator('html')).not.toHaveAttribute('data-keeps');
  await page.goto(address);
  await expect(page.locator('nav .ring svg').first()).toBeAttached();
  await expect(page.locator('html')).toHaveAttribute('data-keeps');
});
