// dist/lib as a package: what npm packs, what tools for packages say of it, and what it does in Node, where there is no page.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const lib = resolve(root, process.env.SITE ?? 'dist', 'lib');
assert.ok(existsSync(join(lib, 'package.json')), `${lib} is no package: run npm run build first.`);

/** @param {string[]} args @param {string} cwd */
const npm = (args, cwd) =>
  execFileSync('npm', args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
  });

/** @type {string} */
let folder;
/** @type {{ filename: string, files: { path: string }[] }} what npm has packed */
let packed;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'package-'));
  const out = npm(['pack', '--json', '--pack-destination', folder, lib], folder);
  packed = JSON.parse(out)[0];
});
after(() => rmSync(folder, { recursive: true }));

test('npm packs the modules, their types and files, the licences, and nothing else', () => {
  const paths = packed.files.map(({ path }) => path);
  const alone = [
    ...['LICENSE-APACHE', 'LICENSE-MIT', 'README.md', 'THIRD-PARTY.txt', 'package.json'],
    ...['backprop-lab.d.ts', 'backprop-lab.js', 'core-types.d.ts', 'core.d.ts', 'core.js', 'host.js', 'server.js'],
  ];
  assert.deepEqual(paths.filter((path) => !path.startsWith('assets/')).sort(), alone.sort());
  const assets = paths.filter((path) => path.startsWith('assets/'));
  assert.deepEqual(
    assets.filter((path) => !/^assets\/[\w-]+-.{8}\.(js|wasm|ftl)$/.test(path)),
    [],
  );
});

test('every file that its modules name is in it', () => {
  const paths = new Set(packed.files.map(({ path }) => path));
  const scripts = [...paths].filter((path) => path.endsWith('.js'));
  let seen = 0;
  for (const path of scripts) {
    const code = readFileSync(join(lib, path), 'utf8');
    const named = code.matchAll(
      /(?:from|import\(|import|new URL\()\s*[`'"](\.{0,2}\/?[\w./-]+\.(?:js|wasm|ftl))[`'"]/g,
    );
    for (const [, name] of named) {
      const target = posix.join(posix.dirname(path), name);
      assert.ok(paths.has(target), `${path} names ${name}`);
      seen += 1;
    }
  }
  assert.ok(seen > 40, `${seen}`);
});

test('beside the site stands the list of its parts, for scanners: every part whose licence is told, by name, version and hash', () => {
  const site = join(lib, '..');
  const { bomFormat, components, dependencies } = JSON.parse(readFileSync(join(site, 'sbom.cdx.json'), 'utf8'));
  assert.equal(bomFormat, 'CycloneDX');
  const told = [...readFileSync(join(site, 'THIRD-PARTY.txt'), 'utf8').matchAll(/^(\S+ \d+\.\d+\.\S+) \(.*\)$/gm)];
  const listed = components.map((/** @type {any} */ { name, version }) => `${name} ${version}`);
  assert.ok(told.length > 10);
  for (const [, part] of told) assert.ok(listed.includes(part), part);
  for (const { purl, hashes, licenses } of components) {
    assert.match(purl, /^pkg:(npm|cargo)\/[\w%/.-]+@\d/);
    assert.match(hashes[0].content, /^([0-9a-f]{64}|[0-9a-f]{128})$/);
    assert.ok(licenses[0].expression);
  }
  assert.equal(dependencies.length, components.length + 1);
});

test('publint has nothing to say', async () => {
  const { messages, pkg } = await publint({ pkgDir: lib, strict: true });
  assert.deepEqual(
    messages.map((message) => formatMessage(message, pkg)),
    [],
  );
});

test('the types are those of what is imported, as the tool “Are the types wrong?” resolves them', async () => {
  const data = new Uint8Array(readFileSync(join(folder, packed.filename)));
  const found = await checkPackage(createPackageFromTarballData(data), { excludeEntrypoints: ['./host.js'] });
  assert.ok(found.types, 'no types');
  // A module cannot be required, and says so; and resolution as of 2014 knows no exports.
  const problems = found.problems.filter((problem) => {
    const { resolutionKind } = /** @type {{ resolutionKind?: string }} */ (problem);
    return problem.kind !== 'CJSResolvesToESM' && resolutionKind !== 'node10' && resolutionKind !== 'node16-cjs';
  });
  assert.deepEqual(problems, []);
});

test('installed, the element is imported in Node without an error, and the core computes', () => {
  const home = join(folder, 'course');
  mkdirSync(home);
  writeFileSync(join(home, 'package.json'), '{ "type": "module", "private": true }');
  npm(['install', '--offline', '--no-audit', '--no-fund', join(folder, packed.filename)], home);
  const code = `
    import { BackpropLab } from 'backprop-lab';
    import { load, Network } from 'backprop-lab/core';
    await load();
    const document = { layers: [1, 1], activations: ['identity'], loss: 'half-squared-error', weights: [[[2]]], biases: [[0]] };
    console.log(typeof BackpropLab, typeof globalThis.customElements, new Network(document).trace([3], [1]).loss);`;
  writeFileSync(join(home, 'try.mjs'), code);
  assert.equal(
    execFileSync(process.execPath, ['try.mjs'], { cwd: home, encoding: 'utf8' }).trim(),
    'undefined undefined 12.5',
  );
});

test('TypeScript knows the element, its events and the core', () => {
  const home = join(folder, 'typed');
  mkdirSync(join(home, 'node_modules'), { recursive: true });
  writeFileSync(join(home, 'package.json'), '{ "type": "module", "private": true }');
  npm(['install', '--offline', '--no-audit', '--no-fund', join(folder, packed.filename)], home);
  const code = `
    import 'backprop-lab';
    import { Network, load } from 'backprop-lab/core';
    const lab = document.querySelector('backprop-lab');
    lab?.addEventListener('answer', ({ detail }) => detail.right satisfies boolean);
    // @ts-expect-error: no such method
    lab?.explode();
    export const loss: Promise<number> = load().then(() => new Network({ layers: [1, 1], activations: ['identity'], loss: 'half-squared-error', weights: [[[2]]], biases: [[0]] }).trace([3], [1]).loss);`;
  writeFileSync(join(home, 'try.ts'), code);
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const how = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--lib', 'es2023,dom', 'try.ts'];
  const { stdout, status } = spawnSync(process.execPath, [tsc, ...how], { cwd: home, encoding: 'utf8' });
  assert.equal(status, 0, stdout);
});

test('no file of another build is left in it', () => {
  const names = readdirSync(join(lib, 'assets')).map((name) => name.replace(/-.{8}\./, '.'));
  assert.deepEqual(
    names.filter((name, i) => names.indexOf(name) !== i),
    [],
  );
});
