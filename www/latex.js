// Formulas, symbols and sentences as LaTeX that needs amsmath alone. Markdown uses the same mathematics.

/** @import { Formula } from './types.js' */

/** What a sign is in mathematics. @type {Readonly<Record<string, string>>} */
const SIGNS = {
  ...{
    '−': '-',
    '·': '\\cdot ',
    '×': '\\times ',
    '∂': '\\partial ',
    '∇': '\\nabla ',
    '⋯': '\\cdots ',
    '∞': '\\infty ',
    '√': '\\surd ',
  },
  ...{ '→': '\\to ', '↦': '\\mapsto ', '≈': '\\approx ', '≠': '\\ne ', '≤': '\\le ', '≥': '\\ge ', '∈': '\\in ' },
  ...{ η: '\\eta ', σ: '\\sigma ', δ: '\\delta ', Δ: '\\Delta ', μ: '\\mu ', α: '\\alpha ', β: '\\beta ' },
  ...{ ε: '\\varepsilon ', κ: '\\kappa ', π: '\\pi ', Φ: '\\Phi ', φ: '\\varphi ', Σ: '\\Sigma ', '‖': '\\|' },
  ...{ '′': "'", '½': '\\tfrac12 ', '¼': '\\tfrac14 ', '⊙': '\\odot ', '∑': '\\sum ', '±': '\\pm ', '÷': '\\div ' },
  ...{ '%': '\\%', '…': '\\dots ', ' ': '\\ ', ᵀ: '^{\\mathsf T}', '—': '\\text{—}', '–': '\\text{–}' },
};
const LOWERED = '₀₁₂₃₄₅₆₇₈₉';
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁽⁾';
const PLAIN = '0123456789-()';
/** A letter with a mark above it, in one character or two. */
const HATS = /([A-Za-z])\u0302/g;

/** A number or symbol as it stands on a picture or in a table: `−1.2×10⁻⁷`, `∂L/∂w₁`, `w_old`. @param {string} text */
export function symbolLatex(text) {
  return text
    .normalize('NFD')
    .replace(HATS, '\\hat{$1}')
    .normalize('NFC')
    .replace(/([\p{L}])(\d+)(?![\d.])/gu, '$1_{$2}')
    .replace(/_(\p{L}+)/gu, '_{\\mathrm{$1}}')
    .replace(/[₀-₉]+/g, (run) => `_{${[...run].map((c) => LOWERED.indexOf(c)).join('')}}`)
    .replace(/[⁰¹²³⁴-⁹⁻⁽⁾]+/g, (run) => `^{${[...run].map((c) => PLAIN[RAISED.indexOf(c)]).join('')}}`)
    .replace(/(?<![\\{\p{L}])(\p{Ll}{2,})/gu, '\\operatorname{$1}')
    .replace(/[^\x20-\x7e]|%/gu, sign)
    .trim();
}

/** @param {string} c */
const sign = (c) => SIGNS[c] ?? `\\text{${c}}`;

/** A sentence: its words as they are, its signs in mathematics. @param {string} text */
export function wordsLatex(text) {
  return text
    .replace(/[\\{}$&#_%^~]/g, (c) =>
      c === '\\' ? '\\textbackslash{}' : c === '^' || c === '~' ? `\\${c}{}` : `\\${c}`,
    )
    .replace(/[“”]/g, (c) => (c === '“' ? '``' : "''"))
    .replace(/[’]/g, "'")
    .replace(/…/g, '\\dots{}')
    .replace(/[–—]/g, (c) => (c === '–' ? '--' : '---'))
    .replace(/[^\x20-\x7e\n\u00c0-\u024f]+/gu, (run) => `\\ensuremath{${symbolLatex(run)}}`);
}

/** @param {Formula} formula without dollars around it @returns {string} */
export function formulaLatex(formula) {
  const inside = formulaLatex;
  switch (formula.kind) {
    case 'row':
      return formula.items.map(inside).join(' ').replaceAll('( ', '(').replaceAll(' )', ')');
    case 'symbol':
      return name(formula.text);
    case 'operator':
    case 'number':
      return symbolLatex(formula.text);
    case 'fraction':
      return `\\frac{${inside(formula.over)}}{${inside(formula.under)}}`;
    case 'sub':
      return `${inside(formula.base)}_{${inside(formula.sub)}}`;
    case 'sup':
      return `${braced(formula.base)}^{${inside(formula.sup)}}`;
    case 'both':
      return `${inside(formula.base)}^{${inside(formula.sup)}}_{${inside(formula.sub)}}`;
    case 'note':
    case 'term':
    case 'accent':
      return inside(formula.base);
  }
}

/** A base that is more than one symbol is held together. @param {Formula} base */
function braced(base) {
  const text = formulaLatex(base);
  return base.kind === 'symbol' || base.kind === 'number' ? text : `{${text}}`;
}

/** A letter, the name of a function, or an index with a mark behind it: `5_new`. @param {string} text */
function name(text) {
  const prime = text.endsWith('′') ? "'" : '';
  const bare = prime ? text.slice(0, -1) : text;
  const [index, mark] = bare.split('_');
  if (mark !== undefined) return `${index},\\mathrm{${mark}}`;
  if (/^(ln|exp|sin|cos|tanh|max|min)$/.test(bare)) return `\\${bare}${prime}`;
  const letters = /^[\p{L}-]{2,}$/u.test(bare);
  return (letters ? `\\operatorname{${bare}}` : symbolLatex(bare)) + prime;
}
