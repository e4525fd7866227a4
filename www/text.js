// Sentences: a panel of them, and those that stand above an exercise.
import { arrange, h } from './dom.js';
import { writeSet } from './symbol.js';

/** @import { Desk, Message, Part, TextPanel } from './types.js' */

/**
 * @param {Desk} desk
 * @returns {Part<TextPanel>}
 */
export function textPart(desk) {
  const { element, update } = sentencesPart(desk);
  return { element, update: ({ messages }) => update(messages) };
}

/**
 * @param {Desk} desk
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
