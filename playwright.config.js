// The browser tests: what `npm run build` left in dist/, as it ships, or the site in the folder SITE, in a real browser.
// `npm test` finds or installs the browser and a free port; alone, `npx playwright test` works after `npm run build`.
import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/browser.mjs';

const port = Number(process.env.TEST_PORT ?? 4173);
const site = process.env.SITE ?? 'dist';

/** A browser that talks to nobody but the page's server: else each test leaves a few refused connections behind. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-gpu',
  '--disable-quic',
];

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: 'test-results',
  reporter: process.stdout.isTTY ? 'line' : 'list',
  retries: 0,
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // A machine that other work shares may be ten times as slow; what waits this long has failed.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    browserName: 'chromium',
    screenshot: 'only-on-failure',
    // It would fetch the whole course in every test. tests/browser/offline.spec.js has one.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: findBrowser(true),
      // Chromium's own sandbox cannot be had by root.
      args: process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet,
    },
  },
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --outDir ${site} --host 127.0.0.1 --port ${port} --strictPort`,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
  },
});
