// The licences of what is built into the code that ships: packages of npm, and the crates of the WebAssembly.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './prepare.mjs';
import { Problem, ask } from './say.mjs';

/** @typedef {{ name: string, version: string, license: string, folder: string }} Part */

/** All of them in one text. Many have the same licence, whose text stands once. */
export async function licences() {
  const parts = [...packages(), ...(await crates())];
  /** @type {Map<string, string[]>} the parts by the text that is theirs */
  const texts = new Map();
  for (const { name, version, license, folder } of parts) {
    for (const text of textsIn(folder))
      texts.set(text, [...(texts.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  const sections = [...texts].map(([text, names]) => `${names.join('\n')}\n\n${text}\n`);
  const begin = 'Backprop Lab is built with these, and with the standard library of Rust (MIT OR Apache-2.0).\n';
  return [begin, ...sections].join(`\n${'-'.repeat(80)}\n\n`);
}

/** @returns {Part[]} */
function packages() {
  const read = (/** @type {string} */ folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return Object.keys(read(root).dependencies).map((name) => {
    const folder = join(root, 'node_modules', name);
    return { ...read(folder), folder };
  });
}

/** The crates of other people that `web` is made of. @returns {Promise<Part[]>} */
async function crates() {
  const args = ['metadata', '--format-version', '1', '--locked', '--filter-platform', 'wasm32-unknown-unknown'];
  const text = await ask('cargo', args, { cwd: root });
  if (!text) throw new Problem('Cargo cannot read the manifests: `cargo metadata` says why.');
  const { packages, resolve } = JSON.parse(text);
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
  return [...used]
    .map((id) => byId.get(id))
    .filter(({ source }) => source !== null)
    .map(({ name, version, license, manifest_path }) => ({ name, version, license, folder: dirname(manifest_path) }));
}

/** @param {string} folder */
function textsIn(folder) {
  const files = existsSync(folder)
    ? readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
    : [];
  return files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
}
