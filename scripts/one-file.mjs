// What builds of one file need: modules and words stand in the code, which fetches nothing. One module has all lessons. It is packed
// by LZMA, which leaves four fifths of what gzip does, and unpacked in a fifth of a second.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLessons } from './lessons.mjs';
import { licences } from './licences.mjs';
import { root } from './prepare.mjs';
import { wordsInHtml } from './words-in-html.mjs';

/** @import { InlineConfig, Plugin, Rollup } from 'vite' */

/** The most kB of backprop-lab.html as gzip sends it. */
export const MOST_OF_PAGE = 600;

/** How Vite knows what this plugin writes itself. */
const LIST = '\0one-file:lessons';
/**
 * What a page of one file never uses: it has no files beside it to pack for a learning platform, no phone can open the address of
 * a file on another machine, and nothing has to be kept for later.
 */
const UNUSED = {
  './scorm.js': 'export const scormFile = null;',
  './qr.js': 'export const qrCode = null;',
  './offline.js': 'export const workOffline = () => {};',
};
const UNPACKED = '\0one-file:unpacked';

/**
 * @param {InlineConfig} common
 * @param {string} folder of the site
 * @param {Plugin} inlined
 * @returns {InlineConfig}
 */
export function notebookConfig(common, folder, inlined) {
  return {
    ...common,
    plugins: [inlined, ...(common.plugins ?? []), licensed()],
    build: {
      ...common.build,
      outDir: folder,
      emptyOutDir: false,
      chunkSizeWarningLimit: Infinity,
      rolldownOptions: {
        input: { 'backprop-lab.afm': join(root, 'www', 'notebook.js') },
        preserveEntrySignatures: 'strict',
        output: { codeSplitting: false, entryFileNames: '[name].mjs' },
      },
    },
  };
}

/**
 * @param {InlineConfig} common
 * @param {string} folder of the site
 * @param {Plugin} inlined
 * @returns {InlineConfig}
 */
export function onePageConfig(common, folder, inlined) {
  return {
    ...common,
    plugins: [inlined, wordsInHtml(root), ...(common.plugins ?? []), onePage()],
    build: {
      ...common.build,
      outDir: folder,
      emptyOutDir: false,
      assetsInlineLimit: Infinity,
      chunkSizeWarningLimit: Infinity,
      rolldownOptions: { input: join(root, 'index.html'), output: { codeSplitting: false } },
    },
  };
}

/**
 * Puts into the code what it would fetch. The reader of pasted texts would be too heavy: it is left out.
 * @returns {Plugin}
 */
export function inlined() {
  /** Packing takes three seconds: once for all builds. @type {Promise<string> | undefined} */
  let packing;
  const www = join(root, 'www');
  return {
    name: 'inlined',
    enforce: 'pre',
    resolveId(source, importer = '') {
      if (source === './pkg/lessons.js') return LIST;
      if (source === './core.js' && importer.endsWith('pasted.js')) return join(www, 'no-reader.js');
      return source === UNPACKED || source in UNUSED ? source : null;
    },
    load(id) {
      if (id === LIST) return listOf();
      if (id in UNUSED) return UNUSED[/** @type {keyof typeof UNUSED} */ (id)];
      return id === UNPACKED ? (packing ??= unpacked()) : null;
    },
    transform(code, id) {
      if (!id.startsWith(www)) return null;
      const whole = code.replace(/fetch\(new URL\('(\.\/words\/[\w-]+\.ftl)', import\.meta\.url\)\)/g, (_, path) => {
        // Headings and comments are for who writes the words.
        const text = JSON.stringify(readFileSync(join(www, path), 'utf8').replace(/^#.*\n|^\n/gm, ''));
        return `Promise.resolve(new Response(${text}))`;
      });
      return {
        code: whole
          .replace('await fetch(wasm(), { integrity })', 'await wasm()')
          // The bindings name their file by themselves. Here nobody asks for it.
          .replace("new URL('every_bg.wasm', import.meta.url)", "''"),
        map: null,
      };
    },
  };
}

/** In place of www/pkg/lessons.js. However many lessons begin at once, their module begins once. */
function listOf() {
  const { lessons, annexes } = readLessons(root);
  const named = (/** @type {string[]} */ names) => `{ ${names.map((name) => `'${name}': every`).join(', ')} }`;
  return `
    import init, { Lab } from ${JSON.stringify(join(root, 'www', 'pkg', 'every.js'))};
    import { unpacked } from '${UNPACKED}';
    let begun;
    const begin = () => (begun ??= init({ module_or_path: unpacked() }));
    const every = { code: async () => ({ default: begin, Lab }), wasm: async () => new Response() };
    export const MODULES = ${named(lessons)};
    export const ANNEXES = ${named(Object.keys(annexes))};`;
}

/** The package exports its unpacker only together with its packer, which weighs 9 kB. */
async function unpacked() {
  const { compress } = await import('lzma1');
  const packed = compress(readFileSync(join(root, 'www', 'pkg', 'every_bg.wasm')), 9);
  const part = (/** @type {string} */ name) => JSON.stringify(join(root, 'node_modules', 'lzma1', 'lib', name));
  return `
    import { Decoder } from ${part('decoder.js')};
    import { InputBuffer, OutputBuffer } from ${part('streams.js')};
    export function unpacked() {
      const packed = Uint8Array.from(atob('${Buffer.from(packed).toString('base64')}'), (sign) => sign.charCodeAt(0));
      const output = new OutputBuffer(3 * packed.length);
      new Decoder().decompress(new InputBuffer(packed), output);
      return new Response(output.toArray(), { headers: { 'content-type': 'application/wasm' } });
    }`;
}

/**
 * Puts all files of the page into backprop-lab.html, with a policy that allows just them.
 * @returns {Plugin}
 */
function onePage() {
  return {
    name: 'one-page',
    apply: 'build',
    enforce: 'post',
    transformIndexHtml: {
      order: 'pre',
      // The pictures beside the texts are for readers without JavaScript, and too heavy here. A file has no folder to lead to.
      handler: (html) =>
        html
          .replace(/ *<img[^>]*loading="lazy"[^>]*>\n/g, '')
          .replace(/ *<p data-words="page-needs"><\/p>\n/, '') // it says that a file shows no lesson
          .replaceAll('href="./"', 'href="?"')
          .replace(/\n\s+/g, '\n'),
    },
    generateBundle: {
      order: 'post', // Vite finishes the code in its own
      async handler(_, bundle) {
        const html = together(bundle);
        for (const name of Object.keys(bundle)) delete bundle[name];
        // A file that is handed on has its licences in it.
        const source = `${html}<!--\n${(await licences()).replaceAll('--', '==')}-->\n`;
        this.emitFile({ type: 'asset', fileName: 'backprop-lab.html', source });
      },
    },
  };
}

/** A widget has its licences in it, too. @returns {Plugin} */
function licensed() {
  return {
    name: 'licensed',
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const text = (await licences()).replaceAll('*/', '* /');
        for (const file of Object.values(bundle)) if (file.type === 'chunk') file.code += `\n/*\n${text}*/\n`;
      },
    },
  };
}

/** @param {Rollup.OutputBundle} bundle */
function together(bundle) {
  const text = (/** @type {string} */ path) => {
    const inline = /^data:[^,]*;base64,(.*)$/.exec(path)?.[1];
    if (inline) return Buffer.from(inline, 'base64').toString();
    const file = bundle[path.replace('./', '')];
    return file.type === 'chunk' ? file.code : String(file.source);
  };
  /** @type {string[]} */
  const styles = [];
  /** @type {string[]} */
  const scripts = [];
  const html = text('index.html')
    .replace(/<link rel="stylesheet"([^>]*?) href="([^"]+)"([^>]*)>/g, (_, before, path, after) => {
      styles.push(text(path).trim());
      return `<style${media(before + after)}>${styles.at(-1)}</style>`;
    })
    .replace(/<link rel="icon"([^>]*) href="([^"]+)"/, (_, between, path) => {
      return `<link rel="icon"${between} href="data:image/svg+xml,${encodeURIComponent(text(path))}"`;
    })
    .replace(/ *<script type="module"[^>]* src="([^"]+)"><\/script>\n/, (_, path) => {
      // What would end the script, or begin a comment in which its end is another.
      scripts.push(text(path).trim().replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--'));
      return '';
    })
    .replace('</body>', () => `<script type="module">${scripts[0]}</script>\n</body>`);
  return html.replace('<head>', () => `<head>\n    ${policy(scripts, styles)}`);
}

/** @param {string} attributes */
const media = (attributes) => /\smedia="[^"]*"/.exec(attributes)?.[0] ?? '';

/** @param {string[]} scripts @param {string[]} styles */
function policy(scripts, styles) {
  const hashes = (/** @type {string[]} */ texts) =>
    texts.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`).join(' ');
  const content = [
    "default-src 'none'",
    `script-src ${hashes(scripts)} 'wasm-unsafe-eval'`,
    `style-src ${hashes(styles)}`,
    "img-src data:; base-uri 'none'; form-action 'none'",
    "require-trusted-types-for 'script'; trusted-types 'none'",
  ].join('; ');
  return `<meta http-equiv="Content-Security-Policy" content="${content}">`;
}
