// The buttons of the next step and the last one, and the sentence that says what a press has done.
import { KeyedList, able, h, write } from './dom.js';
import { writeSet } from './symbol.js';

/** @import { Action, Controller, Moment, Part } from './types.js' */
/** @typedef {Action & { can: boolean }} Offer a button, and whether it can do something now */

/**
 * @param {Controller} controller
 * @param {HTMLElement} explore the button that opens the drawer
 * @returns {Part<Moment>}
 */
export function actsPart(controller, explore) {
  const { words } = controller;
  /** @param {string} name @param {number} by */
  const stepButton = (name, by) =>
    h('button', { type: 'button', 'data-action': name, onclick: () => controller.step(by) });
  const back = stepButton('back', -1);
  back.className = 'round';
  back.setAttribute('aria-label', words.text('step-back'));
  back.setAttribute('title', words.text('step-back'));
  back.append('‹');
  const step = stepButton('step', 1);
  step.className = 'primary';
  const element = h('div', { class: 'acts' }, back, step, explore);
  return {
    element,
    update({ view, stopped }) {
      const still = view.idle.includes('t');
      back.hidden = step.hidden = still;
      able(back, view.t > 0);
      able(step, stopped === null);
      writeSet(step, words.say(view.next));
    },
  };
}

/**
 * What has happened, why nothing goes on, and how a run until a goal has ended.
 * @param {Controller} controller
 * @returns {Part<Moment>}
 */
export function happenedPart({ words }) {
  const [happened, stopped, outcome] = ['happened', 'stopped', 'outcome'].map((name) => h('p', { class: name }));
  return {
    element: h('div', { class: 'said' }, happened, outcome, stopped),
    update(moment) {
      if (!moment.quick) writeSet(happened, words.say(moment.view.describe));
      const told = /** @type {const} */ ([
        [stopped, moment.stopped],
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
 * The lesson's own buttons.
 * @param {Controller} controller
 * @returns {Part<Moment>}
 */
export function actionsPart(controller) {
  const element = h('div', { class: 'chips actions' });
  /** @type {KeyedList<Offer, Part<Offer>>} */
  const keyed = new KeyedList();
  return {
    element,
    update({ view, stopped }) {
      const actions = view.actions.map((action) => ({ ...action, can: !action.step || stopped === null }));
      element.hidden = actions.length === 0;
      keyed.show(
        element,
        actions,
        ({ id }) => id,
        () => actionPart(controller),
      );
    },
  };
}

/** @param {Controller} controller @returns {Part<Offer>} */
function actionPart(controller) {
  /** @type {Offer | undefined} */
  let latest;
  const press = () => latest?.can && controller.act(latest);
  const button = h('button', { type: 'button', class: 'chip', onclick: press });
  return {
    element: button,
    update(action) {
      latest = action;
      button.dataset.action = action.id;
      able(button, action.can);
      write(button, controller.words.say(action.label));
    },
  };
}
