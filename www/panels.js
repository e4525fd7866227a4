// The panels of a view: one small renderer per kind, and none of them knows a lesson.
import { Kept, h } from './dom.js';
import { formulaPart } from './formula.js';
import { picturePart } from './picture.js';
import { writeSet } from './symbol.js';
import { tablePart } from './table.js';
import { textPart } from './text.js';

/** @import { Desk, Panel, Part } from './types.js' */

/**
 * A renderer that is fetched when a panel first needs it: the first view goes without.
 * @param {() => Promise<(desk: Desk) => Part<any>>} load
 * @returns {(desk: Desk) => Part<any>}
 */
function later(load) {
  return (desk) => {
    const element = h('div', { 'aria-busy': 'true' });
    /** @type {Part<any> | undefined} */
    let part;
    /** @type {any} */
    let latest;
    load()
      .then(
        (make) => {
          part = make(desk);
          if (latest) part.update(latest);
          element.append(part.element);
        },
        (error) => {
          console.error(error);
          element.append(h('p', { role: 'alert' }, desk.words.text('failure-panel')));
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

/** @type {{ [kind in Panel['kind']]: (desk: Desk) => Part<any> }} */
const PARTS = {
  picture: picturePart,
  formula: formulaPart,
  table: tablePart,
  text: textPart,
  links: later(async () => (await import('./links.js')).linksPart),
  document: later(async () => (await import('./document.js')).documentPart),
  exercise: later(async () => (await import('./exercise.js')).exercisePart),
  board: later(async () => (await import('./board.js')).boardPart),
};

/** A panel counts as in sight from this far away. What is further off waits for the end of a drag, which it would slow. */
const NEAR = '8%';

/**
 * @typedef {object} How
 * @property {boolean} complete whether panels out of sight are shown, too
 * @property {boolean} quick whether only pictures are
 */

/**
 * Shows the panels of one place.
 * @param {HTMLElement} parent
 * @param {Desk} desk
 * @returns {(panels: Panel[], how: How) => void}
 */
export function panelsIn(parent, desk) {
  /** @type {Kept<{ panel: Panel } & How, Part<{ panel: Panel } & How>>} */
  const kept = new Kept();
  return (panels, { complete, quick }) =>
    kept.show(
      parent,
      panels.map((panel) => ({ panel, complete, quick })),
      ({ panel }) => `${panel.kind} ${panel.id}`,
      ({ panel }) => panelPart(panel, desk),
    );
}

/**
 * @param {Panel} panel
 * @param {Desk} desk
 * @returns {Part<{ panel: Panel } & How>}
 */
function panelPart({ kind, id }, desk) {
  const body = PARTS[kind](desk);
  const title = h('h3', { id: `panel-${id}` });
  const element = h('section', { class: 'panel', 'data-panel': id, 'aria-labelledby': title.id }, title, body.element);
  let near = true;
  let behind = false;
  let empty = true;
  const observer = new IntersectionObserver(
    (entries) => {
      near = entries[entries.length - 1].isIntersecting;
      if (near && behind) desk.refresh();
    },
    { rootMargin: `${NEAR} 0px` },
  );
  observer.observe(element);
  return {
    element,
    update({ panel, complete, quick }) {
      behind = !near && !complete;
      if (behind || (quick && kind !== 'picture' && !empty)) return;
      empty = false;
      writeSet(title, desk.words.say(panel.title));
      body.update(panel);
    },
  };
}
