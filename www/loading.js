// The modules of one element: the present one with its lab, the one that is being loaded, and the changes that wait for it.
import { loadLesson } from './lesson-module.js';

/** @import { LessonModule } from './lesson-module.js' */
/** @import { Change, Lab, Refusal, SetOptions } from './types.js' */

/**
 * Another lesson is being loaded, with an annex if its values need one. If the page's address asks for it (`addressed`), the
 * address stays as it is meanwhile.
 * @typedef {{ kind: 'lesson', slug: string, annex?: string, addressed: boolean }} ComingLesson
 */
/** An annex of the lesson shown is being loaded. @typedef {{ kind: 'annex', slug: string, annex: string }} ComingAnnex */

/**
 * Changes that wait for a module. `done` gets the refusals, or null if the module could not be loaded.
 * @typedef {{ changes: Change[], options?: SetOptions, done?: (refusals: Refusal[] | null) => void }} Waiting
 */

export class Loading {
  /** @type {LessonModule | undefined} */
  module;
  /** @type {Lab | undefined} */
  lab;
  /** @type {ComingLesson | ComingAnnex | null} */
  coming = null;
  /** @type {Waiting[]} */
  #waiting = [];
  /** The loaded module of each lesson; the annex, if that has been loaded too. @type {Map<string, LessonModule>} */
  #known = new Map();

  /**
   * Loads a module instead of the one that was being loaded. It calls `arrived` with the module, unless another one is wanted
   * by then. No other code runs between the check and the call.
   * @param {ComingLesson | ComingAnnex} coming
   * @param {{ arrived: (module: LessonModule) => void, failed: (error: Error) => void }} then
   */
  async load(coming, { arrived, failed }) {
    this.coming = coming;
    try {
      const { slug, annex } = coming;
      const module = await ((!annex && this.#known.get(slug)) || loadLesson(slug, annex));
      if (this.coming === coming) arrived(module);
    } catch (error) {
      if (this.coming !== coming) return console.error(error);
      this.coming = null;
      failed(error);
    }
  }

  /** The module of a lesson that was shown before. @param {string} slug */
  known(slug) {
    return /** @type {LessonModule} */ (this.#known.get(slug));
  }

  /**
   * Makes this module the present one. Nothing is being loaded any more.
   * @param {LessonModule} module
   * @param {Lab} [lab]
   */
  use(module, lab = module.open()) {
    this.close();
    this.module = module;
    this.lab = lab;
    this.coming = null;
    this.#known.set(module.lesson.slug, module);
  }

  /** Stops loading, and lets go of the lab. */
  stop() {
    this.coming = null;
    this.close();
  }

  /** Lets go of the lab. */
  close() {
    const { lab } = this;
    this.lab = undefined;
    try {
      lab?.free();
    } catch (error) {
      console.warn(error); // its module has crashed
    }
  }

  /** Adds changes that have to wait. @param {Waiting} waiting */
  wait(waiting) {
    this.#waiting.push(waiting);
  }

  /** @returns {Change[]} */
  get waitingChanges() {
    return this.#waiting.flatMap(({ changes }) => changes);
  }

  /** Takes all waiting changes out. */
  takeWaiting() {
    return this.#waiting.splice(0);
  }
}
