// Buttons: a question and its answers, or ways to go on. They are kept by their order, so that the focus stays where it is
// while their words change.
import { able, arrange, h, mark } from './dom.js';
import { writeSet } from './symbol.js';
import { verdictPart } from './text.js';

/** @import { ButtonsPanel, Controller, Part, Press } from './types.js' */

/**
 * @param {Controller} controller
 * @returns {Part<ButtonsPanel>}
 */
export function buttonsPart(controller) {
  const question = h('p');
  const presses = pressesPart(controller);
  const verdict = verdictPart(controller);
  const asked = h('div', { class: 'asked' }, question, presses.element);
  const element = h('div', { class: 'answers' }, asked, verdict.element);
  mark(presses.element, 'role', 'group');
  return {
    element,
    update(panel) {
      // Where answers are held, there is room for what will be said to them.
      element.classList.toggle('judged', panel.options.some(({ chosen }) => chosen !== null) || panel.verdict !== null);
      question.id = `question-${panel.id}`;
      question.hidden = panel.question === null;
      if (panel.question) writeSet(question, controller.words.say(panel.question));
      mark(presses.element, 'aria-labelledby', panel.question ? question.id : `panel-${panel.id}`);
      presses.update(panel.options);
      verdict.update(panel.verdict);
    },
  };
}

/**
 * The buttons alone.
 * @param {Controller} controller
 * @returns {Part<Press[]>}
 */
export function pressesPart({ words, set }) {
  const element = h('div', { class: 'chips' });
  /** @type {Press[]} */
  let presses = [];
  return {
    element,
    update(next) {
      presses = next;
      const buttons = next.map(({ label, sets, chosen }, i) => {
        const press = () => presses[i]?.sets.length > 0 && set(presses[i].sets);
        const old = /** @type {HTMLButtonElement | undefined} */ (element.children[i]);
        const button = old ?? h('button', { type: 'button', class: 'press', onclick: press });
        writeSet(button, words.say(label));
        able(button, sets.length > 0);
        mark(button, 'aria-pressed', chosen);
        return button;
      });
      arrange(element, buttons);
    },
  };
}
