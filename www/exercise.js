// An exercise: lines of mathematics with blanks. What is written into a blank is a value like any other; what is said
// to it stands below its line and is read out when it comes.
import { Kept, arrange, h, mark, write } from './dom.js';
import { showLine } from './formula.js';
import { writeSet } from './symbol.js';
import { sentencesPart } from './text.js';

/** @import { Blank, Desk, ExerciseLine, ExercisePanel, Formula, Message, Part, Press, Verdict } from './types.js' */

/**
 * @param {Desk} desk
 * @returns {Part<ExercisePanel>}
 */
export function exercisePart(desk) {
  const task = sentencesPart(desk);
  const lines = h('ol', { class: 'task-lines', role: 'list' });
  const whole = verdictPart(desk);
  const buttons = pressesPart(desk);
  const element = h('div', { class: 'exercise' }, task.element, lines, whole.element, buttons.element);
  /** @type {Kept<ExerciseLine, Part<ExerciseLine>>} */
  const kept = new Kept();
  return {
    element,
    update(panel) {
      task.update(panel.task);
      kept.show(lines, panel.lines, lineId, () => linePart(desk));
      whole.update(panel.verdict);
      buttons.update(panel.buttons);
    },
  };
}

/** A line is kept while its blanks are the same ones. @param {ExerciseLine} line */
function lineId({ id, pieces }) {
  return `${id} ${pieces.map((piece) => (piece.kind === 'blank' ? piece.key : '#'))}`;
}

/**
 * @param {Desk} desk
 * @returns {Part<ExerciseLine>}
 */
function linePart(desk) {
  const element = h('li', { class: 'equation' });
  /** @type {ReturnType<typeof showLine>[]} */
  const formulas = [];
  /** @type {Map<string, ReturnType<typeof blankPart>>} */
  const blanks = new Map();
  return {
    element,
    update({ pieces }) {
      const parts = pieces.map((piece, i) => {
        if (piece.kind === 'formula') {
          formulas[i] = showLine(piece.formula, formulas[i], desk.words);
          return formulas[i].element;
        }
        const blank = blanks.get(piece.key) ?? blankPart(piece.key, desk);
        blanks.set(piece.key, blank);
        blank.update(piece);
        return blank.element;
      });
      arrange(element, [...parts, ...[...blanks.values()].map(({ said }) => said)]);
    },
  };
}

/**
 * @param {string} key
 * @param {Desk} desk
 * @returns {Part<Blank> & { said: HTMLElement }}
 */
function blankPart(key, desk) {
  /** The answer that the box shows, when the learner is not writing in it. */
  let shown = '';
  /** @type {Verdict | null} */
  let verdict = null;
  const said = verdictPart(desk);
  said.element.id = `said-${key.replace(':', '-')}`;
  const refused = (/** @type {Message} */ message) => {
    said.update({ grade: 'wrong', said: message });
    mark(box, 'aria-invalid', 'true');
  };
  const settle = () => {
    said.update(verdict);
    mark(box, 'data-grade', verdict?.grade ?? null);
    mark(box, 'aria-invalid', verdict?.grade === 'wrong' ? 'true' : null);
  };
  const take = () => {
    if (box.value === shown) return settle();
    const refusal = desk.set([[key, box.value]], { inField: true }).find((refusal) => refusal.key === key);
    if (refusal) return refused(refusal.message);
    shown = '\0'; // 0,25 is taken as 0.25, and the box is to show that even if nothing else changed
  };
  const box = h('input', {
    type: 'text',
    class: 'blank',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': said.element.id,
    onchange: take,
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key === 'Enter') take();
      if (event.key !== 'Escape') return;
      box.value = shown;
      settle();
    },
  });
  return {
    element: box,
    said: said.element,
    update(blank) {
      mark(box, 'aria-label', desk.words.say(blank.label));
      const same = blank.text === shown;
      if (same && box.value !== shown) return; // being written in
      shown = blank.text;
      verdict = blank.verdict;
      if (box.value !== shown) box.value = shown;
      settle();
    },
  };
}

/**
 * Sentences that say how something turned out; spoken when they change.
 * @param {Desk} desk
 * @returns {Part<Verdict | null>}
 */
export function verdictPart({ words }) {
  const element = h('p', { class: 'verdict', 'aria-live': 'polite' });
  return {
    element,
    update(verdict) {
      mark(element, 'data-grade', verdict?.grade ?? null);
      if (verdict) writeSet(element, words.say(verdict.said));
      else writeSet(element, '');
    },
  };
}

/**
 * Buttons that set a value each; kept by their order, so that the focus stays on “another one”.
 * @param {Desk} desk
 * @returns {Part<Press[]>}
 */
export function pressesPart({ words, set }) {
  const element = h('div', { class: 'chips' });
  /** @type {Press[]} */
  let presses = [];
  return {
    element,
    update(next) {
      presses = next;
      const buttons = next.map(({ label }, i) => {
        const press = () => set([[presses[i].key, presses[i].value]]);
        const button = element.children[i] ?? h('button', { type: 'button', class: 'chip', onclick: press });
        write(button, words.say(label));
        return button;
      });
      arrange(element, buttons);
    },
  };
}
