// Breaks one place after the other of a file of www and runs its unit tests: a small mutator for pure modules.
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { root } from '../scripts/prepare.mjs';
import { Problem } from '../scripts/say.mjs';

/** The tests of a file that has none of its own name. @type {Record<string, string[]>} */
const TESTS = {
  'long-links': ['round-trip'],
  'lesson-module': ['lesson'],
  untrusted: ['core'],
  'core-arguments': ['core'],
};

/** What is put in the place of what. Comments and texts are left alone. @type {[RegExp, (found: string) => string][]} */
const RULES = [
  [/===/g, () => '!=='],
  [/!==/g, () => '==='],
  [/ <= /g, () => ' < '],
  [/ >= /g, () => ' > '],
  [/ < /g, () => ' <= '],
  [/ > /g, () => ' >= '],
  [/ && /g, () => ' || '],
  [/ \|\| /g, () => ' && '],
  [/ \?\? /g, () => ' && '],
  [/ \+ /g, () => ' - '],
  [/ - /g, () => ' + '],
  [/\btrue\b/g, () => 'false'],
  [/\bfalse\b/g, () => 'true'],
  [/(?<=[\s([])\d+(?=[\s,;)\]])/g, (found) => String(Number(found) + 1)],
  [/(?<=return )(?!null;)[^;\n]+(?=;)/g, () => 'null'],
  [/(?<=if \()(?=[^)])/g, () => '!'],
  [/(?<=^ +)(continue|break|return);$/gm, () => ';'],
];

/** Every broken text of a source, with what was done. @param {string} source */
export function* mutantsOf(source) {
  const code = masked(source);
  for (const [rule, instead] of RULES) {
    for (const { 0: found, index } of code.matchAll(rule)) {
      const line = source.slice(0, index).split('\n').length;
      const text = source.slice(0, index) + instead(found) + source.slice(index + found.length);
      yield { line, what: `“${source.slice(index, index + found.length)}” → “${instead(found)}”`, text };
    }
  }
}

/** The source with its comments and texts blanked. @param {string} source */
const masked = (source) =>
  source.replace(/\/\*[^]*?\*\/|\/\/.*|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/g, (text) =>
    text.replace(/[^\n]/g, '\u0000'),
  );

/** @param {string[]} files @param {string} copy the folder of the copied sources */
export function inJs(files, copy) {
  // Some tests read the modules of the latest build.
  const pkg = join('www', 'pkg');
  if (existsSync(join(root, pkg))) cpSync(join(root, pkg), join(copy, pkg), { recursive: true });
  for (const file of files) {
    const path = join(copy, file);
    const source = readFileSync(path, 'utf8');
    const name = basename(file, '.js');
    const tests = (TESTS[name] ?? [name]).map((test) => join('tests', 'unit', `${test}.test.js`));
    for (const test of tests) if (!existsSync(join(copy, test))) throw new Problem(`${file} has no ${test}.`);
    const pass = () => spawnSync(process.execPath, ['--test', ...tests], { cwd: copy, timeout: 60_000 }).status === 0;
    if (!pass()) throw new Problem(`${tests.join(', ')} fails with nothing broken.`);
    let [all, survivors] = [0, 0];
    try {
      for (const { line, what, text } of mutantsOf(source)) {
        writeFileSync(path, text);
        all++;
        if (!pass()) continue;
        survivors++;
        console.log(`SURVIVES  ${file}:${line}  ${what}`);
      }
    } finally {
      writeFileSync(path, source);
    }
    console.log(`${file}: ${all - survivors} of ${all} are seen`);
  }
}
