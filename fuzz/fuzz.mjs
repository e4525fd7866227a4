// `npm run fuzz -- --seconds 60 --seed 7 [--only views]`: random changes, links, messages and calls, and what must hold after each.
// Each case has its own seed, so a failure can be seen again alone: `--only links --case 12345`. What fails is made shorter first.
import { core } from './core.mjs';
import { links } from './links.mjs';
import { messages } from './messages.mjs';
import { random } from './random.mjs';
import { states } from './states.mjs';
import { views } from './views.mjs';

/** Longer sequences say less: a failure is shortened this many times at most. */
const MOST_SHORTER = 200;

/**
 * What is tried: it makes a case, checks it, and tells shorter ones.
 * @typedef {object} Target
 * @property {(draw: import('./random.mjs').Random) => any} make
 * @property {(given: any) => void | Promise<void>} check
 * @property {(given: any) => any[]} shorter
 */

/** @type {Record<string, () => Promise<Target>>} */
export const TARGETS = { views, states, links, messages, core };

/** @param {Target} target @param {any} given @returns {Promise<Error | null>} */
async function failure(target, given) {
  try {
    await target.check(given);
    return null;
  } catch (error) {
    return /** @type {Error} */ (error);
  }
}

/** The shortest case that still fails. @param {Target} target @param {any} given @param {Error} error */
async function shortened(target, given, error) {
  let found = { given, error };
  for (let turns = 0; turns < MOST_SHORTER; turns++) {
    let shorter = null;
    for (const candidate of target.shorter(found.given)) {
      const again = await failure(target, candidate);
      if (again) shorter = { given: candidate, error: again };
      if (again) break;
    }
    if (!shorter) break;
    found = shorter;
  }
  return found;
}

/**
 * Tries one target for some time.
 * @param {string} name
 * @param {{ seconds: number, seed: number, only?: number }} how `only` is the number of a case
 * @returns {Promise<{ cases: number, failed: string | null }>}
 */
export async function fuzz(name, { seconds, seed, only }) {
  const target = await TARGETS[name]();
  const until = performance.now() + 1000 * seconds;
  let cases = 0;
  for (let at = only ?? 0; performance.now() < until || cases === 0; at++) {
    const given = target.make(random(Math.imul(seed + 1, 0x9e3779b1) ^ at));
    const error = await failure(target, given);
    cases++;
    if (error) {
      const shortest = await shortened(target, given, error);
      const replay = `npm run fuzz -- --only ${name} --seed ${seed} --case ${at}`;
      return { cases, failed: `${shortest.error.message}\n${JSON.stringify(shortest.given)}\n${replay}` };
    }
    if (only !== undefined) break;
  }
  return { cases, failed: null };
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const asked = (/** @type {string} */ name) => process.argv[process.argv.indexOf(`--${name}`) + 1];
  const number = (/** @type {string} */ name) => (process.argv.includes(`--${name}`) ? Number(asked(name)) : undefined);
  const names = process.argv.includes('--only') ? [asked('only')] : Object.keys(TARGETS);
  const seed = number('seed') ?? Math.floor(Date.now() / 1000) % 100_000;
  for (const name of names) {
    const { cases, failed } = await fuzz(name, {
      seconds: (number('seconds') ?? 20) / names.length,
      seed,
      only: number('case'),
    });
    console.log(
      `${name}: ${cases} cases of seed ${seed}, ${failed === null ? 'none failed' : `the last one failed:\n${failed}`}`,
    );
    if (failed !== null) process.exitCode = 1;
  }
}
