import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { showLine } from '../../www/formula.js';
import { Words } from '../../www/words.js';

/** @import { Formula } from '../../www/types.js' */

const words = new Words(['old = previous { $what }']);

/** As much of a document as formulas need. */
class FakeElement {
  /** @type {any[]} */
  children = [];
  /** @type {Record<string, string>} */
  attributes = {};

  /** @param {string} name */
  constructor(name) {
    this.name = name;
  }

  /** @param {...any} children */
  append(...children) {
    this.children.push(...children);
  }

  querySelector() {
    return null;
  }

  /** @returns {never[]} */
  querySelectorAll() {
    return [];
  }

  /** @param {string} name @param {string} value */
  setAttribute(name, value) {
    this.attributes[name] = value;
  }

  /** @returns {string} */
  toString() {
    const own = Object.entries(this.attributes).map(([name, value]) => ` ${name}="${value}"`);
    const inside = this.children.map((child) => (child instanceof FakeElement ? `${child}` : child.data)).join('');
    return `<${this.name}${own.join('')}>${inside}</${this.name}>`;
  }
}

const real = globalThis.document;
beforeEach(() => {
  globalThis.document = /** @type {any} */ ({
    createElement: (/** @type {string} */ name) => new FakeElement(name),
    createElementNS: (/** @type {string} */ _space, /** @type {string} */ name) => new FakeElement(name),
    createTextNode: (/** @type {string} */ data) => ({ data }),
  });
});
afterEach(() => {
  globalThis.document = real;
});

/** w_new = 0.5 ("previous weight") − 2/w @param {string} a @param {string} b @param {string} [what] @returns {Formula} */
const rule = (a, b, what = 'weight') => ({
  kind: 'row',
  items: [
    { kind: 'sub', base: { kind: 'symbol', text: 'w' }, sub: { kind: 'symbol', text: 'new' } },
    { kind: 'operator', text: '=' },
    { kind: 'note', base: { kind: 'number', text: a }, note: { id: 'old', args: [['what', what]] } },
    { kind: 'operator', text: '−' },
    { kind: 'fraction', over: { kind: 'number', text: b }, under: { kind: 'symbol', text: 'w' } },
  ],
});

test('a formula becomes MathML, in parts between which a narrow page may break the line', () => {
  const line = showLine(rule('0.5', '2'), undefined, words);
  assert.equal(
    `${line.element}`,
    '<div class="equation"><math display="block"><mrow><msub><mi>w</mi><mtext>new</mtext></msub><mo>=</mo></mrow></math>' +
      '<math display="block"><mrow><munder><mn>0.5</mn><mtext>previous weight</mtext></munder><mo>−</mo></mrow></math>' +
      '<math display="block"><mrow><mfrac><mn>2</mn><mi>w</mi></mfrac></mrow></math></div>',
  );
});

test('where only numbers and notes change, they are written into the formula that stands there', () => {
  const line = showLine(rule('0.5', '2'), undefined, words);
  const again = showLine(rule('−3', '4', 'bias'), line, words);
  assert.equal(again.element, line.element);
  assert.match(`${again.element}`, /<mn>−3<\/mn><mtext>previous bias<\/mtext>.*<mn>4<\/mn>/);
});

test('another formula is built anew', () => {
  const line = showLine(rule('0.5', '2'), undefined, words);
  const other = showLine({ kind: 'accent', base: rule('0.5', '2') }, line, words);
  assert.notEqual(other.element, line.element);
});

test('a line breaks after signs of sums, products and equations, and after no other operator', () => {
  const items = /** @type {Formula[]} */ (
    [...'σ(x)=2·y'].map((text) => ({ kind: /[()=·]/.test(text) ? 'operator' : 'symbol', text }))
  );
  const parts = (/** @type {Formula[]} */ all) =>
    /** @type {any} */ (showLine({ kind: 'row', items: all }, undefined, words).element).children.length;
  assert.deepEqual([parts(items), parts(items.slice(0, 4)), parts(items.slice(0, 5))], [3, 1, 1]);
});

test('a letter is slanted, with its dash too, and a word is upright', () => {
  const shown = (/** @type {string} */ text) => String(showLine({ kind: 'symbol', text }, undefined, words).element);
  for (const letter of ['w', 'σ′']) assert.ok(shown(letter).includes(`<mi>${letter}</mi>`), letter);
  assert.ok(shown('new').includes('<mtext>new</mtext>'));
});

test('text that looks like HTML stays text', () => {
  const line = showLine({ kind: 'symbol', text: '<img src=x>' }, undefined, words);
  const [math] = /** @type {any} */ (line.element).children;
  assert.equal(math.children[0].children[0].children[0].data, '<img src=x>');
});

test('whatever stood there before, what stands there now is the formula of now', () => {
  const [x, y, one, two] = /** @type {Formula[]} */ ([
    { kind: 'symbol', text: 'x' },
    { kind: 'symbol', text: 'y' },
    { kind: 'number', text: '1' },
    { kind: 'number', text: '2' },
  ]);
  const noted = (/** @type {string} */ what) => ({ id: 'old', args: [['what', what]] });
  const formulas = /** @type {Formula[]} */ ([
    ...[x, y, one, two],
    ...[
      { kind: 'operator', text: '+' },
      { kind: 'operator', text: '=' },
    ],
    ...[x, y].flatMap((part) => [
      { kind: 'accent', base: part },
      ...[[1], [2], [1, 2]].map((groups) => ({ kind: 'term', groups, base: part })),
      ...['weight', 'bias'].map((what) => ({ kind: 'note', base: part, note: noted(what) })),
      ...[one, two, y].flatMap((other) => [
        { kind: 'row', items: [part, other] },
        { kind: 'row', items: [part, { kind: 'operator', text: '=' }, other, { kind: 'operator', text: '=' }] },
        { kind: 'fraction', over: part, under: other },
        { kind: 'fraction', over: other, under: part },
        { kind: 'sub', base: part, sub: other },
        { kind: 'sup', base: part, sup: other },
        { kind: 'both', base: part, sub: other, sup: one },
        { kind: 'both', base: part, sub: one, sup: other },
      ]),
    ]),
  ]);
  const fresh = formulas.map((formula) => String(showLine(formula, undefined, words).element));
  for (const [i, formula] of formulas.entries()) {
    for (const [j, before] of formulas.entries()) {
      const line = showLine(formula, showLine(before, undefined, words), words);
      assert.equal(String(line.element), fresh[i], `after ${fresh[j]}`);
    }
  }
});
