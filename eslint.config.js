import js from '@eslint/js';
import globals from 'globals';

export default [
  { ignores: ['target/', 'bench/node_modules/', 'dist/', 'dist-quick/', 'test-results/', 'www/pkg/'] },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  { files: ['www/**/*.js'], languageOptions: { globals: globals.browser } },
  { files: ['scripts/**/*.mjs', 'mutants/**/*.mjs', '*.js'], languageOptions: { globals: globals.node } },
  {
    files: ['bench/**/*.{js,mjs}', 'fuzz/**/*.mjs'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
  // Browser tests hand functions to the page, so both worlds' names occur in them.
  { files: ['tests/**/*.js'], languageOptions: { globals: { ...globals.node, ...globals.browser } } },
];
