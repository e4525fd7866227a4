// What the parts of a screen may do and ask.
import { defaults } from './defaults.js';
import { toLink } from './query.js';

/** @import { Coordinator } from './coordinator.js' */
/** @import { Controller } from './types.js' */
/** @import { Words } from './words.js' */

/**
 * The answer to each question of a screen.
 * @typedef {{ [K in keyof Controller as Controller[K] extends (...given: any[]) => infer R ? (R extends void ? never : K) : never]:
 *   Controller[K] extends (...given: any[]) => infer R ? R : never }} Answers
 */

/** What a screen gets that asks after its lesson has left. @type {Readonly<Answers>} */
const GONE = {
  ...{ set: [], take: Promise.resolve(null), peek: false, preview: {}, module: undefined, lacksFolds: false, speed: 1 },
  ...{ copy: Promise.resolve(false), share: Promise.resolve(false), openShare: Promise.resolve(), link: '' },
  ...{ handles: [], zoom: 1, has: false, locked: false },
};

/**
 * A screen stays until the first frame of the next lesson, and some of its parts come late. What they ask for meanwhile is ignored:
 * the lab is that of another lesson by then.
 * @param {Coordinator} coordinator
 * @param {Words} words
 * @returns {Controller}
 */
export function makeController(coordinator, words) {
  const { lesson, timeline, presenter, playback } = coordinator;
  const { slug, controls } = lesson;
  /** @type {Controller['set']} */
  const set = (changes, options) => {
    timeline.halt();
    presenter.answer();
    return coordinator.set(changes, options);
  };
  const link = () => {
    const { origin, pathname } = window.location;
    return `${origin}${pathname}${toLink(coordinator.now, lesson, coordinator.settle)}`;
  };
  const copy = async (/** @type {string} */ text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false; // no permission, or no clipboard
    }
  };
  /** @type {Controller} */
  const controller = {
    words,
    set,
    take: (changes) => new Promise((done) => coordinator.set(changes, { inField: true }, done)),
    peek: (changes) => coordinator.peek(changes),
    rest: () => coordinator.rest(),
    refresh: () => presenter.request(),
    lacksFolds: () => coordinator.lesson.folds !== null,
    loadFolds: () => coordinator.visits.loadFolds(),
    open: (slug, values) => {
      timeline.pause();
      void coordinator.visits.show(slug, () => values, { how: 'visit' });
    },
    goTo: (t) => timeline.goTo(t),
    scrub: (place) => {
      const t = Math.ceil(place);
      if (timeline.wanted !== t || !playback.resting) timeline.goTo(t);
      if (!presenter.movement.hold(t, t === place ? undefined : place - t + 1)) presenter.request();
    },
    step: (by) => timeline.step(by),
    togglePlay: () => timeline.togglePlay(),
    act: (action) => timeline.act(action),
    pause: () => timeline.pause(),
    setSpeed: (stepsPerSecond) => playback.setSpeed(lesson, stepsPerSecond),
    speed: () => playback.speedOf(lesson),
    link,
    copy,
    share: async () => {
      const { unfolds } = document.documentElement.dataset;
      const now = link(); // not later: another lesson may come meanwhile
      return copy(unfolds === undefined ? now : (await import('./long-links.js')).shorten(now));
    },
    openShare: async () => (await import('./share.js')).openShare(controller, coordinator),
    undo: () => coordinator.travel('undo'),
    redo: () => coordinator.travel('redo'),
    startAfresh: () => {
      timeline.pause();
      coordinator.set(defaults(controls));
    },
    paint: (canvas, picture) => presenter.paint(canvas, picture),
    light: (group) => presenter.light(group),
    handles: (picture) => presenter.handles(picture),
    zoom: () => presenter.appearance.zoom,
    module: () => coordinator.visits.module,
    has: (key) => controls.some((control) => control.key === key),
    locked: (key) => (coordinator.guard?.([[key, '\u0000']]).refusals.length ?? 0) > 0,
    preview: (changes) => coordinator.settle(slug, coordinator.now.values, changes).values,
  };
  const here = () => coordinator.lab && coordinator.now.lesson === slug;
  for (const [name, does] of Object.entries(controller)) {
    if (typeof does === 'function') {
      Object.assign(controller, {
        [name]: (/** @type {any[]} */ ...args) => (here() ? does(...args) : Object(GONE)[name]),
      });
    }
  }
  return controller;
}
