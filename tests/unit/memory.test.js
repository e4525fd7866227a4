import assert from 'node:assert/strict';
import { test } from 'node:test';

let fresh = 0;

/** A page of its own over the same storage. @param {Storage | null} storage null where it is refused */
async function open(storage) {
  /** @type {Record<string, () => void>} */
  const heard = {};
  const page = {
    addEventListener: (/** @type {string} */ type, /** @type {() => void} */ listener) => (heard[type] = listener),
    get localStorage() {
      if (!storage) throw new Error('refused');
      return storage;
    },
  };
  const memory = await within(page, () => import(`../../www/memory.js?${fresh++}`));
  /** @template T @param {(memory: typeof import('../../www/memory.js')) => T} act */
  const use = (act) => within(page, () => act(memory));
  return { use, heard };
}

/** @template T @param {unknown} page @param {() => T} act */
function within(page, act) {
  Object.assign(globalThis, { window: page });
  return act();
}

/** @returns {Storage} */
function emptyStorage() {
  /** @type {Map<string, string>} */
  const kept = new Map();
  return /** @type {Storage} */ ({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => void kept.set(key, text),
    removeItem: (key) => void kept.delete(key),
  });
}

test('answers are kept by lesson and step, the last one counts, and all are forgotten at once', async () => {
  const storage = emptyStorage();
  const { use } = await open(storage);
  let changes = 0;
  use(({ watchMemory }) => watchMemory(() => changes++));
  use(({ remember }) => remember('first', 'way', 'wrong'));
  use(({ remember }) => remember('first', 'way', 'right'));
  use(({ remember }) => remember('first', 'way', 'right'));
  assert.equal(changes, 2, 'the same answer changes nothing');
  use(({ leavePlace }) => leavePlace('?lesson=first&step=2'));
  const later = await open(storage);
  assert.deepEqual(
    later.use(({ remembered }) => remembered('first')),
    { way: 'right' },
  );
  assert.equal(
    later.use(({ placeLeft }) => placeLeft()),
    '?lesson=first&step=2',
  );
  later.use(({ forget }) => forget());
  assert.deepEqual(
    later.use(({ remembered }) => remembered('first')),
    {},
  );
  later.use(({ leavePlace }) => leavePlace('?lesson=first&said=way:right'));
  assert.deepEqual([storage.getItem('backprop-lab'), storage.getItem('backprop-lab-place')], [null, null]);
  later.use(({ remember }) => remember('first', 'way', 'wrong'));
  later.use(({ leavePlace }) => leavePlace('?lesson=first'));
  assert.equal(storage.getItem('backprop-lab-place'), '?lesson=first');
});

test('two windows keep the answers of both', async () => {
  const storage = emptyStorage();
  const [one, other] = [await open(storage), await open(storage)];
  let changes = 0;
  one.use(({ watchMemory }) => watchMemory(() => changes++));
  one.use(({ remember }) => remember('first', 'way', 'right'));
  other.use(({ remember }) => remember('second', 'far', 'wrong'));
  one.heard.storage();
  assert.equal(changes, 2);
  assert.deepEqual(
    one.use(({ remembered }) => [remembered('first'), remembered('second')]),
    [{ way: 'right' }, { far: 'wrong' }],
  );
});

test('where storage is refused answers last as long as the page, and what is not ours is left out', async () => {
  const { use } = await open(null);
  assert.equal(
    use(({ remembersForGood }) => remembersForGood()),
    false,
  );
  use(({ remember }) => remember('first', 'way', 'right'));
  use(({ remember }) => remember('first', 'far', 'wrong'));
  assert.deepEqual(
    use(({ remembered }) => remembered('first')),
    { way: 'right', far: 'wrong' },
  );
  assert.equal(
    use(({ placeLeft }) => placeLeft()),
    '',
  );
  for (const text of ['no JSON', '3', '{"first": 3}', 'null']) {
    const storage = emptyStorage();
    storage.setItem('backprop-lab', text);
    const page = await open(storage);
    assert.deepEqual(
      page.use(({ remembered }) => remembered('first')),
      {},
      text,
    );
    assert.equal(
      page.use(({ remembersForGood }) => remembersForGood()),
      true,
    );
  }
});
