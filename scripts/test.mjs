// `npm test`: installs what it needs, runs every check and ends with one summary.
// `npm test -- --only=rust,unit` runs some of: format, lint, types, rust, unit, browser.
import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { needBrowser } from './browser.mjs';
import { buildSite } from './build.mjs';
import { buildCore, wasmEnvironment } from './build-core.mjs';
import { addRustTools, addWasmTarget, checkNode, checkRust, installPackages, root } from './prepare.mjs';
import { Problem, run, seconds, start } from './say.mjs';

/**
 * @typedef {object} Check
 * @property {string} group what --only calls it
 * @property {string} title
 * @property {boolean} [built] whether it looks at the built core or site
 * @property {() => Promise<unknown>} work fails with a Problem
 */

/** @type {Check[]} In this order: the quick ones first, and what needs the core after it. */
const checks = [
  { group: 'format', title: 'rustfmt', work: () => cargo(['fmt', '--all', '--check']) },
  { group: 'format', title: 'prettier', work: () => tool('prettier', ['--check', '--log-level=warn', '.']) },
  { group: 'lint', title: 'eslint', work: () => tool('eslint', ['--max-warnings=0', '.']) },
  {
    group: 'lint',
    title: 'clippy',
    work: () => cargo(['clippy', '--workspace', '--all-targets', '--locked', '--', '-D', 'warnings']),
  },
  {
    group: 'lint',
    title: 'clippy for the web',
    work: () =>
      cargo(['clippy', '-p', 'web', '--locked', '--target', 'wasm32-unknown-unknown', '--', '-D', 'warnings'], {
        env: wasmEnvironment(),
      }),
  },
  // crate/bindgen has no tests, and what it stands on takes the longest to compile.
  {
    group: 'rust',
    title: 'Rust tests',
    work: () => cargo(['test', '--workspace', '--exclude', 'bindgen', '--locked', '--no-fail-fast']),
  },
  {
    group: 'rust',
    title: 'Rust documentation',
    work: () =>
      cargo(['doc', '--workspace', '--no-deps', '--locked'], { env: { ...process.env, RUSTDOCFLAGS: '-D warnings' } }),
  },
  { group: 'build', title: 'build of the core and the site', work: buildAll },
  { group: 'types', title: 'types', built: true, work: () => tool('tsc', []) },
  { group: 'unit', title: 'JavaScript unit tests', built: true, work: unitTests },
  { group: 'browser', title: 'browser tests', built: true, work: browserTests },
];

await start(async () => {
  const chosen = choose();
  checkNode();
  console.log('Preparing: Rust, its WebAssembly target, Node packages …');
  await checkRust();
  await addWasmTarget();
  await addRustTools();
  await installPackages();

  /** @type {{ title: string, failure?: string, time: string }[]} */
  const results = [];
  let built = true;
  for (const [i, check] of chosen.entries()) {
    console.log(`\n[${i + 1}/${chosen.length}] ${check.title} …`);
    const started = performance.now();
    const failure = check.built && !built ? 'not run: the build failed' : await failureOf(check.work);
    if (failure) console.error(failure);
    if (failure && check.group === 'build') built = false;
    results.push({ title: check.title, failure, time: seconds(started) });
  }

  console.log('');
  for (const { title, failure, time } of results) {
    console.log(`${failure ? 'FAILED' : 'ok    '}  ${time.padStart(8)}  ${title}`);
  }
  const failed = results.filter((result) => result.failure).length;
  console.log(`${results.length - failed} passed, ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
});

function choose() {
  const groups = new Set(checks.map((check) => check.group).filter((group) => group !== 'build'));
  const known = `npm test knows --only=${[...groups].join(',')}.`;
  let only;
  try {
    only = parseArgs({ options: { only: { type: 'string' } } }).values.only;
  } catch (error) {
    throw new Problem(`${error instanceof Error ? error.message : error}\n${known}`);
  }
  if (only === undefined) return checks;
  const names = only.split(',');
  const unknown = names.find((name) => !groups.has(name));
  if (unknown !== undefined) throw new Problem(`There is no check called "${unknown}". ${known}`);
  const chosen = checks.filter((check) => names.includes(check.group));
  const needsBuild = chosen.some((check) => check.built);
  return checks.filter((check) => chosen.includes(check) || (check.group === 'build' && needsBuild));
}

/** @param {() => Promise<unknown>} work */
async function failureOf(work) {
  try {
    await work();
  } catch (error) {
    return error instanceof Problem ? error.message : String(error?.stack ?? error);
  }
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
async function must(program, args, options) {
  const code = await run(program, args, { cwd: root, ...options });
  if (code !== 0) throw new Problem('failed, see above');
}

/**
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
function cargo(args, options) {
  return must('cargo', args, options);
}

/**
 * Runs a program of an installed package: by name, from node_modules/.bin.
 * @param {string} name
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
function tool(name, args, options) {
  const windows = process.platform === 'win32';
  return must(join(root, 'node_modules', '.bin', windows ? `${name}.cmd` : name), args, { shell: windows, ...options });
}

async function buildAll() {
  await buildCore();
  await buildSite();
}

function unitTests() {
  const folder = join('tests', 'unit');
  const files = readdirSync(join(root, folder)).filter((file) => file.endsWith('.test.js'));
  return must(process.execPath, ['--test', '--test-reporter=spec', ...files.map((file) => join(folder, file))]);
}

async function browserTests() {
  const env = { ...process.env, BROWSER_PATH: await needBrowser(), TEST_PORT: String(await freePort()) };
  await tool('playwright', ['test'], { env });
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
