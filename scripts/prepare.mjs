// Prepares everything that the other scripts need: Node, the locked packages, Rust and its wasm32 target. It installs what it
// can. For the rest it prints one sentence that says how to get it.
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem, ask, run } from './say.mjs';

/** The folder of the repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const target = 'wasm32-unknown-unknown';

/** @param {string} version e.g. "20.19.0" @param {string} least */
export function atLeast(version, least) {
  const have = version.split('.').map(Number);
  for (const [i, wanted] of least.split('.').map(Number).entries()) {
    const got = have[i] ?? 0;
    if (got !== wanted) return got > wanted;
  }
  return true;
}

export function checkNode() {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const least = engines.node.replace('>=', '');
  if (!atLeast(process.versions.node, least)) {
    throw new Problem(
      `Node ${least} or newer is needed and this is ${process.versions.node}: get it from https://nodejs.org.`,
    );
  }
}

/** Installs exactly what package-lock.json says, unless it is installed already. */
export async function installPackages() {
  const lock = join(root, 'package-lock.json');
  // A copy of the lock, left inside node_modules by the last installation, tells whether it is still current.
  const stamp = join(root, 'node_modules', '.installed-lock.json');
  if (existsSync(stamp) && readFileSync(stamp).equals(readFileSync(lock))) return;
  if ((await npm(['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])) !== 0) {
    throw new Problem('The packages could not be installed (see npm above): is there a network? Then start again.');
  }
  copyFileSync(lock, stamp);
}

/** @param {string[]} args */
function npm(args) {
  // npm tells its scripts where it is itself; by its bare name Windows would need a shell to find it.
  const self = process.env.npm_execpath;
  if (self?.endsWith('.js')) return run(process.execPath, [self, ...args], { cwd: root });
  return run('npm', args, { cwd: root, shell: process.platform === 'win32' });
}

/** Checks that Rust is installed and new enough. */
export async function checkRust() {
  const version = (await ask('rustc', ['--version'], { cwd: root }))?.match(/\d+\.\d+\.\d+/)?.[0];
  if (!version || !(await ask('cargo', ['--version'], { cwd: root }))) {
    throw new Problem(
      'Rust is needed and was not found: install it as https://rustup.rs says, then start again in a new terminal.',
    );
  }
  const least = readFileSync(join(root, 'Cargo.toml'), 'utf8').match(/^rust-version = "(.+)"/m)?.[1] ?? '0';
  if (!atLeast(version, least)) {
    throw new Problem(
      `Rust ${least} or newer is needed and this is ${version}: run \`rustup update stable\`, then start again.`,
    );
  }
}

/** Adds the target that compiles to WebAssembly. */
export async function addWasmTarget() {
  const folder = (await ask('rustc', ['--print', 'target-libdir', '--target', target], { cwd: root }))?.trim();
  if (folder && existsSync(folder)) return;
  await needRustup(`Rust's ${target} target`);
  if ((await run('rustup', ['target', 'add', target], { cwd: root })) !== 0) {
    throw new Problem(
      `Rust's ${target} target could not be added (see rustup above): is there a network? Then start again.`,
    );
  }
}

/** Adds what the checks need besides the compiler. */
export async function addRustTools() {
  if (
    (await ask('cargo', ['fmt', '--version'], { cwd: root })) &&
    (await ask('cargo', ['clippy', '--version'], { cwd: root }))
  )
    return;
  await needRustup('rustfmt or clippy');
  if ((await run('rustup', ['component', 'add', 'rustfmt', 'clippy'], { cwd: root })) !== 0) {
    throw new Problem(
      'rustfmt and clippy could not be added (see rustup above): is there a network? Then start again.',
    );
  }
}

/** @param {string} what is missing */
async function needRustup(what) {
  if (await ask('rustup', ['--version'], { cwd: root })) return;
  throw new Problem(
    `${what} is missing, and without rustup this script cannot add it: install Rust as https://rustup.rs says, then start again.`,
  );
}
