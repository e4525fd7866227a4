// The panels of a view: one small renderer per kind, and none of them knows a lesson.
import { Kept, h } from './dom.js';
import { formulaPart } from './formula.js';
import { picturePart } from './picture.js';
import { writeSet } from './symbol.js';
import { tablePart } from './table.js';
import { textPart } from './text.js';

/** @import { Desk, Panel, Part } from './types.js' */

/** @type {{ [kind in Panel['kind']]: (desk: Desk) => Part<any> }} */
const PARTS = { picture: picturePart, formula: formulaPart, table: tablePart, text: textPart };

/**
 * Shows the panels of one place.
 * @param {HTMLElement} parent
 * @param {Desk} desk
 * @returns {(panels: Panel[]) => void}
 */
export function panelsIn(parent, desk) {
  /** @type {Kept<Panel, Part<Panel>>} */
  const kept = new Kept();
  return (panels) =>
    kept.show(
      parent,
      panels,
      ({ kind, id }) => `${kind} ${id}`,
      (panel) => panelPart(panel, desk),
    );
}

/**
 * @param {Panel} panel
 * @param {Desk} desk
 * @returns {Part<Panel>}
 */
function panelPart({ kind, id }, desk) {
  const body = PARTS[kind](desk);
  const title = h('h3', { id: `panel-${id}` });
  const element = h('section', { class: 'panel', 'data-panel': id, 'aria-labelledby': title.id }, title, body.element);
  return {
    element,
    update(panel) {
      writeSet(title, desk.words.say(panel.title));
      body.update(panel);
    },
  };
}
