// The screen of a lesson: the stage with its ruler, the story beside it or the drawer in its place, and the folds below.
import { actsPart, happenedPart } from './acts.js';
import { arrange, h, mark } from './dom.js';
import { foldsPart } from './folds.js';
import { lightGroups } from './lighting.js';
import { livePart, markedText } from './live-number.js';
import { later, panelsIn } from './panels.js';
import { rulerPart } from './ruler.js';
import { storyPart } from './story.js';
import { writeSet } from './symbol.js';
import { watchSize } from './observe.js';

/** @import { Controller, Fold, Lesson, Message, Moment } from './types.js' */

/** The most messages that are shown; a longer list would not help. */
const MOST_NOTICES = 6;

/**
 * @typedef {object} LessonScreen
 * @property {HTMLElement} element
 * @property {HTMLElement} stage the large picture is as wide
 * @property {HTMLElement} story small pictures are as wide
 * @property {HTMLElement} liveRegion where changes are written for screen readers
 * @property {(near?: boolean) => string[]} openFolds with `near`, only those in sight or nearly so, those that ask, and one still empty
 * @property {(fold: Fold) => void} showFold shows a fold after its moment
 * @property {(moment: Moment) => void} update
 * @property {(notices: Message[]) => void} notify
 */

/**
 * @param {Lesson} lesson
 * @param {Controller} controller
 * @returns {LessonScreen}
 */
export function makeScreen(lesson, controller) {
  const { words } = controller;
  const liveRegion = h('p', { class: 'unseen', 'aria-live': 'polite' });
  const ruler = rulerPart(controller);
  const happened = happenedPart(controller);
  const folds = foldsPart(lesson, controller);
  const notices = h('ul', { class: 'notices', role: 'list', id: 'notices' });

  const box = (/** @type {string} */ name) => h('div', { class: name });
  const [large, rail, asked, companion] = ['large', 'rail', 'asked', 'companion'].map(box);
  const places = {
    stage: panelsIn(large, controller),
    rail: panelsIn(rail, controller),
    story: panelsIn(asked, controller),
    companion: panelsIn(companion, controller),
  };
  const stage = h('div', { class: 'stage' }, large, rail, ruler.element);
  watchSize(stage, () => stage.toggleAttribute('data-stays', stage.offsetHeight < 0.6 * window.innerHeight));

  const steps = storyPart(lesson, controller);
  const claim = h('h2', { id: 'title', class: 'claim' });
  const prose = prosePart(lesson, controller);
  const story = h('div', { class: 'story' }, prose.element, asked, companion);
  const drawer = drawerBeside(lesson, controller, story);
  const acts = actsPart(controller, drawer.button);
  const status = h('div', { class: 'status', role: 'status' }, notices);
  const side = h('div', { class: 'side' }, story, drawer.element, happened.element, acts.element);

  const element = h(
    'section',
    { class: 'screen', 'data-lesson': lesson.slug, 'aria-labelledby': 'title' },
    status,
    h('div', { class: 'frame' }, steps.element, claim, stage, side),
    folds.element,
    liveRegion,
  );

  lightGroups(element, controller.light);
  const terms = termsOf(element, controller);

  return {
    element,
    stage: large,
    story: happened.element,
    liveRegion,
    openFolds: folds.open,
    showFold: folds.show,
    update(moment) {
      element.classList.toggle('moving', !moment.complete);
      const { story } = moment.view;
      mark(element, 'data-answered', story.answered);
      writeSet(claim, words.say(story.claim));
      for (const [place, show] of Object.entries(places)) {
        show(
          moment.view.panels.filter((panel) => panel.place === place),
          moment,
        );
      }
      for (const part of [steps, ruler, prose, happened, acts, drawer, folds]) part.update(moment);
      if (moment.complete && !moment.quick) terms.mark();
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
 * Explains the technical terms on a screen, and what can be touched, as soon as somebody does something there.
 * @param {HTMLElement} screen
 * @param {Controller} controller
 */
function termsOf(screen, { open }) {
  let mark = () => {};
  const load = async (/** @type {any} */ { type, target, buttons, pointerType }) => {
    for (const event of ['pointerover', 'focusin']) screen.removeEventListener(event, load);
    try {
      (await import('./tip.js')).showTips(screen, { type, target, buttons, pointerType });
      mark = await (await import('./glossary.js')).explainTerms(screen, open);
    } catch (error) {
      console.error(error); // the lesson does without
    }
  };
  for (const event of ['pointerover', 'focusin']) screen.addEventListener(event, load);
  return { mark: () => mark() };
}

/**
 * The sentences of the lesson, or of a step of its story.
 * @param {Lesson} lesson
 * @param {Controller} controller
 * @returns {import('./types.js').Part<Moment>}
 */
function prosePart(lesson, controller) {
  const element = h('div', {});
  let shown = '';
  /** @type {ReturnType<typeof livePart> | undefined} */
  let live;
  return {
    element,
    update(moment) {
      const text = markedText(moment.view.story.prose, lesson, moment.values, controller);
      if (shown !== text) {
        shown = text;
        live = livePart(text, lesson, controller);
        element.replaceChildren(live.element);
      }
      live?.update(moment);
    },
  };
}

/**
 * The drawer and the button that opens it in the story's place. It is loaded when it is first opened.
 * @param {Lesson} lesson
 * @param {Controller} controller
 * @param {HTMLElement} story
 */
function drawerBeside(lesson, controller, story) {
  const element = h('div', { class: 'drawer-place', id: 'drawer', hidden: true });
  const attributes = { type: 'button', class: 'explore', 'aria-controls': 'drawer', 'data-action': 'explore' };
  const name = controller.words.text('explore');
  const [sign, label] = [h('span', { 'aria-hidden': 'true' }, '≡ '), h('span', { class: 'label' }, name)];
  const button = h('button', { ...attributes, 'aria-expanded': 'false', title: name }, sign, label);
  const load = later(async () => {
    const { drawerPart } = await import('./drawer.js');
    return (/** @type {Controller} */ controller) => drawerPart(lesson, controller);
  });
  /** @type {import('./types.js').Part<Moment> | undefined} */
  let drawer;
  button.addEventListener('click', () => {
    element.hidden = !element.hidden;
    story.hidden = !element.hidden;
    mark(button, 'aria-expanded', !element.hidden);
    if (element.hidden) return;
    if (!drawer) element.append((drawer = load(controller)).element);
    controller.refresh();
  });
  return {
    element,
    button,
    /** @param {Moment} moment */
    update(moment) {
      if (!element.hidden) drawer?.update(moment);
    },
  };
}
