// What people send each other is what they see: states go through links, files and messages to the last bit, and whatever became of a
// link on its way is read at once. `npm run fuzz` tries more of the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { links } from '../../fuzz/links.mjs';
import { random } from '../../fuzz/random.mjs';
import { states } from '../../fuzz/states.mjs';

test('10,000 random states of all lessons are the same after a link, a packed link, a file and a message', async () => {
  const { make, check } = await states();
  for (let at = 0; at < 10_000; at++) {
    const given = make(random(at));
    await check(given).catch((error) => assert.fail(`${at}: ${error.message}\n${JSON.stringify(given)}`));
  }
});

/** Milliseconds of the processor that reading a link may take. */
const MOST = 5;

test(`100,000 mutated links are read without an error, and each in less than ${MOST} ms`, async () => {
  const { make, read } = await links();
  const took = new Float64Array(100_000);
  for (let at = 0; at < took.length; at++) {
    const address = make(random(at));
    try {
      took[at] = read(address).took;
      // What is new to the engine is compiled first, and now and then it cleans up.
      for (let again = 0; took[at] >= MOST && again < 30; again++) took[at] = read(address).took;
    } catch (error) {
      assert.fail(`${at}: ${error}\n${JSON.stringify(address)}`);
    }
    assert.ok(took[at] < MOST, `${at}: it takes ${took[at]} ms: ${JSON.stringify(address)}`);
  }
  took.sort();
  console.log(`the middle one takes ${took[50_000].toFixed(2)} ms, the slowest ${took.at(-1)?.toFixed(2)} ms`);
});
