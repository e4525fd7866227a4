// Rust to WebAssembly: crate/web and what it stands on -> www/pkg.
// Alone: `node scripts/build-core.mjs [--quick]`; --quick builds the faster-to-build core of `npm start`.
import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { addWasmTarget, checkRust, root } from './prepare.mjs';
import { Problem, ask, isMain, start, steps } from './say.mjs';

const target = 'wasm32-unknown-unknown';

/** crate/web makes two modules: the lessons', as small as can be, and the headless one, as fast as can be. */
const modules = [
  { feature: 'lab', name: 'backprop_lab', profile: 'lab' },
  { feature: 'network', name: 'backprop_core', profile: 'release' },
];

/**
 * Compiles both modules and writes their bindings to www/pkg; `quick` takes less time and makes slower, larger ones.
 * @param {{ quick?: boolean, onOutput?: (text: string) => void }} [options]
 */
export async function buildCore({ quick = false, onOutput } = {}) {
  for (const { feature, name, profile } of modules) {
    const used = quick ? 'quick' : profile;
    await compile(feature, used, onOutput);
    await writeBindings(name, used, onOutput);
  }
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
 * @param {string} feature
 * @param {string} profile
 * @param {((text: string) => void) | undefined} onOutput
 */
async function compile(feature, profile, onOutput) {
  // `--crate-type` here and not in the manifest: there, beside rlib, it would switch link-time optimisation off.
  const what = ['-p', 'web', '--lib', '--locked', '--no-default-features', '--features', feature];
  const how = ['--profile', profile, '--target', target, '--crate-type', 'cdylib'];
  await cargo(['rustc', ...what, ...how], 'The core did not compile (see above).', {
    env: wasmEnvironment(),
    onOutput,
  });
}

/**
 * @param {string} name
 * @param {string} profile
 * @param {((text: string) => void) | undefined} onOutput
 */
async function writeBindings(name, profile, onOutput) {
  const metadata = await ask('cargo', ['metadata', '--no-deps', '--format-version', '1'], { cwd: root });
  if (!metadata) throw new Problem('Cargo cannot read the manifests: `cargo metadata` says why.');
  const wasm = join(JSON.parse(metadata).target_directory, target, profile, 'web.wasm');
  const args = ['run', '-p', 'bindgen', '--locked', '--profile', 'tool', '--', wasm, join(root, 'www', 'pkg'), name];
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
