// What a page is told of a lesson: changes, steps of the run, answers, and the end of its story or of an exercise. Pure.
import { exercisesIn, mistakeOf } from './graded.js';

/** @import { State } from './state.js' */
/** @import { View } from './types.js' */

/** @typedef {(type: 'change' | 'step' | 'answer' | 'done', detail: object) => void} Tell */

export class Teller {
  #tell;
  /** @type {{ lesson: string, t: number, values: State['values'] } | undefined} */
  #last;
  /** What was given to each question, and how often something was. @type {Map<string, { given: string, tries: number }>} */
  #answers = new Map();
  /** How often each question of an exercise was answered. @type {Map<string, number>} */
  #tries = new Map();
  /** How steps were answered: right or not, or null where nothing is asked. @type {Map<string, boolean | null>} */
  #known = new Map();
  #done = '';

  /** @param {Tell} tell */
  constructor(tell) {
    this.#tell = tell;
  }

  /** @param {State} state @param {View} view */
  tell({ lesson, values }, view) {
    const { t, readings, story } = view;
    this.#tell('change', { lesson, values, t, readings });
    const last = this.#last;
    this.#last = { lesson, t, values };
    if (last?.lesson === lesson && last.t !== t) this.#tell('step', { lesson, t, before: last.t });
    if (last?.lesson === lesson) this.#tellExercises(lesson, exercisesIn(view, values, last.values));
    if (story.at === 0 || story.away) return;
    this.#tellAnswer(lesson, values, view);
    this.#tellEnd(lesson, story);
  }

  /** @param {string} lesson @param {import('./graded.js').Exercise[]} exercises */
  #tellExercises(lesson, exercises) {
    for (const { exercise, answers, whole } of exercises) {
      // Where all was emptied, the exercise begins anew, perhaps with other numbers.
      const anew = answers.every(({ given }) => given === '');
      let changed = false;
      for (const { question, given, before, verdict } of answers) {
        const place = `${lesson} ${exercise} ${question}`;
        if (anew) this.#tries.delete(place);
        if (given === before || given === '' || !verdict || verdict.grade === 'open') continue;
        const tries = (this.#tries.get(place) ?? 0) + 1;
        this.#tries.set(place, tries);
        changed = true;
        const [right, mistake] = [verdict.grade === 'right', mistakeOf(verdict, lesson, exercise)];
        this.#tell('answer', { lesson, exercise, question, given, right, mistake, tries });
      }
      if (!changed || whole?.grade !== 'right') continue;
      const right = answers.filter(({ verdict }) => verdict?.grade === 'right').length;
      this.#tell('done', { lesson, exercise, right, of: answers.length });
    }
  }

  /** @param {string} lesson @param {State['values']} values @param {View} view */
  #tellAnswer(lesson, values, { story, panels }) {
    const question = story.steps[story.at - 1];
    const place = `${lesson} ${question}`;
    const asks = panels.some(({ id }) => id === 'ask');
    const right = story.answered === 'right';
    this.#known.set(place, asks ? right : null);
    const given = givenTo(question, values);
    const before = this.#answers.get(place);
    if (before?.given === given) return;
    const tries = (before?.tries ?? 0) + (before && given !== '' ? 1 : 0);
    this.#answers.set(place, { given, tries });
    // An answer that is there from the start is the link's.
    if (!before || given === '' || !story.answered) return;
    const mistake = right ? null : mistakeIn(panels, `${lesson}-${question}-`);
    this.#tell('answer', { lesson, question, given, right, mistake, tries });
  }

  /** @param {string} lesson @param {View['story']} story */
  #tellEnd(lesson, { at, steps, answered, known }) {
    const last = this.#known.get(`${lesson} ${steps[at - 1]}`) ?? null;
    if (at < steps.length || (last !== null && !answered)) {
      this.#done = '';
      return;
    }
    const asked = steps.filter((step) => this.#known.get(`${lesson} ${step}`) !== null);
    const isRight = (/** @type {string} */ step) =>
      known.length > 0 ? known[steps.indexOf(step)] === 'right' : this.#known.get(`${lesson} ${step}`) === true;
    const right = asked.filter(isRight).length;
    const done = `${lesson} ${right}`;
    if (this.#done !== done) this.#tell('done', { story: lesson, right, of: asked.length });
    this.#done = done;
  }
}

/**
 * What was given to a question: values hold answers as `way:up,far:1.5`.
 * @param {string} question
 * @param {State['values']} values
 */
function givenTo(question, { said = '', answers = '' }) {
  const all = [...said.split(','), ...answers.split(',')].map((pair) => pair.split(':'));
  return all.find(([name]) => name === question)?.[1] ?? '';
}

/** The name of a known mistake, as the message that explains it has it. @param {View['panels']} panels @param {string} begins */
function mistakeIn(panels, begins) {
  const asked = JSON.stringify(panels.find(({ id }) => id === 'ask') ?? {});
  const ids = [...asked.matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id);
  const why = ids.find((id) => id.startsWith(begins) && id.endsWith('-why'));
  const name = why?.slice(begins.length, -4);
  return name && name !== 'other' ? name : null;
}
