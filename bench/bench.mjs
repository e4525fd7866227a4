// `npm run bench`: the training core against plain JavaScript, convnetjs and TensorFlow.js, in Node and in Chromium.
// `npm run bench -- --only=W1,H1 --in=browser` runs a part; `--only=slopes` measures how the time grows with the size.
//
// Contestants take turns of a few milliseconds, in 25 rounds. For each it prints the ratio of the medians to plain JavaScript's,
// the least and largest ratio of one round, and the largest difference of the first losses, which must be below 10⁻⁶. Run it on
// a quiet machine: beside other work the kernel loses more than code that waits.
import { existsSync, readFileSync, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkNode, installPackages, root } from '../scripts/prepare.mjs';
import { Problem, run, start } from '../scripts/say.mjs';
import { inChromium } from './chromium.js';
import { say, saySlopes } from './table.js';
import { workloads } from './workloads.js';

const folder = join(root, 'bench');
const known = [...workloads.map(({ id }) => id), 'slopes'];

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
    // A process of its own, so that the engine starts without what it has learnt about other code.
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

/** Installs the other contestants, exactly as bench/package-lock.json says. Nothing else installs them. */
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
function inBrowser(wanted) {
  return inChromium(async (browser, address) => {
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(error));
    page.setDefaultTimeout(0);
    await page.exposeFunction('report', say);
    await page.goto(`${address}/bench/index.html`);
    await page.waitForFunction('globalThis.runBench');
    const call = (/** @type {string} */ name) => page.evaluate(`${name}(${JSON.stringify(wanted)})`);
    await call('runBench');
    if (wanted.includes('slopes')) saySlopes(/** @type {any} */ (await call('runSlopes')));
  });
}
