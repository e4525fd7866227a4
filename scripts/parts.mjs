// What other people wrote of the code that ships: packages of npm, and the crates of the WebAssembly.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './prepare.mjs';
import { Problem, ask } from './say.mjs';

/** @typedef {{ name: string, version: string, license: string, folder: string, hash: string }} Part `hash` is the lock's, as it is there */

/** @returns {Part[]} */
export function packages() {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.keys(lock[''].dependencies).map((name) => {
    const { version, license, integrity } = lock[`node_modules/${name}`];
    return { name, version, license, folder: join(root, 'node_modules', name), hash: integrity };
  });
}

/** The crates of other people that `web` is made of. @returns {Promise<Part[]>} */
export async function crates() {
  const { packages, resolve } = await cargoMetadata(['--filter-platform', 'wasm32-unknown-unknown']);
  const byId = new Map(packages.map((/** @type {any} */ one) => [one.id, one]));
  const nodes = new Map(resolve.nodes.map((/** @type {any} */ node) => [node.id, node]));
  const used = new Set(
    packages.filter((/** @type {any} */ { name }) => name === 'web').map((/** @type {any} */ { id }) => id),
  );
  for (const id of used) {
    for (const { pkg, dep_kinds } of nodes.get(id).deps) {
      const ships = dep_kinds.some((/** @type {any} */ { kind }) => kind === null);
      if (ships && !byId.get(pkg).targets.some((/** @type {any} */ { kind }) => kind.includes('proc-macro')))
        used.add(pkg);
    }
  }
  const locked = new Map(lockedCrates().map((crate) => [`${crate.name} ${crate.version}`, crate.checksum]));
  return [...used]
    .map((id) => byId.get(id))
    .filter(({ source }) => source !== null)
    .map(({ name, version, license, manifest_path }) => {
      return { name, version, license, folder: dirname(manifest_path), hash: locked.get(`${name} ${version}`) ?? '' };
    });
}

/** What Cargo knows of the workspace and of all that it depends on. @param {string[]} [more] @returns {Promise<any>} */
export async function cargoMetadata(more = []) {
  const text = await ask('cargo', ['metadata', '--format-version', '1', '--locked', ...more], { cwd: root });
  if (!text) throw new Problem('Cargo cannot read the manifests: `cargo metadata` says why.');
  return JSON.parse(text);
}

/** The entries of Cargo.lock. Those of the workspace have no source and no checksum. */
export function lockedCrates() {
  const lock = readFileSync(join(root, 'Cargo.lock'), 'utf8');
  return lock
    .split('[[package]]')
    .slice(1)
    .map((entry) => {
      const line = (/** @type {string} */ key) => new RegExp(`^${key} = "(.*)"$`, 'm').exec(entry)?.[1];
      return { name: line('name'), version: line('version'), source: line('source'), checksum: line('checksum') };
    });
}
