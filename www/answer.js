// Sentences that are worth keeping: a press copies them, with the link. Where the browser does not allow that, they are selected.
import { h, write } from './dom.js';
import { writeSet } from './symbol.js';
import { sentencesPart } from './text.js';

/** @import { AnswerPanel, Controller, Part } from './types.js' */

/**
 * @param {Controller} controller
 * @returns {Part<AnswerPanel>}
 */
export function answerPart(controller) {
  const { words, link, copy } = controller;
  const text = sentencesPart(controller);
  /** @type {AnswerPanel | undefined} */
  let panel;
  const press = async () => {
    if (!panel) return;
    const done = await copy(`${[...panel.messages.map((message) => words.say(message)), link()].join('\n')}\n`);
    const [copied, refused] = panel.said;
    write(said, words.say(done ? copied : refused));
    if (!done) window.getSelection()?.selectAllChildren(text.element);
  };
  const button = h('button', { type: 'button', class: 'chip', 'data-action': 'copy-answer', onclick: press });
  const said = h('p', { 'aria-live': 'polite', class: 'copy-said' });
  return {
    element: h('div', {}, text.element, h('div', { class: 'chips' }, button), said),
    update(next) {
      panel = next;
      text.update(next.messages);
      writeSet(button, words.say(next.copy));
    },
  };
}
