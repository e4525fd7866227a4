// The ruler: the steps of the run as one line. It plays, and its knob goes to any step. Where a lesson has acts, they are stretches
// of the line.
import { KeyedList, able, arrange, h, mark, write } from './dom.js';
import { writeSet } from './symbol.js';

/** @import { Controller, Message, Moment, Part } from './types.js' */
/** @typedef {{ label: Message | null, from: number, to: number }} Stretch */

/** More steps than these have no ticks of their own: nobody could tell them apart. */
const MOST_TICKS = 40;

/** A step that has so much of the line can be pulled through. */
const PULLED = 8; // CSS pixels

/**
 * @param {Controller} controller
 * @returns {Part<Moment>}
 */
export function rulerPart(controller) {
  const { words } = controller;
  let furthest = 0;
  const play = h('button', { type: 'button', class: 'play', 'data-action': 'play', onclick: controller.togglePlay });
  const counter = h('span', { class: 'counter' });
  const scrubber = h('input', {
    type: 'range',
    step: 1,
    class: 'scrubber',
    'aria-label': words.text('scrubber'),
    oninput: () => {
      stretches.update({ ruler: latest, t: scrubber.valueAsNumber });
      controller.scrub(scrubber.valueAsNumber);
    },
    onpointerdown: () => {
      const steps = Number(scrubber.max) - Number(scrubber.min);
      const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
      if (still || scrubber.clientWidth < PULLED * steps) return;
      scrubber.step = 'any';
      for (const end of ['pointerup', 'pointercancel']) window.addEventListener(end, letGo, { once: true });
    },
  });
  /** The knob goes to the nearest step. */
  const letGo = () => {
    if (scrubber.step === '1') return;
    scrubber.step = '1';
    controller.scrub(scrubber.valueAsNumber);
  };
  /** @type {Stretch[]} */
  let latest = [];
  const stretches = stretchesPart(controller);
  const travel = travelPart(controller);
  const track = h('div', { class: 'track' }, stretches.element, scrubber, travel.element);
  const element = h('div', { class: 'ruler', role: 'group', 'aria-label': words.text('ruler') }, play, track, counter);

  return {
    element,
    update(moment) {
      const { view, playing, stopped } = moment;
      element.hidden = view.idle.includes('t');
      const label = words.text(playing ? 'pause' : 'play');
      mark(play, 'aria-label', label);
      mark(play, 'title', label);
      mark(play, 'data-playing', playing);
      able(play, stopped === null);
      const count = view.counters.map((message) => words.say(message)).join(' · ');
      // Together with the numbers of the story: two counts of one moment would contradict each other.
      if (!moment.quick) {
        const counts = view.counters.map((message) => words.say(message));
        writeLines(counter, counts.length > 0 ? counts : [words.text('step-count', { t: view.t })]);
      }
      furthest = Math.max(furthest, view.t);
      mark(element, 'data-acts', view.ruler.length > 0);
      const ruler = view.ruler.length > 0 ? view.ruler : [{ label: null, from: 0, to: scrubberEnd(furthest) }];
      mark(scrubber, 'min', ruler[0].from);
      mark(scrubber, 'max', ruler[ruler.length - 1].to);
      const held = scrubber.step === 'any';
      if (!held) scrubber.value = String(view.t);
      mark(scrubber, 'aria-valuetext', count || words.text('step-count', { t: view.t }));
      latest = ruler;
      stretches.update({ ruler, t: scrubber.valueAsNumber });
      travel.update(moment);
    },
  };
}

/**
 * The acts, each below its stretch of the line.
 * @param {Controller} controller
 * @returns {Part<{ ruler: Stretch[], t: number }>}
 */
function stretchesPart(controller) {
  const element = h('div', { class: 'stretches' });
  /** @typedef {{ stretch: Stretch, t: number }} Item */
  /** @type {KeyedList<Item, Part<Item>>} */
  const keyed = new KeyedList();
  return {
    element,
    update({ ruler, t }) {
      keyed.show(
        element,
        ruler.map((stretch) => ({ stretch, t })),
        ({ stretch: { label } }) => (label ? controller.words.say(label) : ''),
        () => stretchPart(controller),
      );
    },
  };
}

/** @param {Controller} controller @returns {Part<{ stretch: Stretch, t: number }>} */
function stretchPart({ words }) {
  const name = h('span', { class: 'name' });
  const more = h('span', { class: 'more' });
  const line = h('span', { class: 'done' });
  const ticks = h('span', { class: 'ticks' });
  const element = h('div', { class: 'stretch' }, line, ticks, name, more);
  return {
    element,
    update({ stretch: { label, from, to }, t }) {
      const steps = to - from;
      const done = Math.min(Math.max(t - from, 0), steps);
      element.style.flexGrow = String(steps);
      mark(element, 'data-now', t > from && t <= to);
      line.style.width = `${(100 * done) / steps}%`;
      ticks.style.setProperty('--steps', String(steps));
      ticks.hidden = steps < 2 || steps > MOST_TICKS;
      // “Forward: values” is “Forward” where there is little room.
      const [act, what] = (label ? words.say(label) : '').split(/(?=:)/);
      writeSet(name, act);
      writeSet(more, what ?? '');
    },
  };
}

/** Each text in an element of its own. @param {HTMLElement} element @param {string[]} texts */
function writeLines(element, texts) {
  arrange(
    element,
    texts.map((text, i) => {
      const line = element.children[i] ?? h('span');
      write(line, i < texts.length - 1 ? `${text} · ` : text);
      return line;
    }),
  );
}

/**
 * How far the run has come on its way to a later t, and a button that ends it there.
 * @param {Controller} controller
 * @returns {Part<Moment>}
 */
function travelPart({ words, pause }) {
  const bar = h('progress', { max: 1, 'aria-label': words.text('way') });
  const cancel = h('button', { type: 'button', class: 'chip', 'data-action': 'cancel', onclick: pause });
  write(cancel, words.text('way-cancel'));
  const element = h('div', { class: 'travel', hidden: true }, bar, cancel);
  return {
    element,
    update({ view, travel }) {
      element.hidden = travel === null;
      if (travel) bar.value = (view.t - travel.from) / Math.max(travel.to - travel.from, 1);
    },
  };
}

/** @param {number} t that it has to reach */
export function scrubberEnd(t) {
  let end = 50;
  while (end < t) end *= 2;
  return end;
}
