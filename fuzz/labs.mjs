// The modules of the lessons, without a page: they settle, run and describe as in a browser. Only painting needs a canvas.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ANNEXES, MODULES } from '../www/pkg/lessons.js';

/** @import { Lab, Lesson } from '../www/types.js' */
/** @typedef {{ slug: string, lesson: Lesson, open: () => Lab }} Module */

/** Each lesson with all that it has: its annex, if there is one. @returns {Promise<Module[]>} */
export async function openModules() {
  /** @type {Module[]} */
  const modules = [];
  for (const [slug, module] of Object.entries(MODULES)) {
    const { code, wasm } = ANNEXES[`${slug}-more`] ?? module;
    const { default: init, Lab } = await code();
    await init({ module_or_path: readFileSync(fileURLToPath(wasm())) });
    const lesson = Lab.lessons().find((/** @type {Lesson} */ one) => one.slug === slug);
    modules.push({ slug, lesson, open: () => new Lab() });
  }
  return modules;
}
