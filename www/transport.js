// Moving through time: reset, back, forward, play, and a scrubber. Everything here only ever sets t.
import { SPEEDS } from './clock.js';
import { able, h, mark, write } from './dom.js';
import { writeSet } from './symbol.js';

/** @import { Desk, Moment, Part } from './types.js' */

/**
 * @param {Desk} desk
 * @param {number} speed
 * @returns {Part<Moment>}
 */
export function transportPart(desk, speed) {
  const { words } = desk;
  /**
   * @param {string} name
   * @param {string} label
   * @param {() => void} onclick
   */
  const button = (name, label, onclick) => h('button', { type: 'button', 'data-action': name, onclick }, label);
  const reset = button('reset', words.text('reset'), () => desk.goTo(0));
  const back = button('back', words.text('step-back'), () => desk.step(-1));
  const step = button('step', words.text('step'), () => desk.step(1));
  const play = button('play', words.text('play'), () => desk.togglePlay());
  step.className = 'primary';
  for (const name of ['title', 'aria-label']) mark(reset, name, words.text('reset-title'));

  const speeds = h('select', { onchange: () => desk.setSpeed(Number(speeds.value)) });
  for (const value of SPEEDS) speeds.append(h('option', { value }, words.text('speed-steps', { steps: value })));
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
  const stopped = h('p', { class: 'stopped', hidden: true });

  const element = h(
    'div',
    { class: 'transport', role: 'group', 'aria-label': words.text('transport') },
    h('div', { class: 'line buttons' }, reset, back, step, play),
    h('div', { class: 'line' }, counter, scrubber, h('label', { class: 'speed' }, words.text('speed'), ' ', speeds)),
    stopped,
  );

  return {
    element,
    update({ view, playing }) {
      element.hidden = view.idle.includes('t');
      write(step, words.say(view.next));
      write(play, words.text(playing ? 'pause' : 'play'));
      write(counter, words.text('step-count', { t: view.t }));
      able(reset, view.t > 0);
      able(back, view.t > 0);
      able(step, view.stopped === null);
      able(play, view.stopped === null);
      mark(scrubber, 'max', scrubberEnd(view.t));
      scrubber.value = String(view.t);
      mark(scrubber, 'aria-valuetext', words.text('step-count', { t: view.t }));
      stopped.hidden = view.stopped === null;
      if (view.stopped) writeSet(stopped, words.say(view.stopped));
    },
  };
}

/**
 * The scrubber's end depends on t alone, so that the same link looks the same everywhere.
 * @param {number} t
 */
export function scrubberEnd(t) {
  let end = 50;
  while (end < t) end *= 2;
  return end;
}
