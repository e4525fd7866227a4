/**
 * The types of the page. What the core sends is described in www/pkg/types.d.ts, which is made from Rust: by every build of
 * the core, or alone by `node scripts/build-core.mjs --types`.
 * Types only: nothing of this file reaches a browser.
 */
import type {
  Action,
  Control,
  FoldView,
  Handle,
  Lesson,
  Message,
  Panel,
  Reached,
  Refusal,
  Settled,
  Touch,
  View,
} from './pkg/types.js';

export type * from './pkg/types.js';

/** One text per control, in canonical form: with `t` among them, the whole state of a lesson. */
export type Values = Readonly<Record<string, string>>;

/** A change that the learner, the link or an attribute asks for. It is not checked yet. */
export type Change = [key: string, text: string];

/** The lab's check of all values. It is pure, and its result is always complete. */
export type Settle = (slug: string, old: Values, changes: Change[]) => Settled;

type Of<Union, Kind> = Extract<Union, { kind: Kind }>;

export type NumberControl = Of<Control, 'number'>;
export type ChoiceControl = Of<Control, 'choice'>;
export type ParameterControl = Of<Control, 'parameter'>;
export type FlagControl = Of<Control, 'flag'>;
export type LayersControl = Of<Control, 'layers'>;
export type SetControl = Of<Control, 'set'>;

export type Walk = Of<Touch, 'walk'>;
export type Drag = Of<Touch, 'drag'>;
export type Plane = Of<Touch, 'plane'>;
export type NumberTouch = Of<Touch, 'number'>;

export type FormulaPanel = Of<Panel, 'formula'>;
export type TablePanel = Of<Panel, 'table'>;
export type DocumentPanel = Of<Panel, 'document'>;
export type LinksPanel = Of<Panel, 'links'>;
export type TextPanel = Of<Panel, 'text'>;
export type AnswerPanel = Of<Panel, 'answer'>;
export type ExercisePanel = Of<Panel, 'exercise'>;
export type BoardPanel = Of<Panel, 'board'>;
export type ButtonsPanel = Of<Panel, 'buttons'>;
export type SheetPanel = Of<Panel, 'sheet'>;
export type MatricesPanel = Of<Panel, 'matrices'>;
export type CodePanel = Of<Panel, 'code'>;
export type PicturePanel = Of<Panel, 'picture'>;

/** The colours of a picture, each #rrggbb, and its font. */
export type Theme = Record<
  | 'ink'
  | 'muted'
  | 'faint'
  | 'surface'
  | 'raised'
  | 'positive'
  | 'negative'
  | 'accent'
  | 'bound'
  | 'curve'
  | 'fifth'
  | 'sixth'
  | 'level'
  | 'rule'
  | 'positive-band'
  | 'negative-band'
  | 'ok'
  | 'family'
  | 'math',
  string
>;

/** Words by id, for the texts inside pictures. */
export type Say = (id: string, args: Record<string, string>) => string;

/** The room for pictures, in CSS pixels: of the stage, and the width of the story. */
export interface Room {
  width: number;
  /** Where it is another than the core would take. */
  height?: number;
  story: number;
}

/** The core's side of one element: values are settled, the run advances to their t, and what is there can be viewed and painted. */
export interface Lab {
  settle: Settle;
  /** Takes the run of settled values towards their t, for at most `patience` milliseconds; with `until` only to its goal. */
  advance(run: { lesson: string; values: Values; until: boolean; patience: number }): Reached;
  /** What is shown where the run has come to. */
  view(moment: Room & { open: string[]; pictures: boolean }): View;
  /** What is in a fold that the latest view left out; its pictures belong to that view from then on. */
  fold(name: string, room: Room): FoldView;
  /** In how many parts a picture of the latest view can be painted. */
  parts(picture: string): number;
  paint(
    canvas: HTMLCanvasElement,
    picture: string,
    scale: number,
    theme: Theme,
    say: Say,
    part?: number,
    u?: number,
    lit?: string,
  ): void;
  free(): void;
}

/** What a presenter needs. */
export interface Source {
  /** Null as long as there is nothing to show. */
  lab: Lab | null;
  lesson: Lesson;
  store: import('./store.js').Store;
  /** Whether a drag or a run is under way, so that many changes follow each other. */
  moving: boolean;
  /** Takes the run on for some milliseconds; afterwards the state is that of the moment to be shown. */
  advance(patience: number): Reached;
  /** What the parts of a new screen talk to. */
  forScreen(): Controller;
  shown(view: View): void;
  /** Is called if a moment could not be shown. */
  recover(error: Error): void;
}

/** How a change is to be taken. */
export interface SetOptions {
  /** Consecutive changes with the same name are one step of undo, until the gesture ends. */
  gesture?: string;
  /** Whether the field itself shows the refusal of its value. */
  inField?: boolean;
}

/** A picture and the canvas it is painted on. */
export interface Painting {
  canvas: HTMLCanvasElement;
  picture: PicturePanel;
}

/** Everything that the parts of a screen may do and ask. */
export interface Controller {
  words: import('./words.js').Words;
  /** Asks for new values, and returns the refusals. */
  set(changes: Change[], options?: SetOptions): Refusal[];
  /** The same for a field that shows all refusals itself. It waits for an annex; the result is null if that cannot be loaded. */
  take(changes: Change[]): Promise<Refusal[] | null>;
  /** Shows what changes would lead to, until it is called with null; false if that cannot be shown. Nothing is taken. */
  peek(changes: Change[] | null): boolean;
  /** Ends the gesture under way. */
  rest(): void;
  /** Shows another lesson, which begins with these values. */
  open(lesson: string, values: Change[]): void;
  goTo(t: number): void;
  /** Shows a place between two steps: the pictures are on their way from the one to the other. */
  scrub(place: number): void;
  step(by: number): void;
  togglePlay(): void;
  /** Does what a lesson's own button says. */
  act(action: Action): void;
  /** Stops playing or travelling. */
  pause(): void;
  setSpeed(stepsPerSecond: number): void;
  /** Steps a second. */
  speed(): number;
  /** A link to what is shown. */
  link(): string;
  /** Copies a text; false if that could not be. */
  copy(text: string): Promise<boolean>;
  /** Copies the link. */
  share(): Promise<boolean>;
  /** Opens the dialog that shares what is shown. */
  openShare(): Promise<void>;
  undo(): void;
  redo(): void;
  /** Gives every control of this lesson its default. */
  startAfresh(): void;
  /** Shows the present moment once more. */
  refresh(): void;
  /** Whether what stands in folds is not loaded yet. */
  lacksFolds(): boolean;
  loadFolds(): void;
  paint(canvas: HTMLCanvasElement, picture: PicturePanel): void;
  /** Lights a group on the pictures, or none (''). Neither values nor the link change. */
  light(group: string): void;
  /** The handles of a picture, by its id. It is the same array as long as the handles stay the same. */
  handles(picture: string): Handle[];
  /** How much larger than usual pictures are shown. */
  zoom(): number;
  /** The present module of the lesson: after an annex was loaded, the annex. */
  module(): object | undefined;
  /** Whether the lesson has this control. */
  has(key: string): boolean;
  /** Whether the page around the lab keeps this control as it is. */
  locked(key: string): boolean;
  /** The values that changes would lead to. */
  preview(changes: Change[]): Values;
}

/** Everything that is shown, gathered for one frame. */
export interface Moment {
  values: Values;
  view: View;
  notices: Message[];
  playing: boolean;
  /** Why there is no further step, if so. */
  stopped: Message | null;
  /** The present travel to a later t, if there is one. */
  travel: { from: number; to: number } | null;
  /** How the last run until a goal ended; null after any other change. */
  outcome: Message | null;
  canUndo: boolean;
  canRedo: boolean;
  /** Whether all panels are updated. During a drag or a run, panels out of sight wait. */
  complete: boolean;
  /** Whether only pictures are updated. While a run plays, nobody could read text that changes in every frame. */
  quick: boolean;
}

/** A part of the page that shows some data and can take new data later. */
export interface Part<T> {
  element: HTMLElement;
  update(data: T): void;
}
