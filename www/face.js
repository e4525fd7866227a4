// The face of a lesson: its words, controls, panels and transport, and where they stand.
import { controlsPart } from './controls.js';
import { able, arrange, h, mark } from './dom.js';
import { KEYS } from './keyboard.js';
import { panelsIn } from './panels.js';
import { readingsPart } from './readings.js';
import { typeset, writeSet } from './symbol.js';
import { transportPart } from './transport.js';

/** @import { Change, Control, Desk, Lesson, Message, Moment, Panel } from './types.js' */

/** Where panels stand. */
const PLACES = /** @type {const} */ (['main', 'next', 'under', 'side', 'wide']);

/** A longer list of complaints helps nobody. */
const MOST_NOTICES = 6;

/**
 * @typedef {object} Face
 * @property {HTMLElement} element
 * @property {HTMLElement} stage the large column; pictures are made as wide as it is
 * @property {HTMLElement} live where changes are written for screen readers
 * @property {() => boolean} showsWide whether the wide panels are in sight, or nearly so
 * @property {(moment: Moment) => void} update
 * @property {(notices: Message[]) => void} notify
 */

/**
 * @param {Lesson} lesson
 * @param {Desk} desk
 * @param {number} speed
 * @returns {Face}
 */
export function makeFace(lesson, desk, speed) {
  const { words } = desk;
  const controls = controlsPart(lesson, desk);
  const transport = transportPart(lesson, desk, speed);
  const readings = readingsPart(words.text('readings'));
  const history = historyButtons(desk);
  const chips = presets(lesson, desk);
  const notices = h('ul', { class: 'notices', role: 'list', id: 'notices' });
  const live = h('p', { class: 'unseen', 'aria-live': 'polite' });

  const box = (/** @type {string} */ name) => h('div', { class: name });
  const [main, next, under, side, wide] = PLACES.map(box);
  const places = {
    main: panelsIn(main, desk),
    next: panelsIn(next, desk),
    under: panelsIn(under, desk),
    side: panelsIn(side, desk),
    wide: panelsIn(wide, desk),
  };
  const stage = h('div', { class: 'stage' }, main, transport.element, readings.element, next);
  const aside = h('div', { class: 'aside' }, controls.element, side);

  const element = h(
    'section',
    { class: 'face', 'data-lesson': lesson.slug, 'aria-labelledby': 'title' },
    intro(lesson, desk),
    h('div', { class: 'line spread' }, chips.element, history.element),
    h('div', { class: 'status', role: 'status' }, notices),
    h('div', { class: 'desk' }, stage, aside, under, wide),
    help(desk),
    live,
  );

  // Whoever observes is told after the layout; asking for places would force one in every frame.
  let near = true;
  const observer = new IntersectionObserver((entries) => (near = entries[entries.length - 1].isIntersecting), {
    rootMargin: '50% 0px',
  });
  observer.observe(wide);

  return {
    element,
    stage,
    live,
    showsWide: () => near,
    update(moment) {
      element.classList.toggle('moving', !moment.complete);
      controls.update(moment);
      for (const place of PLACES) {
        const panels = moment.view.panels.filter((/** @type {Panel} */ panel) => panel.place === place);
        places[place](panels, moment);
      }
      transport.update(moment);
      if (!moment.quick) readings.update(moment.view.readings);
      history.update(moment);
      chips.update(moment);
      this.notify(moment.notices);
    },
    notify(messages) {
      const sentences = messages.slice(0, MOST_NOTICES).map((message) => words.say(message));
      const more = messages.length - MOST_NOTICES;
      if (more > 0) sentences.push(words.text('refusals-more', { more }));
      const lines = sentences.map((sentence, i) => {
        const line = notices.children[i] ?? h('li');
        writeSet(line, sentence);
        return line;
      });
      arrange(notices, lines);
    },
  };
}

/**
 * @param {Lesson} lesson
 * @param {Desk} desk
 */
function intro({ slug }, { words }) {
  return h(
    'header',
    { class: 'intro' },
    h('h2', { id: 'title' }, words.text(`${slug}-title`)),
    h('p', {}, ...typeset(words.text(`${slug}-text`))),
    h('p', { class: 'try' }, ...typeset(words.text(`${slug}-try`))),
  );
}

/**
 * @param {Lesson} lesson
 * @param {Desk} desk
 */
function presets({ slug, controls, presets }, { words, set, preview, lab }) {
  const chips = presets.map(({ name, values }) => {
    // What a preset does not name takes its default: the same button always shows the same picture.
    const changes = [...defaults(controls), ...values];
    const attributes = { type: 'button', class: 'chip', 'data-preset': name, onclick: () => set(changes) };
    const button = h('button', attributes, ...typeset(words.text(`${slug}-preset-${name}`)));
    /** @type {[string, string][]} */
    let target = [];
    /** @type {object | undefined} */
    let by;
    /** Whether this is where the learner started from: all is as the preset has it, but the time. @param {Moment} moment */
    const update = ({ values }) => {
      // An annex fills in what the first module leaves empty.
      if (by !== lab()) target = Object.entries(preview(changes)).filter(([key]) => key !== 't');
      by = lab();
      mark(
        button,
        'aria-pressed',
        target.every(([key, text]) => values[key] === text),
      );
    };
    return { button, update };
  });
  const attributes = { class: 'chips', role: 'group', 'aria-label': words.text('presets') };
  return {
    element: h('div', attributes, ...chips.map(({ button }) => button)),
    /** @param {Moment} moment */
    update: (moment) => chips.forEach(({ update }) => update(moment)),
  };
}

/**
 * @param {readonly Control[]} controls
 * @returns {Change[]}
 */
export function defaults(controls) {
  return controls.map((control) => [control.key, defaultText(control)]);
}

/** @param {Control} control */
function defaultText(control) {
  if (!('default' in control)) return ''; // the core fills in what fits
  if (control.kind === 'flag') return control.default ? 'yes' : 'no';
  return String(control.default);
}

/** @param {Desk} desk */
function historyButtons({ words, undo, redo, startAfresh }) {
  const attributes = { type: 'button', class: 'chip' };
  const back = h('button', { ...attributes, 'data-action': 'undo', onclick: undo }, words.text('undo'));
  const again = h('button', { ...attributes, 'data-action': 'redo', onclick: redo }, words.text('redo'));
  const afresh = h('button', { ...attributes, 'data-action': 'afresh', onclick: startAfresh }, words.text('afresh'));
  const element = h('div', { class: 'chips', role: 'group', 'aria-label': words.text('history') }, back, again, afresh);
  return {
    element,
    /** @param {Moment} moment */
    update({ canUndo, canRedo }) {
      able(back, canUndo);
      able(again, canRedo);
    },
  };
}

/** @param {Desk} desk */
function help({ words }) {
  const rows = KEYS.flatMap(([key, id]) => [h('dt', {}, h('kbd', {}, key)), h('dd', {}, words.text(id))]);
  return h('details', { class: 'help' }, h('summary', {}, words.text('keyboard')), h('dl', {}, ...rows));
}
