// Which lesson is shown, which one is being loaded, and the values with which each begins.
import { SLUGS, loadLesson } from './lesson-module.js';
import { Loading } from './loading.js';
import { noSuchLesson } from './query.js';
import { asChanges, begin } from './state.js';

/** @import { LessonModule } from './lesson-module.js' */
/** @import { Waiting } from './loading.js' */
/** @import { Store } from './store.js' */
/** @import { Change, Lesson, Lab, Message, Refusal, SetOptions } from './types.js' */

/**
 * What visits need of the element.
 * @typedef {object} Owner
 * @property {(lesson: Lesson) => void} meet a lesson is loaded, but not shown yet
 * @property {(lesson: Lesson) => Change[]} attributes the values of a lesson that is shown for the first time
 * @property {(error: Error) => void} failed reports that nothing can be shown
 */

/**
 * What visits tell their owner.
 * @typedef {object} Host
 * @property {() => void} leave ends the lesson shown
 * @property {(module: LessonModule, sameLesson: boolean) => void} enter begins with another module
 * @property {(how: 'write' | 'visit') => void} changed shows another state
 * @property {(changes: Change[], options?: SetOptions) => Refusal[]} set
 * @property {(message: Message) => void} notify
 * @property {<T>(work: () => T) => T} again does something once more if a module crashes at it
 * @property {((changes: Change[]) => { changes: Change[] }) | undefined} guard keeps what is locked
 */

export class Visits {
  #loading = new Loading();
  #store;
  #owner;
  #host;

  /** @param {Store} store @param {Owner} owner @param {Host} host */
  constructor(store, owner, host) {
    this.#store = store;
    this.#owner = owner;
    this.#host = host;
  }

  get module() {
    return this.#loading.module;
  }

  get lab() {
    return this.#loading.lab;
  }

  get coming() {
    return this.#loading.coming;
  }

  /** The lesson that is wanted. */
  get slug() {
    const { coming } = this.#loading;
    return coming?.kind === 'lesson' ? coming.slug : this.#store.now?.lesson;
  }

  /** Whether a lesson can be changed now. Otherwise changes have to wait. */
  get ready() {
    return this.#loading.lab !== undefined && this.#loading.coming === null;
  }

  /** @param {Waiting} waiting */
  wait(waiting) {
    this.#loading.wait(waiting);
  }

  /** All values of the lesson that is wanted, as far as they are known. */
  get values() {
    const values = (this.#loading.coming?.kind !== 'lesson' && this.#store.now?.values) || {};
    return { ...values, ...Object.fromEntries(this.#loading.waitingChanges) };
  }

  /** Shows another lesson with its last values. @param {string} slug */
  choose(slug) {
    if (slug === this.slug) return;
    if (!SLUGS.includes(slug)) return this.#host.notify(noSuchLesson(slug, SLUGS).message);
    const left = this.#store.left(slug);
    void this.show(slug, (lesson) => (left ? asChanges(left) : this.#owner.attributes(lesson)), { how: 'visit' });
  }

  /**
   * Shows a lesson as soon as its module, or the annex that its values need, is loaded, unless another one is wanted by then.
   * @param {string} slug
   * @param {(lesson: Lesson) => Change[]} values what it begins with
   * @param {{ refused?: Refusal[], how?: 'write' | 'visit', addressed?: boolean }} [options] what was refused already; whether the
   *   browser's Back shall lead to what is shown now; whether the page's address asks for the lesson
   */
  show(slug, values, { refused = [], how = 'write', addressed = false } = {}) {
    const arrived = (/** @type {LessonModule} */ module) => {
      this.#owner.meet(module.lesson);
      const waiting = this.#loading.takeWaiting();
      const later = waiting.flatMap(({ changes }) => changes);
      const changes = [...values(module.lesson), ...(this.#host.guard?.(later).changes ?? later)];
      const { lab, state, refusals, annex } = this.#host.again(() => {
        const lab = module.open();
        return { lab, ...begin(slug, changes, (...asked) => lab.settle(...asked)) };
      });
      if (annex !== null) {
        lab.free();
        for (const wait of waiting) this.#loading.wait(wait);
        return load(annex);
      }
      this.#host.leave();
      this.#use(module, lab);
      this.#store.show(state, module.lesson);
      this.#store.notices = [...refused, ...refusals].map(({ message }) => message);
      this.#host.changed(how);
      for (const { done } of waiting) done?.(refusals);
    };
    const load = (/** @type {string | undefined} */ annex) =>
      this.#loading.load({ kind: 'lesson', slug, annex, addressed }, { arrived, failed: (error) => this.#fail(error) });
    return load(undefined);
  }

  /** Loads the lesson again that was shown when the element left the page. @param {string} slug */
  resume(slug) {
    const arrived = (/** @type {LessonModule} */ module) => {
      this.#owner.meet(module.lesson);
      this.#use(module);
      this.#setWaiting();
    };
    const coming = /** @type {const} */ ({ kind: 'lesson', slug, addressed: false });
    return this.#loading.load(coming, { arrived, failed: (error) => this.#fail(error) });
  }

  /** Loads an annex of the lesson shown; it takes the changes that wait for it. @param {string} annex */
  extend(annex) {
    const { slug } = /** @type {LessonModule} */ (this.module).lesson;
    const arrived = (/** @type {LessonModule} */ module) => {
      this.#use(module);
      this.#setWaiting();
    };
    return this.#loading.load({ kind: 'annex', slug, annex }, { arrived, failed: (error) => this.#fail(error) });
  }

  /** Fetches what the next steps of a story need, and does not use it yet. */
  prepare() {
    const { slug, folds } = /** @type {LessonModule} */ (this.module).lesson;
    if (folds) void loadLesson(slug, folds).catch(() => {}); // it is asked for again when it is needed
  }

  /** Loads what stands in folds. */
  loadFolds() {
    const annex = this.module?.lesson.folds;
    if (annex && this.#loading.coming === null) void this.extend(annex);
  }

  /** Goes back to a lesson that was shown before, and stops loading. @param {string} slug */
  comeBack(slug) {
    this.#loading.coming = null;
    this.#dropWaiting();
    const module = this.#loading.known(slug);
    if (module !== this.module) this.#use(module);
  }

  /** Makes a new lab of the same module, after a crash. What is being loaded still comes. @param {boolean} afresh in fresh memory */
  repair(afresh) {
    const { coming } = this.#loading;
    if (afresh) this.module?.restart();
    if (this.module) this.#use(this.module);
    this.#loading.coming = coming;
  }

  /** Stops loading. */
  stop() {
    this.#loading.stop();
  }

  /** Uses another module from now on. @param {LessonModule} module @param {Lab} [lab] */
  #use(module, lab) {
    const sameLesson = this.module?.lesson.slug === module.lesson.slug;
    this.#loading.use(module, lab);
    this.#host.enter(module, sameLesson);
  }

  #setWaiting() {
    for (const { changes, options, done } of this.#loading.takeWaiting()) {
      const refusals = this.#host.set(changes, options);
      done?.(refusals);
    }
  }

  #dropWaiting() {
    for (const { done } of this.#loading.takeWaiting()) done?.(null);
  }

  /** Reports that loading failed. @param {Error} error */
  #fail(error) {
    this.#dropWaiting();
    if (!this.#store.now) return this.#owner.failed(error);
    console.error(error);
    this.#host.notify({ id: 'failure-lesson', args: [] });
  }
}
