// What a learner opens below the stage: each fold is loaded and computed when it is open, and not before.
import { KeyedList, h, mark } from './dom.js';
import { watchSight } from './observe.js';
import { panelsIn } from './panels.js';
import { lastT } from './state.js';
import { typeset } from './symbol.js';

/** @import { Controller, Fold, Lesson, Moment, Part } from './types.js' */
/** @typedef {{ fold: Fold, moment: Pick<Moment, 'complete' | 'quick'> }} Item */

/**
 * @param {Lesson} lesson
 * @param {Controller} controller
 */
export function foldsPart(lesson, controller) {
  const { words } = controller;
  /** @type {Set<string>} */
  const open = new Set();
  const list = h('div', { class: 'list' });
  const more = h('button', { type: 'button', class: 'deeper', 'aria-expanded': 'false' }, words.text('deeper'));
  more.addEventListener('click', () => {
    more.setAttribute('aria-expanded', String(more.getAttribute('aria-expanded') !== 'true'));
  });
  // Where the folds are in sight anyway, these words are no button.
  const title = h('span', { class: 'heading', 'aria-hidden': 'true' }, words.text('deeper'));
  const attributes = { class: 'folds', role: 'group', 'aria-label': words.text('deeper') };
  const element = h('div', attributes, title, more, list, help(words, lastT(lesson) > 0));
  /** @type {Map<string, ReturnType<typeof foldPart>>} */
  const parts = new Map();
  /** @type {KeyedList<Item, Part<Item>>} */
  const keyed = new KeyedList();
  return {
    element,
    /** The folds that are open; with `near`, only those that are in sight or nearly so, or ask, and the first that has nothing yet. */
    open(near = false) {
      const all = [...open];
      const first = all.find((name) => parts.get(name)?.isStale());
      return near ? all.filter((name) => name === first || parts.get(name)?.isNear()) : all;
    },
    /** @param {Fold} fold */
    show: (fold) => parts.get(fold.name)?.update({ fold, moment: { complete: true, quick: false } }),
    /** @param {Moment} moment */
    update(moment) {
      keyed.show(
        list,
        moment.view.folds.map((fold) => ({ fold, moment })),
        ({ fold }) => fold.name,
        ({ fold }) => {
          const part = foldPart(fold.name, words.text(`${lesson.slug}-fold-${fold.name}`), open, controller);
          parts.set(fold.name, part);
          return part;
        },
      );
    },
  };
}

/**
 * @param {string} name
 * @param {string} title
 * @param {Set<string>} open
 * @param {Controller} controller
 * @returns {Part<Item> & { isNear: () => boolean, isStale: () => boolean }}
 */
function foldPart(name, title, open, controller) {
  const inside = h('div', { class: 'inside' });
  const show = panelsIn(inside, controller);
  const element = h('details', { 'data-fold': name }, h('summary', {}, ...typeset(title)), inside);
  element.open = open.has(name);
  // Whoever observes is told after the layout; asking for places would force one in every frame.
  let near = false;
  let stale = true;
  /** Whether it has answers to check: whoever listens is told of an answer with its moment. */
  let asks = false;
  watchSight(inside, '50%', (sees) => (near = sees));
  element.addEventListener('toggle', () => {
    stale = element.open;
    if (stale) open.add(name);
    else open.delete(name);
    mark(inside, 'aria-busy', (element.open && controller.lacksFolds()) || null);
    if (!element.open) return;
    if (controller.lacksFolds()) controller.loadFolds();
    else controller.refresh();
  });
  return {
    element,
    isNear: () => (near || asks) && !stale,
    isStale: () => stale,
    update({ fold, moment }) {
      if (controller.lacksFolds()) return;
      // Closed, it keeps what it had; out of sight, it does so until a later frame.
      mark(inside, 'aria-busy', (element.open && !fold.panels) || null);
      if (!fold.panels) return;
      stale = false;
      asks = fold.panels.some(({ kind }) => kind === 'exercise' || kind === 'board');
      show(fold.panels, moment);
    },
  };
}

/** @param {import('./words.js').Words} words @param {boolean} timed */
function help(words, timed) {
  const list = h('dl', { class: 'inside' });
  const title = h('summary', {}, words.text('keyboard'));
  const element = h('details', { class: 'help', 'data-fold': 'keyboard' }, title, list);
  const fill = async () => (await import('./keys-help.js')).fillKeys(list, words, timed);
  element.addEventListener('toggle', () => void fill().catch(console.error), { once: true });
  return element;
}
