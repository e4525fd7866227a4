// <backprop-lab lesson="update-rule" eta="0.1">: the element. It holds the state; everything else is told what to show.
//
//   any input -> #set -> state.js -> one animation frame -> lab.show -> face (controls, pictures, formulas, words)
//
// Nothing flows back. Every control of a lesson is an attribute, a property and a key of the link, all by one name.
import { Address } from './address.js';
import { Clock } from './clock.js';
import { SLUGS, loadCore, whyNot } from './core-module.js';
import { h } from './dom.js';
import { defaults, makeFace } from './face.js';
import { Frames } from './frames.js';
import { shortcut } from './keyboard.js';
import { fromQuery, noSuchLesson, pageKeys, spelled, toQuery } from './link.js';
import { Live } from './live.js';
import { Painter } from './painter.js';
import { watchWidth } from './picture.js';
import { adoptEarlyProperties, asChanges, attributesOf, defineProperties } from './properties.js';
import { begin, newHistory, passes, record, redo, rest, set, undo } from './state.js';
import { sheet } from './style.js';
import { Look, watchTheme } from './theme.js';

/** @import { Core } from './core-module.js' */
/** @import { Face } from './face.js' */
/** @import { History, State } from './state.js' */
/** @import { Change, Desk, Lab, Lesson, Message, Panel, Reading, Refusal, SetOptions, Values, View } from './types.js' */
/** @import { Words } from './words.js' */

/** Where a page measures nothing (the lab is hidden), pictures are made as wide as this. */
const USUAL_WIDTH = 640;

/** A run under way takes no more of a frame than this. */
const SHARE = 8; // milliseconds

/** While a run plays, words and tables change no oftener than this, nor more often than every fourth moment of a slow machine. */
const LEGIBLE = 100; // milliseconds

/** A jump that takes no longer is shown at once; else the run is seen on its way. */
const AT_ONCE = 250; // milliseconds

/** A drag or a run that pauses for so long lets panels out of sight catch up. */
const BREATH = 300; // milliseconds

export class BackpropLab extends HTMLElement {
  /** Shows what stands between the element's tags until the lab is there, and stays if it cannot be. */
  #slot = h('slot');
  #look = new Look();
  #root = this.attachShadow({ mode: 'open' });
  #clock = new Clock((steps) => (this.#frames.busy ? false : this.#advance(steps)));
  /** The speeds that were chosen, by lesson. @type {Map<string, number>} */
  #speeds = new Map();
  /** The way to a t that takes more than a frame. @type {{ from: number, to: number, until: boolean } | null} */
  #way = null;

  /** Ends with the element's stay in the page, and with it every listener and observer. */
  #life = new AbortController();
  /** The module of the lesson shown, and this element's lab of it. @type {Core | undefined} */
  #core;
  /** @type {Lab | undefined} */
  #lab;
  /** How the last such way has ended, until anything is set. @type {Message | null} */
  #outcome = null;
  /** The lesson on its way: until its module is there, the one before stays. @type {{ slug: string } | undefined} */
  #coming;
  /** What the parts of the face may do. @type {Desk | undefined} */
  #desk;
  /** @type {Face | undefined} */
  #face;
  /** @type {Live | undefined} */
  #live;
  /** @type {Address | undefined} */
  #address;

  /** @type {History | undefined} */
  #history;
  /** The values each lesson was left with, so that nothing is lost by looking at another. @type {Map<string, Values>} */
  #left = new Map();
  /** @type {Message[]} */
  #notices = [];

  /** @type {View | undefined} */
  #view;
  #width = USUAL_WIDTH;
  #frames = new Frames({
    moment: (spread, complete) => this.#present(spread, complete),
    playing: () => this.#clock.playing,
    failed: (error) => this.#recover(error),
  });
  #painter = new Painter(this.#look);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #breath;
  #crashed = false;
  /** The state that was last told by an event. @type {State | undefined} */
  #told;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.append(this.#slot);
    new MutationObserver((records) => this.#attributesChanged(records)).observe(this, { attributes: true });
  }

  // --- What pages may use ---------------------------------------------------------------------------------------------

  /** The lesson shown, by its name in links. */
  get lesson() {
    return this.#earlyLesson ?? this.#coming?.slug ?? this.#history?.now.lesson ?? this.getAttribute('lesson') ?? '';
  }

  set lesson(slug) {
    if (!this.#history) this.setAttribute('lesson', slug);
    else if (this.#lab) this.#choose(String(slug));
    else this.#earlyLesson = String(slug);
  }

  /** All values of the lesson, as text by key; to set some of them, assign an object. */
  get values() {
    const values = (!this.#coming && this.#history?.now.values) || {};
    return this.#early.length > 0 ? { ...values, ...Object.fromEntries(this.#early) } : values;
  }

  set values(values) {
    if (this.#lab && !this.#coming) this.#set(asChanges(values));
    else this.#early.push(...asChanges(values));
  }
  /** What was set while its lesson was not there: before it is loaded, or out of the page. @type {Change[]} */
  #early = [];
  /** @type {string | undefined} */
  #earlyLesson;

  /** The live numbers of the moment shown. @returns {readonly Reading[]} */
  get readings() {
    return this.#view?.readings ?? [];
  }

  // --- Life in the page -----------------------------------------------------------------------------------------------

  connectedCallback() {
    this.#life = new AbortController();
    this.#open(this.#life.signal).catch((error) => this.#tellFailure(error));
  }

  disconnectedCallback() {
    this.#life.abort();
    this.#clock.pause();
    this.#halt();
    this.#frames.cancel();
    clearTimeout(this.#breath);
    this.#closeLab();
    this.#face = this.#live = this.#address = this.#coming = undefined;
    this.#root.replaceChildren(this.#slot);
  }

  /** @param {AbortSignal} signal */
  async #open(signal) {
    if (this.hasAttribute('linked')) this.#address = new Address(() => this.#begin(), signal);
    await (this.#history ? this.#resume(this.#history.now.lesson) : this.#begin());
    if (signal.aborted) return;
    watchTheme(() => this.#themeChanged(), signal);
    document.addEventListener('visibilitychange', () => document.hidden && this.#pause(), { signal });
    this.addEventListener('keydown', (event) => this.#desk && shortcut(event, this.#desk), { signal });
    for (const type of ['keydown', 'click']) {
      this.#root.addEventListener(type, (event) => this.#frames.catchUp(event), { signal, capture: true });
    }
  }

  /** @param {Error} error */
  async #tellFailure(error) {
    console.error(error);
    const sentence = h('p', { class: 'failure', role: 'alert' }, await whyNot(error));
    this.#root.replaceChildren(sentence, this.#slot);
  }

  /** Back in the page: what was set meanwhile is taken. @param {string} slug of the lesson it left with */
  async #resume(slug) {
    if (!(await this.#bring(slug))) return;
    const lesson = this.#earlyLesson;
    this.#earlyLesson = undefined;
    if (lesson !== undefined && lesson !== slug) return this.#choose(lesson);
    if (this.#early.length > 0) this.#set(this.#early.splice(0));
    this.#request();
  }

  /**
   * Has the module of a lesson at hand. False when by then another lesson is wanted, or nothing any more.
   * @param {string} slug
   */
  async #bring(slug) {
    const { signal } = this.#life;
    const coming = { slug };
    this.#coming = coming;
    try {
      const core = await loadCore(slug);
      if (signal.aborted || this.#coming !== coming) return false;
      this.#use(core);
      return true;
    } catch (error) {
      if (!this.#history) throw error;
      console.error(error);
      if (this.#coming === coming) this.#notify({ id: 'failure-lesson', args: [] });
      return false;
    } finally {
      if (this.#coming === coming) this.#coming = undefined;
    }
  }

  /** Brings the module that can show what is asked for, and shows it then. @param {string} annex */
  async #extend(annex) {
    const { signal } = this.#life;
    const { slug } = this.#lesson;
    try {
      const core = await loadCore(slug, annex);
      if (signal.aborted || this.#lesson.slug !== slug) return;
      this.#desk?.words.add(core.words(false));
      this.#use(core);
      this.#settleAgain();
    } catch (error) {
      const history = /** @type {History} */ (this.#history);
      if (history.past.length === 0) return this.#tellFailure(error);
      console.error(error);
      this.#travel(undo(history)); // what cannot be shown is taken back
      this.#notify({ id: 'failure-lesson', args: [] });
    }
  }

  /** What the first module could only keep, such as a pasted text, the annex takes. */
  #settleAgain() {
    const history = /** @type {History} */ (this.#history);
    // What it can show no better than the first one is refused by name, and not only passed over.
    const { values } = set(history.now, [], this.#settle).state;
    const lost = asChanges(history.now.values).filter(([key, text]) => values[key] !== text);
    const { state, refusals } = set(history.now, lost, this.#settle);
    this.#notices = [...this.#notices, ...refusals.map(({ message }) => message)];
    this.#history = { ...history, now: state };
    this.#changed();
  }

  /** @param {Core} core */
  #use(core) {
    if (this.#core === core && this.#lab) return;
    // A run under way ends while its lesson is there to say where.
    if (this.#lab && this.#history?.now.lesson !== core.lesson.slug) this.#pause();
    this.#closeLab();
    this.#core = core;
    this.#lab = core.open();
    this.#seen.set(core.lesson.slug, core);
    defineProperties(BackpropLab.prototype, core.lesson);
    adoptEarlyProperties(this, core.lesson);
  }
  /** The modules of all lessons shown so far: undo may lead back to any of them. @type {Map<string, Core>} */
  #seen = new Map();

  /** @param {MutationRecord[]} records */
  #attributesChanged(records) {
    if (!this.#history) return; // the beginning reads them all
    const names = new Set(records.map(({ attributeName }) => attributeName ?? ''));
    const lesson = this.getAttribute('lesson');
    if (names.has('lesson') && lesson !== null && lesson !== this.lesson) this.lesson = lesson;
    const known = this.#core ? attributesOf(this, this.#core.lesson) : [];
    const changes = known.filter(([key]) => names.has(key.toLowerCase()));
    if (!this.#coming && changes.length > 0) this.values = Object.fromEntries(changes);
    if (names.has('lang')) this.#face = undefined;
    this.#themeChanged();
  }

  // --- State ----------------------------------------------------------------------------------------------------------

  /** The lesson shown. */
  get #lesson() {
    return /** @type {Core} */ (this.#core).lesson;
  }

  /**
   * The state that attributes, early properties and, if it is ours, the page’s address ask for.
   * @returns {Promise<void>}
   */
  async #begin() {
    const wanted = this.#wanted();
    if (!(await this.#bring(wanted.slug))) return;
    const { slug, changes, refusals } = this.#wanted();
    if (slug !== wanted.slug) return this.#begin(); // the attribute is another by now
    const given = [...attributesOf(this, this.#lesson), ...this.#early.splice(0)];
    this.#show([...given, ...spelled(changes, this.#lesson.controls)], refusals);
  }

  #wanted() {
    const link = fromQuery(this.#address ? window.location.search : '', SLUGS);
    const asked = this.getAttribute('lesson') ?? '';
    const anchor = this.#address ? window.location.hash.slice(1) : '';
    const slug = [link.lesson, anchor, asked].find((name) => SLUGS.includes(name ?? '')) ?? SLUGS[0];
    const unknown = asked && !SLUGS.includes(asked) ? [noSuchLesson(asked, SLUGS)] : [];
    return { slug, changes: link.changes, refusals: [...link.refusals, ...unknown] };
  }

  /** Shows another lesson, as it was left. @param {string} slug */
  async #choose(slug) {
    if (slug === (this.#coming?.slug ?? this.#history?.now.lesson)) return;
    if (!SLUGS.includes(slug)) return this.#notify(noSuchLesson(slug, SLUGS).message);
    if (!(await this.#bring(slug))) return;
    const left = this.#left.get(slug);
    const values = left ? asChanges(left) : attributesOf(this, this.#lesson);
    this.#show([...values, ...this.#early.splice(0)], [], 'visit');
  }

  /** Shows another lesson with these values and otherwise as it is at first. @param {string} slug @param {Change[]} values */
  async #visit(slug, values) {
    this.#pause();
    if (await this.#bring(slug)) this.#show(values, [], 'visit');
  }

  /** @param {Message} message */
  #notify(message) {
    this.#notices = [message];
    this.#request();
  }

  /**
   * Begins with the lesson that is at hand.
   * @param {Change[]} changes
   * @param {Refusal[]} refused already
   * @param {'write' | 'visit'} [how] whether the browser's Back shall lead to what is shown now
   */
  #show(changes, refused, how) {
    this.#pause();
    const { state, refusals } = begin(this.#lesson.slug, changes, this.#settle);
    this.#notices = [...refused, ...refusals].map(({ message }) => message);
    this.#history = this.#history ? record(this.#history, state) : newHistory(state);
    this.#changed(how);
  }

  /**
   * The one way in for every change.
   * @param {Change[]} changes
   * @param {SetOptions} [options]
   * @returns {Refusal[]} what was refused
   */
  #set(changes, { gesture, inField = false } = {}) {
    if (!this.#history) return [];
    try {
      const { state, refusals } = set(this.#history.now, changes, this.#settle);
      this.#notices = refusals.filter(({ key }) => !inField || key !== changes[0][0]).map(({ message }) => message);
      const passing = passes(changes);
      this.#history = record(this.#history, state, gesture, passing);
      this.#changed('write', passing ? this.#moving : gesture !== undefined);
      return refusals;
    } catch (error) {
      this.#recover(error);
      return [];
    }
  }

  /** @type {import('./types.js').Settle} */
  #settle = (slug, old, changes) => /** @type {Lab} */ (this.#lab).settle(slug, old, changes);

  /** @param {History} history */
  #travel(history) {
    this.#pause();
    this.#coming = undefined;
    this.#use(/** @type {Core} */ (this.#seen.get(history.now.lesson)));
    this.#notices = [];
    this.#history = history;
    this.#changed();
  }

  /** @param {number} by */
  #advance(by) {
    const { stopped = null, t = 0 } = this.#view ?? {};
    if (stopped && by > 0) return this.#pause();
    const now = stopped ? t : Number(this.values.t); // a run that stopped may have been asked for a later t
    const refusals = this.#set([['t', String(Math.min(Math.max(now + by, 0), this.#lastT))]]);
    if (refusals.length > 0) this.#pause();
  }

  /** The last t that can be asked for. */
  get #lastT() {
    const t = this.#lesson.controls.find(({ key }) => key === 't');
    return t?.kind === 'number' ? t.allowed[1] : 0;
  }

  #pause() {
    if (!this.#clock.playing && !this.#way) return;
    this.#clock.pause();
    this.#halt();
    this.#changed();
  }

  /** The way to a later t ends where it is. */
  #halt() {
    if (!this.#way) return;
    this.#way = null;
    this.#arrive();
  }

  /** The moment shown is the one that the state asks for. */
  #arrive(t = this.#view?.t ?? 0) {
    const history = /** @type {History} */ (this.#history);
    const { state } = set(history.now, [['t', String(t)]], this.#settle);
    this.#history = record(history, state, history.gesture, true);
    this.#keep();
  }

  /** What comes after a view: the t asked for may be further than one frame goes. @param {View} view */
  #follow({ t, behind, outcome, stopped }) {
    const wanted = Number(this.values.t);
    if (this.#clock.playing) {
      if (t !== wanted) this.#arrive();
    } else if (behind && !outcome) {
      this.#way ??= { from: t, to: wanted, until: false };
      this.#request();
    } else if (outcome || (stopped && this.#way)) {
      this.#outcome = outcome;
      this.#halt();
    } else {
      this.#way = null;
    }
  }

  /** Whether a drag or a run is under way, so that many changes follow each other. */
  get #moving() {
    return this.#clock.playing || this.#way !== null || (this.#history?.gesture ?? null) !== null;
  }

  /** The gesture under way is over. */
  #rest() {
    if (!this.#history || this.#history.gesture === null) return;
    this.#history = rest(this.#history);
    this.#changed();
  }

  /**
   * The state is another: the link and the picture follow.
   * @param {'write' | 'visit'} [how]
   * @param {boolean} [moving] whether more changes follow
   */
  #changed(how = 'write', moving = this.#moving) {
    this.#outcome = null;
    this.#keep(how, moving);
    this.#request();
  }

  /** @param {'write' | 'visit'} [how] @param {boolean} [moving] */
  #keep(how = 'write', moving = this.#moving) {
    const { now } = /** @type {History} */ (this.#history);
    this.#left.set(now.lesson, now.values);
    const lesson = this.#lesson;
    this.#address?.[how](() => toQuery(now, lesson) + pageKeys(window.location.search), moving);
  }

  /** @param {Words} words @returns {Desk} */
  #makeDesk(words) {
    return {
      words,
      set: (changes, options) => {
        this.#halt();
        this.#legible = -Infinity; // the answer is a whole one, and comes in one frame
        this.#frames.answer();
        return this.#set(changes, options);
      },
      rest: () => this.#rest(),
      refresh: () => this.#request(),
      open: (slug, values) => void this.#visit(slug, values),
      goTo: (t) => {
        this.#pause();
        this.#set([['t', String(t)]]);
      },
      step: (by) => {
        this.#pause();
        this.#advance(by);
      },
      togglePlay: () => {
        if (this.#clock.playing) return this.#pause();
        if (this.#view && !this.#view.stopped) this.#clock.play();
        this.#changed();
      },
      act: ({ sets, until }) => {
        this.#pause();
        const from = this.#view?.t ?? 0;
        this.#set(sets);
        const to = Number(this.values.t);
        if (until && to > from) this.#way = { from, to, until };
      },
      pause: () => this.#pause(),
      setSpeed: (stepsPerSecond) => {
        this.#clock.speed = stepsPerSecond;
        this.#speeds.set(this.#lesson.slug, stepsPerSecond);
      },
      undo: () => this.#history && this.#travel(undo(this.#history)),
      redo: () => this.#history && this.#travel(redo(this.#history)),
      startAfresh: () => {
        this.#pause();
        this.#set(defaults(this.#lesson.controls));
      },
      paint: (canvas, picture) => this.#painter.ask(canvas, picture),
      zoom: () => this.#look.zoom,
      lab: () => this.#lab,
      preview: (changes) => this.#settle(this.#lesson.slug, this.values, changes).values,
    };
  }

  // --- Showing --------------------------------------------------------------------------------------------------------

  #request() {
    if (this.#core && !this.#life.signal.aborted) this.#frames.request();
  }

  /** @param {boolean} spread @param {boolean} complete whether panels out of sight are brought up to date, too */
  #present(spread, complete) {
    if (!this.#history || !this.#lab) return null;
    return this.#moment(this.#lab, this.#history.now, complete || !this.#moving, spread);
  }

  /**
   * A moment, piece by piece.
   * @param {Lab} lab
   * @param {State} asked
   * @param {boolean} complete
   * @param {boolean} spread whether there may be frames between the pieces
   */
  *#moment(lab, asked, complete, spread) {
    const { playing } = this.#clock;
    const quick = this.#isQuick();
    const { heavy } = this.#frames;
    let { values } = asked;
    if (spread) {
      const t = lab.show(asked.lesson, values, 0, 'none', heavy ? SHARE / 2 : SHARE, false);
      if (typeof t === 'number' && t !== Number(values.t)) this.#arrive(t);
      ({ values } = /** @type {History} */ (this.#history).now);
      yield;
    }
    const view = lab.show(
      asked.lesson,
      values,
      Math.round(this.#width / this.#look.zoom),
      complete || (this.#face?.showsWide() ?? true) ? 'all' : quick ? 'pictures' : 'near',
      playing || this.#way ? SHARE : AT_ONCE,
      this.#way?.until ?? false,
    );
    if ('annex' in view) return void this.#extend(view.annex);
    const face = this.#currentFace();
    const words = /** @type {Desk} */ (this.#desk).words;
    keepHandles(view, this.#view);
    const sent = view.panels;
    view.panels = withOld(sent, this.#view?.panels ?? [], complete, quick);
    this.#view = view;
    this.#follow(view);
    if (view.stopped) {
      this.#clock.pause();
      if (quick) this.#request();
      else complete ||= !this.#moving;
    }
    yield;
    const ready = this.#painter.ready(sent);
    for (const painting of playing ? this.#painter.inTurn(ready) : ready) {
      const { parts } = painting.picture;
      if (spread && heavy && parts > 1) {
        for (let part = 0; part < parts; part++, yield) this.#painter.paint(painting, lab, words, part);
      } else {
        this.#painter.paint(painting, lab, words);
        yield;
      }
    }
    const { past, now, future } = /** @type {History} */ (this.#history);
    face.update({
      values: now.values,
      view,
      notices: this.#notices,
      playing: this.#clock.playing,
      way: this.#way,
      outcome: this.#outcome,
      canUndo: past.length > 0,
      canRedo: future.length > 0,
      complete,
      quick,
    });
    for (const painting of this.#painter.rest(ready)) this.#painter.paint(painting, lab, words);
    const spoken = [view.describe, view.stopped, this.#outcome].filter((message) => message !== null);
    this.#live?.tell(spoken.map((message) => words.say(message)).join(' '), this.#clock.playing || this.#way !== null);
    this.#crashed = false;
    clearTimeout(this.#breath);
    if (!complete) this.#breath = setTimeout(() => !this.#frames.busy && this.#frames.draw(true), BREATH);
    this.#tell();
  }

  /** Whether this frame changes pictures only: most of those of a run that plays. */
  #isQuick() {
    const now = performance.now();
    const apart = Math.max(LEGIBLE, 4 * this.#frames.effort);
    if (this.#clock.playing && now - this.#legible < apart) return true;
    this.#legible = now;
    return false;
  }
  #legible = 0;

  /** The face of the present lesson, made anew when it is another one. */
  #currentFace() {
    if (this.#face?.element.dataset.lesson === this.#lesson.slug) return this.#face;
    const pseudo = this.closest('[lang]')?.getAttribute('lang') === 'x-pseudo';
    this.#desk = this.#makeDesk(/** @type {Core} */ (this.#core).words(pseudo));
    this.#clock.speed = this.#speeds.get(this.#lesson.slug) ?? usualSpeed(this.#lesson);
    const face = makeFace(this.#lesson, this.#desk, this.#clock.speed);
    this.#face = face;
    this.#root.replaceChildren(this.#look.probe, face.element);
    this.#live = new Live(face.live, this.#life.signal);
    watchWidth(face.stage, (width) => this.#resize(width), this.#life.signal);
    return face;
  }

  /** Pictures are as wide as their column. @param {number} width */
  #resize(width) {
    this.#width = width;
    this.#themeChanged(); // perhaps the font size is another
  }

  #themeChanged() {
    this.#look.forget();
    this.#request();
  }

  #tell() {
    const { now } = /** @type {History} */ (this.#history);
    if (this.#told === now || (this.#way && this.#told?.lesson === now.lesson)) return;
    this.#told = now;
    const detail = { lesson: now.lesson, values: now.values, t: this.#view?.t, readings: this.readings };
    this.dispatchEvent(new CustomEvent('backprop-lab-change', { bubbles: true, composed: true, detail }));
  }

  // --- When the core fails ----------------------------------------------------------------------------------------------

  /**
   * The state lives here and not in the core, so a core that has crashed is replaced and shows the same once more.
   * Should that fail too, the learner is told.
   * @param {Error} error
   */
  #recover(error) {
    console.error(error);
    this.#clock.pause();
    this.#way = null;
    this.#painter.forget();
    try {
      this.#closeLab();
      this.#lab = this.#core?.open();
    } catch (another) {
      console.error(another);
    }
    if (this.#crashed) this.#face?.notify([{ id: 'failure-crash', args: [] }]);
    else this.#request();
    this.#crashed = true;
  }

  #closeLab() {
    this.#frames.drop();
    const lab = this.#lab;
    this.#lab = undefined;
    try {
      lab?.free();
    } catch (error) {
      console.warn(error); // it belonged to a core that has crashed
    }
  }
}

/** Handles that stayed the same are not sent again. @param {View} view @param {View | undefined} before */
function keepHandles(view, before) {
  for (const panel of view.panels) {
    if (panel.kind !== 'picture' || panel.handles) continue;
    const old = before?.panels.find(({ kind, id }) => kind === 'picture' && id === panel.id);
    panel.handles = old?.kind === 'picture' ? old.handles : [];
  }
}

/**
 * The panels of a view, with those of the view before in place of what was left out.
 * @param {Panel[]} panels
 * @param {Panel[]} old
 * @param {boolean} complete whether nothing was
 * @param {boolean} quick whether all but pictures was; else it is wide panels
 */
function withOld(panels, old, complete, quick) {
  if (complete) return panels;
  const here = new Map(panels.map((panel) => [panel.id, panel]));
  if (!quick) return [...panels, ...old.filter(({ id, place }) => place === 'wide' && !here.has(id))];
  const known = new Set(old.map(({ id }) => id));
  return [...old.map((panel) => here.get(panel.id) ?? panel), ...panels.filter(({ id }) => !known.has(id))];
}

/** Who wants little motion gets the slowest. @param {Lesson} lesson */
function usualSpeed({ speed, speeds }) {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? speeds[0] : speed;
}

if (!customElements.get('backprop-lab')) customElements.define('backprop-lab', BackpropLab);
