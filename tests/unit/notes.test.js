// Formulas and tables as LaTeX and Markdown: every number of every example of every lesson is read back from them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { formulaLatex, symbolLatex, wordsLatex } from '../../www/latex.js';
import { asLatex, asMarkdown } from '../../www/notes.js';
import { ANNEXES, MODULES } from '../../www/pkg/lessons.js';
import { Words } from '../../www/words.js';

/** @import { Formula, Lesson, Panel, View } from '../../www/types.js' */

const LINK = 'https://x.example/#v=1&lesson=a_b&t=1';

/** The module of a lesson that has everything. @param {string} slug */
async function everything(slug) {
  const { code, wasm } = ANNEXES[`${slug}-more`] ?? MODULES[slug];
  const { default: init, Lab } = await code();
  await init({ module_or_path: readFileSync(new URL(wasm())) });
  return Lab;
}

/** Every example of a lesson with all of its folds, at its own step and some steps later. @param {string} slug */
async function moments(slug) {
  const Lab = await everything(slug);
  const lesson = Lab.lessons().find((/** @type {Lesson} */ each) => each.slug === slug);
  const words = new Words([readFileSync(new URL('../../www/words/en.ftl', import.meta.url), 'utf8'), Lab.words()]);
  const lab = new Lab();
  const views = [];
  for (const { name, values: changes } of lesson.presets) {
    for (const more of [0, 3]) {
      const { values } = lab.settle(slug, {}, changes);
      values.t = String(Number(values.t) + more);
      lab.advance({ lesson: slug, values, until: false, patience: 1e9 });
      const room = { width: 640, story: 320, pictures: false };
      const open = lab.view({ ...room, open: [] }).folds.map((/** @type {{ name: string }} */ fold) => fold.name);
      views.push({ name: `${slug} ${name} +${more}`, view: /** @type {View} */ (lab.view({ ...room, open })) });
    }
  }
  return { words, views };
}

/** All panels of a kind. @param {View} view @param {string} kind @returns {any[]} */
const panelsOf = (view, kind) =>
  [...view.panels, ...view.folds.flatMap(({ panels }) => panels ?? [])].filter((panel) => panel.kind === kind);

/** The texts of a formula in the order in which they are written. @param {any} formula @returns {string} */
const textOf = (formula) => {
  if (formula.items) return formula.items.map(textOf).join(' ');
  if (formula.over) return `${textOf(formula.over)} ${textOf(formula.under)}`;
  return formula.text ?? [formula.base, formula.sup, formula.sub].filter(Boolean).map(textOf).join(' ');
};

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹⁻';
/** The numbers of a text as it is shown. @param {string} text */
const shown = (text) =>
  [...text.replaceAll('−', '-').matchAll(/\d+(?:\.\d+)?(?:×10([⁰¹²³⁴-⁹⁻]+))?|[₀-₉]+|[⁰¹²³⁴-⁹]+/gu)].map(
    ([whole, power]) => {
      const plain = (/** @type {string} */ run) =>
        [...run].map((c) => (c === '⁻' ? '-' : c >= '₀' ? '₀₁₂₃₄₅₆₇₈₉'.indexOf(c) : RAISED.indexOf(c))).join('');
      if (power)
        return Number(
          `${whole.split('×')[0]}e${[...power].map((c) => (c === '⁻' ? '-' : RAISED.indexOf(c))).join('')}`,
        );
      return /^\d/.test(whole)
        ? Number(whole)
        : Number(/^[₀-₉]/.test(whole) ? plain(whole) : [...whole].map((c) => RAISED.indexOf(c)).join(''));
    },
  );

/** The numbers of LaTeX. @param {string} latex */
const numbers = (latex) =>
  [...latex.replace(/\\tfrac1([24])/g, '').matchAll(/(\d+(?:\.\d+)?)(?:\\times 10\^\{(-?\d+)\})?/g)].map(
    ([, digits, power]) => Number(power === undefined ? digits : `${digits}e${power}`),
  );

/** Braces are closed, dollars are even, and what stands between them is ASCII. @param {string} text @param {string} name */
function assertWellFormed(text, name) {
  const body = text.replaceAll('\\{', '').replaceAll('\\}', '').replaceAll('\\$', '');
  let depth = 0;
  for (const c of body) {
    depth += c === '{' ? 1 : c === '}' ? -1 : 0;
    assert.ok(depth >= 0, `${name}: a brace closes that was not open`);
  }
  assert.equal(depth, 0, `${name}: all braces are closed`);
  for (const line of body.split('\n')) {
    const parts = line.split('$');
    assert.equal(parts.length % 2, 1, `${name}: ${line}`);
    for (const math of parts.filter((_, i) => i % 2 === 1)) {
      assert.match(math.replace(/\\text\{[^}]*\}/g, ''), /^[\x20-\x7e]*$/, `${name}: ${math}`);
    }
  }
}

test('a number, a name and a sentence are as LaTeX writes them', () => {
  for (const [text, latex] of [
    ['−1.234×10⁻⁷', '-1.234\\times 10^{-7}'],
    ['∂L/∂w₁₂', '\\partial L/\\partial w_{12}'],
    ['w⁽²⁾₁₁', 'w^{(2)}_{11}'],
    ['w_old', 'w_{\\mathrm{old}}'],
    ['σ′(z₃)', "\\sigma '(z_{3})"],
    ['w10', 'w_{10}'],
    ['w₁ → o₁ → L', 'w_{1} \\to  o_{1} \\to  L'],
  ])
    assert.equal(symbolLatex(text), latex);
  assert.equal(wordsLatex('50 % of η & more…'), '50 \\% of \\ensuremath{\\eta} \\& more\\dots{}');
  const half = { kind: 'fraction', over: { kind: 'number', text: '1' }, under: { kind: 'symbol', text: 'w' } };
  assert.equal(formulaLatex(/** @type {Formula} */ (half)), '\\frac{1}{w}');
});

for (const slug of Object.keys(MODULES)) {
  test(`every number of ${slug} is read back from its LaTeX and its Markdown`, async () => {
    const { words, views } = await moments(slug);
    let [formulas, cells] = [0, 0];
    for (const { name, view } of views) {
      for (const { lines } of panelsOf(view, 'formula')) {
        for (const line of lines) {
          assert.deepEqual(numbers(formulaLatex(line)), shown(textOf(line)), `${name}: ${formulaLatex(line)}`);
          formulas += 1;
        }
      }
      const [latex, markdown] = [asLatex(view, words, 'Title', LINK), asMarkdown(view, words, 'Title', LINK)];
      assertWellFormed(latex.split('\n').slice(1).join('\n'), name);
      assertWellFormed(markdown, name);
      assert.equal(latex.split('\n')[0], `% ${LINK}`);
      assert.ok(markdown.includes(`<${LINK}>`));
      cells += assertTables(view, latex, markdown, words, name);
    }
    assert.ok(formulas + cells > (slug === 'check-yourself' ? -1 : 4), `${formulas} lines and ${cells} cells`);
  });
}

/**
 * Every cell of every table, in both forms: the numbers that are shown there.
 * @param {View} view
 * @param {string} latex
 * @param {string} markdown
 * @param {Words} words
 * @param {string} name
 */
function assertTables(view, latex, markdown, words, name) {
  const wanted = panelsOf(view, 'table').map(({ rows }) =>
    rows.map((/** @type {any} */ row) => row.cells.map((/** @type {any} */ cell) => shown(textOfCell(cell, words)))),
  );
  const blocks = [...latex.matchAll(/\\begin\{longtable\}\{\w+\}\n([^]*?)\n\\end\{longtable\}/g)].map(([, block]) =>
    block
      .split('\n')
      .slice(1)
      .map((row) => row.replace(/ \\\\$/, '').split(/(?<!\\) & /)),
  );
  const tables = markdown
    .split(/^## /m)
    .filter((part) => part.includes('| --- |'))
    .map((part) =>
      part
        .split('\n')
        .filter((line) => line.startsWith('|'))
        .slice(2)
        .map((row) => row.slice(2, -2).split(/(?<!\\) \| /)),
    );
  const read = (/** @type {string[][][]} */ all) => all.map((rows) => rows.map((row) => row.map(numbers)));
  assert.deepEqual(read(blocks), wanted, `${name}: LaTeX`);
  assert.deepEqual(read(tables), wanted, `${name}: Markdown`);
  return wanted.flat(2).length;
}

/** @param {any} cell @param {Words} words @returns {string} */
function textOfCell(cell, words) {
  if (cell.kind === 'label') return words.label(cell.label);
  if (cell.kind === 'product') return cell.factors.flat().join(' ');
  if (cell.kind === 'digits') return `${cell.same} ${cell.moved}`;
  return cell.kind === 'input' ? cell.text : '';
}

test('the factors of a row of the ledger multiply to its product, as they are read back', async () => {
  const { words, views } = await moments('chain-rule');
  let rows = 0;
  for (const { name, view } of views) {
    const markdown = asMarkdown(view, words, 'Title', LINK);
    for (const line of markdown.split('\n').filter((line) => line.includes('\\underset'))) {
      const values = [...line.matchAll(/\\underset\{(?:[^{}]|\{[^{}]*\})*\}\{((?:[^{}]|\{[^{}]*\})*)\}/g)];
      const value = (/** @type {string} */ text) =>
        numbers(text)[0] * (text.includes('-') && !/^\\?\(?\d/.test(text) ? -1 : 1);
      const cell = line.slice(2, -2).split(' | ')[2].replaceAll('$', '');
      if (!/\d/.test(cell)) continue;
      const product = values.reduce((all, [, text]) => all * value(text), 1);
      assert.ok(Math.abs(product - value(cell)) <= 2e-5 * Math.abs(value(cell)) + 1e-15, `${name}: ${line}`);
      rows += 1;
    }
  }
  assert.ok(rows >= 8, `${rows} rows`);
});
