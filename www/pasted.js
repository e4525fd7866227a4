// What the lab reads in a pasted text, before anything is taken: network, numbers, and what could be read in another way. The
// headless core reads; it is loaded when somebody first writes.
import { arrange, h, write } from './dom.js';
import { ruleOf } from './pasted-rule.js';
import { typeset, writeSet } from './symbol.js';
import { Words } from './words.js';

/** @import { Reading } from './pkg/backprop_core.js' */
/** @import { Change, Controller } from './types.js' */
/** @typedef {{ network: NonNullable<Reading['network']>, inputs: number[][], targets: number[][] }} Document */
/** @typedef {Reading['samples'][number]} Sample */
/** @typedef {{ refused: string, changes: Change[] }} Outcome what is wrong with a text, or what it changes; '' is the document */

/** More numbers than this are counted, not shown. */
const MOST = 120;
/** The lesson has room for so many samples. */
const SAMPLES = 64;
/** What points are read into: two inputs and a target. */
const POINTS = { layers: [2, 1] };
const NOTHING = { refused: '', changes: [] };

export async function pasteWords() {
  const answer = await fetch(new URL('./words/paste.ftl', import.meta.url));
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return new Words([await answer.text()]);
}

async function loadReader() {
  const { load, read } = await import('./core.js');
  await load();
  return read;
}

/**
 * @param {Controller} controller
 * @param {Words} words
 */
export function pastedPart(controller, words) {
  /** What the learner has chosen: ids of assumptions that are read the other way. @type {Set<string>} */
  const others = new Set();
  let latest = 0;
  const facts = h('ul');
  const choices = h('div', { class: 'assumed' });
  const numbers = h('ul', { class: 'read-numbers', 'aria-label': words.text('paste-numbers') });
  const more = h('p');
  const heading = h('p', {}, words.text('paste-understood'));
  const element = h('div', { class: 'pasted', 'aria-live': 'polite' }, heading, facts, choices, numbers, more);
  element.hidden = true;
  element.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.value === 'other') others.add(target.name);
    else others.delete(target.name);
  });

  /** @param {Reading} reading @param {Document} now @returns {Outcome} */
  const show = (reading, now) => {
    const rule = ruleOf(reading.optimizer, controller);
    arrange(facts, tellFacts(reading, now, rule, { words, say: controller.words }));
    // What is not given stays as it is: the list of numbers shows that.
    const open = reading.assumptions.filter(
      ({ id }) => !(sameLayers(reading.network, now) && id.startsWith('missing-')),
    );
    arrange(choices, assumed(open, others, words));
    const { network } = reading;
    const given = completed(reading.samples.slice(0, SAMPLES), now);
    // Several samples are taken as a list, which replaces the present one.
    const list = given.length > 1 || (given.length === 1 && now.inputs.length > 1);
    const { x, y } = given.length === 1 && !list ? given[0] : { x: [], y: [] };
    const named = namesOf({ network, x, y });
    const kept = sameLayers(network, now);
    const present = new Map(kept ? namesOf({ network: now.network, x: now.inputs[0], y: now.targets[0] }) : []);
    const all = [...listed(named, present, words), ...(list ? rowsOf(given, words) : [])];
    arrange(numbers, all.slice(0, MOST));
    const rest = all.length - MOST;
    write(more, rest > 0 ? words.text('paste-more', { count: rest }) : '');
    const samples =
      list && !sameSamples(given, now) ? { inputs: given.map(({ x }) => x), targets: given.map(({ y }) => y) } : {};
    const bias = reading.assumptions.find(({ id }) => id === 'bias-names');
    const one = controller.preview([]).tied === 'yes';
    const tied = bias ? !others.has(bias.id) : undefined;
    const lines = [
      sameNeurons(network, now)
        ? changedLines(network, now, named, present)
        : linesOf({ network: network ?? {}, inputs: [x], targets: [y] }),
      linesOf(samples),
      // b1, b2 of a sheet are one bias for each layer, or biases of their own.
      tied === undefined || tied === one ? '' : `tied ${tied ? 'yes' : 'no'}`,
    ]
      .filter(Boolean)
      .join('\n');
    /** @type {Change[]} */
    const changes = [];
    if (lines) changes.push(['', lines]);
    changes.push(...rule.changes);
    return { refused: changes.length > 0 ? '' : words.text('paste-same'), changes };
  };

  /** @param {Reading} reading @returns {Outcome} */
  const showPoints = ({ samples, assumptions }) => {
    arrange(facts, [h('li', {}, words.text('paste-points', { count: samples.length }))]);
    arrange(choices, assumed(assumptions, others, words));
    const shownPoints = samples
      .slice(0, MOST)
      .map(({ x, y }) => h('li', {}, `${x.map(written).join(', ')} → ${y.map(written)}`));
    arrange(numbers, shownPoints);
    const rest = samples.length - MOST;
    write(more, rest > 0 ? words.text('paste-more', { count: rest }) : '');
    return { refused: '', changes: [['', samples.map(({ x, y }) => [...x, ...y].join(', ')).join('\n')]] };
  };

  return {
    element,
    /**
     * Shows what is read in a text; nothing for an empty one. `shown` is the document of the present numbers, or a list of
     * points.
     * @param {string} text
     * @param {string} shown
     * @returns {Promise<Outcome | null>} null if another text was to be read meanwhile
     */
    async read(text, shown) {
      const turn = ++latest;
      element.hidden = true;
      if (text === '') return NOTHING;
      if (text.trim() === '') return { refused: '', changes: [['', '']] };
      let read;
      try {
        read = await loadReader();
      } catch (error) {
        console.error(error);
        // The build of one file has no reader, and says so.
        const { message } = /** @type {Error} */ (error);
        return { refused: words.text(words.has(message) ? message : 'paste-unloaded'), changes: [] };
      }
      if (turn !== latest) return null;
      try {
        const outcome = shown.startsWith('{')
          ? show(readNetwork(read, text, shown, [...others]), JSON.parse(shown))
          : showPoints(read(text, POINTS, [...others]));
        element.hidden = false;
        return outcome;
      } catch (error) {
        // The lesson says what is wrong with each line.
        if (!shown.startsWith('{')) return { refused: '', changes: [['', text]] };
        const reason = error.message.charAt(0).toUpperCase() + error.message.slice(1);
        return { refused: words.text('paste-unread', { reason }), changes: [] };
      }
    },
  };
}

/** @param {typeof import('./core.js').read} read @param {string} text @param {string} shown @param {string[]} others */
function readNetwork(read, text, shown, others) {
  /** @type {Document} */
  const { network, inputs, targets } = JSON.parse(shown);
  return read(text, { ...network, x: inputs[0], y: targets[0] }, others);
}

/** @param {Reading['network']} network @param {Document} now */
const sameLayers = (network, now) => !network || `${network.layers}` === `${now.network.layers}`;

/** Whether only numbers and the loss may differ. @param {Reading['network']} network @param {Document} now */
const sameNeurons = (network, now) =>
  sameLayers(network, now) && (!network || `${network.activations}` === `${now.network.activations}`);

/**
 * What differs from the present numbers, by names: so a known network stays that network.
 * @param {Reading['network']} network
 * @param {Document} now
 * @param {[string, number][]} named
 * @param {Map<string, number>} present
 */
function changedLines(network, now, named, present) {
  const changed = named.filter(([name, number]) => present.get(name) !== number);
  const lines = changed.map(([name, number]) => `${name} ${number}`);
  if (network && network.loss !== now.network.loss) lines.push(`loss ${network.loss}`);
  return lines.join('\n');
}

/** @param {Reading} reading @param {Document} now @param {{ eta?: number, rule: string }} how @param {{ words: Words, say: Words }} all its own words, and the lesson's */
function tellFacts({ network, samples, ignored }, now, { eta, rule }, { words, say }) {
  const layers = (network ?? now.network).layers.join('-');
  const facts = network
    ? [
        words.text('paste-network', {
          layers,
          activations: [...new Set(network.activations)].join(', '),
          loss: say.has(`loss-${network.loss}`) ? say.text(`loss-${network.loss}`) : network.loss,
        }),
      ]
    : [words.text('paste-no-network')];
  if (network && sameLayers(network, now)) facts.push(words.text('paste-kept', { layers }));
  const count = samples.length;
  if (count > 1) facts.push(words.text(count > SAMPLES ? 'paste-many' : 'paste-samples', { count, most: SAMPLES }));
  if (eta !== undefined) facts.push(words.text('paste-eta', { eta: written(eta) }));
  if (rule) facts.push(words.text('paste-rule', { rule }));
  if (ignored.length > 0) facts.push(words.text('paste-left-out', { names: ignored.join(', ') }));
  return facts.map((fact) => {
    const item = h('li');
    writeSet(item, fact);
    return item;
  });
}

/**
 * Inputs or targets that a text does not have stay as they are.
 * @param {Sample[]} samples
 * @param {Document} now
 * @returns {Sample[]}
 */
function completed(samples, now) {
  return samples.map(({ x, y }, at) => ({
    x: x.length > 0 ? x : (now.inputs[at] ?? now.inputs[0]),
    y: y.length > 0 ? y : (now.targets[at] ?? now.targets[0]),
  }));
}

/** @param {Sample[]} samples @param {Document} now */
const sameSamples = (samples, now) =>
  `${samples.map(({ x, y }) => [x, y]).join(';')}` === `${now.inputs.map((x, at) => [x, now.targets[at]]).join(';')}`;

/** A line for each sample. @param {Sample[]} samples @param {Words} words */
function rowsOf(samples, words) {
  return samples.map(({ x, y }, at) =>
    h(
      'li',
      {},
      words.text('paste-row', { number: at + 1, x: x.map(written).join(', '), y: y.map(written).join(', ') }),
    ),
  );
}

/** @param {Reading['assumptions']} assumptions @param {ReadonlySet<string>} others @param {Words} words */
function assumed(assumptions, others, words) {
  if (assumptions.length === 0) return [];
  const fields = assumptions.map(({ id, now, other }) => {
    const turned = others.has(id);
    const option = (/** @type {string} */ value, /** @type {string} */ text) =>
      h(
        'label',
        {},
        h('input', { type: 'radio', name: id, value, checked: (value === 'other') === turned }),
        ' ',
        ...typeset(text),
      );
    const [usual, unusual] = turned ? [other, now] : [now, other];
    return h(
      'div',
      { class: 'assumption', role: 'radiogroup', 'aria-label': usual },
      option('usual', usual),
      option('other', unusual),
    );
  });
  return [h('p', {}, words.text('paste-assumed')), h('form', {}, ...fields)];
}

/**
 * Numbers by their names, in the order of the notes.
 * @param {{ network: Reading['network'], x: number[], y: number[] }} what
 * @returns {[string, number][]}
 */
function namesOf({ network, x, y }) {
  const lists = { w: network?.weights.flat(2) ?? [], b: network?.biases.flat() ?? [], x, y };
  return Object.entries(lists).flatMap(([letter, list]) =>
    list.map((number, i) => /** @type {[string, number]} */ ([`${letter}${i + 1}`, number])),
  );
}

/** @param {[string, number][]} named @param {Map<string, number>} present @param {Words} words */
function listed(named, present, words) {
  return named.slice(0, MOST).map(([name, number]) => {
    const was = present.get(name);
    const changed = was !== undefined && was !== number;
    const item = h(
      'li',
      { class: changed ? 'changed' : was === undefined ? '' : 'same' },
      ...typeset(name),
      ` ${written(number)}`,
    );
    if (changed) item.append(h('small', {}, ` ${words.text('paste-was', { was: written(was) })}`));
    return item;
  });
}

/** @param {number} number */
const written = (number) => String(number).replaceAll('-', '−');

/**
 * A document as lines of a place and a value: `network.weights.0.1.0 0.5`.
 * @param {unknown} value
 * @param {string} [place]
 * @returns {string}
 */
function linesOf(value, place = '') {
  if (typeof value !== 'object' || value === null) return `${place} ${value}`;
  const parts = Object.entries(value).map(([name, part]) => linesOf(part, place ? `${place}.${name}` : name));
  return parts.filter(Boolean).join('\n');
}
