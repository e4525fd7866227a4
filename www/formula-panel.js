// A panel of formulas.
import { arrange, h, mark, scrolling } from './dom.js';
import { showLine } from './formula.js';
import { addStyles } from './style.js';
import { formulas } from './style/formulas.js';

/** @import { Line } from './formula.js' */
/** @import { Controller, FormulaPanel, Part } from './types.js' */

addStyles({ formulas });

/**
 * @param {Controller} controller
 * @returns {Part<FormulaPanel>}
 */
export function formulaPart({ words }) {
  const content = h('div', { class: 'lines' });
  const element = scrolling({ class: 'formula' }, content);
  /** @type {Line[]} */
  let lines = [];
  return {
    element,
    update(panel) {
      mark(element, 'aria-label', words.say(panel.title)); // spoken when the lines are wider than the page
      lines = panel.lines.map((formula, i) => showLine(formula, lines[i], words));
      arrange(
        content,
        lines.map((line) => line.element),
      );
    },
  };
}
