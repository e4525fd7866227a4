// A Vite plugin: the style sheets that stand in scripts as css`…` ship without their comments and indentation.

/**
 * @param {string} css without strings that hold comments or runs of spaces
 * @returns {string}
 */
export function compact(css) {
  return css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/([{;][\w-]+): /g, '$1:')
    .replace(/;}/g, '}')
    .trim();
}

/** @returns {import('vite').Plugin} */
export function compactCss() {
  return {
    name: 'compact-css',
    apply: 'build',
    transform(code, id) {
      if (!/\/style\/\w+\.js$/.test(id)) return null;
      return { code: code.replace(/css`([^`]*)`/g, (_, css) => `css\`${compact(css)}\``), map: null };
    },
  };
}
