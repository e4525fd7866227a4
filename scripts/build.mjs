// `npm run build`: the site, lib/ and the builds of one file in dist/.
import { join } from 'node:path';
import { buildCore } from './build-core.mjs';
import { compactCss } from './compact-css.mjs';
import { inlined, onePage } from './one-file.mjs';
import { addWasmTarget, checkNode, checkRust, installPackages, root } from './prepare.mjs';
import { Problem, isMain, start, steps } from './say.mjs';
import { wordsInHtml } from './words-in-html.mjs';

/** @import { InlineConfig } from 'vite' */

/**
 * Makes the site from www/, when the core is already in www/pkg.
 * @param {string} [folder]
 */
export async function buildSite(folder = 'dist') {
  const { build } = await import('vite');
  try {
    await build({ configFile: join(root, 'vite.config.js'), logLevel: 'warn', build: { outDir: folder } });
    await build(onePageConfig(folder));
  } catch (error) {
    console.error(error);
    throw new Problem('The site could not be built (see above).');
  }
}

/** @param {string} folder @returns {InlineConfig} */
function onePageConfig(folder) {
  return {
    root,
    configFile: false,
    logLevel: 'warn',
    base: './',
    plugins: [inlined(root), wordsInHtml(root), compactCss(), onePage()],
    build: {
      outDir: folder,
      emptyOutDir: false,
      copyPublicDir: false,
      assetsInlineLimit: Infinity,
      modulePreload: false,
      chunkSizeWarningLimit: Infinity,
      rolldownOptions: { input: join(root, 'index.html'), output: { codeSplitting: false } },
    },
  };
}

if (isMain(import.meta.url)) {
  await start(async () => {
    const step = steps(4);
    checkNode();
    await step('Rust and its WebAssembly target', async () => {
      await checkRust();
      await addWasmTarget();
    });
    await step('Node packages', installPackages);
    await step('Building the core', () => buildCore());
    await step('Building the site', buildSite);
    console.log('The site is in dist, the modules for other pages and for Node are in dist/lib.');
  });
}
