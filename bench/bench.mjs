// `npm run bench`: the training core against plain JavaScript, convnetjs and TensorFlow.js, in Node and in Chromium.
// `npm run bench -- --only=W1,H1 --in=browser` runs a part; `--only=slopes` how the time grows.
import { createReadStream, existsSync, readFileSync, copyFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { needBrowser } from '../scripts/browser.mjs';
import { checkNode, installPackages, root } from '../scripts/prepare.mjs';
import { Problem, run, start } from '../scripts/say.mjs';
import { say, saySlopes } from './table.js';
import { workloads } from './workloads.js';

const folder = join(root, 'bench');
const known = [...workloads.map(({ id }) => id), 'slopes'];

/** @type {Record<string, string>} */
const types = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };

await start(async () => {
  const { wanted, places } = choose();
  checkNode();
  await installPackages();
  await installRivals();
  if (!existsSync(join(root, 'dist', 'lib', 'core.js'))) {
    if ((await run(process.execPath, ['scripts/build.mjs'], { cwd: root })) !== 0)
      throw new Problem('The build failed.');
  }
  console.log('What is measured is what `npm run build` left in dist; build again after a change.');
  if (places.includes('node')) {
    console.log(`\nNode ${process.versions.node}`);
    // A process of its own: what one engine has learnt about the code is not told the other.
    if ((await run(process.execPath, ['node.js', ...wanted], { cwd: folder })) !== 0) {
      throw new Problem('The benchmark failed in Node (see above).');
    }
  }
  if (places.includes('browser')) await inBrowser(wanted);
});

function choose() {
  let values;
  try {
    ({ values } = parseArgs({ options: { only: { type: 'string' }, in: { type: 'string' } } }));
  } catch (error) {
    throw new Problem(`${error instanceof Error ? error.message : error}\nKnown: --only=${known} --in=node,browser`);
  }
  const wanted = values.only?.split(',') ?? known;
  const places = values.in?.split(',') ?? ['node', 'browser'];
  for (const [name, given, allowed] of [
    ['only', wanted, known],
    ['in', places, ['node', 'browser']],
  ]) {
    const wrong = /** @type {string[]} */ (given).find((one) => !allowed.includes(one));
    if (wrong !== undefined) throw new Problem(`--${name} knows no "${wrong}", only ${allowed}.`);
  }
  return { wanted, places };
}

/** The others, exactly as bench/package-lock.json says; nothing else of the lab installs them. */
async function installRivals() {
  const [lock, stamp] = ['package-lock.json', join('node_modules', '.installed-lock.json')].map((name) =>
    join(folder, name),
  );
  if (existsSync(stamp) && readFileSync(stamp).equals(readFileSync(lock))) return;
  console.log('Installing convnetjs and TensorFlow.js in bench …');
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const code = await run('npm', args, { cwd: folder, shell: process.platform === 'win32' });
  if (code !== 0) throw new Problem('They could not be installed (see npm above): is there a network?');
  copyFileSync(lock, stamp);
}

/** @param {string[]} wanted */
async function inBrowser(wanted) {
  const executablePath = await needBrowser();
  const server = createServer(serve);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args: [...args, '--disable-background-networking'] });
  try {
    console.log(`\nChromium ${browser.version()}`);
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(error));
    page.setDefaultTimeout(0);
    await page.exposeFunction('report', say);
    await page.goto(`http://127.0.0.1:${port}/bench/index.html`);
    await page.waitForFunction('globalThis.runBench');
    const call = (/** @type {string} */ name) => page.evaluate(`${name}(${JSON.stringify(wanted)})`);
    await call('runBench');
    if (wanted.includes('slopes')) saySlopes(/** @type {any} */ (await call('runSlopes')));
  } finally {
    await browser.close();
    server.close();
  }
}

/** The files of the repository. @type {import('node:http').RequestListener} */
function serve(request, response) {
  const path = normalize(join(root, decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname)));
  if (!path.startsWith(root + sep) || !existsSync(path) || !extname(path)) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' });
  createReadStream(path).pipe(response);
}
