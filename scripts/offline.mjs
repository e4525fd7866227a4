// A Vite plugin: the service worker that keeps the page's files (www/service-worker.js), with the names of the files of this build.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @import { Plugin } from 'vite' */

/**
 * @param {string} root the folder of the repository
 * @returns {Plugin}
 */
export function offline(root) {
  return {
    name: 'offline',
    apply: 'build',
    transform(code, id) {
      const writes = id === join(root, 'www', 'offline.js');
      return writes ? { code: code.replace("WORKER = ''", "WORKER = './service-worker.js'"), map: null } : null;
    },
    generateBundle: {
      order: 'post', // the page is written by then
      handler(_, bundle) {
        const page = bundle['index.html'];
        if (page?.type !== 'asset') throw new Error('The build has no index.html.');
        const html = String(page.source);
        // Pictures beside the texts are for readers without JavaScript.
        const pictures = [...html.matchAll(/<img[^>]* src="\.\/([^"]+)"[^>]* loading="lazy"/g)].map(([, path]) => path);
        const files = Object.keys(bundle).filter((path) => /^assets\//.test(path) && !pictures.includes(path));
        const hash = (/** @type {string} */ kind, /** @type {string} */ text) => createHash(kind).update(text);
        const source = readFileSync(join(root, 'www', 'service-worker.js'), 'utf8')
          .replace(
            'VERSION',
            hash('sha256', html + files)
              .digest('hex')
              .slice(0, 16),
          )
          .replace("'FILES'", files.map((path) => JSON.stringify(path)).join(', '))
          .replace('INTEGRITY', `sha256-${hash('sha256', html).digest('base64')}`);
        this.emitFile({ type: 'asset', fileName: 'service-worker.js', source });
      },
    },
  };
}
