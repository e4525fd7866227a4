// A page of the repository in a Chromium of its own, for what is measured in a browser.
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { chromium } from 'playwright-core';
import { needBrowser } from '../scripts/browser.mjs';
import { root } from '../scripts/prepare.mjs';

/** @type {Record<string, string>} */
const types = {
  '.css': 'text/css',
  '.ftl': 'text/plain; charset=utf-8',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/**
 * @param {(browser: import('playwright-core').Browser, address: string) => Promise<void>} use gets the address of the repository's
 *   root
 * @param {string[]} [more] how else to start it
 */
export async function inChromium(use, more = []) {
  const executablePath = await needBrowser();
  const server = createServer(serve);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({
    executablePath,
    args: [...args, ...more, '--disable-background-networking'],
  });
  try {
    console.log(`\nChromium ${browser.version()}`);
    await use(browser, `http://127.0.0.1:${port}`);
  } finally {
    await browser.close();
    server.close();
  }
}

/** The files of the repository. @type {import('node:http').RequestListener} */
function serve(request, response) {
  const path = normalize(join(root, decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname)));
  if (!path.startsWith(root + sep) || !existsSync(path) || !extname(path)) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' });
  createReadStream(path).pipe(response);
}
