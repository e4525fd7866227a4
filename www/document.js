// A text that can be copied, changed and taken back. JSON becomes a line for each number here; all else is read by the core.
import { able, h, mark, write } from './dom.js';
import { writeSet } from './symbol.js';

/** @import { Desk, DocumentPanel, Part } from './types.js' */

/** No document of a lesson is deeper, and none has more numbers. */
const DEEPEST = 6;
const MOST = 5000;

/**
 * @param {Desk} desk
 * @returns {Part<DocumentPanel>}
 */
export function documentPart({ words, set }) {
  let key = '';
  /** The text of the state, when the learner is not writing another. */
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
  const look = () => {
    const changed = box.value !== shown;
    able(take, changed);
    able(leave, changed);
  };
  const put = () => {
    box.value = shown;
    complain('');
    look();
  };
  take.addEventListener('click', () => {
    if (box.value === shown) return;
    if (box.value.trim() === '') return complain(words.text('document-empty'));
    const lines = asLines(box.value);
    if (lines === null) return complain(words.text('document-no-json'));
    const refusals = set([[key, lines]], { inField: true });
    if (refusals.length > 0) return complain(refusals.map(({ message }) => words.say(message)).join('\n'));
    shown = ''; // what was taken comes back in its own form, even if nothing else changed
  });
  leave.addEventListener('click', put);
  box.addEventListener('input', look);
  const buttons = h('div', { class: 'chips' }, take, leave);
  const summary = h('summary', {}, words.text('document-open'));
  complain('');
  return {
    element: h('details', {}, summary, about, box, problem, buttons),
    update(panel) {
      key = panel.key;
      writeSet(about, words.say(panel.about));
      mark(box, 'aria-label', words.say(panel.title));
      const writing = box.value !== shown && shown !== '';
      if (panel.text === shown) return;
      shown = panel.text;
      if (writing) look();
      else put();
    },
  };
}

/**
 * JSON as lines of a place and a value: `weights.0.1.0 0.5`. What is no JSON stays as it is; null if it was meant to be.
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
