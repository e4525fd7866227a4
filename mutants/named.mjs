// Lines broken by hand, each with the tests of which one must fail: a file of tests/, or `CRATE:PART` of the
// crate's own tests. Without any it is tests/held.rs. Each was once broken and no test saw it, or belongs to a claim of
// which that was true. `from` must stand in the file exactly once.

/** @typedef {{ what: string, file: string, from: string, to: string, tests: string[] }} Mutant */

const lessons = (/** @type {string} */ path) => `crate/lessons/src/${path}.rs`;
const mutant = (
  /** @type {string} */ what,
  /** @type {string} */ file,
  /** @type {string} */ from,
  /** @type {string} */ to,
  /** @type {string[]} */ ...tests
) => ({ what, file, from, to, tests: tests.length > 0 ? tests : ['held'] });

/** @type {Mutant[]} */
export const NAMED = [
  mutant('L1 pulls at a weight of 0', 'crate/nn/src/trainer.rs', 'i8::from(w < 0.0)', 'i8::from(w <= 0.0)', 'training'),
  mutant(
    'L1 pulls a weight of 0 down',
    'crate/nn/src/trainer.rs',
    'i8::from(w > 0.0)',
    'i8::from(w >= 0.0)',
    'training',
  ),
  mutant(
    'a goal counts as reached 2 % above it',
    lessons('training/course'),
    'self.losses().0 < goal',
    'self.losses().0 < 1.02 * goal',
  ),
  mutant(
    'a goal is judged by the test loss',
    lessons('training/course'),
    'self.losses().0 < goal',
    'self.losses().1 < goal',
  ),
  mutant(
    'a goal is judged in the middle of an epoch',
    lessons('training/course'),
    'self.taken() == 0 && self.epochs() > 0 &&',
    '',
  ),
  mutant(
    'the outcome says “reached” 2 % above the goal',
    lessons('training/show'),
    'loss < self.highlights.goal',
    'loss < 1.02 * self.highlights.goal',
  ),
  mutant(
    'a press touches points twice as far away',
    lessons('training/settle'),
    'const TOUCHING: f64 = 0.35',
    'const TOUCHING: f64 = 0.7',
  ),
  mutant(
    'a press touches points half as far away',
    lessons('training/settle'),
    'const TOUCHING: f64 = 0.35',
    'const TOUCHING: f64 = 0.175',
  ),
  mutant('a press compares the square of a distance', lessons('training/settle'), 'TOUCHING * TOUCHING', 'TOUCHING'),
  mutant(
    'the filter knows the first neuron of a path only',
    lessons('chain_rule/paths'),
    'path.units.iter().enumerate().any(neuron)',
    'path.units.iter().enumerate().take(1).any(neuron)',
  ),
  mutant(
    'the filter knows the last neuron of a path only',
    lessons('chain_rule/paths'),
    'path.units.iter().enumerate().any(neuron)',
    'path.units.iter().enumerate().last().is_some_and(neuron)',
  ),
  mutant(
    'the filter knows no weights',
    lessons('chain_rule/paths'),
    '            || path.units.windows(2).enumerate().any(edge)\n',
    '',
  ),
  mutant(
    'a number beyond 1,000 is taken',
    lessons('settings'),
    '(-1000.0..=1000.0).contains(&number)',
    '(-2000.0..=2000.0).contains(&number)',
  ),
  mutant(
    'a number beyond 1,000 is taken, by a little',
    lessons('settings'),
    '(-1000.0..=1000.0).contains(&number)',
    '(-1000.0..=1000.5).contains(&number)',
  ),
  mutant(
    '1,000 itself is refused',
    lessons('settings'),
    '(-1000.0..=1000.0).contains(&number)',
    '(-1000.0..1000.0).contains(&number)',
  ),
  mutant('“lost” is said where the slope is 0', lessons('update_rule/words'), 'self.slope(self.w()) != 0.0 && ', ''),
  mutant(
    '“lost” is said of a step that is only small',
    lessons('update_rule/words'),
    'self.landing() == self.w() {',
    '(self.landing() - self.w()).abs() < 1e-9 {',
  ),
  mutant('“lost” is never said', lessons('update_rule/words'), 'self.landing() == self.w() {', 'false {'),
  mutant(
    '“lost” is said of a change that is only small',
    lessons('vanishing_gradient/sentences'),
    'old + change == old',
    'change.abs() < 1e-9',
  ),
  mutant(
    'the landing’s tolerance is doubled',
    lessons('update_rule/predict'),
    'const CLOSE: f64 = 0.2',
    'const CLOSE: f64 = 0.4',
  ),
  mutant(
    'the landing’s tolerance is halved',
    lessons('update_rule/predict'),
    'const CLOSE: f64 = 0.2',
    'const CLOSE: f64 = 0.1',
  ),
  mutant(
    'the landing’s share of the step is doubled',
    lessons('update_rule/predict'),
    '(0.1 * (new - old).abs())',
    '(0.2 * (new - old).abs())',
  ),
  mutant(
    'the landing’s tolerance is doubled on the map',
    lessons('optimizers/predict'),
    'CLOSE: (f64, f64) = (0.03, 0.15)',
    'CLOSE: (f64, f64) = (0.06, 0.15)',
  ),
  mutant(
    'the landing’s share of the step is doubled on the map',
    lessons('optimizers/predict'),
    'CLOSE: (f64, f64) = (0.03, 0.15)',
    'CLOSE: (f64, f64) = (0.03, 0.3)',
  ),
  mutant(
    'hand-set numbers stay when another network is chosen',
    lessons('chain_rule/settle'),
    '        if !numbers {\n            values.set("numbers", Value::word(""));\n        }\n',
    '',
  ),
  mutant(
    'numbers given with their network are dropped',
    lessons('chain_rule/settle'),
    '        if !numbers {',
    '        {',
  ),
  mutant(
    'numbers of weights that are gone stay',
    lessons('chain_rule/settle'),
    '    settings.retain(|name| example.has(name));\n',
    '',
  ),
  mutant(
    'all numbers go when the layers change',
    lessons('chain_rule/settle'),
    'settings.retain(|name| example.has(name));',
    'settings.retain(|name| example.has(name) && unknown.is_none());',
  ),
  mutant(
    'the relative error is by the left side only',
    lessons('chain_rule/check'),
    'let scale = a.abs().max(b.abs());',
    'let scale = a.abs();',
    'lessons:check',
  ),
  mutant(
    'the relative error is by the right side only',
    lessons('chain_rule/check'),
    'let scale = a.abs().max(b.abs());',
    'let scale = b.abs();',
    'lessons:check',
  ),
  mutant(
    'a plan forgets its first change',
    lessons('training/plan'),
    'self.0.windows(2).map(',
    'self.0.windows(2).skip(1).map(',
  ),
  mutant(
    'a change holds one update late',
    lessons('training/plan'),
    '(from, _)| *from <= t);\n        known',
    '(from, _)| *from < t);\n        known',
  ),
  mutant(
    'a plan’s next change is the present one',
    lessons('training/plan'),
    'find(|from| *from > t)',
    'find(|from| *from >= t)',
  ),
  mutant(
    'checkpoints after a change are kept',
    lessons('session'),
    'self.checkpoints.retain(|(t, _)| *t <= same);',
    'self.checkpoints.retain(|(t, _)| *t <= same + EVERY);',
  ),
  mutant(
    'a checkpoint says the step before',
    lessons('session'),
    'self.checkpoints.insert(place, (present, self.run.copy()));',
    'self.checkpoints.insert(place, (present - 1, self.run.copy()));',
  ),
  mutant(
    'checkpoints are never dropped',
    lessons('session'),
    '            at.is_multiple_of(apart)\n',
    '            at.is_multiple_of(apart) || true\n',
  ),
  mutant(
    'the rescue reckons from the second place',
    lessons('update_rule/rescue'),
    'self.curve.steepest_bend(self.path[0])',
    'self.curve.steepest_bend(self.path[1.min(self.path.len() - 1)])',
  ),
  mutant(
    'the rescue reckons from the present place',
    lessons('update_rule/rescue'),
    'self.curve.steepest_bend(self.path[0])',
    'self.curve.steepest_bend(self.w())',
  ),
  mutant(
    'the way out of a divergence is half as long',
    lessons('training/show'),
    '        let eta = ascii(self.course.manner.eta / SMALLER);',
    '        let eta = ascii(2.0 * self.course.manner.eta / SMALLER);',
  ),
  mutant(
    'an answer may be 1 % off',
    lessons('answer'),
    'const TOLERANCE: f64 = 0.005',
    'const TOLERANCE: f64 = 0.01',
    'lessons:answer',
  ),
];
