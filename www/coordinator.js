// Sends every input of an element to the right place. All arrows point in one direction:
//
//   input -> coordinator -> store (values, settled by the lab) -> one animation frame -> presenter
//
// The t that a run has reached is an input like any other: it is put into the state before the moment is shown.
import { Playback } from './playback.js';
import { Presenter } from './presenter.js';
import { Store } from './store.js';
import { Timeline } from './timeline.js';
import { Visits } from './visits.js';

/** @import { LessonModule } from './lesson-module.js' */
/** @import { Waiting } from './loading.js' */
/** @import { State } from './state.js' */
/** @import { Change, Controller, Lab, Lesson, Message, Refusal, Settle, SetOptions, View } from './types.js' */

/**
 * What a coordinator needs of the element.
 * @typedef {object} Owner
 * @property {(lesson: Lesson) => void} meet defines the properties of a lesson, once it is known
 * @property {(lesson: Lesson) => Change[]} attributes
 * @property {() => Controller} controller what the parts of a new screen talk to
 * @property {(state: State, view: View) => void} tell reports a new state that is shown
 * @property {(error: Error) => void} failed reports that nothing can be shown
 */

export class Coordinator {
  #owner;
  store = new Store();
  playback = new Playback((steps) => (this.presenter.busy ? false : this.timeline.advance(steps)));
  timeline = new Timeline(this.playback, this);
  visits;
  presenter;
  /** Whether the previous moment could not be shown. */
  #crashed = false;
  /** Whether there is a dialog to share what is shown. */
  sharing = true;
  /** What a page has locked keeps its value. @type {((changes: Change[]) => { changes: Change[], refusals: Refusal[] }) | undefined} */
  guard;
  /** The state that was reported last. @type {State | undefined} */
  #told;

  /** @param {ShadowRoot} root @param {Owner} owner */
  constructor(root, owner) {
    this.#owner = owner;
    this.visits = new Visits(this.store, owner, this);
    this.presenter = new Presenter(root, this.playback, this);
  }

  /** The lab, if there is something to show. */
  get lab() {
    return (this.store.now && this.visits.lab) ?? null;
  }

  /** The lesson shown. */
  get lesson() {
    return /** @type {LessonModule} */ (this.visits.module).lesson;
  }

  get now() {
    return /** @type {State} */ (this.store.now);
  }

  /** @type {Settle} */
  settle = (...asked) => this.again(() => /** @type {Lab} */ (this.visits.lab).settle(...asked));

  /** Whether a drag or a run is under way, so that many changes follow each other. */
  get moving() {
    return !this.playback.resting || this.store.gesture !== null;
  }

  // --- What is set --------------------------------------------------------------------------------------------------

  /** Takes changes from the page. They wait if their lesson is not loaded yet. @param {Change[]} changes */
  give(changes) {
    if (this.visits.ready) this.set(changes);
    else this.visits.wait({ changes });
  }

  /**
   * Takes every change of the lesson shown. A change that needs an annex waits until the annex is loaded.
   * @param {Change[]} changes
   * @param {SetOptions} [options]
   * @param {(refusals: Refusal[] | null) => void} [done] gets the refusals, or null if the annex could not be loaded
   * @returns {Refusal[]} what was refused already
   */
  set(changes, options, done) {
    const waiting = { changes, options, done };
    if (this.visits.coming?.kind === 'annex') this.visits.wait(waiting);
    else if (this.visits.lab) return this.#setNow(waiting);
    return [];
  }

  /** @param {Waiting} waiting */
  #setNow(waiting) {
    const { options: { gesture, inField } = {}, done } = waiting;
    const { changes, refusals: locked } = this.guard?.(waiting.changes) ?? { ...waiting, refusals: [] };
    try {
      const { refusals: refused, annex, passes } = this.store.set(changes, this.lesson, this.settle, gesture);
      if (annex !== null) {
        this.visits.wait(waiting);
        void this.visits.extend(annex);
        return [];
      }
      const refusals = [...locked, ...refused];
      const told = refusals.filter(({ key }) => !inField || key !== waiting.changes[0][0]);
      this.store.notices = told.map(({ message }) => message);
      this.changed('write', passes ? this.moving : gesture !== undefined);
      if (Number(this.now.values.step) > 0) this.visits.prepare();
      done?.(refusals);
      return refusals;
    } catch (error) {
      this.recover(error);
      return [];
    }
  }

  /**
   * Shows what changes would lead to while an option is held, or the state again. Nothing is taken.
   * @param {Change[] | null} changes
   * @returns {boolean} whether it could be shown
   */
  peek(changes) {
    if (changes && (this.moving || !this.visits.ready)) return false;
    const settled = changes && this.settle(this.now.lesson, this.now.values, changes);
    if (settled?.annex) return false;
    this.store.peeked = settled?.values ?? null;
    this.presenter.answer();
    this.presenter.request();
    return true;
  }

  /** @param {Message} message */
  notify(message) {
    this.store.notices = [message];
    this.presenter.request();
  }

  /** The gesture under way is over. */
  rest() {
    if (this.store.gesture === null) return;
    this.store.rest();
    this.changed();
  }

  /** Undo and redo may lead to a lesson that was shown before. @param {'undo' | 'redo'} how */
  travel(how) {
    this.timeline.pause();
    this.store.address?.flush();
    this.store[how]();
    this.visits.comeBack(this.now.lesson);
    this.store.notices = [];
    this.changed();
  }

  /** Puts the t that the run has reached into the state. @param {number} t */
  arrive(t) {
    this.store.arrive(t, this.lesson, this.settle);
    this.#keep();
  }

  /**
   * The state has changed: the link and the picture follow.
   * @param {'write' | 'visit'} [how]
   * @param {boolean} [moving] whether more changes follow
   */
  changed(how = 'write', moving = this.moving) {
    this.playback.forgetOutcome();
    this.#keep(how, moving);
    this.presenter.request();
  }

  /** @param {'write' | 'visit'} [how] @param {boolean} [moving] */
  #keep(how = 'write', moving = this.moving) {
    const { coming } = this.visits;
    const leave = coming?.kind === 'lesson' && coming.addressed;
    this.store.keep(leave ? 'leave' : how, moving, this.lesson, this.settle);
  }

  // --- Lessons come and go ------------------------------------------------------------------------------------------

  /** Ends the run under way, while its lesson can still take the t it reached. */
  leave() {
    if (this.visits.lab) this.timeline.halt();
    this.playback.rest();
    this.store.address?.flush(); // its lab writes the link
  }

  /** @param {LessonModule} module @param {boolean} sameLesson */
  enter(module, sameLesson) {
    this.presenter.changeLab(sameLesson ? module.words(false) : null);
    this.timeline.forget();
    if (this.store.now) this.presenter.request();
  }

  /** The element leaves the page. */
  close() {
    this.leave();
    this.presenter.close();
    this.visits.stop();
    this.store.address = undefined;
  }

  // --- Showing ------------------------------------------------------------------------------------------------------

  /** Takes the run on; while it travels, the next frame goes on with it. @param {number} patience milliseconds */
  advance(patience) {
    const reached = this.timeline.go(/** @type {Lab} */ (this.visits.lab), patience);
    if (this.playback.travel && !this.#waits) this.presenter.request();
    return reached;
  }

  /** Whether a run until a goal waits until it is in sight again. A page may have asked for another t, so that does not wait. */
  get #waits() {
    return !this.playback.seen && this.playback.travel?.until;
  }

  /** The lab comes into sight, or goes. @param {boolean} seen */
  see(seen) {
    this.playback.see(seen);
    if (this.playback.travel) this.presenter.request();
  }

  /** What the parts of a new screen talk to. */
  forScreen() {
    return this.#owner.controller();
  }

  /** @param {View} view */
  shown(view) {
    this.#crashed = false;
    const now = this.now;
    if (this.#told === now || (this.playback.travel && this.#told?.lesson === now.lesson)) return;
    this.#told = now;
    this.#owner.tell(now, view);
  }

  /**
   * Does something once more if the module crashes at it, so that nothing is lost that a learner has set.
   * @template T
   * @param {() => T} work depends on no moment that the lab has shown
   */
  again(work) {
    try {
      return work();
    } catch (error) {
      this.recover(error);
      return work();
    }
  }

  /**
   * The state is here and not in the lab. So a module that crashed is replaced, and the new one shows the same state. If that
   * fails too, a message says so.
   * @param {Error} error
   */
  recover(error) {
    console.error(error);
    this.playback.rest();
    try {
      // A panic asks for fresh memory itself. A module that has no more memory cannot.
      this.visits.repair(error instanceof WebAssembly.RuntimeError);
    } catch (another) {
      console.error(another);
    }
    this.presenter.forgetPictures();
    // What fails again is not tried in every frame: a learner's next input does.
    if (this.#crashed) this.presenter.notify([{ id: 'failure-crash', args: [] }]);
    else this.presenter.request();
    this.#crashed = true;
  }
}
