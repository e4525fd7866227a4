// The end of `npm test` names what failed, whichever program ran it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failures } from '../../scripts/failures.mjs';

test('a failed test of Cargo, Node and Playwright is named once, and a passed one is not', () => {
  const output = [
    'test ledger::sums ... ok',
    'test ledger::signs ... FAILED',
    '✔ a link is kept (1.2ms)',
    '✖ each lesson’s first view is light (22.5ms)',
    '✖ failing tests:',
    '✖ each lesson’s first view is light (22.5ms)',
    '  ✓  11 tests/browser/a.spec.js:5:1 › opens (2.0s)',
    '  ✘  12 tests/browser/b.spec.js:9:1 › a number is checked (1.5m)',
  ].join('\n');
  assert.deepEqual(failures(output), [
    'ledger::signs',
    'each lesson’s first view is light',
    'tests/browser/b.spec.js:9:1 › a number is checked',
  ]);
});

test('a failed test of the browser says why', () => {
  const name = 'tests/browser/b.spec.js:9:1 › a number is checked';
  const output = `
  ✘  12 ${name} (1.5m)
  ✘  13 tests/browser/c.spec.js:4:1 › opens (1.5m)

  1) ${name} ────────

    Error: expect(received).toBe(expected)

    Expected: "3"
    Received: "2"

      8 | const t = 3;
    > 9 | expect(t).toBe(3);
        |           ^
  2) tests/browser/c.spec.js:4:1 › opens ────────

    Test timeout of 90000ms exceeded.

  2 failed
    ${name} ────────
`;
  assert.deepEqual(failures(output), [
    `${name}; Error: expect(received).toBe(expected); Expected: "3"; Received: "2"; > 9 | expect(t).toBe(3);`,
    'tests/browser/c.spec.js:4:1 › opens; Test timeout of 90000ms exceeded.',
  ]);
});

test('of very many failures the first dozen is named', () => {
  const output = Array.from({ length: 40 }, (_, i) => `test number_${i} ... FAILED`).join('\n');
  const names = failures(output);
  assert.equal(names.length, 13);
  assert.equal(names[12], 'and 28 more');
});
