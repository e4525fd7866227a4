// What is shown is a function of the values: after any series of changes a lab shows what a fresh one shows of the same values, no
// number is missing or endless, and the link leads back to the same values.
import assert from 'node:assert/strict';
import { fromLink, toLink } from '../www/query.js';
import { openModules } from './labs.mjs';
import { NASTY } from './random.mjs';

/** @import { Change, Control, Lab, Lesson, Values } from '../www/types.js' */
/** @import { Module } from './labs.mjs' */
/** @import { Random } from './random.mjs' */

const ROOM = { width: 900, height: 600, story: 320, pictures: false };
/** Runs are short, so that many fit into a second. */
const LAST = 40;

export async function views() {
  const modules = await openModules();
  return {
    /** @param {Random} draw */
    make(draw) {
      const module = draw.pick(modules);
      const { slug, lesson } = module;
      const steps = Array.from({ length: 1 + draw.below(8) }, () => changesOf(lesson, draw));
      return { module: slug, steps };
    },
    /** @param {{ module: string, steps: Change[][] }} sequence */
    check({ module, steps }) {
      const found = /** @type {Module} */ (modules.find(({ slug }) => slug === module));
      run(found, steps);
    },
    /** Shorter sequences that may fail in the same way. @param {{ module: string, steps: Change[][] }} sequence */
    shorter: ({ module, steps }) =>
      steps.map((_, at) => ({ module, steps: steps.filter((_step, other) => other !== at) })),
  };
}

/** @param {Module} module @param {Change[][]} steps */
function run({ slug, lesson, open }, steps) {
  const lab = open();
  let { values } = lab.settle(slug, {}, []);
  for (const changes of steps) {
    values = lab.settle(slug, values, changes).values;
    const shown = viewOf(lab, slug, values);
    const fresh = open();
    assert.deepEqual(shown, viewOf(fresh, slug, values), 'a fresh lab shows something else');
    allNumbers(shown);
    const hash = toLink({ lesson: slug, values }, lesson, (...asked) => fresh.settle(...asked));
    const { changes: linked } = fromLink({ search: '', hash }, [slug]);
    assert.deepEqual(fresh.settle(slug, {}, linked).values, values, `the link leads elsewhere: ${hash}`);
    fresh.free();
  }
  lab.free();
}

/** @param {Lab} lab @param {string} slug @param {Values} values */
function viewOf(lab, slug, values) {
  const reached = lab.advance({ lesson: slug, values, patience: 1e9, until: false });
  const { folds } = lab.view({ ...ROOM, open: [] });
  const view = lab.view({ ...ROOM, open: folds.map(({ name }) => name) });
  // A fold that comes later has the same.
  for (const { name, panels } of view.folds) assert.deepEqual(lab.fold(name, ROOM).panels, panels, `fold ${name}`);
  // Handles that have not changed are not sent again.
  return { reached, view: { ...view, handles: null } };
}

/** Every number is finite, and no text says that one is not. @param {unknown} part @param {string} [place] */
function allNumbers(part, place = 'view') {
  if (typeof part === 'number') assert.ok(Number.isFinite(part), `${place} is ${part}`);
  else if (typeof part === 'string') assert.doesNotMatch(part, /\b(NaN|Infinity|undefined|inf)\b|∞/, place);
  else if (typeof part === 'object' && part !== null) {
    // A text of the learner's stands there as it was written.
    for (const [key, value] of Object.entries(part)) if (key !== 'text') allNumbers(value, `${place}.${key}`);
  }
}

/** @param {Lesson} lesson @param {Random} draw @returns {Change[]} */
function changesOf(lesson, draw) {
  const { controls, presets, begin } = lesson;
  const kind = draw.next();
  if (kind < 0.12 && presets.length > 0) return /** @type {Change[]} */ (draw.pick(presets).values);
  if (kind < 0.2 && begin.length > 0) return [['step', String(1 + draw.below(8))]];
  if (kind < 0.45) return [['t', String(draw.below(LAST))]];
  return Array.from({ length: 1 + draw.below(3) }, () => {
    const control = draw.pick(controls);
    return /** @type {Change} */ ([
      control.key,
      control.key === 't' ? String(draw.below(LAST)) : textFor(control, draw),
    ]);
  });
}

/** @param {Control} control @param {Random} draw */
function textFor(control, draw) {
  if (draw.chance(0.15)) return draw.pick(NASTY);
  const any = /** @type {any} */ (control);
  if (Array.isArray(any.options)) return String(draw.pick(any.options));
  if (control.kind === 'flag') return draw.pick(['yes', 'no']);
  const range = draw.chance(0.1) ? any.allowed : any.slider;
  if (Array.isArray(range)) {
    const number = range[0] + draw.next() * (range[1] - range[0]);
    return String(any.whole ? Math.round(number) : number);
  }
  return draw.pick([
    'w1',
    'w2',
    'b1',
    'x1',
    'o1',
    'w1:0.5',
    'w1:2,b1:-1',
    '1',
    '0.1',
    '3',
    '2.2sigmoid.1sigmoid',
    '1.1relu.1identity',
    '',
  ]);
}
