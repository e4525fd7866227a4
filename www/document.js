// A text that can be copied, or changed and pasted. While a learner writes the numbers of a network, this file shows what the lab
// reads in the text, and a press takes that. A list of points is taken as it is. Whatever is refused, the text stays.
import { able, h, mark, write } from './dom.js';
import { pastedPart, pasteWords } from './pasted.js';
import { addStyles } from './style.js';
import { pasted as style } from './style/pasted.js';
import { writeSet } from './symbol.js';

/** @import { Controller, DocumentPanel, Part } from './types.js' */
/** @import { Words } from './words.js' */

addStyles({ pasted: style });

/** Loads the words first. @returns {Promise<(controller: Controller) => Part<DocumentPanel>>} */
export async function loadDocument() {
  const words = await pasteWords();
  return (controller) => documentPart(controller, words);
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
  const isNetwork = () => shown.startsWith('{');
  /** @param {string} text @returns {import('./pasted.js').Outcome} */
  const plain = (text) => {
    if (text.trim() === '') return { refused: '', changes: text ? [['', '']] : [] };
    const lines = asLines(text);
    return lines === null
      ? { refused: own.text('paste-no-json'), changes: [] }
      : { refused: '', changes: [['', lines]] };
  };
  const read = async () => {
    const changed = box.value !== shown;
    able(leave, changed);
    const text = changed ? box.value : '';
    const outcome = isNetwork() ? await pasted.read(text, shown) : plain(text);
    if (!outcome) return [];
    complain(outcome.refused);
    able(take, outcome.changes.length > 0);
    return outcome.changes;
  };
  const put = () => {
    box.value = shown;
    void read();
  };
  take.addEventListener('click', async () => {
    const text = box.value;
    if (text === shown) return;
    if (text.trim() === '') return complain(own.text('paste-empty'));
    const changes = await read();
    if (changes.length === 0) return;
    const refusals = await taken(changes.map(([name, value]) => [name || key, value]));
    if (refusals === null) return; // a message above the lesson says why
    if (refusals.length > 0) return complain(refusals.map(({ message }) => words.say(message)).join('\n'));
    if (box.value === text) shown = ''; // the box must show the canonical text even if no value has changed
  });
  leave.addEventListener('click', put);
  box.addEventListener('input', read);
  pasted.element.addEventListener('change', read);
  const buttons = h('div', { class: 'chips' }, take, leave);
  const summary = h('summary', {}, own.text('paste-open'));
  complain('');
  return {
    element: h('details', {}, summary, about, box, problem, pasted.element, buttons),
    update(panel) {
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

/** The depth and the number of values of the largest document of a lesson. */
const DEEPEST = 6;
const MOST = 5000;

/**
 * JSON as lines of a place and a value: `0.1 0.5`. Another text stays as it is. Broken JSON gives null.
 * @param {string} text
 * @returns {string | null}
 */
function asLines(text) {
  if (!/^\s*[{[]/.test(text)) return text;
  /** @type {string[]} */
  const lines = [];
  try {
    return gather(JSON.parse(text), [], lines) ? lines.join('\n') : null;
  } catch {
    return null;
  }
}

/**
 * @param {unknown} value
 * @param {string[]} path
 * @param {string[]} lines
 * @returns {boolean} whether it is a document that a lesson may have
 */
function gather(value, path, lines) {
  if (typeof value === 'object' && value !== null) {
    if (path.length === DEEPEST) return false;
    return Object.entries(value).every(([name, part]) => gather(part, [...path, name.replace(/\s/g, '_')], lines));
  }
  lines.push(`${path.join('.')} ${String(value).replace(/\s/g, '_') || '_'}`);
  return lines.length <= MOST;
}
