// `npm run notebook`: the widget of docs/embedding.md in a real JupyterLab from PyPI, in a browser. It takes a minute, so `npm test`
// leaves it out and tries the widget with a model like that of anywidget. It needs `npm run build` before.
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { needBrowser } from './browser.mjs';
import { checkNode, installPackages, root } from './prepare.mjs';
import { freePort } from './runners.mjs';
import { Problem, ask, run, start } from './say.mjs';

const PACKAGES = ['jupyterlab==4.6.6', 'anywidget==0.11.0'];
/** The environment is kept, so that a second time is quicker. */
const ENVIRONMENT = join(root, 'target', 'jupyter');
const bin = (/** @type {string} */ name) =>
  process.platform === 'win32' ? join(ENVIRONMENT, 'Scripts', `${name}.exe`) : join(ENVIRONMENT, 'bin', name);

/** @returns {Promise<string | null>} why there is no JupyterLab */
async function install() {
  const python = (await ask('python3', ['--version'])) ? 'python3' : 'python';
  if (!(await ask(python, ['--version']))) return 'there is no Python';
  if (!existsSync(bin('python')) && (await run(python, ['-m', 'venv', ENVIRONMENT])) !== 0)
    return 'Python makes no venv';
  const code = await run(bin('python'), [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    ...PACKAGES,
  ]);
  return code === 0 ? null : 'pip cannot install JupyterLab: is there a network?';
}

/** A notebook of the document's snippet, and of cells that ask what Python has. @param {string} folder */
function writeNotebook(folder) {
  const text = readFileSync(join(root, 'docs', 'embedding.md'), 'utf8');
  const snippet = /```python\n([^`]*anywidget[^]*?)```/.exec(text)?.[1] ?? '';
  const cells = [
    snippet,
    "print('first', lab.readings.get('loss'), lab.state['values'].get('t'))",
    "lab.state = {'lesson': 'chain-rule', 'values': {'eta': '0.5', 'hopes': '1'}}",
    "print('then', lab.state['lesson'], len(lab.readings), lab.refused)",
  ].map((source) => ({ cell_type: 'code', metadata: {}, outputs: [], execution_count: null, source }));
  const kernelspec = { name: 'python3', display_name: 'Python 3', language: 'python' };
  const notebook = { cells, metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 };
  writeFileSync(join(folder, 'lab.ipynb'), JSON.stringify(notebook));
  copyFileSync(join(root, 'dist', 'backprop-lab.afm.mjs'), join(folder, 'backprop-lab.afm.mjs'));
}

/** @param {string} folder @param {number} port */
function serve(folder, port) {
  const settings = [
    '--ServerApp.ip=127.0.0.1',
    `--ServerApp.port=${port}`,
    '--IdentityProvider.token=',
    '--no-browser',
  ];
  const home = {
    JUPYTER_CONFIG_DIR: join(folder, 'config'),
    JUPYTER_DATA_DIR: join(folder, 'data'),
    IPYTHONDIR: folder,
  };
  const allow = process.getuid?.() === 0 ? ['--allow-root'] : [];
  return spawn(bin('jupyter'), ['lab', ...allow, ...settings, `--ServerApp.root_dir=${folder}`], {
    cwd: folder,
    env: { ...process.env, ...home },
    stdio: 'ignore',
  });
}

/** @param {string} address */
async function tryIt(address) {
  const { chromium } = await import('@playwright/test');
  const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'];
  const browser = await chromium.launch({ executablePath: await needBrowser(), args });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 1600 } });
    /** @type {string[]} */
    const errors = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(`${address}lab/tree/lab.ipynb`);
    const next = async () => page.keyboard.press('Shift+Enter');
    const said = (/** @type {string} */ begin) =>
      page.locator('.jp-OutputArea-output pre', { hasText: begin }).innerText();
    await page.locator('.jp-Notebook .jp-CodeCell').first().click();
    await next();
    await page.locator('backprop-lab .screen[data-lesson=update-rule] canvas').first().waitFor();
    // ½(w − 2)² at w = −2.05. What Python has follows within a moment: the same cell again, until it does.
    await again(page, 1, async () => /^first 8\.20125 2$/.test((await said('first')).trim()));
    await page.locator('.jp-Notebook .jp-CodeCell').nth(2).click();
    await next();
    await page.locator('backprop-lab .screen[data-lesson=chain-rule] canvas').first().waitFor();
    await again(page, 3, async () => /^then chain-rule [1-9]\d* \[.*hopes.*\]$/.test((await said('then')).trim()));
    if (errors.length > 0) throw new Problem(`The page complains: ${errors.join('\n')}`);
  } finally {
    await browser.close();
  }
}

/**
 * Runs a cell until it says what it should.
 * @param {import('@playwright/test').Page} page
 * @param {number} cell
 * @param {() => Promise<boolean>} right
 */
async function again(page, cell, right) {
  for (let tries = 0; tries < 20; tries++) {
    await page.locator('.jp-Notebook .jp-CodeCell').nth(cell).locator('.cm-content').click();
    await page.keyboard.press('Control+Enter');
    await page.locator('.jp-Notebook .jp-CodeCell').nth(cell).locator('.jp-OutputArea-output').first().waitFor();
    if (await right()) return;
    await page.waitForTimeout(250);
  }
  throw new Problem(`Cell ${cell + 1} does not say what it should.`);
}

/** @param {string} address */
async function answers(address) {
  for (let tries = 0; tries < 240; tries++) {
    if (
      await fetch(`${address}api`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    await new Promise((done) => setTimeout(done, 250));
  }
  throw new Problem('JupyterLab does not answer.');
}

await start(async () => {
  checkNode();
  await installPackages();
  if (!existsSync(join(root, 'dist', 'backprop-lab.afm.mjs'))) throw new Problem('Run npm run build first.');
  const missing = await install();
  if (missing) return console.log(`skipped: the widget in JupyterLab (${missing})`);
  const folder = mkdtempSync(join(tmpdir(), 'notebook-'));
  mkdirSync(join(folder, 'config'));
  writeNotebook(folder);
  const port = await freePort();
  const server = serve(folder, port);
  try {
    const address = `http://127.0.0.1:${port}/`;
    await answers(address);
    await tryIt(address);
    console.log('ok: the widget shows, tells Python its numbers, and takes a state from Python, in JupyterLab.');
  } finally {
    server.kill();
    await new Promise((done) => server.once('close', done));
    rmSync(folder, { recursive: true, force: true });
  }
});
