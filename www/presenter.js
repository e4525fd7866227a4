// Shows the moments of a run: a view of the lab becomes a screen, in one frame or piece by piece over several.
import { Frames } from './frames.js';
import { lateFolds } from './late-folds.js';
import { LiveRegion } from './live-region.js';
import { Movement } from './movement.js';
import { Pace } from './pace.js';
import { Painter, partsOf, withOld } from './painter.js';
import { watchWidth } from './picture.js';
import { makeScreen } from './screen.js';
import { Appearance } from './theme.js';

/** @import { Playback } from './playback.js' */
/** @import { LessonScreen } from './screen.js' */
/** @import { Handle, Lab, Message, Painting, PicturePanel, Room, Source, View } from './types.js' */
/** @import { Words } from './words.js' */

/** The width of pictures while the lab is hidden and has no size. */
const USUAL_WIDTH = 640;

/** The most time that a run takes of a frame. */
const SHARE = 8; // milliseconds

/** A jump that takes longer is shown on its way. */
const AT_ONCE = 250; // milliseconds

/** After such a pause of a drag or a run, panels out of sight are updated. */
const BREATH = 300; // milliseconds

export class Presenter {
  appearance = new Appearance();
  /** @type {View | undefined} */
  view;
  #root;
  #playback;
  #source;
  painter = new Painter(this.appearance);
  #frames = new Frames({
    moment: (spread, complete) =>
      this.#source.lab && this.#moment(this.#source.lab, complete || !this.#source.moving, spread),
    playing: () => this.#playback.playing,
    failed: (error) => this.#source.recover(error),
  });
  movement = new Movement((error) => this.#source.recover(error));
  #late = lateFolds({
    show: (name) => this.#showFold(name),
    waits: () => this.movement.moves,
    failed: (error) => this.#source.recover(error),
  });
  #pace = new Pace();
  /** @type {LessonScreen | undefined} */
  #screen;
  /** @type {Words | undefined} */
  #words;
  /** @type {LiveRegion | undefined} */
  #liveRegion;
  /** The handles of each picture. A view has only those that changed. @type {Record<string, Handle[]>} */
  #handles = {};
  #width = USUAL_WIDTH;
  #storyWidth = USUAL_WIDTH;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #breath;

  /** @param {ShadowRoot} root @param {Playback} playback @param {Source} source */
  constructor(root, playback, source) {
    this.#root = root;
    this.#playback = playback;
    this.#source = source;
  }

  /** The present screen. */
  get screen() {
    return this.#screen?.element;
  }

  /** Whether a moment is shown in part only. */
  get busy() {
    return this.#frames.busy;
  }

  /** Asks for another moment. */
  request() {
    this.#late([]);
    this.#frames.request();
  }

  /** The next moment answers the learner's input: it is shown whole, in one frame. */
  answer() {
    this.#pace.reset();
    this.#frames.answer();
  }

  /** Draws before a press is handled, so that it works on what the previous press gave. @param {Event} event */
  catchUp(event) {
    this.#frames.catchUp(event);
  }

  /**
   * Another lab is used from now on. For the same lesson, `more` are the words that it adds. Another one (null) begins afresh.
   * @param {Words | null} more
   */
  changeLab(more) {
    this.#drop();
    this.#handles = {};
    this.movement.forget();
    if (more) return this.#words?.add(more);
    this.view = this.#screen = this.#words = undefined;
    this.painter.forget();
  }

  /** The next moment makes a new screen. */
  dropScreen() {
    this.#screen = undefined;
  }

  /** Shows nothing any more. */
  close() {
    this.movement.stop();
    this.#drop();
    clearTimeout(this.#breath);
    this.#screen = this.#liveRegion = undefined;
  }

  /** Forgets what was painted, after a crash. */
  forgetPictures() {
    this.#drop();
    this.painter.forget();
    this.movement.forget();
  }

  #drop() {
    this.#frames.drop();
    this.#late([]);
  }

  /** Shows messages on the present screen even if no moment can be shown. @param {Message[]} messages */
  notify(messages) {
    this.#screen?.notify(messages);
  }

  /** Colours or sizes may have changed. */
  lookAgain() {
    this.appearance.forget();
    this.request();
  }

  /** @param {HTMLCanvasElement} canvas @param {PicturePanel} picture */
  paint(canvas, picture) {
    this.painter.ask(canvas, picture);
  }

  /** Lights a group on the pictures, or none (''). A moment under way shows it, too. @param {string} group */
  light(group) {
    this.painter.lit = group;
    if (!this.#frames.busy) this.movement.again();
  }

  /** What can be touched on a picture. @param {string} picture @returns {Handle[]} */
  handles(picture) {
    return this.#handles[picture] ?? [];
  }

  /**
   * Shows a moment, piece by piece: the run, the scenes, the pictures, the page.
   * @param {Lab} lab
   * @param {boolean} complete whether panels out of sight are brought up to date, too
   * @param {boolean} spread whether there may be frames between the pieces
   */
  *#moment(lab, complete, spread) {
    const { heavy } = this.#frames;
    this.movement.stop(); // whatever comes now is painted whole
    this.#late([]);
    let before = this.view?.t;
    let quick = this.#pace.isQuick(this.#playback.playing, this.#frames.effort);
    const reached = this.#source.advance(this.#patience(spread));
    if (reached.stopped) {
      quick = false;
      complete ||= !this.#source.moving;
    }
    if (spread) yield;

    if (this.movement.misses(reached.t, before)) before = this.#seeBefore(lab, reached.t, complete);
    const { view, sent } = this.#see(lab, complete, quick);
    const screen = this.#currentScreen();
    const words = /** @type {Words} */ (this.#words);
    yield;

    const ready = this.painter.ready(sent);
    const { playing } = this.#playback;
    const { u, duration } = this.movement.begin(view, before, this.#playback);
    for (const painting of playing ? this.painter.inTurn(ready) : ready) {
      for (const part of spread && heavy ? partsOf(painting, lab) : [undefined]) {
        this.painter.paint(painting, lab, words, part, u);
        yield;
      }
    }

    const { notices, canUndo, canRedo, visible } = this.#source.store;
    const { travel, outcome } = this.#playback;
    const { stopped } = reached;
    screen.update({
      ...{ values: visible.values, notices, canUndo, canRedo, view, stopped, outcome, travel },
      ...{ playing: this.#playback.playing, complete, quick },
    });
    for (const painting of this.painter.rest(ready, sent)) this.painter.paint(painting, lab, words);
    const spoken = [view.describe, stopped, outcome].flatMap((message) => (message ? [words.say(message)] : []));
    this.#liveRegion?.tell(spoken.join(' '), !this.#playback.resting);
    clearTimeout(this.#breath);
    if (!complete) this.#breath = setTimeout(() => !this.#frames.busy && this.#frames.draw(true), BREATH);
    else this.#late(screen.openFolds().filter((name) => lacks(view, name)));
    this.#source.shown(view);
    this.movement.go(before, view, duration, screen.element, (u) => {
      if (this.view !== view) return; // the lab has the pictures of its last view only
      for (const painting of this.painter.shown) this.painter.paint(painting, lab, words, undefined, u);
    });
  }

  /**
   * The view of the step before `t`, which is where the way to `t` begins.
   * @param {Lab} lab
   * @param {number} t
   * @param {boolean} complete
   */
  #seeBefore(lab, t, complete) {
    const { lesson, values } = this.#source.store.visible;
    const go = (/** @type {number} */ t) =>
      lab.advance({ lesson, values: { ...values, t: String(t) }, until: false, patience: AT_ONCE }).t;
    const before = go(t - 1);
    this.#see(lab, complete, false);
    go(t);
    return before;
  }

  /** For how many milliseconds the run may go on before the moment is shown. @param {boolean} spread */
  #patience(spread) {
    if (spread) return this.#frames.heavy ? SHARE / 2 : SHARE;
    return this.#playback.resting ? AT_ONCE : SHARE;
  }

  /**
   * The view: `sent` are the panels of the lab, and panels that it left out are those of the previous view.
   * @param {Lab} lab
   * @param {boolean} complete
   * @param {boolean} quick
   */
  #see(lab, complete, quick) {
    const screen = this.#screen;
    // Paper waits for no frame. Elsewhere, folds out of sight come later.
    const paper = this.#root.host.hasAttribute('data-paper');
    const open = screen?.openFolds(!paper) ?? [];
    const all = complete || open.length > 0;
    const view = lab.view({ ...this.#room(), open, pictures: quick && !all });
    Object.assign(this.#handles, view.handles);
    const sent = [...view.panels, ...view.folds.flatMap(({ panels }) => panels ?? [])];
    if (quick && !all && this.view) view.panels = withOld(view.panels, this.view.panels);
    this.view = view;
    return { view, sent };
  }

  /** @returns {Room} */
  #room() {
    const { zoom } = this.appearance;
    const [width, story] = [this.#width, this.#storyWidth].map((size) => Math.round(size / zoom));
    return { width, height: this.appearance.height(zoom), story };
  }

  /** Shows a fold that the present view left out. @param {string} name */
  #showFold(name) {
    const [lab, screen, words] = [this.#source.lab, this.#screen, this.#words];
    if (!lab || !screen || !words) return;
    const { panels, handles } = lab.fold(name, this.#room());
    Object.assign(this.#handles, handles);
    screen.showFold({ name, panels });
    for (const painting of this.painter.added()) this.painter.paint(painting, lab, words);
  }

  /** The screen of the present lesson. Another lesson has a new one. */
  #currentScreen() {
    const lesson = this.#source.lesson;
    if (this.#screen?.element.dataset.lesson === lesson.slug) return this.#screen;
    const controller = this.#source.forScreen();
    const screen = makeScreen(lesson, controller);
    this.#screen = screen;
    this.#words = controller.words;
    this.#root.replaceChildren(this.appearance.probe, screen.element);
    this.#liveRegion = new LiveRegion(screen.liveRegion);
    watchWidth(screen.stage, (width) => {
      this.#width = width;
      this.lookAgain(); // perhaps the font size is another
    });
    watchWidth(screen.story, (width) => {
      this.#storyWidth = width;
      this.request();
    });
    return screen;
  }
}

/** Whether a view has a fold without what is in it. @param {View} view @param {string} name */
const lacks = ({ folds }, name) => folds.some((fold) => fold.name === name && !fold.panels);
