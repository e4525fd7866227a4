/**
 * The data that passes between the page and the core (crate/web), as crate/lessons and crate/figure write it.
 * Types only: nothing of this file reaches a browser.
 */

/** A text of the Fluent catalogues, with its arguments. */
export interface Message {
  id: string;
  args: [name: string, value: string][];
}

/** What is written: the same in every language, or words. */
export type Label = { symbol: string } | { words: Message };

/** One text per control, in canonical form: with `t` among them, the whole state of a lesson. */
export type Values = Readonly<Record<string, string>>;

/** A wish of the learner, the link, an attribute: not yet checked. */
export type Change = [key: string, text: string];

/** Why a value was not taken. */
export interface Refusal {
  key: string;
  message: Message;
}

export interface Settled {
  values: Record<string, string>;
  refusals: Refusal[];
}

/** The core's check of all values: pure, and complete whatever is given. */
export type Settle = (slug: string, old: Values, changes: Change[]) => Settled;

export interface NumberControl {
  kind: 'number';
  key: string;
  symbol: string;
  default: number;
  slider: [least: number, greatest: number];
  log: boolean;
  step: number;
  allowed: [least: number, greatest: number];
  whole: boolean;
  marks: number[];
}

export interface ChoiceControl {
  kind: 'choice';
  key: string;
  symbol: string;
  default: string;
  options: string[];
}

export interface ParameterControl {
  kind: 'parameter';
  key: string;
  symbol: string;
  default: string;
}

export interface FlagControl {
  kind: 'flag';
  key: string;
  symbol: string;
  default: boolean;
}

/** The layers of a network as one word: `2.3tanh.1sigmoid`. */
export interface LayersControl {
  kind: 'layers';
  key: string;
  symbol: string;
  layers: number;
  width: number;
  activations: string[];
  output_only: string[];
  /** Whether the ends follow from other values. */
  inner: boolean;
}

/** Some of a few words, joined by dots. */
export interface SetControl {
  kind: 'set';
  key: string;
  symbol: string;
  default: string;
  options: string[];
}

/** What panels set and no control shows. */
export interface HiddenControl {
  kind: 'word' | 'document' | 'numbers' | 'answers' | 'rows' | 'schedule' | 'points' | 'kept';
  key: string;
  symbol: string;
}

export type Control =
  NumberControl | ChoiceControl | ParameterControl | FlagControl | LayersControl | SetControl | HiddenControl;

export interface Preset {
  name: string;
  values: Change[];
}

export interface Lesson {
  slug: string;
  controls: Control[];
  presets: Preset[];
  /** Steps a second, 0 being as many as can be, and the usual one. */
  speeds: number[];
  speed: number;
}

export interface Reading {
  key: string;
  symbol: string;
  value: number;
  text: string;
}

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Select {
  kind: 'select';
  value: string;
  selected: boolean;
}

/** As select, but pointing at it or moving the focus to it is enough. */
export interface Point {
  kind: 'point';
  value: string;
  selected: boolean;
}

/** Numbered places along a way, chosen by pointing, dragging or arrow keys. */
export interface Walk {
  kind: 'walk';
  along: 'x' | 'y';
  from: [pixel: number, number: number];
  to: [pixel: number, number: number];
  value: number;
}

export interface Drag {
  kind: 'drag';
  along: 'x' | 'y';
  from: [pixel: number, value: number];
  to: [pixel: number, value: number];
  value: number;
  step: number;
}

/** One direction of a place that can be dragged over the plane. */
export interface Way {
  key: string;
  symbol: string;
  from: [pixel: number, value: number];
  to: [pixel: number, value: number];
  value: number;
  step: number;
}

/** A number that can be typed where it stands, or pulled sideways. */
export interface NumberTouch {
  kind: 'number';
  select: { key: string; value: string; selected: boolean } | null;
  edits: string;
  text: string;
  step: number;
  restart: number | null;
}

/** Two numbers that are dragged at once. */
export interface Plane {
  kind: 'plane';
  x: Way;
  y: Way;
  /** What Enter sets, or a click that does not drag. */
  press: Change | null;
}

/** A place on a picture that can be touched. */
export interface Handle {
  id: string;
  area: Rect;
  key: string;
  label: Message;
  /** The step that a touch also goes back to. */
  restart: number | null;
  touch: Select | Point | NumberTouch | Walk | Drag | Plane;
}

export type Formula =
  | { kind: 'row'; items: Formula[] }
  | { kind: 'symbol' | 'operator' | 'number'; text: string }
  | { kind: 'fraction'; over: Formula; under: Formula }
  | { kind: 'sub'; base: Formula; sub: Formula }
  | { kind: 'sup'; base: Formula; sup: Formula }
  | { kind: 'both'; base: Formula; sub: Formula; sup: Formula }
  | { kind: 'note'; base: Formula; note: Message }
  | { kind: 'accent'; base: Formula };

export type Cell =
  | { kind: 'label'; label: Label }
  | { kind: 'product'; factors: [name: string, value: string][] }
  | { kind: 'input'; key: string; text: string; label: Message }
  | { kind: 'toggle'; key: string; value: string; on: boolean; label: Message }
  | { kind: 'digits'; same: string; moved: string };

export interface Row {
  id: string;
  total: boolean;
  choose: { key: string; value: string; selected: boolean; hover: boolean } | null;
  cells: Cell[];
}

interface PanelBase {
  id: string;
  place: 'main' | 'next' | 'under' | 'side' | 'wide';
  title: Message;
}

export interface PicturePanel extends PanelBase {
  kind: 'picture';
  width: number;
  height: number;
  /** In how many parts it can be painted. */
  parts: number;
  alt: Message;
  handles: Handle[];
}

export interface FormulaPanel extends PanelBase {
  kind: 'formula';
  lines: Formula[];
}

export interface TablePanel extends PanelBase {
  kind: 'table';
  columns: { label: Label; numeric: boolean }[];
  rows: Row[];
}

/** A text to be copied, or changed and taken. */
export interface DocumentPanel extends PanelBase {
  kind: 'document';
  key: string;
  text: string;
  about: Message;
}

/** Ways into other lessons. */
export interface LinksPanel extends PanelBase {
  kind: 'links';
  said: Message[];
  links: { lesson: string; values: Change[]; label: Message }[];
}

export interface TextPanel extends PanelBase {
  kind: 'text';
  messages: Message[];
}

/** What is said to an answer. */
export interface Verdict {
  grade: 'right' | 'wrong' | 'open';
  said: Message;
}

/** A button that sets a control. */
export interface Press {
  key: string;
  value: string;
  label: Message;
}

/** A number to be filled in. */
export interface Blank {
  key: string;
  text: string;
  label: Message;
  verdict: Verdict | null;
}

export interface ExerciseLine {
  id: string;
  pieces: ({ kind: 'formula'; formula: Formula } | ({ kind: 'blank' } & Blank))[];
}

export interface ExercisePanel extends PanelBase {
  kind: 'exercise';
  task: Message[];
  lines: ExerciseLine[];
  verdict: Verdict | null;
  buttons: Press[];
}

export interface Tile {
  name: string;
  formula: Formula;
  label: Message;
}

export interface BoardRow {
  tiles: Tile[];
  /** The tile that the verdict is about. */
  marked: number | null;
  value: string | null;
  verdict: Verdict | null;
}

/** Tiles that are put into rows. The control `key` holds the rows: tiles joined by `-`, rows by `_`. */
export interface BoardPanel extends PanelBase {
  kind: 'board';
  task: Message[];
  key: string;
  tiles: Tile[];
  rows: BoardRow[];
  most_rows: number;
  most_tiles: number;
  left: Formula;
  sums: Formula[];
  verdict: Verdict | null;
  buttons: Press[];
}

export type Panel =
  PicturePanel | FormulaPanel | TablePanel | TextPanel | LinksPanel | DocumentPanel | ExercisePanel | BoardPanel;

/** The thresholds of a number that depend on other values, and what lies between them. */
export interface Gauge {
  key: string;
  marks: [value: number, label: Label][];
  zones: Message[];
  now: Message;
}

/** A button beside those that step. */
export interface Action {
  id: string;
  label: Message;
  sets: Change[];
  /** Whether it is a longer step. */
  step: boolean;
  /** Whether the way to its t ends where the run has arrived. */
  until: boolean;
}

/** What a lesson shows at one moment. */
export interface View {
  t: number;
  /** The t asked for is not reached yet. */
  behind: boolean;
  /** How the way has ended, if it was to what the run should come to. */
  outcome: Message | null;
  actions: Action[];
  /** Where the run is, in every way of counting; none where steps are all there is to count. */
  counters: Message[];
  stopped: Message | null;
  next: Message;
  describe: Message;
  options: Record<string, [value: string, shown: string][]>;
  /** The controls that mean nothing now: they are not shown, and without `t` nothing can be stepped. */
  idle: string[];
  gauges: Gauge[];
  readings: Reading[];
  panels: Panel[];
}

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
  | 'family',
  string
>;

/** Words by id, for the texts inside pictures. */
export type Say = (id: string, args: Record<string, string>) => string;

/** The core's side of one element. */
export interface Lab {
  settle: Settle;
  /** The view, or the name of the annex that can show it. */
  show(
    slug: string,
    values: Values,
    width: number,
    parts: 'all' | 'near' | 'pictures',
    patience: number,
    until: boolean,
  ): View | { annex: string };
  /** Takes the run toward the values' t, and works out a part of the next view: the t reached. */
  show(
    slug: string,
    values: Values,
    width: number,
    parts: 'none',
    patience: number,
    until: boolean,
  ): number | { annex: string };
  paint(canvas: HTMLCanvasElement, picture: string, scale: number, theme: Theme, say: Say, part?: number): void;
  free(): void;
}

/** How a change is to be taken. */
export interface SetOptions {
  /** Changes that carry the same name follow each other as one step of undo, until the gesture rests. */
  gesture?: string;
  /** The field shows the refusal of its own value itself. */
  inField?: boolean;
}

/** All that the parts of the page may do and ask; made by the element. */
/** A picture and the canvas it is painted on. */
export interface Painting {
  canvas: HTMLCanvasElement;
  picture: PicturePanel;
}

export interface Desk {
  words: import('./words.js').Words;
  /** Wishes for new values; gives back what was refused. */
  set(changes: Change[], options?: SetOptions): Refusal[];
  /** The gesture under way is over. */
  rest(): void;
  /** Shows another lesson, which begins with these values. */
  open(lesson: string, values: Change[]): void;
  goTo(t: number): void;
  step(by: number): void;
  togglePlay(): void;
  /** What a button beside the steps does. */
  act(action: Action): void;
  /** Ends the run or the way that is under way. */
  pause(): void;
  setSpeed(stepsPerSecond: number): void;
  undo(): void;
  redo(): void;
  /** Every value of this lesson as it was at first. */
  startAfresh(): void;
  /** Shows the present moment once more. */
  refresh(): void;
  paint(canvas: HTMLCanvasElement, picture: PicturePanel): void;
  /** How much larger than usual pictures are shown. */
  zoom(): number;
  /** What settles values: another one once an annex has come. */
  lab(): object | undefined;
  /** The values that changes would lead to. */
  preview(changes: Change[]): Values;
}

/** Everything that is shown, gathered for one frame. */
export interface Moment {
  values: Values;
  view: View;
  notices: Message[];
  playing: boolean;
  /** The way to a t that takes more than a frame. */
  way: { from: number; to: number } | null;
  /** How the last way has ended; nothing once anything has been set since. */
  outcome: Message | null;
  canUndo: boolean;
  canRedo: boolean;
  /** Else a drag or a run is under way, and panels out of sight may wait. */
  complete: boolean;
  /** While a run plays, words and tables need not change with every frame: nobody could read them. */
  quick: boolean;
}

/** A part of the page that shows some data and can take new data later. */
export interface Part<T> {
  element: HTMLElement;
  update(data: T): void;
}
