// The rooms of docs/architecture.md, kept apart: www -> web -> lessons -> {nn, figure} and web -> reader -> nn,
// and no other arrow.
// Each rule is a function, so that the last tests here can call it with forbidden arrows.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vite';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * The dependencies that each crate may have, also for tests and builds. Only `web` may know the browser.
 * @type {Record<string, string[]>}
 */
const allowed = {
  nn: ['libm'],
  reader: ['nn'],
  figure: ['libm', 'plotters', 'plotters-backend', 'plotters-svg', 'serde', 'ts-rs'],
  lessons: ['nn', 'figure', 'libm', 'serde', 'ts-rs'],
  web: [
    ...['nn', 'reader', 'figure', 'lessons', 'serde', 'plotters', 'plotters-backend'],
    ...['plotters-canvas', 'talc', 'wasm-bindgen', 'web-sys', 'js-sys', 'ts-rs'],
  ],
  bindgen: ['wasm-bindgen-cli-support'],
};

/** Dependencies of the build only. A feature turns them on, so no module of the page has them. */
const onlyForBuild = ['ts-rs'];

/** The files of www/ that run without a page, in Node and in workers: www/core.js and what it may import. */
const withoutPage = ['www/core.js', 'www/core-arguments.js', 'www/untrusted.js'];

const headless = 'www/pkg/backprop_core.js';

/**
 * The rooms inside www, from the page at the top to the tools at the bottom. A file may import from its own room and from those
 * below it.
 * @type {Record<string, string[]>}
 */
const rooms = {
  page: [
    'page',
    'frame',
    'front',
    'course',
    'offline',
    'host',
    'notebook',
    'scorm-adapter',
    'server',
    'service-worker',
  ],
  element: [
    'backprop-lab',
    'controller',
    'embed',
    'notes',
    'properties',
    'scorm',
    'share',
    'svg',
    'share-choices',
    'taken-home',
  ],
  inputs: ['coordinator'],
  'what moves': ['visits', 'timeline', 'presenter'],
  'what is held': [
    'loading',
    'store',
    'playback',
    'sight',
    'frames',
    'pace',
    'late-folds',
    'motion',
    'movement',
    'painter',
  ],
  screen: ['screen', 'panels', 'controls', 'acts', 'drawer', 'folds', 'ruler', 'keyboard', 'share', 'story'],
  parts: [
    ...[
      'answer',
      'board',
      'board-row',
      'board-rows',
      'buttons',
      'code',
      'document',
      'pasted',
      'pasted-rule',
      'exercise',
      'formula',
      'formula-panel',
      'handle',
      'live-number',
      'matrices',
      'number-box',
      'number-handle',
      'other-lessons',
    ],
    ...['picture', 'sheet', 'table', 'text', 'tiles'],
    ...['choice', 'flag', 'gauge', 'layers', 'number', 'parameter', 'scale', 'set'].map((name) => `controls/${name}`),
  ],
  tools: [
    ...[
      'address',
      'backdrop',
      'clock',
      'defaults',
      'distance',
      'dom',
      'download',
      'graded',
      'keys',
      'keys-help',
      'latex',
      'lesson-module',
      'live-region',
      'long-links',
      'messages',
      'more-words',
      'no-reader',
      'observe',
      'memory',
      'packing',
      'query',
    ],
    ...[
      'glossary',
      'lighting',
      'peek',
      'roving-focus',
      'qr',
      'setup',
      'state',
      'style',
      'symbol',
      'telling',
      'theme',
      'tip',
      'why-not',
      'words',
    ],
    ...[
      'around',
      'buttons',
      'code',
      'controls',
      'matrices',
      'exercises',
      'fields',
      'forms',
      'formulas',
      'front',
      'layout',
      'panels',
      'pasted',
      'phone',
      'print',
      'tables',
      'texts',
      'tips',
      'ruler',
      'share',
      'sheet',
      'story',
      'themes',
      'words',
    ].map((name) => `style/${name}`),
  ],
  headless: ['core', 'core-arguments', 'untrusted'],
};

/** A longer file of www must be split. The element itself is shorter still. */
const MOST_LINES = 300;
const MOST_LINES_OF_ELEMENT = 250;

/** The architecture is for reading from beginning to end. */
const MOST_LINES_OF_DOCUMENT = 200;
const WIDEST_LINE = 160;

/** @typedef {{ kind: 'static' | 'dynamic' | 'url', to: string | null }} Arrow `to` is null when it cannot be read here */

/**
 * @param {{ name: string, dependencies: { name: string, optional?: boolean }[] }[]} crates as `cargo metadata` tells of them
 * @returns {string[]} complaints
 */
function forbiddenDependencies(crates) {
  return crates.flatMap(({ name, dependencies }) => {
    const may = allowed[name];
    if (!may) return [`crate ${name} has no place in the table of tests/unit/rooms.test.js`];
    return dependencies
      .filter(({ name, optional }) => !may.includes(name) || (onlyForBuild.includes(name) && !optional))
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
      const known =
        (to === '@fluent/bundle' && !withoutPage.includes(file)) ||
        (to === 'uqr' && file === 'www/qr.js') ||
        (to === 'fflate' && file === 'www/scorm.js');
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
 * The files of www that a file imports, also those whose types it uses: a type is a dependency too.
 * @param {string} file
 * @param {string} code
 */
function neighbours(file, code) {
  const types = [...code.matchAll(/@import \{[^}]*\} from '([^']+)'/g)].map((match) => match[1]);
  const imports = arrowsOf(code).flatMap(({ kind, to }) => (kind === 'url' || to === null ? [] : [to]));
  const files = [...imports, ...types].filter((to) => to.startsWith('.') && !to.endsWith('types.js'));
  const targets = files.map((to) => posix.join(posix.dirname(file), to));
  return [...new Set(targets)].filter((to) => to.startsWith('www/') && !to.startsWith('www/pkg/'));
}

/**
 * @param {[file: string, code: string][]} files all of www
 * @returns {string[]} complaints about arrows that lead up, or round in a circle
 */
function forbiddenArrows(files) {
  const order = Object.values(rooms);
  const room = (/** @type {string} */ file) => order.findIndex((names) => names.includes(file.slice(4, -3)));
  const arrows = new Map(files.map(([file, code]) => [file, neighbours(file, code)]));
  const complaints = files
    .filter(([file]) => room(file) < 0)
    .map(([file]) => `${file} has no room in the table of tests/unit/rooms.test.js`);
  for (const [file, targets] of arrows) {
    const up = targets.filter((to) => room(to) < room(file));
    complaints.push(...up.map((to) => `${file} must not import ${to}, which is above it`));
  }
  /** @type {Set<string>} files from which no circle can be reached */
  const done = new Set();
  /** @param {string} file @param {string[]} path */
  const walk = (file, path) => {
    if (path.includes(file)) complaints.push(`${[...path.slice(path.indexOf(file)), file].join(' -> ')} is a circle`);
    if (done.has(file) || path.includes(file)) return;
    for (const to of arrows.get(file) ?? []) walk(to, [...path, file]);
    done.add(file);
  };
  for (const file of arrows.keys()) walk(file, []);
  return complaints;
}

/**
 * @param {string} file
 * @param {string} code
 * @returns {string[]} complaints
 */
function tooLong(file, code) {
  const most = file === 'www/backprop-lab.js' ? MOST_LINES_OF_ELEMENT : MOST_LINES;
  const lines = code.split('\n').length - 1;
  return lines > most ? [`${file} has ${lines} lines; ${most} are the most`] : [];
}

/**
 * @param {string} text docs/architecture.md
 * @returns {string[]} complaints
 */
function badDocument(text) {
  const lines = text.split('\n').slice(0, -1);
  const wide = lines.filter((line) => line.length > WIDEST_LINE).map((line) => `too wide: ${line}`);
  const long =
    lines.length > MOST_LINES_OF_DOCUMENT ? [`${lines.length} lines; ${MOST_LINES_OF_DOCUMENT} are the most`] : [];
  const paths = [...text.matchAll(/`((?:crate|www|tests|scripts|bench|docs)\/[^`\s*]*)`/g)].map((match) => match[1]);
  const gone = paths.filter((path) => !path.startsWith('www/pkg') && !existsSync(join(root, path)));
  return [...wide, ...long, ...gone.map((path) => `there is no ${path}`)];
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

/** What the build script of the lessons writes: their modules, and their catalogues without comments. */
const WRITTEN = [
  'include!(concat!(env!("OUT_DIR"), "/registry.rs"));',
  'include_str!(concat!(env!("OUT_DIR"), "/words/", $path))',
];

/**
 * @param {string} file its path from the root, like crate/nn/src/lib.rs
 * @param {string} code Rust
 * @returns {string[]} complaints about files taken in from outside the crate
 */
function forbiddenIncludes(file, code) {
  const home = file.split('/').slice(0, 2).join('/');
  const own = file === 'crate/lessons/src/lib.rs' ? WRITTEN.reduce((code, one) => code.replace(one, ''), code) : code;
  const taken = [...own.matchAll(/\binclude(?:_str|_bytes)?!\s*\(\s*("[^"]*")?|#!?\[path\s*=\s*("[^"]*")/g)];
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
  if (!/^crate\/(nn|reader|figure|lessons)\//.test(file)) return [];
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

test('inside www every arrow leads down, and none leads round', () => {
  const files = filesIn('www', /\.js$/).filter(([file]) => !file.startsWith('www/pkg/'));
  assert.deepEqual(forbiddenArrows(files), []);
});

test('no file of www is too long', () => {
  const files = filesIn('www', /\.(js|css|d\.ts)$/).filter(([file]) => !file.startsWith('www/pkg/'));
  assert.deepEqual(
    files.flatMap(([file, code]) => tooLong(file, code)),
    [],
  );
});

test('docs/architecture.md can be read in one sitting, and names files that exist', () => {
  const text = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
  assert.deepEqual(badDocument(text), []);
});

test('an arrow that leads up is caught, a type’s too, and so is a circle', () => {
  const up = [
    ['www/store.js', "import { Visits } from './visits.js';"],
    ['www/picture.js', "import { Presenter } from './presenter.js';"],
    ['www/presenter.js', "/** @import { BackpropLab } from './backprop-lab.js' */"],
    ['www/dom.js', "await import('./board.js');"],
    ['www/controls/flag.js', "import { controlsPart } from '../controls.js';"],
  ];
  for (const [file, code] of up) assert.equal(forbiddenArrows([[file, code]]).length, 1, code);
  assert.equal(forbiddenArrows([['www/cellar.js', '']]).length, 1);
  /** @type {[string, string][]} */
  const circle = [
    ['www/dom.js', "import { watchSize } from './observe.js';"],
    ['www/observe.js', "import { h } from './symbol.js';"],
    ['www/symbol.js', "import { h } from './dom.js';"],
  ];
  assert.deepEqual(forbiddenArrows(circle.slice(0, 2)), []);
  assert.deepEqual(forbiddenArrows(circle), [
    'www/dom.js -> www/observe.js -> www/symbol.js -> www/dom.js is a circle',
  ]);
});

test('a file that is too long is caught', () => {
  assert.equal(tooLong('www/dom.js', '\n'.repeat(301)).length, 1);
  assert.equal(tooLong('www/backprop-lab.js', '\n'.repeat(251)).length, 1);
  assert.deepEqual(tooLong('www/dom.js', '\n'.repeat(300)), []);
});

test('a document that is too long, or names a file that is gone, is caught', () => {
  assert.equal(badDocument('\n'.repeat(201)).length, 1);
  assert.equal(badDocument(`${'-'.repeat(161)}\n`).length, 1);
  assert.equal(badDocument('`www/cellar.js` and `crate/nn/src`\n').length, 1);
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
  const describes = (/** @type {boolean} */ optional) => [
    { name: 'lessons', dependencies: [{ name: 'ts-rs', optional }] },
  ];
  assert.deepEqual(forbiddenDependencies(describes(true)), []);
  assert.equal(forbiddenDependencies(describes(false)).length, 1);
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
  for (const one of WRITTEN) {
    assert.deepEqual(forbiddenIncludes('crate/lessons/src/lib.rs', one), []);
    assert.equal(forbiddenIncludes('crate/web/src/lib.rs', one).length, 1);
  }
  assert.equal(forbiddenIncludes('crate/nn/src/lib.rs', 'include!(concat!(env!("OUT_DIR"), "/x.rs"))').length, 1);
  assert.equal(browserNames('crate/nn/src/lib.rs', 'use wasm_bindgen::prelude::*;').length, 1);
  assert.deepEqual(browserNames('crate/web/src/lib.rs', 'use wasm_bindgen::prelude::*;'), []);
});
