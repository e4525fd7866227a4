// An exercise: lines of mathematics with blanks. An answer in a blank is a value like any other. The verdict is below the line,
// and screen readers speak it when it changes.
import { pressesPart } from './buttons.js';
import { KeyedList, arrange, h, mark } from './dom.js';
import { showLine } from './formula.js';
import { sentencesPart, verdictPart } from './text.js';

/** @import { Blank, Controller, ExerciseLine, ExercisePanel, Formula, Message, Part, Verdict } from './types.js' */

/**
 * @param {Controller} controller
 * @returns {Part<ExercisePanel>}
 */
export function exercisePart(controller) {
  const task = sentencesPart(controller);
  const lines = h('ol', { class: 'task-lines', role: 'list' });
  const whole = verdictPart(controller);
  const buttons = pressesPart(controller);
  const element = h('div', { class: 'exercise' }, task.element, lines, whole.element, buttons.element);
  /** @type {KeyedList<ExerciseLine, Part<ExerciseLine>>} */
  const keyed = new KeyedList();
  return {
    element,
    update(panel) {
      task.update(panel.task);
      const alone = panel.lines.flatMap(({ pieces }) => pieces).filter(({ kind }) => kind === 'blank').length === 1;
      keyed.show(
        lines,
        panel.lines,
        (line) => `${lineId(line)} ${alone}`,
        () => linePart(controller, alone),
      );
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
 * @param {Controller} controller
 * @param {boolean} alone whether it has the only blank
 * @returns {Part<ExerciseLine>}
 */
function linePart(controller, alone) {
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
          formulas[i] = showLine(piece.formula, formulas[i], controller.words);
          return formulas[i].element;
        }
        const blank = blanks.get(piece.key) ?? blankPart(piece.key, controller);
        blanks.set(piece.key, blank);
        blank.update(piece);
        return blank.element;
      });
      const after = [...blanks.values()].flatMap(({ check, said }) => (alone ? [check, said] : [said]));
      arrange(element, [...parts, ...after]);
    },
  };
}

/**
 * @param {string} key
 * @param {Controller} controller
 * @returns {Part<Blank> & { check: HTMLElement, said: HTMLElement }}
 */
function blankPart(key, controller) {
  /** The answer that the box shows while the learner is not writing in it. */
  let shown = '';
  /** @type {Verdict | null} */
  let verdict = null;
  const said = verdictPart(controller);
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
    const refusal = controller.set([[key, box.value]], { inField: true }).find((refusal) => refusal.key === key);
    if (refusal) return refused(refusal.message);
    shown = '\0'; // 0,25 becomes 0.25, and the box must show that even if no value has changed
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
  // Enter does the same, but not everybody knows that. Whoever goes there has left the box, which takes what was written.
  const press = () => (box.value ? take() : box.focus());
  const check = h('button', { type: 'button', class: 'chip', onclick: press }, controller.words.text('check'));
  return {
    element: box,
    check,
    said: said.element,
    update(blank) {
      check.hidden = blank.verdict?.grade === 'right';
      mark(box, 'aria-label', controller.words.say(blank.label));
      const same = blank.text === shown;
      if (same && box.value !== shown) return; // the learner is writing in it
      shown = blank.text;
      verdict = blank.verdict;
      if (box.value !== shown) box.value = shown;
      settle();
    },
  };
}
