import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Clock } from '../../www/clock.js';

/** A screen whose time is made by the test. */
function makeBeat() {
  let now = 0;
  /** @type {(() => void) | null} */
  let waiting = null;
  return {
    now: () => now,
    /** @param {() => void} callback */
    request(callback) {
      waiting = callback;
      return 1;
    },
    cancel() {
      waiting = null;
    },
    /** @param {number} milliseconds */
    pass(milliseconds) {
      now += milliseconds;
      const callback = waiting;
      waiting = null;
      callback?.();
    },
    get isWaiting() {
      return waiting !== null;
    },
  };
}

function makeClock() {
  const beat = makeBeat();
  /** @type {number[]} */
  const told = [];
  const clock = new Clock((steps) => told.push(steps), beat);
  return { beat, told, clock, total: () => told.reduce((sum, steps) => sum + steps, 0) };
}

test('the first step comes at once and the others at the chosen speed', () => {
  const { beat, clock, total } = makeClock();
  clock.speed = 5;
  clock.play();
  beat.pass(0);
  assert.equal(total(), 1);
  for (let frame = 0; frame < 60; frame++) beat.pass(1000 / 60);
  assert.equal(total(), 6);
});

test('a speed above the beat of the screen tells several steps at once', () => {
  const { beat, told, clock } = makeClock();
  clock.speed = 60;
  clock.play();
  for (let frame = 0; frame < 10; frame++) beat.pass(100);
  assert.deepEqual(told, [7, 6, 6, 6, 6, 6, 6, 6, 6, 6]);
});

test('after a long sleep the run does not catch up', () => {
  const { beat, clock, total } = makeClock();
  clock.speed = 60;
  clock.play();
  beat.pass(3_600_000);
  assert.equal(total(), 16);
});

test('a clock that is set back takes nothing away from the run', () => {
  const { beat, clock, total } = makeClock();
  clock.speed = 10;
  clock.play();
  beat.pass(0);
  beat.pass(-3_600_000);
  assert.equal(total(), 1);
  beat.pass(100);
  assert.equal(total(), 2);
});

test('a paused clock waits for nothing, and can play again', () => {
  const { beat, clock, total } = makeClock();
  clock.play();
  clock.play();
  clock.pause();
  assert.equal(clock.playing, false);
  assert.equal(beat.isWaiting, false);
  beat.pass(1000);
  assert.equal(total(), 0);
  clock.play();
  beat.pass(0);
  assert.equal(total(), 1);
});

test('at full speed every frame asks for as much as there is time for, and the run then goes on at its pace', () => {
  const { beat, told, clock } = makeClock();
  clock.speed = 0;
  clock.play();
  for (let frame = 0; frame < 3; frame++) beat.pass(50);
  assert.deepEqual(told, [Infinity, Infinity, Infinity]);
  clock.speed = 20;
  beat.pass(50);
  assert.deepEqual(told.slice(3), [2], 'the first step and that of 50 ms, not those of the frames before');
});

test('steps that cannot be taken yet stay due', () => {
  const beat = makeBeat();
  /** @type {number[]} */
  const told = [];
  let ready = false;
  const clock = new Clock((steps) => (told.push(steps), ready), beat);
  clock.speed = 10;
  clock.play();
  for (let frame = 0; frame < 3; frame++) beat.pass(100);
  ready = true;
  beat.pass(100);
  beat.pass(100);
  assert.deepEqual(told, [2, 3, 4, 5, 1]);
});

test('a listener may pause the clock', () => {
  const beat = makeBeat();
  const clock = new Clock(() => clock.pause(), beat);
  clock.play();
  beat.pass(100);
  assert.equal(beat.isWaiting, false);
});
