// The page, as it is built and as it is served while somebody works on it. scripts/build.mjs makes the other builds of the same code.
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compactCss } from './scripts/compact-css.mjs';
import { freshWords } from './scripts/fresh-words.mjs';
import { offline } from './scripts/offline.mjs';
import { plainImports } from './scripts/plain-imports.mjs';
import { wordsInHtml } from './scripts/words-in-html.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));

/**
 * Folders full of files that no page is made of: watching them would cost time and memory. And the bindings: `npm start`
 * reloads the page itself, once, when all of them are written.
 */
const unwatched = /^(target|dist|dist-quick|test-results|docs|www[\\/]pkg)([\\/]|$)/;

/**
 * What ships may load nothing from elsewhere and run nothing that a link or a page hands in; the dev server needs more. No text
 * becomes HTML or a script: the one policy of Trusted Types is for the address of the service worker. In a sandboxed frame `'self'`
 * is nobody, and WebKit would load nothing. So the page begins with a policy that does without, and page.js adds the stricter one
 * where it has an origin.
 */
function securityPolicy() {
  const from = 'http: https: file:';
  const content = [
    `default-src ${from}; script-src ${from} 'wasm-unsafe-eval'`,
    "object-src 'none'; base-uri 'none'; form-action 'none'",
    "require-trusted-types-for 'script'; trusted-types backprop-lab",
  ].join('; ');
  const attrs = { 'http-equiv': 'Content-Security-Policy', content };
  return {
    name: 'security-policy',
    /** @type {'build'} */
    apply: 'build',
    /** @returns {import('vite').HtmlTagDescriptor[]} */
    transformIndexHtml: () => [{ tag: 'meta', attrs, injectTo: 'head-prepend' }],
  };
}

/** Blanks at the beginning of lines are for who reads the source, and an apostrophe between quotes needs no entity. */
function withoutIndents() {
  return {
    name: 'without-indents',
    /** @type {'build'} */
    apply: 'build',
    transformIndexHtml: {
      /** @type {'post'} */
      order: 'post',
      handler: (/** @type {string} */ html) => html.replace(/\n\s+/g, '\n').replaceAll('&#39;', "'"),
    },
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
    withoutIndents(),
    offline(root),
  ],
  build: {
    outDir: 'dist',
    // Files stay files. A core inlined as a data: address could not be compiled while it loads, and needs a laxer CSP.
    assetsInlineLimit: 0,
    // What Vite adds for it would make the first view heavier.
    modulePreload: false,
    rolldownOptions: {
      input: fileURLToPath(new URL('index.html', import.meta.url)),
      external: /^node:/,
      output: {
        codeSplitting: {
          groups: [
            // Small tools that many parts share are one file: each file of its own would weigh more.
            { name: 'tools', test: /www[\\/](dom|observe|symbol)\.js$/ },
            // The element, with all that it begins with: late parts take from it, and must not wait for the page.
            { name: 'backprop-lab', test: /www[\\/]backprop-lab\.js$/ },
          ],
        },
      },
    },
  },
  server: {
    watch: { ignored: (/** @type {string} */ path) => unwatched.test(relative(root, path)) },
  },
  // A course page may show the lab in a sandboxed frame, which loads modules only when any origin may.
  preview: { cors: true },
});
