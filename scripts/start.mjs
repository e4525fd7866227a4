// `npm start`: everything from a fresh clone to a page that follows the sources.
// `npm start -- --port 1234 --host` choose another port and let other machines in.
import { join, relative } from 'node:path';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { buildCore } from './build-core.mjs';
import { addWasmTarget, checkNode, checkRust, installPackages, root } from './prepare.mjs';
import { Problem, seconds, start, steps } from './say.mjs';

/** The core is made of these: a change in one of them builds it anew. */
const coreSource = /^(crate[\\/].*\.(rs|ftl|toml)|Cargo\.(toml|lock))$/;

await start(async () => {
  checkNode();
  const { port, host } = options();
  const step = steps(4);
  await step('Rust and its WebAssembly target', async () => {
    await checkRust();
    await addWasmTarget();
  });
  await step('Node packages', installPackages);
  await step('Building the core (the first time takes a minute)', () => buildCore({ quick: true }));
  const server = await step('Starting the page server', async () => {
    const { createServer } = await import('vite');
    const made = await createServer({
      configFile: join(root, 'vite.config.js'),
      logLevel: 'warn',
      server: { port, host },
    });
    return made.listen();
  });
  rebuildOnChange(server);
  for (const address of [...(server.resolvedUrls?.local ?? []), ...(server.resolvedUrls?.network ?? [])]) {
    console.log(`\n  Backprop Lab is at ${address}`);
  }
  console.log('\n  It follows the sources: Rust files are compiled again when they change. Ctrl+C stops it.\n');
});

function options() {
  try {
    // --host may stand alone (all addresses) or name one, which parseArgs cannot say: an address is a positional here.
    const { values, positionals } = parseArgs({
      options: { port: { type: 'string' }, host: { type: 'boolean' } },
      allowPositionals: true,
    });
    return { port: values.port ? Number(values.port) : undefined, host: values.host && (positionals[0] ?? true) };
  } catch (error) {
    throw new Problem(
      `${error instanceof Error ? error.message : error}\nnpm start knows --port NUMBER and --host [ADDRESS].`,
    );
  }
}

/**
 * Builds the core again when its sources change, one build at a time, and reloads the page. While a build runs or
 * when it fails, the page keeps the core it has.
 * @param {import('vite').ViteDevServer} server
 */
function rebuildOnChange(server) {
  let building = false;
  let stale = false;
  /** @type {NodeJS.Timeout | undefined} */
  let pause;

  async function rebuild() {
    if (building) return;
    building = true;
    while (stale) {
      stale = false;
      const started = performance.now();
      let words = '';
      const onOutput = (/** @type {string} */ text) => (words += text);
      console.log('A Rust file changed: building the core …');
      try {
        await buildCore({ quick: true, onOutput });
        console.log(`done in ${seconds(started)}`);
        server.moduleGraph.invalidateAll();
        server.ws.send({ type: 'full-reload' });
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        console.error(`${error.message} The page keeps the core it has.`);
        const message = stripVTControlCharacters(words);
        server.ws.send({ type: 'error', err: { message, stack: '', plugin: 'the Rust compiler' } });
      }
    }
    building = false;
  }

  server.watcher.on('all', (_event, path) => {
    if (!coreSource.test(relative(root, path))) return;
    stale = true;
    // Editors write several files at once: wait until they are through.
    clearTimeout(pause);
    pause = setTimeout(rebuild, 200);
  });
}
