// A movement goes from 0 to 1 in its time, whatever frames come, and can be cut short.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Motion } from '../../www/motion.js';

/** A host whose frames come when the test says so. */
function host(still = false) {
  let now = 0;
  /** @type {Map<number, () => void>} */
  const frames = new Map();
  let number = 0;
  return {
    now: () => now,
    request: (/** @type {() => void} */ next) => {
      frames.set(++number, next);
      return number;
    },
    cancel: (/** @type {number} */ frame) => void frames.delete(frame),
    still: () => still,
    /** The next frame comes after so many milliseconds. @param {number} later */
    frame(later) {
      now += later;
      const due = [...frames.values()];
      frames.clear();
      for (const next of due) next();
    },
    waiting: () => frames.size,
  };
}

test('a movement paints shares of its way by the time that has passed, and ends at 1', () => {
  const clock = host();
  const motion = new Motion(clock);
  /** @type {number[]} */
  const shares = [];
  let ends = 0;
  motion.start(
    200,
    (u) => shares.push(u),
    () => ends++,
  );
  assert.equal(motion.moves, true);
  for (const later of [50, 50, 150, 16]) clock.frame(later);
  assert.deepEqual(shares, [0.25, 0.5, 1]);
  assert.equal(motion.moves, false);
  assert.equal(ends, 1);
  assert.equal(clock.waiting(), 0);
  // A page has been open for a while when its second movement begins.
  motion.start(
    100,
    (u) => shares.push(u),
    () => {},
  );
  clock.frame(25);
  assert.equal(shares.at(-1), 0.25);
  motion.stop();
});

test('a movement that is stopped, or overtaken by another one, paints nothing more', () => {
  const clock = host();
  const motion = new Motion(clock);
  /** @type {string[]} */
  const seen = [];
  motion.start(
    200,
    () => seen.push('first'),
    () => seen.push('first ended'),
  );
  motion.start(
    200,
    () => seen.push('second'),
    () => seen.push('second ended'),
  );
  clock.frame(20);
  motion.stop();
  motion.stop();
  clock.frame(20);
  assert.deepEqual(seen, ['first ended', 'second', 'second ended']);
});

test('only a single step moves, not one of a fast run, and nothing for those who want little motion', () => {
  const motion = new Motion(host());
  const duration = (/** @type {number} */ t, playing = false, speed = 5) =>
    motion.durationTo({ t, motion: 220 }, 3, { playing, speed });
  assert.deepEqual(
    [2, 3, 4, 5].map((t) => duration(t)),
    [220, 0, 220, 0],
  );
  assert.equal(motion.durationTo({ t: 0, motion: 220 }, undefined, { playing: false, speed: 5 }), 0);
  assert.deepEqual(
    [1, 5, 6, 30, 0].map((speed) => duration(4, true, speed)),
    [220, 180, 0, 0, 0],
  );
  const still = new Motion(host(true));
  assert.equal(still.durationTo({ t: 4, motion: 220 }, 3, { playing: false, speed: 5 }), 0);
});
