// The rooms of docs/architecture.md, kept apart: www -> web -> lessons -> {nn, figure}, and no other arrow.
// Each rule is a function over given data, so that the last tests here can show it forbidden arrows.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vite';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * What each crate may stand on; for tests, too, and for builds. `web` alone may know that there is a browser.
 * @type {Record<string, string[]>}
 */
const allowed = {
  nn: ['libm'],
  figure: ['libm', 'plotters', 'plotters-backend', 'plotters-svg', 'serde'],
  lessons: ['nn', 'figure', 'libm', 'serde'],
  web: [
    ...['nn', 'figure', 'lessons', 'serde', 'plotters', 'plotters-backend'],
    ...['plotters-canvas', 'talc', 'wasm-bindgen', 'web-sys', 'js-sys', 'serde-wasm-bindgen'],
  ],
  bindgen: ['wasm-bindgen-cli-support'],
};

/** The files of www/ that run without a page, in Node and in workers: www/core.js and what it may import. */
const withoutPage = ['www/core.js', 'www/core-arguments.js', 'www/plain.js'];

const headless = 'www/pkg/backprop_core.js';

/** @typedef {{ kind: 'static' | 'dynamic' | 'url', to: string | null }} Arrow `to` is null when it cannot be read here */

/**
 * @param {{ name: string, dependencies: { name: string }[] }[]} crates as `cargo metadata` tells of them
 * @returns {string[]} complaints
 */
function forbiddenDependencies(crates) {
  return crates.flatMap(({ name, dependencies }) => {
    const may = allowed[name];
    if (!may) return [`crate ${name} has no place in the table of tests/unit/rooms.test.js`];
    return dependencies
      .filter((dependency) => !may.includes(dependency.name))
      .map((dependency) => `crate ${name} must not depend on ${dependency.name}`);
  });
}

/**
 * @param {string} code JavaScript
 * @returns {Arrow[]} everything it imports, and every file it names by new URL(…, import.meta.url)
 */
function arrowsOf(code) {
  const program = parseAst(code);
  /** @type {Map<string, any>} what a constant stands for; null when two constants share the name */
  const constants = new Map();
  visit(program, (node) => {
    if (node.type !== 'VariableDeclaration' || node.kind !== 'const') return;
    for (const { id, init } of node.declarations) constants.set(id.name, constants.has(id.name) ? null : init);
  });
  /** @param {any} node */
  const literal = (node) => {
    const said = node?.type === 'Identifier' ? constants.get(node.name) : node;
    return typeof said?.value === 'string' ? said.value : null;
  };
  /** @type {Arrow[]} */
  const arrows = [];
  visit(program, (node) => {
    const declares = /^(Import|ExportNamed|ExportAll)Declaration$/.test(node.type);
    if (declares && node.source) arrows.push({ kind: 'static', to: literal(node.source) });
    if (node.type === 'ImportExpression') arrows.push({ kind: 'dynamic', to: literal(node.source) });
    if (node.type === 'NewExpression' && node.callee.name === 'URL' && isImportMetaUrl(node.arguments[1])) {
      arrows.push({ kind: 'url', to: literal(node.arguments[0]) });
    }
  });
  return arrows;
}

/** @param {any} node @param {(node: any) => void} look */
function visit(node, look) {
  if (Array.isArray(node)) {
    for (const child of node) visit(child, look);
  } else if (node && typeof node === 'object') {
    if (typeof node.type === 'string') look(node);
    for (const child of Object.values(node)) visit(child, look);
  }
}

/** @param {any} node */
const isImportMetaUrl = (node) =>
  node?.type === 'MemberExpression' && node.object.type === 'MetaProperty' && node.property.name === 'url';

/**
 * @param {string} file its path from the root, like www/core.js
 * @param {string} code
 * @returns {string[]} complaints
 */
function forbiddenImports(file, code) {
  return arrowsOf(code).flatMap(({ kind, to }) => {
    if (to === null) return [`${file} must name what it imports by a plain string or a constant`];
    const complaint = [`${file} must not import ${to}`];
    if (!/^\.{1,2}\//.test(to)) {
      const known = to === '@fluent/bundle' && !withoutPage.includes(file);
      const inNode = to === 'node:fs/promises' && kind === 'dynamic' && file === 'www/core.js';
      return known || inNode ? [] : complaint;
    }
    const target = posix.join(posix.dirname(file), to);
    if (!target.startsWith('www/')) return complaint;
    if (withoutPage.includes(file) && kind !== 'url' && ![...withoutPage, headless].includes(target)) return complaint;
    return [];
  });
}

/**
 * @param {string} html index.html
 * @returns {string[]} complaints
 */
function forbiddenInPage(html) {
  const addresses = [...html.matchAll(/<(?:script|link)\b[^>]*?\s(?:src|href)="([^"]*)"/g)].map((match) => match[1]);
  return addresses
    .filter((address) => !posix.join('.', address).startsWith('www/') && !address.startsWith('data:'))
    .map((address) => `index.html must not load ${address}`);
}

/**
 * @param {string} file its path from the root, like crate/nn/src/lib.rs
 * @param {string} code Rust
 * @returns {string[]} complaints about files taken in from outside the crate
 */
function forbiddenIncludes(file, code) {
  const home = file.split('/').slice(0, 2).join('/');
  const taken = [...code.matchAll(/\binclude(?:_str|_bytes)?!\s*\(\s*("[^"]*")?|#!?\[path\s*=\s*("[^"]*")/g)];
  return taken.flatMap((match) => {
    const quoted = match[1] ?? match[2];
    if (!quoted) return [`${file} must name the file it includes by a plain string`];
    const target = posix.join(posix.dirname(file), quoted.slice(1, -1));
    return target.startsWith(`${home}/`) ? [] : [`${file} must not include ${target}`];
  });
}

/**
 * @param {string} file
 * @param {string} code
 * @returns {string[]} complaints about names of the browser below crate/web
 */
function browserNames(file, code) {
  if (!/^crate\/(nn|figure|lessons)\//.test(file)) return [];
  const names = new Set(code.match(/\b(wasm_bindgen|web_sys|js_sys|wasm-bindgen|web-sys|js-sys)\b/g));
  return [...names].map((name) => `${file} must not mention ${name}`);
}

/**
 * @param {string} folder
 * @param {RegExp} ending
 * @returns {[file: string, text: string][]}
 */
function filesIn(folder, ending) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .map((path) => [path.slice(root.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')]);
}

test('every crate stands only on those it may know', () => {
  const args = ['metadata', '--no-deps', '--format-version', '1'];
  const { packages } = JSON.parse(execFileSync('cargo', args, { cwd: root, encoding: 'utf8' }));
  const crates = packages.filter((/** @type {{ name: string }} */ { name }) => name !== 'tests');
  assert.deepEqual(crates.map((/** @type {{ name: string }} */ { name }) => name).sort(), Object.keys(allowed).sort());
  assert.deepEqual(forbiddenDependencies(crates), []);
});

test('below crate/web nothing names the browser', () => {
  const files = filesIn('crate', /\.(rs|toml)$/);
  assert.ok(files.length >= 10);
  assert.deepEqual(
    files.flatMap(([file, code]) => browserNames(file, code)),
    [],
  );
});

test('no crate takes in a file from outside itself', () => {
  const files = filesIn('crate', /\.rs$/);
  assert.deepEqual(
    files.flatMap(([file, code]) => forbiddenIncludes(file, code)),
    [],
  );
});

test('www imports its own files, the bindings and Fluent, and nothing else', () => {
  const files = filesIn('www', /\.js$/).filter(([file]) => !file.startsWith('www/pkg/'));
  assert.ok(files.some(([file]) => file === 'www/core.js'));
  assert.deepEqual(
    files.flatMap(([file, code]) => forbiddenImports(file, code)),
    [],
  );
  assert.deepEqual(forbiddenInPage(readFileSync(join(root, 'index.html'), 'utf8')), []);
});

test('a forbidden dependency is caught', () => {
  const forbidden = /** @type {const} */ ([
    ['nn', 'serde'],
    ['nn', 'figure'],
    ['figure', 'nn'],
    ['figure', 'plotters-canvas'],
    ['lessons', 'web-sys'],
    ['lessons', 'web'],
    ['web', 'bindgen'],
    ['bindgen', 'nn'],
    ['lessons', 'tests'],
  ]);
  for (const [name, other] of forbidden) {
    const crates = [{ name, dependencies: [{ name: other }] }];
    assert.deepEqual(forbiddenDependencies(crates), [`crate ${name} must not depend on ${other}`]);
  }
  assert.equal(forbiddenDependencies([{ name: 'cellar', dependencies: [] }]).length, 1);
});

test('a forbidden import is caught, in whatever form', () => {
  const forbidden = [
    ['www/state.js', "import x from '../tests/unit/x.js';"],
    ['www/state.js', "export * from '../scripts/say.mjs';"],
    ['www/state.js', "await import('../docs/model.js');"],
    ['www/state.js', "new URL('../crate/lessons/src/en.ftl', import.meta.url);"],
    ['www/state.js', "import './../../elsewhere.js';"],
    ['www/state.js', "import d3 from 'd3';"],
    ['www/state.js', "import fs from 'node:fs/promises';"],
    ['www/state.js', 'await import(name);'],
    ['www/state.js', "const name = 'node:fs/promises'; await import(name);"],
    ['www/core.js', "import fs from 'node:fs/promises';"],
    ['www/core.js', "import { BackpropLab } from './backprop-lab.js';"],
    ['www/core.js', "import { FluentBundle } from '@fluent/bundle';"],
  ];
  for (const [file, code] of forbidden) assert.equal(forbiddenImports(file, code).length, 1, code);
});

test('the arrows of the design are let through', () => {
  const fine = [
    ['www/core.js', "import init from './pkg/backprop_core.js'; await import('node:fs/promises');"],
    ['www/core.js', "const name = 'node:fs/promises'; await import(name);"],
    ['www/core.js', "new URL('./pkg/backprop_core_bg.wasm', import.meta.url);"],
    ['www/panels/table.js', "import { FluentBundle } from '@fluent/bundle'; export { a } from '../state.js';"],
    ['www/words.js', "// import x from '../tests/x.js'\nnew URL('./en.ftl', import.meta.url); new URL(location.href);"],
  ];
  for (const [file, code] of fine) assert.deepEqual(forbiddenImports(file, code), [], code);
});

test('a page that loads from elsewhere is caught', () => {
  assert.deepEqual(forbiddenInPage('<script type="module" src="./www/backprop-lab.js"></script>'), []);
  assert.equal(forbiddenInPage('<script src="https://example.org/x.js"></script>').length, 1);
  assert.equal(forbiddenInPage('<link rel="stylesheet" href="docs/page.css">').length, 1);
});

test('a file taken in from outside a crate is caught, and names of the browser too', () => {
  assert.deepEqual(forbiddenIncludes('crate/lessons/src/lib.rs', 'include_str!("en.ftl")'), []);
  assert.equal(forbiddenIncludes('crate/lessons/src/lib.rs', 'include_str!("../../../docs/model.md")').length, 1);
  assert.equal(forbiddenIncludes('crate/web/src/lib.rs', 'include_str!("../../lessons/src/en.ftl")').length, 1);
  assert.equal(forbiddenIncludes('crate/nn/src/lib.rs', '#[path = "../../../tests/x.rs"]\nmod x;').length, 1);
  assert.equal(forbiddenIncludes('crate/nn/src/lib.rs', 'include!(concat!(env!("OUT_DIR"), "/x.rs"))').length, 1);
  assert.equal(browserNames('crate/nn/src/lib.rs', 'use wasm_bindgen::prelude::*;').length, 1);
  assert.deepEqual(browserNames('crate/web/src/lib.rs', 'use wasm_bindgen::prelude::*;'), []);
});
