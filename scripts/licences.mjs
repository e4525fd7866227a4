// The licences of what is built into the code that ships.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { crates, packages } from './parts.mjs';

/** All of them in one text. Many have the same licence, whose text stands once. */
export async function licences() {
  const parts = [...packages(), ...(await crates())];
  /** @type {Map<string, string[]>} the parts by the text that is theirs */
  const texts = new Map();
  for (const { name, version, license, folder } of parts) {
    for (const text of textsIn(folder, license))
      texts.set(text, [...(texts.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  const sections = [...texts].map(([text, names]) => `${names.join('\n')}\n\n${text}\n`);
  const begin = 'Backprop Lab is built with these, and with the standard library of Rust (MIT OR Apache-2.0).\n';
  return [begin, ...sections].join(`\n${'-'.repeat(80)}\n\n`);
}

/**
 * Who may choose between MIT and Apache's licence needs the shorter one only.
 * @param {string} folder
 * @param {string} license as its manifest has it
 */
function textsIn(folder, license) {
  const files = existsSync(folder)
    ? readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
    : [];
  const hasChoice = /MIT OR Apache-2\.0|Apache-2\.0 OR MIT/.test(license) && files.some((file) => /mit/i.test(file));
  const needed = hasChoice ? files.filter((file) => !/apache/i.test(file)) : files;
  return needed.map((file) => readFileSync(join(folder, file), 'utf8').trim());
}
