// The answers of an exercise: what stands in its blanks, or what was put together on its board. Pure.

/** @import { Values, Verdict, View } from './types.js' */

/** @typedef {{ question: string, given: string, before: string, verdict: Verdict | null }} Answer */
/** @typedef {{ exercise: string, answers: Answer[], whole: Verdict | null }} Exercise */

/**
 * The exercises of a view, in folds, too. The question of the story is none of them.
 * @param {View} view
 * @param {Values} values
 * @param {Values} before the values of the view before
 * @returns {Exercise[]}
 */
export function exercisesIn({ panels, folds }, values, before) {
  const all = [...panels, ...folds.flatMap((fold) => fold.panels ?? [])];
  return all.flatMap((panel) => {
    const { id: exercise } = panel;
    if (exercise === 'ask') return [];
    if (panel.kind === 'board') {
      const { key, verdict } = panel;
      const answer = { question: 'whole', given: values[key] ?? '', before: before[key] ?? '', verdict };
      return [{ exercise, answers: [answer], whole: verdict }];
    }
    if (panel.kind !== 'exercise') return [];
    const blanks = panel.lines.flatMap(({ pieces }) => pieces.filter((piece) => piece.kind === 'blank'));
    const answers = blanks.map(({ key, verdict }) => ({
      question: key.slice(key.indexOf(':') + 1),
      given: blankIn(key, values),
      before: blankIn(key, before),
      verdict,
    }));
    return [{ exercise, answers, whole: panel.verdict }];
  });
}

/** What stands in the blank `answers:a1`: the value `answers` has it as `a1:0.25,a2:3`. @param {string} key @param {Values} values */
function blankIn(key, values) {
  const [name, blank] = key.split(':');
  const all = (values[name] ?? '').split(',').map((pair) => pair.split(':'));
  return all.find(([one]) => one === blank)?.[1] ?? '';
}

/** The name of a known mistake, as the message that explains it has it: `chain-rule-fill-sign` is a sign. @param {Verdict} verdict @param {string} lesson @param {string} exercise */
export function mistakeOf({ grade, said }, lesson, exercise) {
  if (grade !== 'wrong' || !said.id.startsWith(`${lesson}-`)) return null;
  const name = said.id.slice(lesson.length + 1).replace(new RegExp(`^(${exercise}|told)-`), '');
  return /(^|-)other$/.test(name) ? null : name;
}
