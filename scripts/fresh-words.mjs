// A Vite plugin for `npm start`. A lesson's words are compiled into its module; this plugin uses the files instead. So a changed
// word is shown at once, without a build.
import { readFileSync } from 'node:fs';
import { catalogues } from './words-in-html.mjs';

/**
 * @param {string} root the folder of the repository
 * @returns {import('vite').Plugin}
 */
export function freshWords(root) {
  return {
    name: 'fresh-words',
    apply: 'serve',
    transform(code, id) {
      if (!/[\\/]www[\\/]pkg[\\/]\w+\.js$/.test(id) || !code.includes('class Lab ')) return null;
      const words = catalogues(root, 'crate/lessons/src').map((path) => readFileSync(path, 'utf8'));
      return { code: `${code}\nLab.words = () => ${JSON.stringify(words.join('\n'))};\n`, map: null };
    },
    configureServer(server) {
      server.watcher.on('all', (_event, path) => {
        if (!path.endsWith('.ftl')) return;
        server.moduleGraph.invalidateAll();
        server.ws.send({ type: 'full-reload' });
      });
    },
  };
}
