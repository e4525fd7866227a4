// Where the parts of other people come from, and under which licences: those that ship, and the tools that build and test.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { cargoMetadata, crates, lockedCrates, packages } from '../../scripts/parts.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What may be built into the lab: whoever gets it may do everything with it, and need only keep the notices. */
const SHIPS = [
  ...['MIT', 'Apache-2.0', 'Apache-2.0 WITH LLVM-exception', 'Unicode-3.0'],
  ...['Zlib', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Unlicense', 'CC0-1.0'],
];
/** Tools reach nobody. The MPL binds only whoever changes their files. */
const TOOLS = [...SHIPS, 'BlueOak-1.0.0', 'MPL-2.0'];

const CRATES_IO = 'registry+https://github.com/rust-lang/crates.io-index';
const NPM = 'https://registry.npmjs.org/';

/** @param {string} expression as in SPDX, or with the "/" of old manifests @param {string[]} list */
const licensed = (expression, list) =>
  expression
    .replaceAll('/', ' OR ')
    .split(' AND ')
    .every((part) =>
      part
        .replace(/[()]/g, '')
        .split(' OR ')
        .some((one) => list.includes(one.trim())),
    );

/** @param {Record<string, any>} lock the packages of a package-lock.json @returns {string[]} complaints */
function ofNpm(lock) {
  return Object.entries(lock).flatMap(([path, { resolved, integrity, license, dev, optional }]) => {
    if (path === '') return [];
    const complaints = [];
    // Without an address of its own a package comes from the registry.
    if (resolved !== undefined && !resolved.startsWith(NPM)) complaints.push(`${path} comes from ${resolved}`);
    if (!/^sha512-[\w+/]{86}==$/.test(integrity)) complaints.push(`${path} has no sha512`);
    if (!licensed(String(license), dev || optional ? TOOLS : SHIPS)) complaints.push(`${path} is under ${license}`);
    return complaints;
  });
}

/** @param {ReturnType<typeof lockedCrates>} lock @returns {string[]} complaints */
const ofCargo = (lock) =>
  lock
    .filter(({ source }) => source !== undefined)
    .flatMap(({ name, source, checksum = '' }) => {
      if (source !== CRATES_IO) return [`${name} comes from ${source}`];
      return /^[0-9a-f]{64}$/.test(checksum) ? [] : [`${name} has no checksum`];
    });

const npmLock = (/** @type {string} */ folder) =>
  JSON.parse(readFileSync(join(root, folder, 'package-lock.json'), 'utf8')).packages;

for (const folder of ['.', 'bench']) {
  test(`packages of ${folder}: from the registry, with a hash, permissive`, () => {
    const lock = npmLock(folder);
    assert.ok(Object.keys(lock).length > 10);
    assert.deepEqual(ofNpm(lock), []);
  });
}

test('no package runs a script of its own when it is installed', () => {
  for (const file of ['scripts/prepare.mjs', 'bench/bench.mjs'])
    assert.match(readFileSync(join(root, file), 'utf8'), /\['ci', '--ignore-scripts',/, file);
});

test('crates: from crates.io, with a checksum, permissive', async () => {
  assert.ok(lockedCrates().length > 50);
  assert.deepEqual(ofCargo(lockedCrates()), []);
  const { packages } = await cargoMetadata();
  const others = packages.filter((/** @type {any} */ { license }) => !licensed(license ?? 'none', SHIPS));
  assert.deepEqual(
    others.map((/** @type {any} */ { name, license }) => `${name} is under ${license}`),
    [],
  );
});

test('every part that ships is under a licence that its receiver need only keep', async () => {
  const parts = [...packages(), ...(await crates())];
  assert.ok(parts.length > 10);
  for (const { name, license, hash } of parts) {
    assert.ok(licensed(license, SHIPS), `${name}: ${license}`);
    assert.ok(hash, `${name} has no hash`);
  }
});

const asks = process.env.ADVISORIES ? false : 'it asks the network: ADVISORIES=1 npm test -- supply';
test('npm knows no weakness of a package', { skip: asks }, () => {
  execFileSync('npm', ['audit', '--audit-level=low'], { cwd: root, shell: process.platform === 'win32' });
});

test('each of these is refused', () => {
  const integrity = `sha512-${'a'.repeat(86)}==`;
  const good = { integrity, license: 'MIT' };
  assert.deepEqual(ofNpm({ x: { ...good, resolved: `${NPM}x/-/x-1.0.0.tgz` } }), []);
  const bad = [
    { ...good, resolved: 'git+ssh://git@github.com/x/x.git#1' },
    { ...good, resolved: 'https://registry.npmjs.org.example.com/x.tgz' },
    { ...good, integrity: undefined },
    { ...good, integrity: 'sha1-abc' },
    { ...good, license: 'GPL-3.0-only' },
    { ...good, license: 'MPL-2.0' },
    { ...good, license: '(MIT AND GPL-3.0-only)', dev: true },
    { ...good, license: undefined, dev: true },
  ];
  for (const one of bad) assert.equal(ofNpm({ x: one }).length, 1, JSON.stringify(one));
  const crate = { name: 'x', version: '1.0.0', source: CRATES_IO, checksum: '0'.repeat(64) };
  assert.deepEqual(ofCargo([crate]), []);
  for (const one of [
    { ...crate, source: 'git+https://github.com/x/x#1' },
    { ...crate, checksum: undefined },
  ])
    assert.equal(ofCargo([one]).length, 1, JSON.stringify(one));
  assert.ok(licensed('(MIT OR Apache-2.0) AND Unicode-3.0', SHIPS) && licensed('Apache-2.0 OR GPL-2.0-only', SHIPS));
});
