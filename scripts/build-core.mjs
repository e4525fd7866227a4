// Rust to WebAssembly: crate/web and what it stands on -> www/pkg. Each lesson is a module of its own, so that a page
// carries only what it shows; the headless core is one more.
// Alone: `node scripts/build-core.mjs [--quick]`; --quick builds the faster-to-build core of `npm start`.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { addWasmTarget, checkRust, root } from './prepare.mjs';
import { Problem, ask, isMain, start, steps } from './say.mjs';

const target = 'wasm32-unknown-unknown';

const pkg = join(root, 'www', 'pkg');

/**
 * Compiles all modules and writes their bindings to www/pkg; `quick` takes less time and makes slower, larger ones, and
 * one of all lessons.
 * @param {{ quick?: boolean, onOutput?: (text: string) => void }} [options]
 */
export async function buildCore({ quick = false, onOutput } = {}) {
  const { lessons, annexes, target_directory: output } = await workspace();
  const all = [...lessons, ...annexes];
  /** @param {string} features @param {string} name @param {string} profile */
  const build = async (features, name, profile) => {
    await compile(features, profile, onOutput);
    await writeBindings(join(output, target, profile, 'web.wasm'), name, onOutput);
  };
  // As small as can be, and as fast as can be.
  if (quick) await build('lab,small,lessons/every', 'every', 'quick');
  else for (const slug of all) await build(`lab,small,lessons/${slug}`, moduleName(slug), 'lab');
  await build('network', 'backprop_core', quick ? 'quick' : 'release');
  const modules = (/** @type {string[]} */ slugs) =>
    slugs.map((slug) => ({ slug, module: quick ? 'every' : moduleName(slug) }));
  writeList(modules(lessons), modules(annexes));
}

/** @param {string} slug */
const moduleName = (slug) => slug.replaceAll('-', '_');

/** What Cargo knows: the lessons, which are features of the crate `lessons`, and where it puts what it builds. */
async function workspace() {
  const text = await ask('cargo', ['metadata', '--no-deps', '--format-version', '1'], { cwd: root });
  if (!text) throw new Problem('Cargo cannot read the manifests: `cargo metadata` says why.');
  const { packages, target_directory } = JSON.parse(text);
  /** @type {{ every: string[], annexes: string[] }} */
  const { every, annexes } = packages.find((/** @type {{ name: string }} */ { name }) => name === 'lessons').features;
  return { lessons: every.filter((name) => name !== 'annexes'), annexes, target_directory };
}

/**
 * Writes www/pkg/lessons.js: which module has which lesson, in their order, and which has which annex. Bundlers see every
 * file by its name.
 * @param {{ slug: string, module: string }[]} lessons
 * @param {{ slug: string, module: string }[]} annexes
 */
function writeList(lessons, annexes) {
  const line = (/** @type {{ slug: string, module: string }} */ { slug, module }) =>
    `  '${slug}': { code: () => import('./${module}.js'), wasm: () => new URL('./${module}_bg.wasm', import.meta.url) },`;
  mkdirSync(pkg, { recursive: true });
  const list = (/** @type {string} */ name, /** @type {{ slug: string, module: string }[]} */ modules) =>
    [`export const ${name} = {`, ...modules.map(line), '};'].join('\n');
  const lists = ['// Written by scripts/build-core.mjs.', list('MODULES', lessons), list('ANNEXES', annexes), ''];
  writeFileSync(join(pkg, 'lessons.js'), lists.join('\n'));
  const type = `{ code: () => Promise<typeof import('./${lessons[0].module}.js')>, wasm: () => URL }`;
  const types = ['MODULES', 'ANNEXES'].map((name) => `export const ${name}: Record<string, ${type}>;\n`);
  writeFileSync(join(pkg, 'lessons.d.ts'), types.join(''));
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
    const step = steps(2);
    await step('Rust and its WebAssembly target', async () => {
      await checkRust();
      await addWasmTarget();
    });
    await step('Building the core', () => buildCore({ quick: process.argv.includes('--quick') }));
    console.log(`The core is in ${join('www', 'pkg')}.`);
  });
}
