// Eleven seconds of `npm run fuzz`, with a seed that is always the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TARGETS, fuzz } from '../../fuzz/fuzz.mjs';

const SECONDS = { views: 5, states: 1, links: 2, messages: 1, core: 2 };

for (const name of Object.keys(TARGETS)) {
  test(`random ${name} do no harm`, async () => {
    const { cases, failed } = await fuzz(name, { seconds: Object(SECONDS)[name], seed: 18 });
    assert.equal(failed, null);
    assert.ok(cases >= 5, `${cases} cases`);
  });
}
