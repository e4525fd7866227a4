// What only pages around a lab need: what they set around a lesson, what they are told of it, and what they can ask for. It is
// loaded late.
import { followBackdrop } from './backdrop.js';
import { farAway } from './distance.js';
import { mark } from './dom.js';
import { keepKeys } from './keys.js';
import { SLUGS } from './lesson-module.js';
import { readState } from './messages.js';
import { moreWords } from './more-words.js';
import { fromLink, noSuchLesson } from './query.js';
import { followSight } from './sight.js';
import { FORMS, SETUP, keepLocked, names, placesOf, presetValues, readSetup, readTheme } from './setup.js';
import { asChanges } from './state.js';
import { around, forms, wide } from './style/around.js';
import { Teller } from './telling.js';
import { watchTheme } from './theme.js';

/** @import { Coordinator } from './coordinator.js' */
/** @import { State } from './state.js' */
/** @import { Change, Controller, Lesson, Refusal, View } from './types.js' */

/** @param {HTMLElement} element @param {Coordinator} coordinator */
export async function openEmbed(element, coordinator) {
  const words = await moreWords();
  defineSetup(element);
  return new Embed(element, coordinator, words);
}

/** How high a figure of this width may be: 480 pixels where it has 640, and as much on a phone, which is higher than wide. @param {number} width */
const figureHeight = (width) => Math.max(0.75 * width, Math.min(480, 1.33 * width));

export class Embed {
  #element;
  #coordinator;
  #words;
  #own = new CSSStyleSheet();
  #teller;
  /** What the parts of the present screen talk to. @type {Controller | undefined} */
  #controller;
  /** @type {AbortSignal | undefined} */
  #signal;
  /** What the link sets, where no attribute does. @type {Record<string, string>} */
  #link = {};
  #setup = { ui: '', hide: /** @type {string[]} */ ([]), lock: /** @type {string[]} */ ([]), heading: 0 };
  /** What a figure has for its picture and rail, in pixels. */
  #height = 0;
  #styles = '';
  /** @type {MutationObserver | undefined} */
  #leveling;
  #watch = new MutationObserver(() => this.#again());
  /** @type {() => void} */
  #wasShown = () => {};
  /** Kept as soon as a lesson is shown. @type {Promise<void>} */
  #shown = new Promise((done) => (this.#wasShown = done));

  /** @param {HTMLElement} element @param {Coordinator} coordinator @param {import('./words.js').Words} words */
  constructor(element, coordinator, words) {
    this.#element = element;
    this.#coordinator = coordinator;
    this.#words = words;
    this.#teller = new Teller((type, detail) => element.dispatchEvent(new CustomEvent(type, { detail })));
    const root = /** @type {ShadowRoot} */ (element.shadowRoot);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#own];
    const { presenter } = coordinator;
    if (!element.hasAttribute('linked')) presenter.painter.away = farAway(element, () => presenter.request());
    this.#watch.observe(element, {
      attributes: true,
      attributeFilter: ['ui', 'hide', 'lock', 'heading', 'story', 'theme'],
    });
    // The page has taken the theme before any lab is there. Where there is no such theme, the lab says so.
    if (element.hasAttribute('linked')) void this.#shown.then(() => this.#checkTheme());
  }

  /** The element is in the page, until `signal` is aborted. @param {AbortSignal} signal @param {Controller} [controller] */
  connect(signal, controller) {
    if (controller && controller !== this.#controller) {
      this.#controller = controller;
      controller.words.add(this.#words);
    }
    if (signal.aborted || signal === this.#signal) return;
    this.#signal = signal;
    keepKeys(this.#element, signal);
    followSight(this.#element, this.#coordinator, signal);
    watchTheme(() => this.#dress(), signal);
    const observer = new MutationObserver(() => this.#dress());
    observer.observe(document.body, { attributes: true });
    // Many pages fade from one theme to the other.
    const faded = (/** @type {TransitionEvent} */ { propertyName }) =>
      /^background/.test(propertyName) && this.#dress();
    document.addEventListener('transitionend', faded, { signal });
    signal.addEventListener('abort', () => observer.disconnect());
    this.#dress();
  }

  /** @param {Record<string, string>} around what the link sets around the lesson */
  takeLink(around) {
    this.#link = around;
    if (this.#element.hasAttribute('linked')) document.documentElement.dataset.ui = around.ui ?? ''; // a figure needs no header
    if (around.story) this.#element.setAttribute('story', around.story);
  }

  /**
   * What a lesson begins with.
   * @param {Lesson} lesson
   * @param {Change[]} linked what the link asks for
   * @returns {{ preset: Change[], changes: Change[], refusals: Refusal[] }}
   */
  begin(lesson, linked) {
    const { refusals, ...setup } = readSetup((key) => this.#asked(key), lesson);
    this.#setup = setup;
    const locked = new Set(setup.lock);
    this.#coordinator.guard = locked.size > 0 ? (changes) => this.#keep(changes, locked) : undefined;
    this.#coordinator.sharing = !this.#left.includes('sharing');
    if (setup.ui === 'full') {
      this.#element.setAttribute('story', 'on');
      this.#watch.takeRecords(); // all are read here
    }
    this.#dress();
    // What the page has locked, the link cannot change; a lock of the link keeps the link's own value.
    const pages = new Set(names(this.#element.getAttribute('lock')));
    const kept = keepLocked(linked, pages, Object.fromEntries(attributes(this.#element)));
    return {
      preset: presetValues(this.#asked('preset'), lesson),
      changes: kept.changes,
      refusals: [...refusals, ...kept.refusals],
    };
  }

  /** @param {string} key */
  #asked(key) {
    return this.#element.getAttribute(key) ?? this.#link[key] ?? null;
  }

  /** @param {Change[]} changes @param {ReadonlySet<string>} locked */
  #keep(changes, locked) {
    return keepLocked(changes, locked, this.#coordinator.store.now?.values ?? {});
  }

  /** An attribute has changed. */
  #again() {
    const { store, visits, presenter } = this.#coordinator;
    if (!store.now || !visits.module) return;
    const { lock } = this.#setup;
    const { refusals } = this.begin(visits.module.lesson, []);
    store.notices = refusals.map(({ message }) => message);
    if (String(lock) !== String(this.#setup.lock)) presenter.dropScreen();
    this.#height = 0;
    this.#level();
    presenter.lookAgain();
  }

  #checkTheme() {
    const { store, presenter } = this.#coordinator;
    const refusals = readTheme(fromLink(window.location, SLUGS).around.theme || 'auto');
    store.notices = [...store.notices, ...refusals.map(({ message }) => message)];
    presenter.request();
  }

  /** What is left out. */
  get #left() {
    return [...(FORMS[this.#setup.ui] ?? []), ...this.#setup.hide];
  }

  /** Puts the styles on that the page asks for. */
  #dress() {
    const element = this.#element;
    const { ui } = this.#setup;
    const places = this.#left.map(placesOf);
    const styles = [
      around,
      element.hasAttribute('linked') ? '' : wide + followBackdrop(element),
      places.length > 0 ? `:is(${places}){display:none!important}` : '',
      ui === 'figure' && this.#height > 0 ? `:host{--lab-height:${this.#height}}` : '',
      forms[ui] ?? '',
    ].join('');
    if (styles === this.#styles) return;
    this.#styles = styles;
    this.#own.replaceSync(styles);
    this.#coordinator.presenter.lookAgain();
  }

  /** A state is shown. @param {State} state @param {View} view */
  tell(state, view) {
    this.#wasShown();
    this.#teller.tell(state, view);
    this.#level();
    if (this.#setup.ui === 'figure') this.#fit();
  }

  /** Gives headings the level that the page asks for. */
  #level() {
    const { heading } = this.#setup;
    const root = /** @type {ShadowRoot} */ (this.#element.shadowRoot);
    if (heading > 0 && !this.#leveling) {
      this.#leveling = new MutationObserver(() => this.#level()); // folds are opened later
      this.#leveling.observe(root, { childList: true, subtree: true });
    }
    for (const title of root.querySelectorAll('h2, h3')) {
      const level = Math.min(heading + (title.tagName === 'H2' ? 0 : 1), 6);
      mark(title, 'aria-level', heading > 0 ? level : null);
    }
  }

  /** Makes the picture lower if a figure is too high. */
  #fit() {
    const { offsetWidth, offsetHeight, shadowRoot } = this.#element;
    const heights = [...(shadowRoot?.querySelectorAll('.large, .rail') ?? [])].map(({ clientHeight }) => clientHeight);
    // On our own page a figure fits the window. A frame is as high as what is in it.
    const whole = this.#element.hasAttribute('linked') && window.parent === window;
    const most = Math.floor(Math.min(figureHeight(offsetWidth), whole ? window.innerHeight : Infinity));
    if (offsetHeight <= most || this.#height > 0) return;
    this.#height = most - (offsetHeight - heights.reduce((sum, height) => sum + height, 0));
    this.#dress();
  }

  // --- What pages may ask for -----------------------------------------------------------------------------------------

  /** @param {unknown} given */
  async setState(given) {
    const state = readState(given);
    if (typeof state === 'string') return [state];
    await this.#shown;
    const { visits } = this.#coordinator;
    const { lesson = visits.slug ?? '' } = state;
    visits.choose(lesson); // an unknown one is told on the page, too
    if (!SLUGS.includes(lesson)) return this.#say([noSuchLesson(lesson, SLUGS)]);
    const changes = asChanges(state.values);
    const refusals = await new Promise((/** @type {(refusals: Refusal[] | null) => void} */ done) => {
      if (visits.ready) this.#coordinator.set(changes, {}, done);
      else visits.wait({ changes, done });
    });
    return this.#say(refusals ?? []);
  }

  /** In the words of the lesson that has just come: the present screen may still be that of another. @param {Refusal[]} refusals */
  #say(refusals) {
    const words = this.#coordinator.visits.module?.words(false);
    return refusals.map(({ message }) => (words?.has(message.id) ? words : this.#words).say(message));
  }

  /** Waits until the present lesson is shown. */
  async #ready() {
    await this.#shown;
    while (!this.#coordinator.presenter.view) await new Promise(requestAnimationFrame);
  }

  async play() {
    await this.#ready();
    if (!this.#coordinator.playback.playing) this.#coordinator.timeline.togglePlay();
  }

  async pause() {
    await this.#ready();
    this.#coordinator.timeline.pause();
  }

  /** @param {unknown} [steps] */
  async step(steps = 1) {
    await this.#ready();
    if (Number.isSafeInteger(steps)) this.#coordinator.timeline.step(Number(steps));
  }

  async toSVG() {
    await this.#ready();
    const { pictureAsSVG } = await import('./svg.js');
    return pictureAsSVG(this.#coordinator, /** @type {Controller} */ (this.#controller).words);
  }
}

/** Each row of the table is a property that says the same as the attribute. @param {HTMLElement} element */
function defineSetup(element) {
  const prototype = Object.getPrototypeOf(element);
  const own = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (element));
  for (const { key } of SETUP) {
    if (!(key in prototype)) {
      Object.defineProperty(prototype, key, {
        configurable: true,
        enumerable: true,
        /** @this {HTMLElement} */
        get() {
          return this.getAttribute(key) ?? '';
        },
        /** @this {HTMLElement} @param {unknown} value */
        set(value) {
          this.setAttribute(key, String(value));
        },
      });
    }
    if (!Object.hasOwn(element, key)) continue;
    const early = own[key]; // set before the property was there
    delete own[key];
    own[key] = early;
  }
}

/** @param {HTMLElement} element @returns {[string, string][]} */
const attributes = ({ attributes }) => [...attributes].map(({ name, value }) => [name, value]);
