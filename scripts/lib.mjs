// dist/lib: the element and the headless core for other pages and for Node. The folder is a package as npm takes it.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { licences } from './licences.mjs';
import { root } from './prepare.mjs';
import { sbom } from './sbom.mjs';
import { Problem, run } from './say.mjs';

/** @import { InlineConfig } from 'vite' */

/** Its modules; their names are a promise to others. */
const ENTRIES = ['backprop-lab', 'host', 'core', 'server'];

/** Where there is no page, the element's module would throw. */
const WITHOUT_PAGE = ['node', 'deno', 'workerd', 'edge-light'];

/**
 * @param {InlineConfig} common
 * @param {string} folder of the site
 * @returns {InlineConfig}
 */
export function libConfig(common, folder) {
  return {
    ...common,
    build: {
      ...common.build,
      outDir: join(folder, 'lib'),
      emptyOutDir: true,
      rolldownOptions: {
        ...common.build?.rolldownOptions,
        input: Object.fromEntries(ENTRIES.map((name) => [name, join(root, 'www', `${name}.js`)])),
        // What it exports is a promise to others, whether or not the lab uses it.
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js' },
      },
    },
  };
}

/** Writes what makes a package of the folder. @param {string} folder of the site */
export async function writePackage(folder) {
  const lib = resolve(root, folder, 'lib');
  const { name, version, description, license, engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const element = { types: './backprop-lab.d.ts', ...named(WITHOUT_PAGE, './server.js'), default: './backprop-lab.js' };
  const core = { types: './core.d.ts', default: './core.js' };
  const manifest = {
    ...{ name, version, description, license, type: 'module', types: './backprop-lab.d.ts', engines },
    keywords: ['backpropagation', 'neural-network', 'education', 'custom-element', 'webassembly'],
    exports: { '.': element, './core': core, './host.js': './host.js', './package.json': './package.json' },
  };
  writeFileSync(join(lib, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  copyFileSync(join(root, 'docs', 'package.md'), join(lib, 'README.md'));
  for (const file of ['LICENSE-MIT', 'LICENSE-APACHE']) copyFileSync(join(root, file), join(lib, file));
  const parts = await licences();
  for (const place of [lib, resolve(root, folder)]) writeFileSync(join(place, 'THIRD-PARTY.txt'), parts);
  writeFileSync(join(resolve(root, folder), 'sbom.cdx.json'), await sbom());
  copyFileSync(join(root, 'www', 'element-types.d.ts'), join(lib, 'backprop-lab.d.ts'));
  // Of the bindings only what the contract says; the class behind that of core.js needs newer TypeScript libraries.
  const types = readFileSync(join(root, 'www', 'pkg', 'backprop_core.d.ts'), 'utf8');
  writeFileSync(join(lib, 'core-types.d.ts'), types.replace(/(\/\*\*((?!\*\/)[^])*\*\/\s*)?export class [^]*$/, ''));
  writeFileSync(join(lib, 'core.d.ts'), await typesOfCore());
}

/** @param {string[]} conditions @param {string} path */
const named = (conditions, path) => Object.fromEntries(conditions.map((condition) => [condition, path]));

/** TypeScript reads them out of the comments of core.js. */
async function typesOfCore() {
  const folder = mkdtempSync(join(tmpdir(), 'types-'));
  const what = [
    'www/core.js',
    '--ignoreConfig',
    '--allowJs',
    '--declaration',
    '--emitDeclarationOnly',
    '--skipLibCheck',
  ];
  const how = ['--target', 'es2023', '--module', 'esnext', '--moduleResolution', 'bundler', '--types', 'node'];
  try {
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const code = await run(process.execPath, [tsc, ...what, ...how, '--outDir', folder], { cwd: root });
    if (code !== 0) throw new Problem('The types of core.js could not be written (see above).');
    return readFileSync(join(folder, 'core.d.ts'), 'utf8').replace('./pkg/backprop_core.js', './core-types.js');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
