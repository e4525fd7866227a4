// How `npm test` runs the programs that test: Cargo, Node's own test runner and Playwright.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { needBrowser, needShell, wantEngines } from './browser.mjs';
import { failures } from './failures.mjs';
import { root } from './prepare.mjs';
import { Problem, run } from './say.mjs';

const { resolve } = createRequire(import.meta.url);

/** @typedef {NodeJS.ProcessEnv} Environment what is set besides the present environment */

/** Hears what a program says, in place of the person who would see it as it comes. @typedef {(text: string) => void} Heard */

/** A program that tests has found something. */
export class Failure extends Problem {
  /** @param {string[]} names of the tests that failed, where they are known */
  constructor(names) {
    super('failed, see above');
    this.names = names;
  }
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {Environment} [env]
 * @param {Heard} [heard]
 */
async function must(program, args, env, heard) {
  let said = '';
  const keep = (/** @type {string} */ text) => {
    said += text;
    if (heard) heard(text);
    else process.stdout.write(text);
  };
  // In a terminal the program itself draws: its colours and its progress need one.
  const listens = heard || !process.stdout.isTTY ? keep : undefined;
  const code = await run(program, args, { cwd: root, env: { ...process.env, ...env }, heard: listens });
  if (code !== 0) throw new Failure(failures(said));
}

/**
 * Only `npm run goldens` writes goldens, whatever the environment says.
 * @param {string[]} args
 * @param {Environment} [env]
 * @param {Heard} [heard]
 */
export const cargo = (args, env, heard) => must('cargo', args, { UPDATE_GOLDENS: undefined, ...env }, heard);

/**
 * Runs a program of an installed package.
 * @param {string} path the file of its command, e.g. prettier/bin/prettier.cjs
 * @param {string[]} args
 * @param {Environment} [env]
 */
export const tool = (path, args, env) => must(process.execPath, [join(root, 'node_modules', path), ...args], env);

/** The files of a folder of `tests`. @param {string} folder @param {string} ending */
export const testFiles = (folder, ending) =>
  readdirSync(join(root, 'tests', folder)).filter((file) => file.endsWith(ending));

/**
 * @param {string[]} files of tests/unit
 * @param {string[]} [options]
 * @param {Environment} [env]
 */
export function unitTests(files, options = [], env) {
  const paths = files.map((file) => join('tests', 'unit', file));
  return must(process.execPath, ['--test', '--test-reporter=spec', ...options, ...paths], env);
}

/**
 * @param {string[]} [args] of Playwright
 * @param {Environment} [env]
 */
export async function browserTests(args = [], env) {
  const where = { BROWSER_PATH: await needShell(), TEST_PORT: String(await freePort()) };
  await must(process.execPath, [resolve('@playwright/test/cli'), 'test', ...args], { ...where, ...env });
}

/** @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** The lab in three engines. What is not on this machine and cannot be installed is skipped by name. */
export async function engineTests() {
  const where = { BROWSER_PATH: await needBrowser() };
  await wantEngines();
  await must(process.execPath, ['--test', '--test-reporter=spec', join('tests', 'engines', 'engines.test.js')], where);
}
