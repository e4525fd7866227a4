// A text that can be copied, or changed and pasted. While a learner writes, this file shows what the lab reads in the text. A
// press takes what was read, and whatever is refused, the text stays.
import { able, h, mark, write } from './dom.js';
import { pastedPart, pasteWords } from './pasted.js';
import { addStyles } from './style.js';
import { pasted as style } from './style/pasted.js';
import { texts } from './style/texts.js';
import { writeSet } from './symbol.js';

/** @import { Change, Controller, DocumentPanel, Part } from './types.js' */
/** @import { Words } from './words.js' */

addStyles({ pasted: style, texts });

/** Loads the words first. @returns {Promise<(controller: Controller) => Part<DocumentPanel>>} */
export async function loadDocument() {
  const words = await pasteWords();
  return (controller) => {
    controller.words.add(words);
    return documentPart(controller, controller.words);
  };
}

/**
 * @param {Controller} controller
 * @param {Words} own the words of this panel
 * @returns {Part<DocumentPanel>}
 */
function documentPart(controller, own) {
  const { words, take: taken } = controller;
  let key = '';
  /** The text that the box shows while the learner is not writing in it. */
  let shown = '';
  const about = h('p');
  const box = h('textarea', { rows: 8, autocomplete: 'off', spellcheck: 'false', class: 'document' });
  const problem = h('p', { class: 'problem', role: 'alert', id: 'problem' });
  const take = h('button', { type: 'button', class: 'chip primary', 'data-action': 'take' }, own.text('paste-take'));
  const leave = h('button', { type: 'button', class: 'chip', 'data-action': 'leave' }, own.text('paste-leave'));
  const complain = (/** @type {string} */ sentence) => {
    write(problem, sentence);
    problem.hidden = sentence === '';
    mark(box, 'aria-invalid', sentence ? 'true' : null);
    mark(box, 'aria-describedby', sentence ? problem.id : null);
  };
  const pasted = pastedPart(controller, own);
  /** A text of one line, such as a formula, is the lesson's own to read. */
  let oneLine = false;
  const read = async () => {
    const changed = box.value !== shown;
    able(leave, changed);
    if (oneLine) {
      complain('');
      able(take, changed);
      return /** @type {Change[]} */ (changed ? [['', box.value]] : []);
    }
    const outcome = await pasted.read(changed ? box.value : '', shown);
    if (!outcome) return [];
    complain(outcome.refused);
    able(take, outcome.changes.length > 0);
    return outcome.changes;
  };
  const put = () => {
    box.value = shown;
    void read();
  };
  const send = async () => {
    const text = box.value;
    if (text === shown) return;
    if (text.trim() === '') return complain(own.text('paste-empty'));
    const changes = await read();
    if (changes.length === 0) return;
    const refusals = await taken(changes.map(([name, value]) => [name || key, value]));
    if (refusals === null) return; // a message above the lesson says why
    if (refusals.length > 0) return complain(refusals.map(({ message }) => words.say(message)).join('\n'));
    if (box.value === text) shown = ''; // the box must show the canonical text even if no value has changed
  };
  take.addEventListener('click', send);
  leave.addEventListener('click', put);
  box.addEventListener('input', read);
  pasted.element.addEventListener('change', read);
  const buttons = h('div', { class: 'chips' }, take, leave);
  const element = h('div');
  complain('');
  /** A text that is pasted anywhere in the fold is meant for the box. @param {ClipboardEvent} event */
  const receive = (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (event.composedPath().some((node) => node instanceof Element && node.matches('input, textarea')) || !text)
      return;
    event.preventDefault();
    /** @type {HTMLDetailsElement} */ (element.firstChild).open = true;
    box.value = text;
    void read();
  };
  /** One line is always in sight, and Enter takes it. A longer text is opened first. */
  const build = () => {
    if (!oneLine) {
      const summary = h('summary', {}, own.text('paste-open'));
      const details = h('details', {}, summary, about, box, problem, pasted.element, buttons);
      element.append(details);
      // What is pasted takes the place of all that stands there.
      details.addEventListener('toggle', () => details.open && box.value === shown && (box.focus(), box.select()));
      // It stands in its fold right after this. A learner may paste before the next frame.
      queueMicrotask(() => element.closest('[data-fold]')?.addEventListener('paste', /** @type {any} */ (receive)));
      return;
    }
    box.rows = 1;
    box.classList.add('line');
    box.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return;
      event.preventDefault();
      void send();
    });
    element.append(about, box, problem, buttons);
  };
  return {
    element,
    update(panel) {
      oneLine = panel.one_line;
      if (!element.firstChild) build();
      key = panel.key;
      writeSet(about, words.say(panel.about));
      mark(box, 'aria-label', words.say(panel.title));
      const writing = box.value !== shown && shown !== '';
      if (panel.text === shown) return;
      shown = panel.text;
      if (writing) void read();
      else put();
    },
  };
}
