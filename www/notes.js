// The formulas and tables of a moment as LaTeX or Markdown, those of its folds, too. Each carries the link it came from.
import { formulaLatex, symbolLatex, wordsLatex } from './latex.js';
import { loadLesson } from './lesson-module.js';

/** @import { Coordinator } from './coordinator.js' */
/** @import { Lab, Panel, View } from './types.js' */
/** @import { Words } from './words.js' */

/** @typedef {Extract<Panel, { kind: 'table' }>} Table */
/** @typedef {Table['rows'][number]['cells'][number]} Cell */

/** A page stays quick while a run is computed again: it has a turn after so many milliseconds. */
const TURN = 12;

/**
 * A file of everything that can be read at the present step.
 * @param {Coordinator} coordinator
 * @param {string} link
 * @param {'latex' | 'markdown'} form
 */
export async function notesFile({ now, lesson, visits, presenter }, link, form) {
  // What stands in folds is in the annex.
  const module = lesson.folds ? await loadLesson(lesson.slug, lesson.folds) : visits.module;
  if (!module) throw new Error('no lesson is shown');
  const words = module.words(false);
  const lab = /** @type {Lab} */ (module.open());
  try {
    const values = { ...now.values, t: String(presenter.view?.t ?? 0) };
    while (lab.advance({ lesson: now.lesson, values, until: false, patience: TURN }).behind)
      await new Promise((done) => setTimeout(done));
    const room = { width: 640, story: 320, pictures: false };
    const open = lab.view({ ...room, open: [] }).folds.map(({ name }) => name);
    const view = lab.view({ ...room, open });
    const title = words.text(`${lesson.slug}-title`);
    return new Blob([form === 'latex' ? asLatex(view, words, title, link) : asMarkdown(view, words, title, link)], {
      type: 'text/plain',
    });
  } finally {
    lab.free();
  }
}

/** The panels that are formulas or tables. @param {Pick<View, 'panels' | 'folds'>} view */
const told = ({ panels, folds }) =>
  [...panels, ...folds.flatMap((fold) => fold.panels ?? [])].filter(
    ({ kind }) => kind === 'formula' || kind === 'table',
  );

/** @param {Pick<View, 'panels' | 'folds' | 'describe'>} view @param {Words} words @param {string} title @param {string} link */
export function asMarkdown(view, words, title, link) {
  const plain = (/** @type {string} */ text) => text.replace(/[\\|*_`<]/g, (c) => `\\${c}`).replaceAll('\n', ' ');
  const cell = (/** @type {Cell} */ each) => written(each, words, (text) => `$${text}$`, plain);
  const row = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;
  const parts = told(view).map((panel) => {
    const lines =
      panel.kind === 'formula'
        ? panel.lines.map((line) => `- $${formulaLatex(line)}$`)
        : tableOf(/** @type {Table} */ (panel), (labels) => labels.map(cell)).flatMap((cells, i) =>
            i === 0 ? [row(cells), row(cells.map(() => '---'))] : [row(cells)],
          );
    return [`## ${plain(words.say(panel.title))}`, '', ...lines, ''].join('\n');
  });
  return [`# ${plain(title)}`, '', plain(words.say(view.describe)), '', ...parts, `<${link}>`, ''].join('\n');
}

const HEAD = String.raw`\documentclass[a4paper,fleqn]{article}
\usepackage[utf8]{inputenc}
\usepackage{amsmath}
\usepackage{longtable}
\setlength{\textwidth}{165mm}
\setlength{\oddsidemargin}{-3mm}
\setlength{\parindent}{0mm}
\begin{document}`;

/** @param {Pick<View, 'panels' | 'folds' | 'describe'>} view @param {Words} words @param {string} title @param {string} link */
export function asLatex(view, words, title, link) {
  const cell = (/** @type {Cell} */ each) => written(each, words, (text) => `$${text}$`, wordsLatex);
  const parts = told(view).map((panel) => {
    const heading = `\\subsection*{${wordsLatex(words.say(panel.title))}}`;
    if (panel.kind === 'formula') {
      return [heading, ...panel.lines.map((line) => `$\\displaystyle ${formulaLatex(line)}$\n`)].join('\n');
    }
    const rows = tableOf(/** @type {Table} */ (panel), (labels) => labels.map(cell).join(' & '));
    const columns = /** @type {Table} */ (panel).columns.map(({ numeric }) => (numeric ? 'r' : 'l')).join('');
    const lines = rows.map((text, i) => `${text} \\\\${i === 0 ? ' \\hline' : ''}`);
    return [heading, `\\begin{longtable}{${columns}}`, ...lines, '\\end{longtable}'].join('\n');
  });
  return [
    `% ${link}`,
    HEAD,
    `\\section*{${wordsLatex(title)}}`,
    wordsLatex(words.say(view.describe)),
    ...parts,
    '\\end{document}',
    '',
  ].join('\n');
}

/**
 * The headings and the rows of a table.
 * @template T
 * @param {Table} table
 * @param {(cells: Cell[]) => T} write
 */
function tableOf({ columns, rows }, write) {
  const heads = columns.map(({ label }) => /** @type {Cell} */ ({ kind: 'label', label }));
  return [heads, ...rows.map(({ cells }) => cells)].map(write);
}

/**
 * A cell: mathematics, or words.
 * @param {Cell} cell
 * @param {Words} words
 * @param {(latex: string) => string} math
 * @param {(text: string) => string} plain
 */
function written(cell, words, math, plain) {
  const symbol = (/** @type {string} */ text) => (text.trim() === '' ? '' : math(symbolLatex(text)));
  switch (cell.kind) {
    case 'label':
      return 'symbol' in cell.label ? symbol(cell.label.symbol) : plain(words.say(cell.label.words));
    case 'product': {
      const factors = cell.factors.map(([name, value]) => `\\underset{${symbolLatex(name)}}{${symbolLatex(value)}}`);
      return math(factors.join(' \\cdot '));
    }
    case 'input':
      return symbol(cell.text.replaceAll('-', '−'));
    case 'toggle':
      return cell.on ? math('\\times') : '';
    case 'digits':
      return math(`${symbolLatex(cell.same)}${cell.moved && `\\underline{${symbolLatex(cell.moved)}}`}`);
  }
}
