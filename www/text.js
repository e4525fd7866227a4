// A panel of sentences.
import { arrange, h } from './dom.js';
import { writeSet } from './symbol.js';

/** @import { Desk, Part, TextPanel } from './types.js' */

/**
 * @param {Desk} desk
 * @returns {Part<TextPanel>}
 */
export function textPart({ words }) {
  const element = h('div', { class: 'text' });
  return {
    element,
    update({ messages }) {
      const paragraphs = messages.map((message, i) => {
        const paragraph = element.children[i] ?? h('p');
        writeSet(paragraph, words.say(message));
        return paragraph;
      });
      arrange(element, paragraphs);
    },
  };
}
