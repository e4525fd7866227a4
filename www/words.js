// Every word that a learner reads: it takes ids and arguments and returns text of the Fluent catalogues.
import { FluentBundle, FluentResource } from '@fluent/bundle';

/** @import { Label, Message } from './types.js' */

export class Words {
  #bundle;
  #sources;
  /** @type {Set<string>} */
  #told = new Set();

  /**
   * @param {string[]} sources Fluent catalogues
   * @param {{ pseudo?: boolean }} [options] pseudo: every letter of the catalogues gets an accent, so that words
   *   which do not come from a catalogue stand out
   */
  constructor(sources, { pseudo = false } = {}) {
    // No isolation marks around arguments: ours are symbols and digits, not names in other scripts.
    this.#bundle = new FluentBundle('en', { useIsolating: false, transform: pseudo ? accented : undefined });
    this.#sources = sources;
    for (const source of sources) {
      for (const error of this.#bundle.addResource(new FluentResource(source))) this.#tell(String(error));
    }
  }

  /** Adds other words. Ids in both have the same text. @param {Words} others */
  add(others) {
    for (const source of others.#sources) {
      this.#bundle.addResource(new FluentResource(source), { allowOverrides: true });
    }
  }

  /** @param {string} id */
  has(id) {
    return this.#bundle.hasMessage(id);
  }

  /**
   * The text of `id`. A missing text shows its id, and the console reports it once.
   * @param {string} id
   * @param {Record<string, string | number>} [args]
   * @returns {string}
   */
  text(id, args) {
    const pattern = this.#bundle.getMessage(id)?.value;
    if (!pattern) {
      this.#tell(`No words for "${id}".`);
      return id;
    }
    /** @type {Error[]} */
    const errors = [];
    const text = this.#bundle.formatPattern(pattern, args && countable(args), errors);
    for (const error of errors) this.#tell(`Words "${id}": ${error.message}`);
    return text;
  }

  /**
   * @param {Message} message
   * @returns {string}
   */
  say(message) {
    return this.text(message.id, Object.fromEntries(message.args));
  }

  /**
   * @param {Label} label
   * @returns {string}
   */
  label(label) {
    return 'symbol' in label ? label.symbol : this.say(label.words);
  }

  /** @param {string} problem */
  #tell(problem) {
    if (this.#told.has(problem)) return;
    this.#told.add(problem);
    console.error(problem);
  }
}

/**
 * Small counts become numbers, so that a catalogue can choose between “one path” and “2 paths”. All other numbers stay the
 * text that Rust has written.
 * @param {Record<string, string | number>} args
 */
function countable(args) {
  const entries = Object.entries(args).map(([name, value]) => [
    name,
    /^\d{1,3}$/.test(`${value}`) ? Number(value) : value,
  ]);
  return Object.fromEntries(entries);
}

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ACCENTED = [...'ȧƀƈḓḗƒɠħīĵķŀḿƞǿƥɋřşŧŭṽẇẋẏẑȦƁƇḒḖƑƓĦĪĴĶĿḾȠǾƤɊŘŞŦŬṼẆẊẎẐ'];

/** @param {string} text */
function accented(text) {
  return text.replace(/[a-z]/gi, (letter) => ACCENTED[PLAIN.indexOf(letter)]);
}
