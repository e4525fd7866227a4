// Links: whatever stands in an address, nothing throws, every value that results is allowed, and it takes no time.
import assert from 'node:assert/strict';
import { unfolded } from '../www/long-links.js';
import { pack } from '../www/packing.js';
import { fromLink, pageKeys, spelled } from '../www/query.js';
import { openModules } from './labs.mjs';
import { NASTY, mutated } from './random.mjs';

/** @import { Random } from './random.mjs' */

/** Milliseconds of the processor that reading a link may take. What is new to the engine is compiled first: it gets more chances. */
const MOST = 5;

export async function links() {
  const modules = (await openModules()).map((module) => ({ ...module, lab: module.open() }));
  const slugs = modules.map(({ slug }) => slug);
  /** Reads an address as the page does. @param {{ search: string, hash: string }} address */
  const read = ({ search, hash }) => {
    // Other work of the machine stops a process for as long as it likes.
    const before = process.cpuUsage();
    const address = { search, hash: /[#&]packed=/.test(hash) ? unfolded(hash) : hash };
    const { lesson, changes, refusals } = fromLink(address, slugs);
    pageKeys(address);
    const { slug, lab, lesson: own } = modules.find((module) => module.slug === lesson) ?? modules[0];
    const settled = lab.settle(slug, {}, spelled(changes, own.controls));
    const { user, system } = process.cpuUsage(before);
    return { took: (user + system) / 1000, slug, lab, refusals: [...refusals, ...settled.refusals], settled };
  };
  return {
    read,
    /** @param {Random} draw */
    make(draw) {
      const { slug, lesson } = draw.pick(modules);
      const keys = lesson.controls.map(({ key }) => key);
      const some = Array.from({ length: draw.below(8) }, () => [draw.pick(keys), draw.pick(NASTY)]);
      const values = draw.pick(lesson.presets)?.values ?? [];
      const text = new URLSearchParams([['v', '1'], ['lesson', slug], ...values, ...some]).toString();
      const whole = draw.chance(0.1) ? `lesson=${slug}&packed=${pack(text)}` : text;
      const link = draw.chance(0.8) ? mutated(whole, draw) : whole;
      return draw.chance(0.5) ? { search: `?${link}`, hash: '' } : { search: '', hash: `#${link}` };
    },
    /** @param {{ search: string, hash: string }} address */
    check(address) {
      let found = read(address);
      for (let again = 0; found.took > MOST && again < 6; again++) found = read(address);
      assert.ok(found.took <= MOST, `it took ${found.took} ms`);
      const { slug, lab, settled } = found;
      const again = lab.settle(slug, {}, Object.entries(settled.values));
      assert.deepEqual([again.values, again.refusals], [settled.values, []], 'what was taken is not allowed');
      for (const { message } of found.refusals)
        assert.ok(JSON.stringify(message).length < 2000, 'a refusal is too long');
    },
    /** @param {{ search: string, hash: string }} address */
    shorter: ({ search, hash }) =>
      [...`${search}${hash}`.slice(1).split('&').keys()].map((at) => {
        const without = (/** @type {string} */ text) =>
          text && text[0] + text.slice(1).split('&').toSpliced(at, 1).join('&');
        return { search: without(search), hash: without(hash) };
      }),
  };
}
