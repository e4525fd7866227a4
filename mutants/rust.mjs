// cargo-mutants over files of Rust. All tests together would take minutes for each broken line, so each room has its own few.
import { appendFileSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLessons } from '../scripts/lessons.mjs';
import { Problem, run } from '../scripts/say.mjs';

/** What looks at `nn` alone: its tests need no lesson, and what they share needs none, either. */
const OF_NN = {
  support: ['bits', 'checks', 'documents', 'naive', 'samples', 'wrong'],
  tests: [
    ...['activations', 'bits', 'difference', 'gradients', 'initialisers', 'kernel', 'ledger', 'logits', 'mazur'],
    ...['refusals', 'training', 'vectors'],
  ],
};

/** @type {[RegExp, string[]][]} the first that fits */
const TESTS = [
  [/reader\/src/, ['reader', 'documents']],
  [/lessons\/src\/chain_rule\/(exercises|tasks)|lessons\/src\/answer/, ['exercises', 'goldens']],
  [/lessons\/src\/chain_rule/, ['chain_rule', 'chain_rule_held', 'chain_rule_samples', 'held', 'goldens']],
  [/lessons\/src\/training/, ['learning', 'training_given', 'training_settled', 'held', 'goldens']],
  [/lessons\/src\/vanishing/, ['vanishing', 'held', 'goldens']],
  [/lessons\/src\/update_rule/, ['update_rule', 'update_rule_free', 'held', 'goldens']],
  [/lessons\/src\/optimizers/, ['optimizers', 'optimizers_free', 'held', 'goldens']],
  [/./, ['lessons', 'settled', 'held', 'goldens']],
];

/**
 * @param {string[]} files
 * @param {{ copy: string, folder: string, env: NodeJS.ProcessEnv, more: string[] }} where `more` is for cargo-mutants itself
 */
export async function inRust(files, { copy, folder, env, more }) {
  const thin = files.every((file) => file.startsWith('crate/nn/'));
  const tree = join(folder, thin ? 'nn' : 'rust');
  const tests = thin ? OF_NN.tests : [...new Set(files.flatMap((file) => testsOf(file)))];
  rmSync(tree, { recursive: true, force: true });
  if (thin) mathematics(copy, tree);
  else withLessons(copy, tree);
  name(tests, join(tree, 'Cargo.toml'));
  const args = [
    ...['mutants', '--workspace', '--dir', tree, '--output', folder, '--baseline', 'skip', '--timeout', '300'],
    ...['--test-package', thin ? 'tests' : 'tests,lessons', ...files.flatMap((file) => ['--file', file]), ...more],
    // A file's own tests come first: they are the quickest.
    ...['--', ...(thin ? [] : ['--lib']), ...tests.flatMap((test) => ['--test', test])],
  ];
  const code = await run('cargo', args, { cwd: tree, env: { ...env, CARGO_TARGET_DIR: undefined } }); // it has one of its own
  if (code === 127 || code === 101) throw new Problem('cargo-mutants is needed: cargo install cargo-mutants --locked');
  console.log(`The list is in ${join(folder, 'mutants.out')}: missed.txt has what no test sees.`);
  process.exitCode = code;
}

const testsOf = (/** @type {string} */ file) => TESTS.find(([fits]) => fits.test(file))?.[1] ?? [];

/** Leaves only these tests: cargo-mutants would compile all others, too, for each mutant. @param {string[]} tests @param {string} path of the manifest */
function name(tests, path) {
  const manifest = readFileSync(path, 'utf8');
  const targets = tests.map((name) => `[[test]]\nname = "${name}"\npath = "tests/${name}.rs"\n`).join('\n');
  const alone = manifest.replace('publish.workspace = true\n', 'publish.workspace = true\nautotests = false\n');
  writeFileSync(path, `${alone}\n${targets}`);
}

/**
 * All crates. A build script writes which lessons there are, but cargo-mutants reads only sources. So the lessons are named there, too.
 * @param {string} copy
 * @param {string} tree
 */
function withLessons(copy, tree) {
  cpSync(copy, tree, { recursive: true });
  const names = readLessons(copy).lessons.map((slug) => slug.replaceAll('-', '_'));
  const path = join(tree, 'crate', 'lessons', 'src', 'lib.rs');
  appendFileSync(path, names.map((name) => `#[cfg(any())]\nmod ${name};\n`).join(''));
}

/** The mathematics with what its tests share, without all that takes long to compile. @param {string} copy @param {string} tree */
function mathematics(copy, tree) {
  for (const path of ['Cargo.toml', 'Cargo.lock', 'crate/nn', 'tests']) {
    cpSync(join(copy, path), join(tree, path), { recursive: true });
  }
  if (!existsSync(join(tree, 'crate/nn/Cargo.toml'))) throw new Problem('crate/nn is not where it was.');
  const manifest = readFileSync(join(tree, 'Cargo.toml'), 'utf8');
  const without = /^(figure|lessons|reader|fluent-bundle|unic-langid|proptest)\.workspace = true\n/gm;
  const alone = manifest.replace(without, '').replace(/^\[profile\.(dev|fast)\.package\.\w+\]\n.*\n/gm, '');
  writeFileSync(join(tree, 'Cargo.toml'), alone);
  const shared = OF_NN.support.map((name) => `pub mod ${name};\n`).join('');
  writeFileSync(join(tree, 'tests/support/lib.rs'), `//! What the tests of nn share.\n\n${shared}`);
}
