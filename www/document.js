// A text that can be copied, or changed and pasted. This file turns JSON into one line per number. The lab reads everything else.
import { able, h, mark, write } from './dom.js';
import { writeSet } from './symbol.js';

/** @import { Controller, DocumentPanel, Part } from './types.js' */

/** The depth and the number of values of the largest document of a lesson. */
const DEEPEST = 6;
const MOST = 5000;

/**
 * @param {Controller} controller
 * @returns {Part<DocumentPanel>}
 */
export function documentPart({ words, take: taken }) {
  let key = '';
  /** The text that the box shows while the learner is not writing in it. */
  let shown = '';
  const about = h('p');
  const box = h('textarea', { rows: 8, autocomplete: 'off', spellcheck: 'false', class: 'document' });
  const problem = h('p', { class: 'problem', role: 'alert', id: 'problem' });
  const take = h('button', { type: 'button', class: 'chip', 'data-action': 'take' }, words.text('document-take'));
  const leave = h('button', { type: 'button', class: 'chip', 'data-action': 'leave' }, words.text('document-leave'));
  const complain = (/** @type {string} */ sentence) => {
    write(problem, sentence);
    problem.hidden = sentence === '';
    mark(box, 'aria-invalid', sentence ? 'true' : null);
    mark(box, 'aria-describedby', sentence ? problem.id : null);
  };
  const showButtons = () => {
    const changed = box.value !== shown;
    able(take, changed);
    able(leave, changed);
  };
  const put = () => {
    box.value = shown;
    complain('');
    showButtons();
  };
  const send = async () => {
    if (box.value === shown) return;
    if (box.value.trim() === '') return complain(words.text('document-empty'));
    const lines = asLines(box.value);
    if (lines === null) return complain(words.text('document-no-json'));
    const text = box.value;
    const refusals = await taken([[key, lines]]);
    if (refusals === null) return; // a message above the lesson says why
    if (refusals.length > 0) return complain(refusals.map(({ message }) => words.say(message)).join('\n'));
    if (box.value === text) shown = ''; // the box must show the canonical text even if no value has changed
  };
  take.addEventListener('click', send);
  leave.addEventListener('click', put);
  box.addEventListener('input', showButtons);
  const buttons = h('div', { class: 'chips' }, take, leave);
  const element = h('div');
  complain('');
  /** One line is always in sight, and Enter takes it. A longer text is opened first. */
  const build = (/** @type {boolean} */ oneLine) => {
    if (!oneLine) {
      element.append(h('details', {}, h('summary', {}, words.text('document-open')), about, box, problem, buttons));
      return;
    }
    box.rows = 1;
    box.classList.add('line');
    box.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return;
      event.preventDefault();
      send();
    });
    element.append(about, box, problem, buttons);
  };
  return {
    element,
    update(panel) {
      if (!element.firstChild) build(panel.one_line);
      key = panel.key;
      writeSet(about, words.say(panel.about));
      mark(box, 'aria-label', words.say(panel.title));
      const writing = box.value !== shown && shown !== '';
      if (panel.text === shown) return;
      shown = panel.text;
      if (writing) showButtons();
      else put();
    },
  };
}

/**
 * JSON as lines of a place and a value: `weights.0.1.0 0.5`. Another text stays as it is. Broken JSON gives null.
 * @param {string} text
 * @returns {string | null}
 */
export function asLines(text) {
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
