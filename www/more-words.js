// The words that only a page around the lab, and the dialog that shares a lesson, need.
import { Words } from './words.js';

/** @type {Promise<Words> | undefined} */
let loading;

/** They are loaded once; after a failure, again. */
export function moreWords() {
  loading ??= load().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load() {
  const answer = await fetch(new URL('./words/embed.ftl', import.meta.url));
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return new Words([await answer.text()]);
}
