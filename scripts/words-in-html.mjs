// A Vite plugin: index.html names the words it shows (`data-words="page-claim"`), and the catalogues have them.
// So the page that is served is readable without JavaScript, and no sentence stands in two places.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FluentBundle, FluentResource } from '@fluent/bundle';

/**
 * The catalogues of the page and of the lessons.
 * @param {string} root the folder of the repository
 * @returns {string[]} paths
 */
export function catalogues(root) {
  const folders = ['www/words', 'crate/lessons/src'];
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ftl'))
      .map((name) => join(root, folder, name)),
  );
}

/**
 * @param {string[]} sources Fluent
 * @returns {(id: string) => string} throws for an id that no catalogue has
 */
export function lookUp(sources) {
  const bundle = new FluentBundle('en', { useIsolating: false });
  for (const source of sources) {
    for (const error of bundle.addResource(new FluentResource(source))) throw error;
  }
  return (id) => {
    const pattern = bundle.getMessage(id)?.value;
    if (!pattern) throw new Error(`index.html asks for the words "${id}", and no catalogue has them.`);
    return bundle.formatPattern(pattern);
  };
}

/**
 * Fills `<p data-words="id"></p>` and turns `data-words-alt="id"` into `alt="…"` (and so on for other attributes).
 * @param {string} html
 * @param {(id: string) => string} say
 * @returns {string}
 */
export function fillWords(html, say) {
  return html
    .replace(/\sdata-words-([\w-]+)="([^"]+)"/g, (_, attribute, id) => ` ${attribute}="${escape(say(id))}"`)
    .replace(/<(\w+)([^>]*?)\sdata-words="([^"]+)"([^>]*)><\/\1>/g, (_, tag, before, id, after) => {
      return `<${tag}${before}${after}>${escape(say(id))}</${tag}>`;
    });
}

/** @param {string} text */
function escape(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/**
 * @param {string} root the folder of the repository
 * @returns {import('vite').Plugin}
 */
export function wordsInHtml(root) {
  return {
    name: 'words-in-html',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => fillWords(html, lookUp(catalogues(root).map((path) => readFileSync(path, 'utf8')))),
    },
    configureServer(server) {
      server.watcher.add(catalogues(root));
      server.watcher.on('change', (path) => path.endsWith('.ftl') && server.ws.send({ type: 'full-reload' }));
    },
  };
}
