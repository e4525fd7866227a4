// Links to other lessons.
import { arrange, h } from './dom.js';
import { writeSet } from './symbol.js';

/** @import { Controller, LinksPanel, Part } from './types.js' */

/**
 * @param {Controller} controller
 * @returns {Part<LinksPanel>}
 */
export function otherLessonsPart({ words, open }) {
  const text = h('div', { class: 'sentences' });
  const ways = h('div', { class: 'chips' });
  return {
    element: h('div', {}, text, ways),
    update({ said, links }) {
      arrange(
        text,
        said.map((message, i) => {
          const line = text.children[i] ?? h('p');
          writeSet(line, words.say(message));
          return line;
        }),
      );
      arrange(
        ways,
        links.map(({ lesson, label }, i) => {
          const old = /** @type {HTMLButtonElement | undefined} */ (ways.children[i]);
          const button = old ?? h('button', { type: 'button', class: 'chip', 'data-lesson': lesson });
          button.onclick = () => open(links[i].lesson, links[i].values);
          writeSet(button, words.say(label));
          return button;
        }),
      );
    },
  };
}
