// `npm run fuzz -- --seconds 60 --seed 7 [--only views]`: random changes, links, messages and calls, and what must hold after each.
// `--cases 1000000` in place of seconds tries as many. Each case has its own seed, so a failure can be seen again alone:
// `--only links --case 12345`. What fails is made shorter first. `page` needs `npm run build`, and a browser; each of its cases has
// 30 events, or `--events 300`.
import { core } from './core.mjs';
import { links } from './links.mjs';
import { messages } from './messages.mjs';
import { random } from './random.mjs';
import { states } from './states.mjs';
import { views } from './views.mjs';

/** Longer sequences say less: a failure is shortened this many times at most, and no longer than this. */
const MOST_SHORTER = 200;
const MOST_SECONDS = 300;

/**
 * What is tried: it makes a case, checks it, and tells shorter ones.
 * @typedef {object} Target
 * @property {(draw: import('./random.mjs').Random) => any} make
 * @property {(given: any) => void | Promise<void>} check
 * @property {(given: any) => any[]} shorter
 * @property {() => Promise<void>} [close]
 * @property {boolean} [slow] whether a failure is told before it is made shorter
 */

/** @type {Record<string, () => Promise<Target>>} */
export const TARGETS = { views, states, links, messages, core };

/** What needs a browser and the built site besides. @type {Record<string, (events?: number) => Promise<Target>>} */
const WITH_BROWSER = { page: async (events) => (await import('./open.mjs')).inBrowser(events) };

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
  const until = performance.now() + 1000 * MOST_SECONDS;
  for (let turns = 0; turns < MOST_SHORTER; turns++) {
    let shorter = null;
    for (const candidate of target.shorter(found.given)) {
      if (performance.now() > until) return found;
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
 * @param {{ seconds: number, cases?: number, seed: number, only?: number, events?: number }} how `only` is the number of a case
 * @param {Target} [target] if it is open already
 * @returns {Promise<{ cases: number, failed: string | null }>}
 */
export async function fuzz(name, how, target) {
  target ??= await { ...TARGETS, ...WITH_BROWSER }[name](how.events);
  try {
    return await tried(target, name, how);
  } finally {
    await target.close?.();
  }
}

/** @param {Target} target @param {string} name @param {{ seconds: number, cases?: number, seed: number, only?: number }} how */
async function tried(target, name, { seconds, cases: most = Infinity, seed, only }) {
  const until = performance.now() + 1000 * seconds;
  let cases = 0;
  for (let at = only ?? 0; (performance.now() < until && cases < most) || cases === 0; at++) {
    const given = target.make(random(Math.imul(seed + 1, 0x9e3779b1) ^ at));
    const error = await failure(target, given);
    cases++;
    if (error) {
      if (target.slow)
        console.error(`case ${at} fails, and is made shorter: ${error.message}\n${JSON.stringify(given)}`);
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
  const all = Object.keys({ ...TARGETS, ...WITH_BROWSER });
  const names = process.argv.includes('--only') ? [asked('only')] : all;
  const seed = number('seed') ?? Math.floor(Date.now() / 1000) % 100_000;
  for (const name of names) {
    const { cases, failed } = await fuzz(name, {
      seconds: (number('seconds') ?? (number('cases') ? Infinity : 20)) / names.length,
      cases: number('cases'),
      seed,
      only: number('case'),
      events: number('events'),
    });
    console.log(
      `${name}: ${cases} cases of seed ${seed}, ${failed === null ? 'none failed' : `the last one failed:\n${failed}`}`,
    );
    if (failed !== null) process.exitCode = 1;
  }
}
