// `npm run format`: formats every file with prettier and rustfmt. `npm test` checks the format.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './prepare.mjs';
import { Problem, isMain, run, start } from './say.mjs';

/**
 * Formats all Rust files, or with `--check` reports those that are not formatted. It names each file, because rustfmt does not
 * find the lessons: a build script lists their modules.
 * @param {string[]} options
 */
export async function rustfmt(...options) {
  const files = ['crate', 'tests', 'scripts'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.rs'))
      .map((name) => join(folder, name)),
  );
  if ((await run('rustfmt', ['--edition', '2024', ...options, ...files], { cwd: root })) !== 0) {
    throw new Problem('rustfmt failed, see above');
  }
}

if (isMain(import.meta.url)) {
  await start(async () => {
    const prettier = join(root, 'node_modules', 'prettier', 'bin', 'prettier.cjs');
    const code = await run(process.execPath, [prettier, '--write', '--log-level=warn', '.'], { cwd: root });
    if (code !== 0) throw new Problem('prettier failed, see above');
    await rustfmt();
  });
}
