export type NumberArray = ArrayLike<number>;
/** One array per sample, or a flat Float64Array, sample after sample. */
export type Samples = number[][] | Float64Array;
export type Parameter =
  | { kind: 'weight'; layer: number; to: number; from: number }
  | { kind: 'bias'; layer: number; to: number };

/** weights[l][to][from] and biases[l][to]; layers are sizes, input first. */
export interface NetworkDocument {
  layers: number[];
  activations: string[];
  loss: string;
  weights: number[][][];
  biases: number[][];
}

/** One sample's forward and backward pass, layer by layer. */
export interface Trace {
  z: number[][];
  o: number[][];
  loss: number;
  dL_dz: number[][];
  dL_do: number[][];
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
  steps?: number;
  batch?: number;
}

export interface Ledger {
  paths: { factors: { name: string; value: number }[]; product: number }[];
  /** Exact: a number where a number holds it exactly, else a bigint. */
  total_paths: number | bigint;
  shown_sum: number;
  remainder: number;
  sum: number;
  backprop: number;
  finite_difference: number;
  /** The step of the finite difference. */
  epsilon: number;
}
