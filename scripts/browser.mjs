// The browser that the tests drive: one that is installed, or else one that can be installed here.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { root } from './prepare.mjs';
import { Problem, ask, run } from './say.mjs';

const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'];

const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name];
    return folder ? [join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')] : [];
  }),
];

/**
 * The path of an installed Chromium or Chrome. BROWSER_PATH (or CHROME_PATH) comes before all others.
 * @returns {string | undefined}
 */
export function findBrowser() {
  const named = process.env.BROWSER_PATH || process.env.CHROME_PATH;
  if (named) {
    if (isProgram(named)) return named;
    throw new Problem(`BROWSER_PATH or CHROME_PATH names ${named}, which is not a program.`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return onPath.find((path) => isProgram(path) && runs(path)) ?? usualPlaces.find(isProgram);
}

/**
 * Finds a browser or installs one: Debian's package where that is possible, else the one that Playwright brings.
 * @returns {Promise<string>}
 */
export async function needBrowser() {
  const found = findBrowser();
  if (found) return found;
  const withApt = process.getuid?.() === 0 && (await ask('apt-get', ['--version'])) !== null;
  if (withApt) {
    console.log('No Chromium or Chrome found: installing the chromium package.');
    const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    const packages = ['chromium', 'fonts-liberation', 'fonts-dejavu-core'];
    await run('apt-get', ['update', '-qq'], options);
    await run('apt-get', ['install', '-qq', '-y', '--no-install-recommends', ...packages], options);
    const installed = findBrowser();
    if (installed) return installed;
  }
  console.log("No Chromium or Chrome found: installing Playwright's own.");
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
  await run(process.execPath, [cli, 'install', ...(withApt ? ['--with-deps'] : []), 'chromium'], { cwd: root });
  const { chromium } = await import('@playwright/test');
  if (isProgram(chromium.executablePath())) return chromium.executablePath();
  throw new Problem(
    'No browser for the tests: install Chromium or Chrome, or name one in BROWSER_PATH, then start again.',
  );
}

/** Debian's Firefox and WebKit, where they can be had; the tests of engines skip by name what is not here. */
export async function wantEngines() {
  const all = ['/usr/bin/firefox-esr', '/usr/bin/WebKitWebDriver', '/usr/bin/xvfb-run'];
  const withApt = process.getuid?.() === 0 && (await ask('apt-get', ['--version'])) !== null;
  if (all.every(isProgram) || !withApt) return;
  console.log('Installing Firefox and WebKit for the tests of engines.');
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const packages = ['firefox-esr', 'webkit2gtk-driver', 'xvfb'];
  try {
    await run('apt-get', ['update', '-qq'], options);
    await run('apt-get', ['install', '-qq', '-y', '--no-install-recommends', ...packages], options);
  } catch (error) {
    console.log(`They cannot be had here: ${error instanceof Error ? error.message : error}`);
  }
}

/**
 * Some systems have a program of the right name that only says where to get the real one.
 * @param {string} path
 */
function runs(path) {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
