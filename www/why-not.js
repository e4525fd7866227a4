// Why a lesson could not be shown, in a sentence, and who can mend it.
import { Unable } from './lesson-module.js';
import { moreWords } from './more-words.js';

/**
 * @param {Error} error
 * @param {HTMLElement} element the one that shows nothing
 * @returns {Promise<string>}
 */
export async function whyNot(error, element) {
  const words = await moreWords();
  const from = new URL(import.meta.url).host;
  const ours = element.hasAttribute('linked') || element.hasAttribute('data-number');
  const sentences = [words.text(reason(error, ours), { from })];
  if (element.childElementCount > 0) sentences.push(words.text('failure-texts'));
  return sentences.join(' ');
}

/** @param {Error} error @param {boolean} ours whether the page around the lab is our own */
function reason(error, ours) {
  if (error instanceof Unable) return error.message;
  if (/^(Compile|Eval)Error$/.test(error.name) || /security policy|\bCSP\b/i.test(error.message))
    return 'failure-policy';
  return ours ? 'failure-load' : 'failure-embed';
}
