// Sentences: a panel of them, those above an exercise, and the verdict on an answer.
import { arrange, h, mark } from './dom.js';
import { addStyles } from './style.js';
import { exercises } from './style/exercises.js';
import { formulas } from './style/formulas.js';
import { writeSet } from './symbol.js';

/** @import { Controller, Message, Part, TextPanel, Verdict } from './types.js' */

addStyles({ exercises, formulas });

/**
 * @param {Controller} controller
 * @returns {Part<TextPanel>}
 */
export function textPart(controller) {
  const { element, update } = sentencesPart(controller);
  return { element, update: ({ messages }) => update(messages) };
}

/**
 * @param {Controller} controller
 * @returns {Part<Message[]>}
 */
export function sentencesPart({ words }) {
  const element = h('div', { class: 'text' });
  return {
    element,
    update(messages) {
      const paragraphs = messages.map((message, i) => {
        const paragraph = element.children[i] ?? h('p');
        writeSet(paragraph, words.say(message));
        return paragraph;
      });
      arrange(element, paragraphs);
    },
  };
}

/**
 * Sentences that say whether an answer is right. Screen readers speak them when they change.
 * @param {Controller} controller
 * @returns {Part<Verdict | null>}
 */
export function verdictPart({ words }) {
  const element = h('p', { class: 'verdict', 'aria-live': 'polite' });
  /** @type {string | null | undefined} */
  let grade;
  return {
    element,
    update(verdict) {
      const appears = grade === null && verdict;
      grade = verdict?.grade ?? null;
      mark(element, 'data-grade', grade);
      writeSet(element, verdict ? words.say(verdict.said) : '');
      // On a phone the buttons may lie over it; style/phone.js gives it a margin there.
      if (appears && getComputedStyle(element).scrollMarginBottom !== '0px')
        element.scrollIntoView({ block: 'nearest' });
    },
  };
}
