// The engines on which the lab must run, each with the same few verbs: go somewhere, compute in the page, press and pull.
import { existsSync } from 'node:fs';
import { chromium, firefox } from '@playwright/test';
import { Builder, Capabilities } from 'selenium-webdriver';
import { findBrowser } from '../../scripts/browser.mjs';

/**
 * @typedef {object} Engine
 * @property {(url: string) => Promise<unknown>} go
 * @property {<T>(compute: string) => Promise<T>} compute an expression, whose promise is waited for
 * @property {(path: [number, number][]) => Promise<unknown>} pull presses at the first place, moves over the others and lets go; one place alone is pressed
 * @property {() => Promise<number>} print the size of the page as a PDF; 0 where the engine cannot
 * @property {() => Promise<unknown>} close
 */

const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];
const WEBKIT = ['/usr/bin/WebKitWebDriver', '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser'];

/** What must be there for an engine. @type {Record<string, () => boolean>} */
export const IS_HERE = {
  chromium: () => findBrowser() !== undefined,
  firefox: () => FIREFOX.some(existsSync),
  webkit: () => WEBKIT.every(existsSync),
};

const root = process.getuid?.() === 0;

/** @type {Record<string, () => Promise<Engine>>} */
export const START = {
  chromium: async () =>
    playwright(
      await chromium.launch({
        executablePath: findBrowser(),
        args: [...(root ? ['--no-sandbox'] : []), '--disable-gpu', '--disable-background-networking', '--disable-sync'],
      }),
      {},
    ),
  firefox: async () =>
    playwright(
      await firefox.launch({ channel: 'moz-firefox', executablePath: FIREFOX.find(existsSync) }),
      // What stock Firefox cannot be told.
      { colorScheme: null, reducedMotion: null, forcedColors: null, contrast: null },
    ),
  webkit,
};

/** @param {import('@playwright/test').Browser} browser @param {import('@playwright/test').BrowserContextOptions} options @returns {Promise<Engine>} */
async function playwright(browser, options) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block', ...options });
  return {
    go: (url) => page.goto(url),
    compute: (text) => page.evaluate(text),
    async pull([[x, y], ...rest]) {
      await page.mouse.move(x, y);
      await page.mouse.down();
      for (const [x, y] of rest) await page.mouse.move(x, y);
      await page.mouse.up();
    },
    async print() {
      return browser.browserType().name() === 'chromium' ? (await page.pdf()).length : 0;
    },
    close: () => browser.close(),
  };
}

/** @returns {Promise<Engine>} */
async function webkit() {
  const { spawn } = await import('node:child_process');
  const port = 9000 + (process.pid % 900);
  const driver = spawn('xvfb-run', ['-a', WEBKIT[0], `--port=${port}`], { stdio: 'ignore', detached: true });
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: WEBKIT[1], args: ['--automation'] },
  });
  const session = await patiently(() =>
    new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities).build(),
  );
  await session.manage().window().setRect({ width: 1280, height: 900 });
  return {
    go: (url) => session.get(url),
    compute: (text) => session.executeScript(`return (async () => (${text}))()`),
    async pull([[x, y], ...rest]) {
      const actions = session.actions().move({ x, y }).press();
      for (const [x, y] of rest) actions.move({ x, y, duration: 20 });
      await actions.release().perform();
    },
    print: async () => 0,
    async close() {
      await session.quit().catch(() => {});
      if (driver.pid) process.kill(-driver.pid);
    },
  };
}

/** A driver needs a moment until it listens. @template T @param {() => Promise<T>} work @returns {Promise<T>} */
async function patiently(work, tries = 40) {
  try {
    return await work();
  } catch (error) {
    if (tries === 0) throw error;
    await new Promise((done) => setTimeout(done, 250));
    return patiently(work, tries - 1);
  }
}
