/**
 * The types of `<backprop-lab>` for whoever uses it: `lib/backprop-lab.d.ts` beside the element.
 */

/** The lesson and all of its values, as texts by key. `v` is the version of this form. */
export interface LabState {
  v: 1;
  lesson: string;
  values: Readonly<Record<string, string>>;
}

/** What can be set: what is left out stays as it is. */
export interface LabStateChange {
  v?: 1;
  lesson?: string;
  values?: Record<string, string | number | boolean>;
}

/** A live number of the moment shown. */
export interface LabReading {
  key: string;
  symbol: string;
  value: number;
  text: string;
}

/** The details of the events, by their names. None of them bubbles. */
export interface LabEvents {
  /** Something else is shown. */
  change: { lesson: string; values: LabState['values']; t: number; readings: readonly LabReading[] };
  /** The run has gone on, or back. */
  step: { lesson: string; t: number; before: number };
  /**
   * A question was answered: of the story, or of the exercise named. `mistake` names a known one; `tries` counts the answers to
   * this question.
   */
  answer: {
    lesson: string;
    exercise?: string;
    question: string;
    given: string;
    right: boolean;
    mistake: string | null;
    tries: number;
  };
  /** The last step of the story is reached, and answered if it asks; or all of an exercise is right. */
  done: { story: string; right: number; of: number } | { lesson: string; exercise: string; right: number; of: number };
}

/** The element. Each control of the lesson is a property, too: see docs/attributes.md. */
export interface BackpropLabElement extends HTMLElement {
  lesson: string;
  values: Readonly<Record<string, string>>;
  readonly readings: readonly LabReading[];
  getState(): LabState;
  /** The answer has a sentence for each value that was not taken. */
  setState(state: LabStateChange): Promise<string[]>;
  play(): Promise<void>;
  pause(): Promise<void>;
  step(steps?: number): Promise<void>;
  /** The large picture, with text as text. */
  toSVG(): Promise<string>;
  addEventListener<K extends keyof LabEvents>(
    type: K,
    listener: (this: BackpropLabElement, event: CustomEvent<LabEvents[K]>) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** What the page sends to a frame with the lab: `frame.contentWindow.postMessage(request, origin)`. */
export type LabRequest = { backpropLab: 1; id?: number } & (
  | { do: 'getState' | 'play' | 'pause' | 'toSVG' }
  | { do: 'setState'; with: LabStateChange }
  | { do: 'step'; with?: number }
);

/** What the frame sends: answers to requests with an id, and events. */
export type LabMessage =
  | { backpropLab: 1; answers: number; with: unknown }
  | { backpropLab: 1; event: 'height'; with: number }
  | { backpropLab: 1; event: 'key'; with: string }
  | { [K in keyof LabEvents]: { backpropLab: 1; event: K; with: LabEvents[K] } }[keyof LabEvents];

/** What `lib/host.js` gives to each frame with the lab. */
export interface LabFrame extends HTMLIFrameElement {
  readonly backpropLab: {
    getState(): Promise<LabState>;
    setState(state: LabStateChange): Promise<string[]>;
    play(): Promise<void>;
    pause(): Promise<void>;
    step(steps?: number): Promise<void>;
    toSVG(): Promise<string>;
  };
}

export declare const BackpropLab: { new (): BackpropLabElement; prototype: BackpropLabElement };

declare global {
  interface HTMLElementTagNameMap {
    'backprop-lab': BackpropLabElement;
  }
}
