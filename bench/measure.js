// Measures contestants turn by turn in one process, so that a slow minute of the machine slows all of them down.

/** @import { Contestant, Runner } from './contestants.js' */
/** @import { Workload } from './workloads.js' */

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {number} time milliseconds for one update, or picture, or frame: the median
 * @property {number} ratio how many times as fast as plain JavaScript: the ratio of the medians
 * @property {number} least of the ratios of one round
 * @property {number} most
 * @property {number} error the largest difference of its losses from those of plain JavaScript
 */

const ROUNDS = 25;
/** The length of one turn, in milliseconds: long enough for the clock, and short enough that each contestant meets the same load. */
const TURN = 6;
/** How long each contestant warms up. The engine compiles twice, the second time in the background. */
const WARM = 400;
/** The number of updates that must have the same losses. */
const CHECKED = 20;
export const AGREEMENT = 1e-6;

/**
 * @param {Workload} workload
 * @param {Contestant[]} contestants the first one is the baseline
 * @param {number} [rounds]
 * @returns {Promise<Row[]>}
 */
export async function measure(workload, contestants, rounds = ROUNDS) {
  /** @type {{ contestant: Contestant, times: number, error: number, took: number[] }[]} */
  const field = [];
  /** @type {ArrayLike<number> | undefined} */
  let expected;
  for (const contestant of contestants) {
    const losses = await withRunner(contestant, workload, (runner) =>
      runner.run(workload.kind === 'train' ? CHECKED : 1),
    );
    if (!losses) continue;
    expected ??= Array.from(losses);
    const error = difference(losses, expected);
    if (!(error <= AGREEMENT)) throw new Error(`${workload.id}: ${contestant.name} differs by ${error}`);
    field.push({ contestant, times: await calibrate(contestant, workload), error, took: [] });
  }
  for (let round = 0; round < rounds; round++) {
    // Each round begins with another one.
    const turn = field.map((_, i) => field[(i + round) % field.length]);
    for (const one of turn) one.took.push((await once(one.contestant, workload, one.times)) / one.times);
  }
  const base = field[0].took;
  return field.map(({ contestant, error, took }) => {
    const ratios = took.map((time, round) => base[round] / time);
    return {
      ...{ name: contestant.name, time: median(took), ratio: median(base) / median(took), error },
      ...{ least: Math.min(...ratios), most: Math.max(...ratios) },
    };
  });
}

/** How many updates make a turn; warms the code up on the way. @param {Contestant} contestant @param {Workload} workload */
async function calibrate(contestant, workload) {
  const started = performance.now();
  // At least one epoch: nobody trains by passing the samples again for each update.
  const least = workload.kind === 'train' ? Math.ceil(workload.samples / workload.batch) : 1;
  let times = least;
  for (;;) {
    const took = await once(contestant, workload, times);
    if (took < TURN / 2) times *= 2;
    else if (performance.now() - started > WARM) return Math.max(least, Math.round((times * TURN) / took));
  }
}

/** @param {Contestant} contestant @param {Workload} workload @param {number} times */
async function once(contestant, workload, times) {
  const took = await withRunner(contestant, workload, async (runner) => {
    const started = performance.now();
    await runner.run(times);
    return performance.now() - started;
  });
  return took ?? 0;
}

/**
 * From the same weights every time.
 * @template T
 * @param {Contestant} contestant
 * @param {Workload} workload
 * @param {(runner: Runner) => T | Promise<T>} work
 */
async function withRunner(contestant, workload, work) {
  const runner = await contestant.prepare(workload);
  if (!runner) return null;
  const result = await work(runner);
  runner.free?.();
  return result;
}

/** @param {ArrayLike<number>} some @param {ArrayLike<number>} others */
function difference(some, others) {
  return Math.max(...Array.from(others, (other, i) => Math.abs(some[i] - other) / Math.max(1, Math.abs(other))));
}

/** @param {number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
