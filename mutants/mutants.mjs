// `npm run mutants`: breaks lines on purpose and tells which of them no test sees. It works in a copy of the sources and may take hours.
//   npm run mutants                         the lines that mutants/named.mjs breaks by hand
//   npm run mutants -- --only goal          those of them whose description has this word
//   npm run mutants -- --rust crate/nn/src/loss.rs   all that cargo-mutants breaks in this file; after -- its own options
//   npm run mutants -- --js www/query.js    all that mutants/js.mjs breaks in this file
// Results are in target/mutants. What survives needs a test that says what a learner would see, if it is not the same after all.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../scripts/prepare.mjs';
import { Problem, run, seconds, start } from '../scripts/say.mjs';
import { inJs } from './js.mjs';
import { NAMED } from './named.mjs';
import { inRust } from './rust.mjs';

/** @import { Mutant } from './named.mjs' */

const folder = join(root, 'target', 'mutants');
const copy = join(folder, 'tree');
const env = {
  ...process.env,
  CARGO_TARGET_DIR: join(folder, 'target'),
  CARGO_PROFILE_DEV_DEBUG: '0',
  CARGO_TERM_QUIET: 'true',
};

/** Every file that is or will be in the repository. What has not changed stays, so that Cargo builds only what has. */
function copySources() {
  const list = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  for (const file of list.split('\n').filter((file) => file && existsSync(join(root, file)))) {
    const [from, to] = [join(root, file), join(copy, file)];
    if (existsSync(to) && readFileSync(from).equals(readFileSync(to))) continue;
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(from, to);
  }
}

/** Whether one of its tests fails with the line broken. @param {Mutant} mutant */
async function seen({ file, from, to, tests }) {
  const path = join(copy, file);
  const whole = readFileSync(path, 'utf8');
  if (whole.split(from).length !== 2) throw new Problem(`${file} does not have exactly once: ${from}`);
  writeFileSync(
    path,
    whole.replace(from, () => to),
  );
  try {
    for (const test of tests) {
      const log = join(folder, 'log.txt');
      if ((await rustTest(test, log)) === 0) continue;
      // A line that does not compile shows nothing.
      if (/error: could not compile/.test(readFileSync(log, 'utf8')))
        throw new Problem(`${file} does not compile with: ${to}\nSee ${log}.`);
      return true;
    }
    return false;
  } finally {
    writeFileSync(path, whole);
  }
}

/** @param {string} test @param {string} log */
function rustTest(test, log) {
  const [crate, part] = test.split(':');
  const what = ['test', '-q', ...(part ? ['-p', crate, '--lib', part] : ['-p', 'tests', '--test', test]), '--locked'];
  return run('sh', ['-c', `timeout 600 cargo ${what.join(' ')} > ${log} 2>&1`], { cwd: copy, env });
}

/** @param {string | undefined} only */
async function named(only) {
  const chosen = NAMED.filter(({ what }) => what.includes(only ?? ''));
  for (const test of new Set(chosen.flatMap(({ tests }) => tests))) {
    if ((await rustTest(test, join(folder, 'log.txt'))) !== 0) throw new Problem(`${test} fails with nothing broken.`);
  }
  let survivors = 0;
  for (const mutant of chosen) {
    const started = performance.now();
    const killed = await seen(mutant);
    if (!killed) survivors++;
    console.log(
      `${killed ? 'seen    ' : 'SURVIVES'}  ${seconds(started).padStart(8)}  ${mutant.what} (${mutant.file})`,
    );
  }
  console.log(`${chosen.length - survivors} of ${chosen.length} are seen`);
  process.exitCode = survivors ? 1 : 0;
}

await start(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      only: { type: 'string' },
      rust: { type: 'string', multiple: true },
      js: { type: 'string', multiple: true },
    },
  });
  mkdirSync(folder, { recursive: true });
  copySources();
  if (values.rust) return inRust(values.rust, { copy, folder, env, more: positionals });
  if (values.js) return inJs(values.js, copy);
  rmSync(join(folder, 'log.txt'), { force: true });
  return named(values.only);
});
