// One build makes everything that ships: the page, and lib/ for whoever embeds the element or computes without a page.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compactCss } from './scripts/compact-css.mjs';
import { freshWords } from './scripts/fresh-words.mjs';
import { offline } from './scripts/offline.mjs';
import { wordsInHtml } from './scripts/words-in-html.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));

/**
 * Folders full of files that no page is made of: watching them would cost time and memory. And the bindings: `npm start`
 * reloads the page itself, once, when all of them are written.
 */
const unwatched = /^(target|dist|dist-quick|test-results|docs|www[\\/]pkg)([\\/]|$)/;

/**
 * What ships may load nothing from elsewhere and run nothing that a link or a page hands in; the dev server needs more. In a
 * sandboxed frame `'self'` is nobody, and WebKit would load nothing. So the page begins with a policy that does without, and
 * page.js adds the stricter one where it has an origin.
 */
function securityPolicy() {
  const from = 'http: https: file:';
  const content = `default-src ${from}; script-src ${from} 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'`;
  const attrs = { 'http-equiv': 'Content-Security-Policy', content };
  return {
    name: 'security-policy',
    /** @type {'build'} */
    apply: 'build',
    /** @returns {import('vite').HtmlTagDescriptor[]} */
    transformIndexHtml: () => [{ tag: 'meta', attrs, injectTo: 'head-prepend' }],
  };
}

/** What editors tell of the element stands beside it. */
function types() {
  const path = fileURLToPath(new URL('www/element-types.d.ts', import.meta.url));
  return {
    name: 'types',
    /** @type {'build'} */
    apply: 'build',
    /** @this {import('vite').Rollup.PluginContext} */
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'lib/backprop-lab.d.ts', source: readFileSync(path, 'utf8') });
    },
  };
}

/**
 * What Vite wraps around every import() waits for style sheets. Ours have none to wait for, and the first view can do without
 * its weight.
 */
function plainImports() {
  return {
    name: 'plain-imports',
    /** @type {'build'} */
    apply: 'build',
    /** @type {'pre'} */
    enforce: 'pre',
    load: (/** @type {string} */ id) =>
      id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load();' : null,
  };
}

export default defineConfig({
  root,
  // Addresses relative to the file that names them: the site may be put into any folder of any server.
  base: './',
  clearScreen: false,
  plugins: [
    plainImports(),
    wordsInHtml(root),
    freshWords(root),
    compactCss(),
    securityPolicy(),
    types(),
    offline(root),
  ],
  build: {
    outDir: 'dist',
    // Files stay files. A core inlined as a data: address could not be compiled while it loads, and needs a laxer CSP.
    assetsInlineLimit: 0,
    // lib/core.js runs in Node and in workers, and what Vite adds for preloading would touch `document` there.
    modulePreload: false,
    rolldownOptions: {
      input: {
        index: fileURLToPath(new URL('index.html', import.meta.url)),
        'lib/backprop-lab': fileURLToPath(new URL('www/backprop-lab.js', import.meta.url)),
        'lib/host': fileURLToPath(new URL('www/host.js', import.meta.url)),
        'lib/core': fileURLToPath(new URL('www/core.js', import.meta.url)),
      },
      external: /^node:/,
      // What lib/ exports is a promise to others, whether or not the page uses it.
      preserveEntrySignatures: 'strict',
      output: {
        // Small tools that many parts share are one file: each file of its own would weigh more.
        codeSplitting: { groups: [{ name: 'tools', test: /www[\\/](dom|observe|symbol)\.js$/ }] },
        entryFileNames: (chunk) => (chunk.name.startsWith('lib/') ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: {
    watch: { ignored: (/** @type {string} */ path) => unwatched.test(relative(root, path)) },
  },
  // A course page may show the lab in a sandboxed frame, which loads modules only when any origin may.
  preview: { cors: true },
});
