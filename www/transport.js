// Moving through time: reset, back, forward, play, and a scrubber. Everything here only ever sets t, but the lesson's own
// buttons, which set what the lesson says.
import { Kept, able, h, mark, write } from './dom.js';
import { writeSet } from './symbol.js';

/** @import { Action, Desk, Lesson, Moment, Part } from './types.js' */
/** @typedef {Action & { can: boolean }} Offer a button, and whether it can do something now */

/**
 * @param {Lesson} lesson
 * @param {Desk} desk
 * @param {number} speed
 * @returns {Part<Moment>}
 */
export function transportPart(lesson, desk, speed) {
  const { words } = desk;
  /**
   * @param {string} name
   * @param {string} label
   * @param {() => void} onclick
   */
  const button = (name, label, onclick) => h('button', { type: 'button', 'data-action': name, onclick }, label);
  /** The latest t that was seen: dragged back from there, the scrubber leads there again. */
  let furthest = 0;
  const reset = button('reset', words.text('reset'), () => {
    furthest = 0;
    desk.goTo(0);
  });
  const back = button('back', words.text('step-back'), () => desk.step(-1));
  const step = button('step', words.text('step'), () => desk.step(1));
  const play = button('play', words.text('play'), () => desk.togglePlay());
  step.className = 'primary';
  for (const name of ['title', 'aria-label']) mark(reset, name, words.text('reset-title'));

  const speeds = h('select', { onchange: () => desk.setSpeed(Number(speeds.value)) });
  for (const value of lesson.speeds) {
    speeds.append(h('option', { value }, words.text('speed-steps', { steps: value })));
  }
  speeds.value = String(speed);

  const counter = h('output', { class: 'counter' });
  const scrubber = h('input', {
    type: 'range',
    min: 0,
    step: 1,
    class: 'scrubber',
    'aria-label': words.text('scrubber'),
    oninput: () => desk.goTo(scrubber.valueAsNumber),
  });
  const [stopped, outcome] = ['stopped', 'outcome'].map((name) => h('p', { class: name, hidden: true }));
  const way = wayPart(desk);
  const longer = actionsIn('longer', desk);
  const others = actionsIn('others', desk);

  const element = h(
    'div',
    { class: 'transport', role: 'group', 'aria-label': words.text('transport') },
    h('div', { class: 'line buttons' }, reset, back, step, longer.element, play),
    h('div', { class: 'line' }, counter, scrubber, h('label', { class: 'speed' }, words.text('speed'), ' ', speeds)),
    way.element,
    outcome,
    stopped,
    others.element,
  );

  return {
    element,
    update(moment) {
      const { view, playing } = moment;
      element.hidden = view.idle.includes('t');
      write(step, words.say(view.next));
      write(play, words.text(playing ? 'pause' : 'play'));
      const count = view.counters.map((message) => words.say(message)).join(' · ');
      // Together with the numbers below it: two counts of one moment would contradict each other.
      if (!moment.quick) write(counter, count || words.text('step-count', { t: view.t }));
      able(reset, view.t > 0);
      able(back, view.t > 0);
      able(step, view.stopped === null);
      able(play, view.stopped === null);
      furthest = Math.max(furthest, view.t);
      mark(scrubber, 'max', scrubberEnd(furthest));
      scrubber.value = String(view.t);
      mark(scrubber, 'aria-valuetext', words.text('step-count', { t: view.t }));
      way.update(moment);
      const actions = view.actions.map((action) => ({ ...action, can: !action.step || view.stopped === null }));
      longer.update(actions.filter(({ step }) => step));
      others.update(actions.filter(({ step }) => !step));
      const told = /** @type {const} */ ([
        [stopped, view.stopped],
        [outcome, moment.outcome],
      ]);
      for (const [element, message] of told) {
        element.hidden = message === null;
        if (message) writeSet(element, words.say(message));
      }
    },
  };
}

/**
 * The lesson's own buttons of one kind.
 * @param {string} name
 * @param {Desk} desk
 * @returns {Part<Offer[]>}
 */
function actionsIn(name, desk) {
  const element = h('div', { class: `line ${name}` });
  /** @type {Kept<Offer, Part<Offer>>} */
  const kept = new Kept();
  return {
    element,
    update(actions) {
      element.hidden = actions.length === 0;
      kept.show(
        element,
        actions,
        ({ id }) => id,
        ({ id }) => {
          /** @type {Offer | undefined} */
          let latest;
          const press = () => latest?.can && desk.act(latest);
          const button = h('button', { type: 'button', 'data-action': id, onclick: press });
          return {
            element: button,
            update(action) {
              latest = action;
              able(button, action.can);
              writeSet(button, desk.words.say(action.label));
            },
          };
        },
      );
    },
  };
}

/**
 * How far the way to a later t has come, and a button that ends it.
 * @param {Desk} desk
 * @returns {Part<Moment>}
 */
function wayPart({ words, pause }) {
  const bar = h('progress', { max: 1, 'aria-label': words.text('way') });
  const cancel = h('button', { type: 'button', class: 'chip', 'data-action': 'cancel', onclick: pause });
  write(cancel, words.text('way-cancel'));
  const element = h('div', { class: 'line way', hidden: true }, bar, cancel);
  return {
    element,
    update({ view, way }) {
      element.hidden = way === null;
      if (way) bar.value = (view.t - way.from) / Math.max(way.to - way.from, 1);
    },
  };
}

/** @param {number} t that it has to reach */
export function scrubberEnd(t) {
  let end = 50;
  while (end < t) end *= 2;
  return end;
}
