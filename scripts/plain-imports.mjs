// A Vite plugin. What Vite wraps around every import() waits for style sheets. Ours have none to wait for, and the first view can do
// without its weight.

/** @returns {import('vite').Plugin} */
export function plainImports() {
  return {
    name: 'plain-imports',
    apply: 'build',
    enforce: 'pre',
    load: (id) => (id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load();' : null),
  };
}
