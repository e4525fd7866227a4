// `npm start`: everything from a fresh clone to a page that follows the sources.
// `npm start -- --lesson update-rule` builds that lesson alone, which is quicker; --port 1234 and --host choose another port
// and let other machines in.
import { join, relative } from 'node:path';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { buildQuickly } from './build-core.mjs';
import { readLessons } from './lessons.mjs';
import { addWasmTarget, checkNode, checkRust, installPackages, root } from './prepare.mjs';
import { Problem, seconds, start, steps } from './say.mjs';

/** The sources of the core: a change in one of them builds it again. Words are served from their files. */
const coreSource = /^(crate[\\/].*\.(rs|toml)|Cargo\.(toml|lock))$/;

/** Those of them that the headless core does without. */
const lessonSource = /^crate[\\/](lessons|figure)[\\/]/;

await start(async () => {
  checkNode();
  const { port, host, only } = options();
  const step = steps(4);
  await step('Rust and its WebAssembly target', async () => {
    await checkRust();
    await addWasmTarget();
  });
  await step('Node packages', installPackages);
  const title = `Building ${name(only)} (seconds, but one to seven minutes the first time)`;
  await step(title, () => buildQuickly({ only }));
  const server = await step('Starting the page server', async () => {
    const { createServer } = await import('vite');
    const made = await createServer({
      configFile: join(root, 'vite.config.js'),
      logLevel: 'warn',
      server: { port, host },
    });
    return made.listen();
  });
  rebuildOnChange(server, only);
  for (const address of [...(server.resolvedUrls?.local ?? []), ...(server.resolvedUrls?.network ?? [])]) {
    console.log(`\n  Backprop Lab is at ${address}${only ? `?lesson=${only}` : ''}`);
  }
  console.log(
    '\n  It follows the sources: words show at once, Rust files are compiled when they change. Ctrl+C stops it.\n',
  );
});

function options() {
  try {
    // --host may be alone (all addresses) or have an address. parseArgs has no such option, so an address is a positional here.
    const { values, positionals } = parseArgs({
      options: { port: { type: 'string' }, host: { type: 'boolean' }, lesson: { type: 'string' } },
      allowPositionals: true,
    });
    const port = values.port ? Number(values.port) : undefined;
    return { port, host: values.host && (positionals[0] ?? true), only: known(values.lesson) };
  } catch (error) {
    throw new Problem(
      `${error instanceof Error ? error.message : error}\nnpm start knows --lesson NAME, --port NUMBER and --host [ADDRESS].`,
    );
  }
}

/** @param {string | undefined} lesson */
function known(lesson) {
  const { lessons } = readLessons(root);
  if (lesson === undefined || lessons.includes(lesson)) return lesson;
  throw new Error(`There is no lesson called "${lesson}", but ${lessons.join(', ')}.`);
}

/** What is built. @param {string | undefined} only */
function name(only) {
  return only ? `the lesson ${only} alone` : 'all lessons';
}

/**
 * Builds the core again when its sources change, one build at a time, and reloads the page. While a build runs or
 * when it fails, the page keeps the core it has.
 * @param {import('vite').ViteDevServer} server
 * @param {string | undefined} only the lesson that is built
 */
function rebuildOnChange(server, only) {
  let building = false;
  let stale = false;
  /** Whether the headless core is stale, too. */
  let headless = false;
  /** @type {NodeJS.Timeout | undefined} */
  let pause;

  async function rebuild() {
    if (building) return;
    building = true;
    while (stale) {
      const built = { only, headless };
      stale = headless = false;
      const started = performance.now();
      let words = '';
      const onOutput = (/** @type {string} */ text) => (words += text);
      console.log(`A Rust file changed: building ${name(only)} …`);
      try {
        await buildQuickly({ ...built, onOutput });
        console.log(`done in ${seconds(started)}`);
        server.moduleGraph.invalidateAll();
        server.ws.send({ type: 'full-reload' });
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        headless ||= built.headless;
        console.error(`${error.message} The page keeps the core it has.`);
        const message = stripVTControlCharacters(words);
        server.ws.send({ type: 'error', err: { message, stack: '', plugin: 'the Rust compiler' } });
      }
    }
    building = false;
  }

  server.watcher.on('all', (_event, path) => {
    const source = relative(root, path);
    if (!coreSource.test(source)) return;
    stale = true;
    headless ||= !lessonSource.test(source);
    // Editors write several files at once, so wait until they have finished.
    clearTimeout(pause);
    pause = setTimeout(rebuild, 200);
  });
}
