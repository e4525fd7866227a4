// Compiles crate/web and the crates below it to WebAssembly, into www/pkg. Each lesson is a module of its own, so that a page
// loads only what it shows. The headless core is one more module.
// Alone: `node scripts/build-core.mjs [--quick | --types]`; --quick builds the faster-to-build core of `npm start`, --types
// writes no more than the types, which TypeScript needs to check the page.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { readFolds, readLessons } from './lessons.mjs';
import { addWasmTarget, checkRust, root } from './prepare.mjs';
import { Problem, ask, isMain, start, steps } from './say.mjs';

const target = 'wasm32-unknown-unknown';

const pkg = join(root, 'www', 'pkg');

/** @typedef {{ slug: string, module: string }} Module which module has a lesson or an annex */

/**
 * Compiles all modules and writes their bindings to www/pkg.
 * @param {{ onOutput?: (text: string) => void }} [options]
 */
export async function buildCore({ onOutput } = {}) {
  const { lessons, annexes, fast } = readLessons(root);
  const modules = (/** @type {string[]} */ slugs) => slugs.map((slug) => ({ slug, module: slug.replaceAll('-', '_') }));
  const [ofLessons, ofAnnexes] = [modules(lessons), modules(Object.keys(annexes))];
  const build = await builder(onOutput);
  // Lessons are as small as possible, and the headless core is as fast as possible.
  const isFast = (/** @type {Module} */ { slug }) => fast.includes(annexes[slug] ?? slug);
  const inOrder = async (/** @type {Module[]} */ modules, /** @type {string} */ profile) => {
    for (const { slug, module } of modules) await build(`lab,small,lessons/${slug}`, module, profile);
  };
  const all = [...ofLessons, ...ofAnnexes];
  const small = all.filter((module) => !isFast(module));
  // Cargo works on one profile at a time, and link-time optimisation keeps one core busy: two profiles keep two.
  await Promise.all([
    // The module with every lesson is for the builds of one file.
    inOrder(small, 'lab').then(() => build('lab,small', 'every', 'lab')),
    inOrder(all.filter(isFast), 'fast').then(() => build('network', 'backprop_core', 'release')),
  ]);
  writeList(ofLessons, ofAnnexes);
  await writeTypes();
}

/**
 * The same in less time, for `npm start` and for single tests: larger and slower, and one module for all lessons, or for the
 * one that is asked for. No lesson is in the headless core, so a change of lessons alone can leave it as it is.
 * @param {{ only?: string, headless?: boolean, onOutput?: (text: string) => void }} [options]
 */
export async function buildQuickly({ only, headless = true, onOutput } = {}) {
  const { lessons, annexes } = readLessons(root);
  const chosen = (/** @type {string} */ lesson) => only === undefined || lesson === only;
  const [someLessons, someAnnexes] = [
    lessons.filter(chosen),
    Object.keys(annexes).filter((name) => chosen(annexes[name])),
  ];
  const modules = (/** @type {string[]} */ slugs) => slugs.map((slug) => ({ slug, module: 'every' }));
  const build = await builder(onOutput);
  const features = only === undefined ? [] : [...someLessons, ...someAnnexes].map((name) => `lessons/${name}`);
  await build(['lab', 'small', ...features].join(), 'every', 'quick');
  if (headless) await build('network', 'backprop_core', 'quick');
  writeList(modules(someLessons), modules(someAnnexes));
}

/**
 * @param {((text: string) => void) | undefined} onOutput
 * @returns {Promise<(features: string, name: string, profile: string) => Promise<void>>} compiles a module and writes its bindings
 */
async function builder(onOutput) {
  const output = await targetFolder();
  return async (features, name, profile) => {
    await compile(features, profile, onOutput);
    await writeBindings(join(output, target, profile, 'web.wasm'), name, onOutput);
  };
}

/** Writes www/pkg/types.d.ts: what the lessons send to the page, as Rust has it. One lesson is enough for that, and no WebAssembly. */
export async function writeTypes() {
  const features = ['--no-default-features', '--features', `types,lessons/${readLessons(root).lessons[0]}`];
  const args = ['run', '--quiet', '-p', 'web', '--example', 'types', '--locked', '--profile', 'tool', ...features];
  const types = await ask('cargo', args, { cwd: root });
  if (!types) throw new Problem(`The types could not be written: \`cargo ${args.join(' ')}\` says why.`);
  mkdirSync(pkg, { recursive: true });
  writeFileSync(join(pkg, 'types.d.ts'), `// Written by scripts/build-core.mjs.\n${types}`);
}

/** Where Cargo puts what it builds. */
async function targetFolder() {
  const text = await ask('cargo', ['metadata', '--no-deps', '--format-version', '1'], { cwd: root });
  if (!text) throw new Problem('Cargo cannot read the manifests: `cargo metadata` says why.');
  return JSON.parse(text).target_directory;
}

/**
 * Writes www/pkg/lessons.js: which module has which lesson, in their order, and which has which annex. Bundlers see every
 * file by its name, and browsers refuse a module that is damaged on its way. www/pkg/folds.js has the names of the folds of each lesson.
 * @param {Module[]} lessons
 * @param {Module[]} annexes
 */
function writeList(lessons, annexes) {
  const line = (/** @type {Module} */ { slug, module }) =>
    `  '${slug}': { code: () => import('./${module}.js'), wasm: () => new URL('./${module}_bg.wasm', import.meta.url), integrity: '${integrityOf(module)}' },`;
  mkdirSync(pkg, { recursive: true });
  const list = (/** @type {string} */ name, /** @type {Module[]} */ modules) =>
    [`export const ${name} = {`, ...modules.map(line), '};'].join('\n');
  const lists = ['// Written by scripts/build-core.mjs.', list('MODULES', lessons), list('ANNEXES', annexes), ''];
  writeFileSync(join(pkg, 'lessons.js'), lists.join('\n'));
  const type = `{ code: () => Promise<typeof import('./${lessons[0].module}.js')>, wasm: () => URL, integrity: string }`;
  const folds = Object.fromEntries(lessons.map(({ slug }) => [slug, readFolds(root, slug)]));
  writeFileSync(
    join(pkg, 'folds.js'),
    `// Written by scripts/build-core.mjs.\nexport const FOLDS = ${JSON.stringify(folds, null, 2)};\n`,
  );
  writeFileSync(join(pkg, 'folds.d.ts'), 'export const FOLDS: Record<string, string[]>;\n');
  const types = ['MODULES', 'ANNEXES'].map((name) => `export const ${name}: Record<string, ${type}>;\n`);
  writeFileSync(join(pkg, 'lessons.d.ts'), types.join(''));
}

/** What a browser compares a fetched module with. @param {string} module */
function integrityOf(module) {
  const bytes = readFileSync(join(pkg, `${module}_bg.wasm`));
  return `sha256-${createHash('sha256').update(bytes).digest('base64')}`;
}

/** The environment in which everything for the wasm32 target is compiled: one set of flags, so nothing is built twice. */
export function wasmEnvironment() {
  const flags = [
    '-Ctarget-feature=+simd128',
    // Panic messages carry source paths: published, they should tell nothing of the machine that built them.
    `--remap-path-prefix=${process.env.CARGO_HOME ?? join(homedir(), '.cargo')}=cargo`,
    `--remap-path-prefix=${root}=backprop-lab`,
  ];
  // This form takes blanks in paths and comes before any RUSTFLAGS of the user's.
  return { ...process.env, CARGO_ENCODED_RUSTFLAGS: flags.join('\x1f') };
}

/**
 * @param {string} features
 * @param {string} profile
 * @param {((text: string) => void) | undefined} onOutput
 */
async function compile(features, profile, onOutput) {
  // `--crate-type` here and not in the manifest: there, beside rlib, it would switch link-time optimisation off.
  const what = ['-p', 'web', '--lib', '--locked', '--no-default-features', '--features', features];
  const how = ['--profile', profile, '--target', target, '--crate-type', 'cdylib'];
  await cargo(['rustc', ...what, ...how], 'The core did not compile (see above).', {
    env: wasmEnvironment(),
    onOutput,
  });
}

/**
 * @param {string} wasm
 * @param {string} name
 * @param {((text: string) => void) | undefined} onOutput
 */
async function writeBindings(wasm, name, onOutput) {
  const args = ['run', '-p', 'bindgen', '--locked', '--profile', 'tool', '--', wasm, pkg, name];
  await cargo(args, 'The bindings could not be written (see above).', { onOutput });
}

/**
 * With `onOutput` the compiler's words go there as well as to the terminal, without the moving progress line.
 * @param {string[]} args
 * @param {string} failure
 * @param {{ env?: NodeJS.ProcessEnv, onOutput?: (text: string) => void }} options
 */
async function cargo(args, failure, { env, onOutput }) {
  const code = await new Promise((resolve) => {
    // Read by us, Cargo would think that no terminal is there.
    const color = process.stderr.isTTY && !process.env.NO_COLOR ? 'always' : 'auto';
    const child = spawn('cargo', ['--color', color, ...args], {
      cwd: root,
      env,
      stdio: ['inherit', 'inherit', onOutput ? 'pipe' : 'inherit'],
    });
    child.stderr?.on('data', (chunk) => {
      process.stderr.write(chunk);
      onOutput?.(String(chunk));
    });
    child.on('error', () => resolve(127));
    child.on('close', resolve);
  });
  if (code !== 0) throw new Problem(failure);
}

if (isMain(import.meta.url)) {
  await start(async () => {
    if (process.argv.includes('--types')) return writeTypes();
    const step = steps(2);
    await step('Rust and its WebAssembly target', async () => {
      await checkRust();
      await addWasmTarget();
    });
    await step('Building the core', () => (process.argv.includes('--quick') ? buildQuickly() : buildCore()));
    console.log(`The core is in ${join('www', 'pkg')}.`);
  });
}
