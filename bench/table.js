// What the benchmark prints.

/** @import { Row } from './measure.js' */

/** @param {{ id: string, title: string, target?: number, rows: Row[] }} result */
export function say({ id, title, target, rows }) {
  console.log(`\n${id}  ${title}${target ? `  (to reach in a browser: ${target})` : ''}`);
  for (const { name, time, ratio, least, most, error } of rows) {
    const range = `${fixed(least)} to ${fixed(most)}`;
    const each = time < 1 ? `${(time * 1000).toFixed(time < 0.1 ? 2 : 0)} µs` : `${time.toFixed(2)} ms`;
    console.log(
      `  ${name.padEnd(17)}${fixed(ratio).padStart(8)} ×   ${range.padEnd(18)}${each.padStart(11)}   losses agree to ${error.toExponential(0)}`,
    );
  }
}

/** @param {{ name: string, sizes: number[], times: number[], slope: number }[]} found */
export function saySlopes(found) {
  console.log('\nHow the time of an update grows (1 is linear)');
  for (const { name, sizes, times, slope } of found) {
    const steps = sizes.map((size, i) => `${size}: ${(times[i] * 1000).toFixed(1)} µs`).join(', ');
    console.log(`  ${name.padEnd(12)}slope ${slope.toFixed(2)}   ${steps}`);
  }
}

/** @param {number} ratio */
function fixed(ratio) {
  return ratio < 0.095 ? ratio.toFixed(3) : ratio.toFixed(2);
}
