// The browser that the tests drive: one that is installed, or else one that can be installed here.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { root } from './prepare.mjs';
import { Problem, ask, run } from './say.mjs';

const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'];

/** The same engine without windows, menus and profiles: opening a page takes half the time. */
const SHELL = 'chromium-headless-shell';

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
 * @param {boolean} [shell] whether one without windows is preferred
 * @returns {string | undefined}
 */
export function findBrowser(shell = false) {
  const named = process.env.BROWSER_PATH || process.env.CHROME_PATH;
  if (named) {
    if (isProgram(named)) return named;
    throw new Problem(`BROWSER_PATH or CHROME_PATH names ${named}, which is not a program.`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = [...(shell ? [SHELL] : []), ...names].flatMap((name) => folders.map((folder) => join(folder, name)));
  return onPath.find((path) => isProgram(path) && runs(path)) ?? usualPlaces.find(isProgram);
}

/**
 * Finds a browser or installs one: Debian's package where that is possible, else the one that Playwright brings.
 * @returns {Promise<string>}
 */
export async function needBrowser() {
  const found = findBrowser();
  if (found) return found;
  const withApt = await hasApt();
  if (withApt) {
    console.log('No Chromium or Chrome found: installing the chromium package.');
    await install(['chromium', SHELL, 'fonts-liberation', 'fonts-dejavu-core']);
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

/**
 * The browser of the many tests. Debian has it without windows; where that cannot be had, the whole one does as well, in twice
 * the time.
 * @returns {Promise<string>}
 */
export async function needShell() {
  const whole = await needBrowser();
  if (findBrowser(true) !== whole || whole !== '/usr/bin/chromium' || !(await hasApt()))
    return findBrowser(true) ?? whole;
  console.log(`Installing ${SHELL}, in which the browser tests take half the time.`);
  // Both: they must be of one version.
  if (!(await install(['chromium', SHELL]))) console.log('It cannot be had here: the tests use the whole browser.');
  return findBrowser(true) ?? whole;
}

const hasApt = async () => process.getuid?.() === 0 && (await ask('apt-get', ['--version'])) !== null;

/** @param {string[]} packages of Debian @returns {Promise<boolean>} whether they are there */
async function install(packages) {
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const codes = [
    await run('apt-get', ['update', '-qq'], options),
    await run('apt-get', ['install', '-qq', '-y', '--no-install-recommends', ...packages], options),
  ];
  return codes[1] === 0;
}

/** Debian's Firefox and WebKit, where they can be had; the tests of engines skip by name what is not here. */
export async function wantEngines() {
  const all = ['/usr/bin/firefox-esr', '/usr/bin/WebKitWebDriver', '/usr/bin/xvfb-run'];
  if (all.every(isProgram) || !(await hasApt())) return;
  console.log('Installing Firefox and WebKit for the tests of engines.');
  if (!(await install(['firefox-esr', 'webkit2gtk-driver', 'xvfb']))) console.log('They cannot be had here.');
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
