// Gives a file to the reader.
import { h } from './dom.js';

/** @param {Blob} file @param {string} name */
export function download(file, name) {
  const link = h('a', { href: URL.createObjectURL(file), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
