// `npm run build`: the site, lib/ and the builds of one file in dist/.
import { join } from 'node:path';
import { buildCore } from './build-core.mjs';
import { compactCss } from './compact-css.mjs';
import { libConfig, writePackage } from './lib.mjs';
import { plainImports } from './plain-imports.mjs';
import { addWasmTarget, checkNode, checkRust, installPackages, root } from './prepare.mjs';
import { Problem, isMain, start, steps } from './say.mjs';

/** @import { InlineConfig } from 'vite' */

/** @type {InlineConfig} */
const common = {
  root,
  configFile: false,
  logLevel: 'warn',
  base: './',
  plugins: [plainImports(), compactCss()],
  build: {
    copyPublicDir: false,
    assetsInlineLimit: 0,
    // lib/core.js runs in Node and in workers, and what Vite adds for preloading would touch `document` there.
    modulePreload: false,
    rolldownOptions: { external: /^node:/ },
  },
};

/**
 * Makes all that ships from www/, when the core is already in www/pkg.
 * @param {string} [folder]
 */
export async function buildSite(folder = 'dist') {
  // What needs packages is imported here: the scripts install them first.
  const [{ build }, { inlined, notebookConfig, onePageConfig }] = await Promise.all([
    import('vite'),
    import('./one-file.mjs'),
  ]);
  try {
    await build({ configFile: join(root, 'vite.config.js'), logLevel: 'warn', build: { outDir: folder } });
    await build(libConfig(common, folder));
    const inline = inlined();
    await build(onePageConfig(common, folder, inline));
    await build(notebookConfig(common, folder, inline));
  } catch (error) {
    console.error(error);
    throw new Problem('The site could not be built (see above).');
  }
  await writePackage(folder);
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
    console.log(
      'The site is in dist, the package for other pages and for Node in dist/lib. backprop-lab.html is the site in one file.',
    );
  });
}
