// `npm test`: installs what it needs, runs every check and ends with one summary.
// `npm test -- NAME` runs the tests of that name: a lesson, a test file or words of a test's title.
// `npm test -- --only=rust,unit` runs some of: format, lint, unit, rust, types, shipped, browser.
import { parseArgs } from 'node:util';
import { buildSite } from './build.mjs';
import { buildCore, wasmEnvironment } from './build-core.mjs';
import { rustfmt } from './format.mjs';
import { readLessons } from './lessons.mjs';
import { addRustTools, addWasmTarget, checkNode, checkRust, installPackages, root } from './prepare.mjs';
import { browserTests, cargo, engineTests, Failure, testFiles, tool, unitTests } from './runners.mjs';
import { Problem, seconds, start } from './say.mjs';
import { checksFor } from './test-by-name.mjs';

/**
 * @typedef {object} Check
 * @property {string} group what --only calls it
 * @property {string} title
 * @property {boolean} [built] whether it looks at the built core or site
 * @property {boolean} [beside] whether it runs beside the other checks, before the browser tests: one lane alone leaves cores idle
 * @property {(heard?: Heard) => Promise<unknown>} work fails with a Problem
 */

/** @import { Heard } from './runners.mjs' */

/** How Cargo compiles what runs once. */
const SUITE = ['--locked', '--profile', 'suite'];

/** What these unit tests look at is in dist or in www/pkg. */
const SHIPPED = [
  'core.test.js',
  'core-cases.test.js',
  'core-read.test.js',
  'fuzz.test.js',
  'kept-links.test.js',
  'notes.test.js',
  'package.test.js',
  'round-trip.test.js',
  'setup.test.js',
  'weight.test.js',
];

/** @type {Check[]} The order matters: quick checks come first, and checks that need the core come after its build. */
const checks = [
  { group: 'format', title: 'rustfmt', work: () => rustfmt('--check') },
  {
    group: 'format',
    title: 'prettier',
    work: () => tool('prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']),
  },
  { group: 'lint', title: 'eslint', work: () => tool('eslint/bin/eslint.js', ['--max-warnings=0', '.']) },
  {
    ...{ group: 'lint', title: 'clippy', beside: true },
    work: (heard) =>
      cargo(
        ['clippy', '--workspace', '--all-targets', '--features', 'web/types', ...SUITE, '--', '-D', 'warnings'],
        {},
        heard,
      ),
  },
  {
    group: 'lint',
    title: 'clippy for the web',
    work: () =>
      cargo(
        ['clippy', '-p', 'web', '--locked', '--target', 'wasm32-unknown-unknown', '--', '-D', 'warnings'],
        wasmEnvironment(),
      ),
  },
  {
    group: 'unit',
    title: 'JavaScript unit tests',
    work: () => unitTests(testFiles('unit', '.test.js').filter((file) => !SHIPPED.includes(file))),
  },
  // crate/bindgen has no tests, and its dependencies take the longest to compile. The tests inside of the lessons come below.
  {
    ...{ group: 'rust', title: 'Rust tests', beside: true },
    work: (heard) =>
      cargo(
        ['test', '--workspace', '--exclude', 'bindgen', '--exclude', 'lessons', '--no-fail-fast', ...SUITE],
        {},
        heard,
      ),
  },
  { group: 'rust', title: 'Rust tests within the lessons, and of each module alone', beside: true, work: modulesAlone },
  {
    ...{ group: 'rust', title: 'Rust documentation', beside: true },
    work: (heard) => cargo(['doc', '--workspace', '--no-deps', ...SUITE], { RUSTDOCFLAGS: '-D warnings' }, heard),
  },
  { group: 'build', title: 'build of the core and the site', work: buildAll },
  { group: 'types', title: 'types', built: true, work: () => tool('typescript/bin/tsc', []) },
  { group: 'shipped', title: 'tests of dist', built: true, work: () => unitTests(SHIPPED) },
  { group: 'browser', title: 'browser tests', built: true, work: () => browserTests() },
  { group: 'engines', title: 'three engines', built: true, work: engineTests },
];

await start(async () => {
  const chosen = /** @type {Check[]} */ (choose());
  checkNode();
  console.log('Preparing: Rust, its WebAssembly target, Node packages …');
  await checkRust();
  await addWasmTarget();
  await addRustTools();
  await installPackages();

  const first = chosen.findIndex(({ group }) => group === 'browser' || group === 'engines');
  const [before, after] = first < 0 ? [chosen, []] : [chosen.slice(0, first), chosen.slice(first)];
  const number = (/** @type {Check} */ check) => `[${chosen.indexOf(check) + 1}/${chosen.length}]`;
  const lane = (/** @type {boolean} */ beside) => before.filter((check) => (check.beside ?? false) === beside);
  const lanes = [runAll(lane(false), number), runAll(lane(true), number)];
  const results = (await Promise.all(lanes)).flat();
  const built = !results.some(({ group, failure }) => group === 'build' && failure);
  results.push(...(await runAll(after, number, built)));

  console.log('');
  for (const { title, failure, time } of results) {
    console.log(`${failure ? 'FAILED' : 'ok    '}  ${time.padStart(8)}  ${title}`);
    for (const name of failure?.names ?? []) console.log(`${' '.repeat(18)}${name}`);
  }
  const failed = results.filter((result) => result.failure).length;
  console.log(`${results.length - failed} passed, ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
});

function choose() {
  const groups = new Set(checks.map((check) => check.group).filter((group) => group !== 'build'));
  const known = `npm test knows names of tests, and --only=${[...groups].join(',')}.`;
  const { only, names } = options(known);
  if (names.length > 0) return checksFor(names);
  if (only === undefined) return checks;
  const wanted = only.split(',');
  const unknown = wanted.find((name) => !groups.has(name));
  if (unknown !== undefined) throw new Problem(`There is no check called "${unknown}". ${known}`);
  const chosen = checks.filter((check) => wanted.includes(check.group));
  const needsBuild = chosen.some((check) => check.built);
  return checks.filter((check) => chosen.includes(check) || (check.group === 'build' && needsBuild));
}

/** @param {string} known what is said of an option that is not */
function options(known) {
  try {
    const { values, positionals } = parseArgs({ options: { only: { type: 'string' } }, allowPositionals: true });
    return { only: values.only, names: positionals };
  } catch (error) {
    throw new Problem(`${error instanceof Error ? error.message : error}\n${known}`);
  }
}

/**
 * Runs checks one after the other. What one says that runs beside others is shown when it is done.
 * @param {Check[]} checks
 * @param {(check: Check) => string} number
 * @param {boolean} [built]
 */
async function runAll(checks, number, built = true) {
  const results = [];
  for (const check of checks) {
    const { group, title, beside } = check;
    const started = performance.now();
    if (!beside) console.log(`\n${number(check)} ${title} …`);
    let said = '';
    const heard = beside ? (/** @type {string} */ text) => void (said += text) : undefined;
    const failure = check.built && !built ? { says: 'not run: the build failed' } : await failureOf(check, heard);
    if (beside) console.log(`\n${number(check)} ${title}, beside the others:\n${said}`);
    if (failure) console.error(failure.says);
    if (failure && group === 'build') built = false;
    results.push({ group, title, failure, time: seconds(started) });
  }
  return results;
}

/**
 * @param {Check} check
 * @param {Heard} [heard]
 * @returns {Promise<{ says: string, names?: string[] } | undefined>}
 */
async function failureOf({ work }, heard) {
  try {
    await work(heard);
  } catch (error) {
    if (error instanceof Failure) return { says: error.message, names: error.names };
    return { says: error instanceof Problem ? error.message : String(error?.stack ?? error) };
  }
}

/** A page has a module for each lesson. Each module must pass these tests without the other lessons. @param {Heard} [heard] */
async function modulesAlone(heard) {
  const { lessons, annexes } = readLessons(root);
  // Each is compiled anew and runs for a moment.
  const quick = ['--config', 'profile.suite.package.lessons.opt-level=0'];
  await cargo(['test', '-p', 'lessons', ...SUITE, ...quick], {}, heard);
  for (const feature of [...lessons, ...Object.keys(annexes)]) {
    const what = ['-p', 'lessons', '--no-default-features', '--features', feature, '--test', 'module'];
    await cargo(['test', ...what, ...SUITE, ...quick], {}, heard);
  }
}

async function buildAll() {
  await buildCore();
  await buildSite();
}
