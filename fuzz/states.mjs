// States of every lesson: each is the same to the last bit after its way through a link, a packed link, a file and a message.
import assert from 'node:assert/strict';
import { fileOf, shorten, unfolded } from '../www/long-links.js';
import { readMessage, readState } from '../www/messages.js';
import { pack } from '../www/packing.js';
import { fromLink, spelled, toLink } from '../www/query.js';
import { asChanges } from '../www/state.js';
import { openModules } from './labs.mjs';

/** @import { Change, Control, Lesson, Settle, Values } from '../www/types.js' */
/** @import { Random } from './random.mjs' */

export async function states() {
  const modules = (await openModules()).map((module) => ({ ...module, lab: module.open() }));
  const slugs = modules.map(({ slug }) => slug);
  /** The lesson and the values that a link leads to. @param {string} link */
  const opened = (link) => {
    const { lesson, changes, refusals } = fromLink({ search: '', hash: link.slice(link.indexOf('#')) }, slugs);
    const { lab, lesson: own } = modules.find(({ slug }) => slug === lesson) ?? assert.fail(`${link} has no lesson`);
    const settled = lab.settle(own.slug, {}, spelled(changes, own.controls));
    assert.deepEqual([...refusals, ...settled.refusals], [], link);
    return { lesson, values: settled.values };
  };
  return {
    /** @param {Random} draw */
    make(draw) {
      const { slug, lesson } = draw.pick(modules);
      return { slug, changes: changesOf(lesson, draw), before: changesOf(lesson, draw) };
    },
    /** @param {{ slug: string, changes: Change[], before: Change[] }} given */
    async check({ slug, changes, before }) {
      const { lab, lesson } = modules.find((module) => module.slug === slug) ?? assert.fail(slug);
      /** @type {Settle} */
      const settle = (...asked) => lab.settle(...asked);
      const { values } = settle(slug, {}, changes);
      const state = { lesson: slug, values };
      const link = toLink(state, lesson, settle);
      assert.deepEqual(opened(link), state, 'link');
      const packed = `#lesson=${slug}&packed=${pack(link.slice(1))}`;
      assert.deepEqual(opened(unfolded(packed)), state, 'packed link');
      const shared = shorten(`https://your.server/${link}`);
      const file = await fileOf(shared).text();
      const [, address] = /url=([^"]*)"/.exec(file) ?? assert.fail('the file leads nowhere');
      const led = address.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
      assert.equal(led, shared, 'file');
      assert.deepEqual(opened(led.includes('packed=') ? unfolded(led.slice(led.indexOf('#'))) : led), state, 'file');

      // A message comes to a lesson that somebody has changed already.
      const message = readMessage(structuredClone({ backpropLab: 1, do: 'setState', with: { v: 1, ...state } }));
      const taken = readState(message?.with);
      assert.ok(typeof taken === 'object', String(taken));
      const settled = settle(slug, settle(slug, {}, before).values, asChanges(taken.values));
      assert.deepEqual([settled.values, settled.refusals], [values, []], 'message');
    },
    /** @param {{ slug: string, changes: Change[], before: Change[] }} given */
    shorter: ({ slug, changes, before }) => [
      ...[...changes.keys()].map((at) => ({ slug, changes: changes.toSpliced(at, 1), before })),
      ...[...before.keys()].map((at) => ({ slug, changes, before: before.toSpliced(at, 1) })),
    ],
  };
}

/** A number as people do not type it: all digits of a double, of any size that is allowed. @param {Random} draw @param {readonly number[]} range */
function number(draw, [least, most]) {
  const size = draw.chance(0.3) ? 10 ** (draw.next() * 30 - 20) : Math.min(most - least, 20) * draw.next();
  return Math.min(Math.max(draw.chance(0.5) ? size : least > 0 ? least + size : -size, least), most);
}

/** @param {Lesson} lesson @param {Random} draw @returns {Change[]} */
function changesOf({ controls, presets, begin }, draw) {
  const some = controls.filter(({ kind }) => kind !== 'hidden' && draw.chance(0.4));
  const changes = some.flatMap((control) => textFor(control, draw));
  const preset = draw.chance(0.3) ? /** @type {Change[]} */ (draw.pick(presets)?.values ?? []) : [];
  const step = begin.length > 0 && draw.chance(0.2) ? [/** @type {Change} */ (['step', String(draw.below(8))])] : [];
  return [...preset, ...changes, ...handSet(new Set(controls.map(({ key }) => key)), draw), ...step];
}

/** @param {Control} control @param {Random} draw @returns {Change[]} */
function textFor(control, draw) {
  const { key } = control;
  if (key === 'step') return [];
  if (control.kind === 'flag') return [[key, draw.pick(['yes', 'no'])]];
  if (control.kind === 'choice') return [[key, draw.pick(control.options)]];
  if (control.kind === 'set') return [[key, control.options.filter(() => draw.chance(0.5)).join('.')]];
  if (control.kind === 'number') {
    const { allowed, whole } = control;
    if (!whole) return [[key, String(number(draw, allowed))]];
    const [least, most] = allowed;
    return [[key, String(least + draw.below(Math.min(most - least, 300) + 1))]];
  }
  if (control.kind === 'parameter') return [[key, draw.pick(['w1', 'w2', 'w5', 'b1', 'b2', 'w9'])]];
  return control.kind === 'layers' ? [[key, layersOf(control, draw).text]] : [];
}

/** @param {Extract<Control, { kind: 'layers' }>} control @param {Random} draw */
function layersOf({ layers, width, activations, inner }, draw) {
  const sizes = Array.from({ length: 1 + draw.below(layers - 2) }, () => 1 + draw.below(width));
  const named = sizes.map((size) => `${size}${draw.pick(activations)}`);
  return { sizes: inner ? sizes : [2, ...sizes], text: (inner ? named : [2, ...named]).join('.') };
}

/** Numbers that somebody has set by hand: weights, points, formulas. @param {ReadonlySet<string>} keys @param {Random} draw @returns {Change[]} */
function handSet(keys, draw) {
  const any = () => String(number(draw, [-1000, 1000]));
  /** @param {string} letter @param {number} count */
  const named = (letter, count) => Array.from({ length: count }, (_, i) => `${letter}${i + 1}:${any()}`);
  if (keys.has('network') && draw.chance(0.5)) {
    const control = /** @type {const} */ ({
      layers: 7,
      width: 8,
      activations: ['sigmoid', 'tanh', 'relu'],
      inner: false,
    });
    const { sizes, text } = layersOf(/** @type {any} */ (control), draw);
    const weights = sizes.slice(1).reduce((sum, size, i) => sum + size * sizes[i], 0);
    const biases = sizes.slice(1).reduce((sum, size) => sum + size, 0);
    const numbers = [...named('w', weights), ...named('b', biases)].join(',');
    return [
      ['network', 'own'],
      ['layers', text],
      ['numbers', numbers],
    ];
  }
  if (keys.has('depth') && draw.chance(0.5)) {
    const depth = 1 + draw.below(12);
    return [
      ['depth', String(depth)],
      ['width', '1'],
      ['numbers', named('w', depth).join(',')],
    ];
  }
  if (keys.has('own') && draw.chance(0.5)) {
    const point = () => `${any()}_${any()}_${draw.pick(['1', '-1'])}`;
    return [
      ['data', 'own'],
      ['own', Array.from({ length: 1 + draw.below(40) }, point).join('*')],
    ];
  }
  if (keys.has('curve') && draw.chance(0.3))
    return [
      ['curve', 'own'],
      ['f', `${draw.next()}*w^4 - ${draw.next()}*sin(w) + ${draw.below(9)}`],
    ];
  if (keys.has('surface') && draw.chance(0.3))
    return [
      ['surface', 'own'],
      ['f', `${draw.next()}*w1^2 + ${draw.next()}*w2^2`],
    ];
  return [];
}
