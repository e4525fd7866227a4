// What failed, by name, out of the output of a program that tests: the summary of `npm test` ends with it.
// Whoever reads only the end of a long log (a CI page that shows no more, say) still learns what to look at.

/** How Cargo, Node's test runner and Playwright mark a test that failed. */
const MARKS = [
  /^test (.+) \.\.\. FAILED$/,
  /^\s*✖ (.+?)(?: \([\d.]+ms\))?$/,
  /^\s*✘\s+\d+ (.+?)(?: \([\d.]+(?:ms|s|m)\))?$/,
];

/** The heading of Node's list of what failed. */
const HEADING = 'failing tests:';

/** At most this many names: more say that something common to all of them is broken. */
const MOST = 12;

/** What Playwright says of a failed test: the error, and the line of the test. */
const REASONS = /^\s+(Error: |Expected|Received|Test timeout|> +\d+ \|)/;

/**
 * @param {string} output
 * @returns {string[]} each name once, in the order of the output; a test of the browser with its reason
 */
export function failures(output) {
  const found = new Set();
  for (const line of output.split('\n')) {
    for (const mark of MARKS) {
      const name = mark.exec(line)?.[1];
      if (name && name !== HEADING) found.add(name);
    }
  }
  const names = [...found].map((name) => [name, ...reasons(output, name)].join('; '));
  if (names.length <= MOST) return names;
  return [...names.slice(0, MOST), `and ${names.length - MOST} more`];
}

/**
 * Why a test of the browser failed. A machine that shows it once may never show it again.
 * @param {string} output
 * @param {string} name
 */
function reasons(output, name) {
  const [, after] = output.split(`) ${name} `, 2);
  if (after === undefined) return [];
  const own = after.split(/^ {2}(?:\d+\) |\d+ failed$)/m, 1)[0].split('\n');
  return own
    .filter((line) => REASONS.test(line))
    .slice(0, 4)
    .map((line) => line.trim().replace(/\s+/g, ' ').slice(0, 160));
}
