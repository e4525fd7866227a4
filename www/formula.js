// Formulas: a tree from the lab becomes MathML once. After that only its numbers change.
import { h } from './dom.js';

/** @import { Formula } from './types.js' */
/** @import { Words } from './words.js' */

const MATHML = 'http://www.w3.org/1998/Math/MathML';

/**
 * A line that was built. Two formulas of the same `shape` differ only in their numbers; `live` are the texts of these numbers.
 * @typedef {{ element: Element, shape: string, live: Text[] }} Line
 */

/**
 * Changes the numbers of `old` if nothing else has changed. Otherwise it builds a new line.
 * @param {Formula} formula
 * @param {Line | undefined} old
 * @param {Words} words
 * @returns {Line}
 */
export function showLine(formula, old, words) {
  /** @type {string[]} */
  const texts = [];
  const shape = outline(formula, texts, words);
  if (!old || old.shape !== shape) return buildLine(formula, shape, words);
  for (const [i, text] of texts.entries()) if (old.live[i].data !== text) old.live[i].data = text;
  return old;
}

/**
 * The shape of a formula: everything but its live texts. It puts those into `texts`, in their order.
 * @param {Formula} formula
 * @param {string[]} texts
 * @param {Words} words
 * @returns {string}
 */
function outline(formula, texts, words) {
  const inside = (/** @type {Formula} */ part) => outline(part, texts, words);
  switch (formula.kind) {
    case 'row':
      return `(${formula.items.map(inside).join(' ')})`;
    case 'symbol':
    case 'operator':
      return `${formula.kind} ${formula.text}`;
    case 'number':
      texts.push(formula.text);
      return '#';
    case 'fraction':
      return `(${inside(formula.over)} / ${inside(formula.under)})`;
    case 'sub':
      return `(${inside(formula.base)} _ ${inside(formula.sub)})`;
    case 'sup':
      return `(${inside(formula.base)} ^ ${inside(formula.sup)})`;
    case 'both':
      return `(${inside(formula.base)} _ ${inside(formula.sub)} ^ ${inside(formula.sup)})`;
    case 'note': {
      const base = inside(formula.base);
      texts.push(words.say(formula.note));
      return `note(${base})`;
    }
    case 'accent':
      return `accent(${inside(formula.base)})`;
    case 'term':
      return `term ${formula.groups}(${inside(formula.base)})`;
  }
}

/**
 * @param {Formula} formula
 * @param {string} shape
 * @param {Words} words
 * @returns {Line}
 */
function buildLine(formula, shape, words) {
  /** @type {Text[]} */
  const live = [];
  const parts = formula.kind === 'row' ? breakable(formula.items) : [[formula]];
  // MathML breaks no lines, and not every browser lets a style sheet break one formula. So each part is a formula.
  const formulas = parts.map((part) => {
    const math = node('math', node('mrow', ...part.map((item) => build(item, live, words))));
    math.setAttribute('display', 'block');
    // Where there is no fraction, a bracket is as high as the line, whatever the font: what stands below must not move.
    const signs = math.querySelector('mfrac') ? [] : math.querySelectorAll('mo');
    for (const sign of signs) sign.setAttribute('stretchy', 'false');
    return math;
  });
  return { element: h('div', { class: 'equation' }, ...formulas), shape, live };
}

/** A line that is too wide may be broken after one of these. */
const BREAKS = new Set(['=', '+', '−', '·']);

/**
 * The parts of a line that are never broken.
 * @param {Formula[]} items
 * @returns {Formula[][]}
 */
function breakable(items) {
  /** @type {Formula[][]} */
  const parts = [[]];
  for (const item of items) {
    parts[parts.length - 1].push(item);
    if (item.kind === 'operator' && BREAKS.has(item.text)) parts.push([]);
  }
  return parts.filter((part) => part.length > 0);
}

/**
 * @param {Formula} formula
 * @param {Text[]} live
 * @param {Words} words
 * @returns {Element}
 */
function build(formula, live, words) {
  const inside = (/** @type {Formula} */ part) => build(part, live, words);
  switch (formula.kind) {
    case 'row':
      return node('mrow', ...formula.items.map(inside));
    case 'symbol':
      return symbol(formula.text);
    case 'operator':
      return node('mo', document.createTextNode(formula.text));
    case 'number':
      return node('mn', liveText(formula.text, live));
    case 'fraction':
      return node('mfrac', inside(formula.over), inside(formula.under));
    case 'sub':
      return node('msub', inside(formula.base), inside(formula.sub));
    case 'sup':
      return node('msup', inside(formula.base), inside(formula.sup));
    case 'both':
      return node('msubsup', inside(formula.base), inside(formula.sub), inside(formula.sup));
    case 'note': {
      const base = inside(formula.base);
      return node('munder', base, node('mtext', liveText(words.say(formula.note), live)));
    }
    case 'accent': {
      const group = node('mrow', inside(formula.base));
      group.setAttribute('class', 'accent');
      return group;
    }
    case 'term': {
      const term = node('mrow', inside(formula.base));
      term.setAttribute('data-groups', formula.groups.join(' '));
      return term;
    }
  }
}

/**
 * One letter is slanted by MathML itself; a word such as "new" stays upright, and so does "1_new", written "1,new".
 * @param {string} text
 */
function symbol(text) {
  return node([...text].length > 2 ? 'mtext' : 'mi', document.createTextNode(text.replaceAll('_', ',')));
}

/**
 * @param {string} text
 * @param {Text[]} live
 */
function liveText(text, live) {
  const made = document.createTextNode(text);
  live.push(made);
  return made;
}

/**
 * @param {string} name
 * @param {...Node} children
 */
function node(name, ...children) {
  const made = document.createElementNS(MATHML, name);
  made.append(...children);
  return made;
}
