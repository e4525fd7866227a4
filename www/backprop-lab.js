// <backprop-lab lesson="update-rule" eta="0.1">: the element, as pages use it. Every control of a lesson is an attribute, a
// property and a key of the link, all by one name.
import { Address, place } from './address.js';
import { makeController } from './controller.js';
import { Coordinator } from './coordinator.js';
import { h } from './dom.js';
import { shortcut } from './keyboard.js';
import { SLUGS, loadLesson } from './lesson-module.js';
import { adoptEarlyProperties, attributesOf, beginning, defineProperties } from './properties.js';
import { fromLink, noSuchLesson, setsAround, spelled } from './query.js';
import { asChanges } from './state.js';
import { sheet } from './style.js';
import { watchPaper, watchLook } from './theme.js';

/** @import { BackpropLabElement, LabState } from './element-types.js' */
/** @import { Embed } from './embed.js' */
/** @import { LessonModule } from './lesson-module.js' */
/** @import { State } from './state.js' */
/** @import { Change, Controller, Lesson, Reading, View } from './types.js' */

/** The only sentence outside of the catalogues: it says that not even they could be loaded. */
const NO_WORDS = 'The lab could not be loaded: reload the page to try again.';

/** @implements {Omit<BackpropLabElement, keyof HTMLElement>} */
export class BackpropLab extends HTMLElement {
  /** Shows the content of the element until the lab is there, and for good if the lab cannot run. */
  #slot = h('slot');
  #root = this.attachShadow({ mode: 'open' });
  #coordinator = new Coordinator(this.#root, {
    meet: (lesson) => this.#meet(lesson),
    attributes: (lesson) => this.#values(lesson).changes,
    controller: () => this.#makeController(),
    tell: (state, view) => this.#tell(state, view),
    failed: (error) => void this.#tellFailure(error),
  });
  /** What the parts of the present screen talk to. @type {Controller | undefined} */
  #controller;
  /** Aborted when the element leaves the page: that ends every listener and observer. */
  #life = new AbortController();
  /** @type {Embed | undefined} */
  #embed;
  /** @type {Promise<Embed> | undefined} */
  #loading;
  /** The lesson that was set while the element was not in the page. @type {string | undefined} */
  #next;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.append(this.#slot);
    new MutationObserver((records) => this.#attributesChanged(records)).observe(this, { attributes: true });
  }

  // --- What pages may use ---------------------------------------------------------------------------------------------

  /** The lesson shown, by its name in links. */
  get lesson() {
    return this.#next ?? this.#coordinator.visits.slug ?? this.getAttribute('lesson') ?? '';
  }

  set lesson(slug) {
    if (!this.#coordinator.store.now) this.setAttribute('lesson', slug);
    else if (this.isConnected && this.#coordinator.visits.module) this.#coordinator.visits.choose(String(slug));
    else this.#next = String(slug);
  }

  /** All values of the lesson, as text by key; to set some of them, assign an object. */
  get values() {
    return this.#coordinator.visits.values;
  }

  set values(values) {
    this.#coordinator.give(asChanges(values));
  }

  /** The live numbers of the moment shown. @returns {readonly Reading[]} */
  get readings() {
    return this.#coordinator.presenter.view?.readings ?? [];
  }

  /** The lesson and all of its values. @returns {LabState} */
  getState() {
    return { v: 1, lesson: this.lesson, values: this.values };
  }

  /** Shows a state; the answer says what of it could not be. @param {unknown} state @returns {Promise<string[]>} */
  setState(state) {
    return this.#do('setState', state);
  }

  /** Lets the run play. */
  play() {
    return this.#do('play');
  }

  /** Stops it. */
  pause() {
    return this.#do('pause');
  }

  /** Takes steps of the run, or takes them back. @param {number} [steps] */
  step(steps) {
    return this.#do('step', steps);
  }

  /** The picture as an SVG document. @returns {Promise<string>} */
  toSVG() {
    return this.#do('toSVG');
  }

  // --- Life in the page -----------------------------------------------------------------------------------------------

  connectedCallback() {
    this.#life = new AbortController();
    const { signal } = this.#life;
    const { presenter, store, timeline } = this.#coordinator;
    if (this.hasAttribute('linked')) store.address = new Address(() => void this.#begin(), signal);
    if (store.now) this.#resume(store.now.lesson);
    else void this.#begin();
    watchLook(this.#root, () => presenter.lookAgain(), signal);
    watchPaper((event, printing) => {
      this.toggleAttribute('data-paper', printing);
      presenter.lookAgain();
      presenter.answer();
      presenter.catchUp(event); // paper waits for no frame
    }, signal);
    document.addEventListener('visibilitychange', () => document.hidden && timeline.pause(), { signal });
    // A handle that goes away while it is held does not hear that it was let go, but the document does.
    document.addEventListener('lostpointercapture', () => this.#coordinator.rest(), { signal });
    this.addEventListener('keydown', (event) => shortcut(event, this.#controller), { signal });
    for (const type of ['keydown', 'click']) {
      this.#root.addEventListener(type, (event) => presenter.catchUp(event), { signal, capture: true });
    }
  }

  disconnectedCallback() {
    this.#coordinator.close();
    this.#controller = undefined;
    this.#life.abort();
    this.#root.replaceChildren(this.#slot);
  }

  /** Shows what attributes, early properties and, if it is ours, the page’s address ask for. */
  async #begin() {
    const { signal } = this.#life;
    const { slug, changes, refused, around } = this.#wanted();
    if (!this.hasAttribute('linked') || [...Object.keys(around), ...this.getAttributeNames()].some(setsAround)) {
      void loadLesson(slug).catch(() => {}); // meanwhile; whether it comes is asked below
      try {
        (await this.#late()).takeLink(around);
      } catch (error) {
        return this.#tellFailure(error);
      }
      if (signal.aborted) return;
    }
    const known = refused.length;
    const values = (/** @type {Lesson} */ lesson) => {
      const more = this.#values(lesson, spelled(changes, lesson.controls), 'v' in around);
      refused.splice(known, Infinity, ...more.refusals);
      return more.changes;
    };
    return this.#coordinator.visits.show(slug, values, { refused, addressed: true });
  }

  /** What a lesson begins with. @param {Lesson} lesson @param {Change[]} [linked] what the link asks for @param {boolean} [whole] */
  #values(lesson, linked = [], whole = false) {
    const begun = this.#embed?.begin(lesson, linked) ?? { preset: [], changes: linked, refusals: [] };
    return { ...begun, changes: beginning(this, lesson, begun.changes, begun.preset, whole) };
  }

  /** What pages set around a lesson, and what they are told: it is loaded where it is needed, or after the first view. */
  async #late() {
    this.#loading ??= import('./embed.js').then(({ openEmbed }) => openEmbed(this, this.#coordinator));
    this.#embed = await this.#loading;
    this.#embed.connect(this.#life.signal, this.#controller);
    return this.#embed;
  }

  /** @template {keyof Embed} K @param {K} method @param {...any} args @returns {Promise<any>} */
  async #do(method, ...args) {
    return /** @type {any} */ (await this.#late())[method](...args);
  }

  #wanted() {
    const address = this.#coordinator.store.address ? place() : { search: '', hash: '' };
    const anchor = address.hash.slice(1);
    const link = fromLink(SLUGS.includes(anchor) ? { search: '', hash: '' } : address, SLUGS); // an anchor of the header is younger
    const asked = this.getAttribute('lesson') ?? '';
    const slug = [link.lesson, anchor, asked].find((name) => SLUGS.includes(name ?? '')) ?? SLUGS[0];
    const unknown = asked && !SLUGS.includes(asked) ? [noSuchLesson(asked, SLUGS)] : [];
    return { slug, changes: link.changes, around: link.around, refused: [...link.refusals, ...unknown] };
  }

  /** The element is in the page again, and takes what was set meanwhile. @param {string} slug the lesson when it left */
  #resume(slug) {
    const next = this.#next ?? slug;
    this.#next = undefined;
    void this.#coordinator.visits.resume(slug);
    this.#coordinator.visits.choose(next);
  }

  /** @param {MutationRecord[]} records */
  #attributesChanged(records) {
    const { presenter, store, visits } = this.#coordinator;
    const { module } = visits;
    const names = new Set(records.map(({ attributeName }) => attributeName ?? ''));
    const lesson = this.getAttribute('lesson');
    // `#begin` reads all attributes. Only a change of the lesson needs a new beginning.
    if (!store.now) return void (names.has('lesson') && this.isConnected && this.#begin());
    if (names.has('lesson') && lesson !== null && lesson !== this.lesson) this.lesson = lesson;
    // Another lesson reads all attributes when it comes. For this one they wait until its module is here, or here again.
    const known = module && this.lesson === module.lesson.slug ? attributesOf(this, module.lesson) : [];
    const changes = known.filter(([key]) => names.has(key.toLowerCase()));
    if (changes.length > 0) this.values = Object.fromEntries(changes);
    if (names.has('lang')) presenter.dropScreen();
    presenter.lookAgain();
  }

  /** A lesson is known: its controls are properties from now on. @param {Lesson} lesson */
  #meet(lesson) {
    defineProperties(BackpropLab.prototype, lesson);
    adoptEarlyProperties(this, lesson);
  }

  #makeController() {
    const pseudo = this.closest('[lang]')?.getAttribute('lang') === 'x-pseudo';
    const { words } = /** @type {LessonModule} */ (this.#coordinator.visits.module);
    this.#controller = makeController(this.#coordinator, words(pseudo));
    this.#embed?.connect(this.#life.signal, this.#controller);
    return this.#controller;
  }

  /** @param {State} state @param {View} view */
  #tell(state, view) {
    const { lesson, values } = state;
    const detail = { lesson, values, t: view.t, readings: view.readings };
    this.dispatchEvent(new CustomEvent('backprop-lab-change', { bubbles: true, composed: true, detail }));
    void this.#late().then((embed) => embed.tell(state, view), console.error);
  }

  /** @param {Error} error */
  async #tellFailure(error) {
    console.error(error);
    this.dispatchEvent(new CustomEvent('backprop-lab-failure', { bubbles: true, composed: true }));
    const why = await import('./why-not.js').then(({ whyNot }) => whyNot(error, this)).catch(() => NO_WORDS);
    this.#root.replaceChildren(h('p', { class: 'failure', role: 'alert' }, why), this.#slot);
  }
}

if (!customElements.get('backprop-lab')) customElements.define('backprop-lab', BackpropLab);
