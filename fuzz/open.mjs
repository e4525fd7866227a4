// Opens what fuzz/page.mjs needs: the built site (SITE, or dist) on a server of its own, and a browser.
import { chromium } from 'playwright-core';
import { preview } from 'vite';
import { needBrowser } from '../scripts/browser.mjs';
import { root } from '../scripts/prepare.mjs';
import { page } from './page.mjs';

/** @param {number} [length] how many events come one after the other */
export async function inBrowser(length) {
  const server = await preview({
    root,
    logLevel: 'silent',
    build: { outDir: process.env.SITE ?? 'dist' },
    preview: { port: Number(process.env.TEST_PORT ?? 0), host: '127.0.0.1' },
  });
  const browser = await chromium.launch({
    executablePath: await needBrowser(),
    args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'],
  });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.httpServer.address());
  const target = await page(browser, `http://127.0.0.1:${port}/`, length);
  const close = async () => {
    await browser.close();
    await server.close();
  };
  return { ...target, close };
}
