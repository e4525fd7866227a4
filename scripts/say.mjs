// How the scripts talk to the person who started them, and how they run other programs.
// Node's own modules only: this runs before any package is installed.
import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A problem that a person can solve. It is shown as a sentence, without a stack trace. */
export class Problem extends Error {}

/** @param {number} since a reading of performance.now() */
export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/**
 * Numbers the steps of one command: `const step = steps(4); await step('Building', async () => { … })`.
 * @param {number} total
 */
export function steps(total) {
  let done = 0;
  /**
   * @template T
   * @param {string} title
   * @param {() => T | Promise<T>} work
   * @returns {Promise<T>}
   */
  return async (title, work) => {
    const label = `[${++done}/${total}]`;
    const started = performance.now();
    console.log(`${label} ${title} …`);
    const result = await work();
    console.log(`${' '.repeat(label.length)} done in ${seconds(started)}`);
    return result;
  };
}

/**
 * Runs a program whose output the person sees as it comes, or `heard` gets it. Resolves to its exit code (127: no such program).
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { heard?: (text: string) => void }} [options]
 * @returns {Promise<number>}
 */
export function run(program, args, { heard, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: heard ? ['ignore', 'pipe', 'pipe'] : 'inherit', ...options });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => heard?.(String(chunk)));
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs a program quietly and returns its output, or null if the program is missing or fails.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<string | null>}
 */
export function ask(program, args, options) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'ignore'] });
    let text = '';
    child.stdout?.on('data', (chunk) => (text += chunk));
    child.on('error', () => resolve(null));
    child.on('close', (code) => resolve(code === 0 ? text : null));
  });
}

/**
 * Whether this module is the program that was started. False for a module that it imports.
 * @param {string} url its import.meta.url
 */
export function isMain(url) {
  const [, started] = process.argv;
  return started !== undefined && realpathSync(started) === fileURLToPath(url);
}

/**
 * Runs the main function of a script. A Problem ends it with its sentence only.
 * @param {() => Promise<void>} main
 */
export async function start(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Problem ? `\n${error.message}` : error);
    process.exit(1);
  }
}
