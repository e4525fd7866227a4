export type NumericArray =
  | Float64Array
  | Float32Array
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array;
export type NumberArray = readonly number[] | NumericArray;
/** One array per sample, or a flat typed array, sample after sample. At most 50 million numbers. */
export type Samples = readonly NumberArray[] | NumericArray;
export type Parameter =
  | { kind: 'weight'; layer: number; to: number; from: number }
  | { kind: 'bias'; layer: number; to: number };

/**
 * weights[l][to][from] and biases[l][to]; layers are sizes, input first. Of a network whose training has diverged, they
 * hold NaN and infinities: such a document cannot be made into a network again.
 */
export interface NetworkDocument {
  layers: number[];
  activations: string[];
  loss: string;
  weights: number[][][];
  biases: number[][];
  /** Whether o = f(z) + o of the layer below, in every hidden layer that is as wide as that. */
  residual?: boolean;
  /** "layer": hidden layers take f of z brought to mean 0 and variance 1 over the layer, without gain or bias. */
  normalise?: 'layer' | null;
}

/** One sample's forward and backward pass, layer by layer. */
export interface Trace {
  z: number[][];
  o: number[][];
  loss: number;
  dL_dz: number[][];
  dL_do: number[][];
  /** By each input. */
  dL_dx: number[];
  dL_dw: number[][][];
  dL_db: number[][];
}

export interface BatchGradient {
  loss: number;
  dL_dw: number[][][];
  dL_db: number[][];
}

export interface TrainOptions {
  optimizer: {
    name: string;
    eta?: number;
    momentum?: number;
    alpha?: number;
    beta1?: number;
    beta2?: number;
  };
  /** Updates, 1 if not given. */
  steps?: number;
  /** λ, 0 if not given: λw is added to the gradient of each weight before the optimizer takes it, as in PyTorch. Not to biases. */
  weight_decay?: number;
  /** Whether the biases stay as they are; false if not given. */
  freeze_biases?: boolean;
  /** Samples for each update; all of them if not given, or if there are no more. */
  batch?: number;
}

/** A picture of neurons: `width` × `height` pixels, each at its middle. */
export interface MapOptions {
  width: number;
  height: number;
  /** The first input at the left and the right edge; -1 and 1 if not given. */
  x?: readonly [number, number];
  /** The second input at the edge of the first row and of the last; -1 and 1 if not given. */
  y?: readonly [number, number];
  /** Where the maps are written: width × height numbers for each neuron. For who draws often; else a new array. */
  into?: Float32Array;
}

export interface Ledger {
  paths: { factors: { name: string; value: number }[]; product: number }[];
  /** Exact: a number where a number holds it exactly, else a bigint, which JSON.stringify refuses. */
  total_paths: number | bigint;
  shown_sum: number;
  remainder: number;
  sum: number;
  backprop: number;
  /** From forward passes alone: extrapolated, with the step that suits this parameter. At a kink, the middle of both slopes. */
  finite_difference: number;
  /** How far the true slope may be from it; Infinity where 16 digits do not tell. */
  uncertainty: number;
  /** The slopes from the left and from the right, where a neuron's relu stands at its kink. */
  kink: [number, number] | null;
  /** The step of the finite difference. */
  epsilon: number;
}

/** What a text is read into: the sizes of the present network, inputs first, and the rest of it, if it is known. */
export interface Present {
  layers: number[];
  activations?: string[];
  loss?: string;
  /** With biases: what the text does not give stays as it is here. */
  weights?: number[][][];
  biases?: number[][];
  /** A sample, of which the same is true. */
  x?: number[];
  y?: number[];
}

/** What a text says. */
export interface Reading {
  /** For `new Network(…)`; null if the text has no weight and no bias. */
  network: NetworkDocument | null;
  /** In their order; x or y is empty where the text has only the other. */
  samples: { x: number[]; y: number[] }[];
  /** For `train`; null if the text has none and no learning rate. */
  optimizer: TrainOptions['optimizer'] | null;
  /** What can be read in two ways: how it is read now, and how else. The ids are listed in docs/core.md. */
  assumptions: { id: string; now: string; other: string }[];
  /** Names that say nothing here. */
  ignored: string[];
}

/** What the core allows, for the checks in www/core-arguments.js. */
export interface Rules {
  depth: number;
  inputs: number;
  width: number;
  steps: number;
  numbers: number;
  pixels: number;
  activations: string[];
  losses: string[];
  optimizers: Record<string, string[]>;
  /** All of theirs. */
  hyperparameters: string[];
}
