// The panels of a view: one small renderer per kind, and none of them knows a lesson.
import { KeyedList, h } from './dom.js';
import { watchSight } from './observe.js';
import { picturePart } from './picture.js';
import { writeSet } from './symbol.js';

/** @import { Controller, Panel, Part } from './types.js' */

/**
 * A renderer that is loaded when a panel first needs it, so that the first view is lighter.
 * @param {() => Promise<(controller: Controller) => Part<any>>} load
 * @returns {(controller: Controller) => Part<any>}
 */
export function later(load) {
  return (controller) => {
    const element = h('div', { 'aria-busy': 'true' });
    /** @type {Part<any> | undefined} */
    let part;
    /** @type {any} */
    let latest;
    load()
      .then(
        (make) => {
          if (!element.isConnected) return; // the screen has gone
          part = make(controller);
          if (latest) part.update(latest);
          element.append(part.element);
        },
        (error) => {
          console.error(error);
          element.append(h('p', { role: 'alert' }, controller.words.text('failure-panel')));
        },
      )
      .finally(() => element.removeAttribute('aria-busy'));
    return {
      element,
      update(data) {
        latest = data;
        part?.update(data);
      },
    };
  };
}

/** @type {{ [kind in Panel['kind']]: (controller: Controller) => Part<any> }} */
const PARTS = {
  picture: picturePart,
  formula: later(async () => (await import('./formula-panel.js')).formulaPart),
  table: later(async () => (await import('./table.js')).tablePart),
  text: later(async () => (await import('./text.js')).textPart),
  answer: later(async () => (await import('./answer.js')).answerPart),
  buttons: later(async () => (await import('./buttons.js')).buttonsPart),
  links: later(async () => (await import('./other-lessons.js')).otherLessonsPart),
  document: later(async () => (await import('./document.js')).loadDocument()),
  exercise: later(async () => (await import('./exercise.js')).exercisePart),
  board: later(async () => (await import('./board.js')).boardPart),
  code: later(async () => (await import('./code.js')).codePart),
  matrices: later(async () => (await import('./matrices.js')).matricesPart),
  sheet: later(async () => (await import('./sheet.js')).sheetPart),
};

/** A panel counts as visible up to this distance. During a drag, panels farther away are not updated, to keep it quick. */
const NEAR = '8%';

/**
 * @typedef {object} How
 * @property {boolean} complete whether panels out of sight are shown, too
 * @property {boolean} quick whether only pictures are
 */

/**
 * Shows the panels of one place.
 * @param {HTMLElement} parent
 * @param {Controller} controller
 * @returns {(panels: Panel[], how: How) => void}
 */
export function panelsIn(parent, controller) {
  /** @type {KeyedList<{ panel: Panel } & How, Part<{ panel: Panel } & How>>} */
  const keyed = new KeyedList();
  return (panels, { complete, quick }) =>
    keyed.show(
      parent,
      panels.map((panel) => ({ panel, complete, quick })),
      ({ panel }) => `${panel.kind} ${panel.id}`,
      ({ panel }) => panelPart(panel, controller),
    );
}

/**
 * @param {Panel} panel
 * @param {Controller} controller
 * @returns {Part<{ panel: Panel } & How>}
 */
function panelPart({ kind, id }, controller) {
  const body = PARTS[kind](controller);
  const title = h('h3', { id: `panel-${id}` });
  const element = h('section', { class: 'panel', 'data-panel': id, 'aria-labelledby': title.id }, title, body.element);
  let near = true;
  let behind = false;
  let empty = true;
  watchSight(element, NEAR, (sees) => {
    near = sees;
    if (near && behind) controller.refresh();
  });
  return {
    element,
    update({ panel, complete, quick }) {
      behind = !near && !complete;
      if (behind || (quick && kind !== 'picture' && !empty)) return;
      empty = false;
      writeSet(title, controller.words.say(panel.title));
      body.update(panel);
    },
  };
}
