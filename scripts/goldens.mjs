// `npm run goldens` replaces the goldens by what the tests draw and write now, and says which were replaced.
// `npm run goldens -- --look` shows each changed golden beside the old one.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './prepare.mjs';
import { Problem, isMain, start } from './say.mjs';

const CHANGED = /^(.*)-changed(\.(?:svg|txt|mathml|md))$/;

/** What the tests left beside goldens. @param {string} folder of the repository */
const changedIn = (folder) =>
  ['docs', 'docs/pictures', 'tests/golden'].flatMap((place) =>
    readdirSync(join(folder, place))
      .filter((name) => CHANGED.test(name))
      .map((name) => `${place}/${name}`),
  );

/**
 * One picture beside the other, and of texts the lines that differ.
 * @param {string} folder the folder of the repository
 * @returns {string} HTML, empty if nothing has changed
 */
export function sideBySide(folder) {
  const pairs = changedIn(folder).map((changed) => [changed.replace(CHANGED, '$1$2'), changed]);
  if (pairs.length === 0) return '';
  const sections = pairs.map(([golden, changed]) => {
    const both = golden.endsWith('.svg') ? pictures(folder, golden, changed) : lines(folder, golden, changed);
    return `<h2>${golden}</h2>\n<div class="pair">${both}</div>\n`;
  });
  return `${HEAD}<h1>Golden, and what is drawn now (${pairs.length})</h1>\n${sections.join('')}`;
}

const HEAD = `<!doctype html>
<meta charset="utf-8" />
<title>Goldens that changed</title>
<style>
  body { font-family: system-ui, sans-serif; margin: 1rem; color: #1a2230; background: #ffffff; }
  .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; align-items: start; }
  img { width: 100%; border: 1px solid #b6bfca; }
  pre { margin: 0; white-space: pre-wrap; }
  .gone { background: #ffd9d6; }
  .new { background: #d3f5d6; }
</style>
`;

/** @param {string} folder @param {string} golden @param {string} changed */
function pictures(folder, golden, changed) {
  const image = (/** @type {string} */ path) => `<img src="${path}" alt="${path}" />`;
  return `${existsSync(join(folder, golden)) ? image(golden) : '<p>no golden yet</p>'}${image(changed)}`;
}

/** @param {string} folder @param {string} golden @param {string} changed */
function lines(folder, golden, changed) {
  const [old, now] = [golden, changed].map((path) =>
    existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8').split('\n') : [],
  );
  const only = (/** @type {string[]} */ own, /** @type {string[]} */ other, /** @type {string} */ sort) => {
    const known = new Set(other);
    const marked = own.filter((line) => !known.has(line)).map((line) => `<span class="${sort}">${escape(line)}</span>`);
    return `<pre>${marked.join('\n')}</pre>`;
  };
  return only(old, now, 'gone') + only(now, old, 'new');
}

/** @param {string} text */
const escape = (text) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * Runs the tests that compare goldens, and lets them write what differs.
 * @returns {Promise<{ code: number, text: string }>} the exit code of Cargo, and what the tests printed
 */
function update() {
  const args = ['test', '-p', 'tests', '--locked', '--test', 'goldens', '--test', 'figure_motion', '--', '--nocapture'];
  const env = { ...process.env, UPDATE_GOLDENS: '1', RUST_BACKTRACE: '0' };
  return new Promise((resolve) => {
    const child = spawn('cargo', args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (chunk) => (text += chunk));
    child.on('error', () => resolve({ code: 127, text }));
    child.on('close', (code) => resolve({ code: code ?? 1, text }));
  });
}

/**
 * What to say of the goldens that the tests wrote.
 * @param {string} text what they printed
 */
function report(text) {
  const names = [...text.matchAll(/^wrote (.*)$/gm)].map(([, name]) => name).sort();
  if (names.length === 0) return 'No golden has changed.';
  const count = names.length === 1 ? 'one golden' : `${names.length} goldens`;
  return `Wrote ${count}: ${names.join(', ')}.\nLook at each, then run npm test.`;
}

if (isMain(import.meta.url)) {
  await start(async () => {
    const path = join(root, 'goldens-changed.html');
    if (!process.argv.includes('--look')) {
      const { code, text } = await update();
      console.log(report(text));
      if (code !== 0) throw new Problem('Not all goldens could be made, see above.');
      // What is left is of presets and lessons that are no more.
      for (const file of [path, ...changedIn(root).map((name) => join(root, name))]) rmSync(file, { force: true });
      return;
    }
    const html = sideBySide(root);
    if (html) writeFileSync(path, html);
    else rmSync(path, { force: true });
    console.log(html ? `Open ${pathToFileURL(path)}` : 'No golden has changed since the tests last compared them.');
  });
}
