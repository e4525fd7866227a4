// A program that reproduces what is shown: it is read, copied or saved. What the present act does is marked.
import { pressesPart } from './buttons.js';
import { arrange, h, mark, scrolling, write } from './dom.js';
import { download } from './download.js';
import { addStyles } from './style.js';
import { code as style } from './style/code.js';
import { writeSet } from './symbol.js';
import { sentencesPart } from './text.js';

/** @import { CodePanel, Controller, Part } from './types.js' */
/** @typedef {CodePanel['lines'][number]} Line */

addStyles({ code: style });

/**
 * @param {Controller} controller
 * @returns {Part<CodePanel>}
 */
export function codePart(controller) {
  const { words, link, copy } = controller;
  const about = sentencesPart(controller);
  const languages = pressesPart(controller);
  mark(languages.element, 'role', 'group');
  mark(languages.element, 'aria-label', words.text('control-code'));
  const said = h('p', { 'aria-live': 'polite', class: 'code-said' });
  const list = h('code');
  const box = scrolling({ class: 'listing', dir: 'ltr' }, h('pre', {}, list));
  /** @type {CodePanel | undefined} */
  let panel;
  /** The first line of the present act, when it was brought into sight. */
  let seen = -1;
  const note = (/** @type {Line} */ line) => (line.note ? `${panel?.comment} ${words.label(line.note)}` : '');
  const whole = (/** @type {CodePanel} */ { comment, lines }) => {
    const all = lines.map((line) => `${line.text}${gap(line)}${note(line)}`.trimEnd());
    if (comment) return [`${comment} ${link()}`, ...all, ''].join('\n');
    // JSON has no comments.
    return [all[0], `  "link": ${JSON.stringify(link())},`, ...all.slice(1), ''].join('\n');
  };
  const takes = [
    async () => {
      if (!panel) return;
      const done = await copy(whole(panel));
      write(said, words.say(panel.said[done ? 0 : 1]));
    },
    async () => {
      if (panel) download(new Blob([whole(panel)], { type: 'text/plain' }), `backprop-lab.${panel.extension}`);
    },
  ].map((press) => h('button', { type: 'button', class: 'press', onclick: press }));
  const element = h(
    'div',
    { class: 'program' },
    about.element,
    languages.element,
    box,
    h('div', { class: 'chips' }, ...takes),
    said,
  );
  return {
    element,
    update(next) {
      panel = next;
      about.update(next.about);
      languages.update(next.languages);
      for (const [i, button] of takes.entries()) writeSet(button, words.say(next.takes[i]));
      mark(box, 'aria-label', words.say(next.title));
      arrange(
        list,
        next.lines.map((line, i) => show(line, note(line), list.children[i])),
      );
      const first = next.lines.findIndex((line) => line.now);
      if (first === seen) return;
      seen = first;
      requestAnimationFrame(() => look(box, list.children[first]));
    },
  };
}

/** Brings a line into sight, inside of its box alone. @param {HTMLElement} box @param {Element | undefined} line */
function look(box, line) {
  if (!line) return;
  const [around, own] = [box.getBoundingClientRect(), line.getBoundingClientRect()];
  if (own.top < around.top || own.bottom > around.bottom - 3 * own.height) {
    box.scrollTop += own.top - around.top - around.height / 3;
  }
}

/** Between code and the comment behind it. @param {Line} line */
const gap = ({ text }) => (text.trim() === '' ? '' : '  ');

/**
 * A line of the program; only what differs is changed.
 * @param {Line} line
 * @param {string} note
 * @param {Element | undefined} old
 */
function show(line, note, old) {
  const element = old ?? h('span', { class: 'code-line' }, h('span'), h('span', { class: 'note' }), '\n');
  const [text, beside] = /** @type {HTMLElement[]} */ ([...element.children]);
  write(text, `${line.text}${note && gap(line)}`);
  write(beside, note);
  mark(element, 'aria-current', line.now ? 'step' : null);
  return element;
}
