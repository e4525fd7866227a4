import js from '@eslint/js';
import globals from 'globals';

/** What SECURITY.md promises: no text becomes HTML or a script, and nothing is sent. */
const never = [
  [
    'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|srcdoc)$/]',
    'Texts are shown as texts: see www/dom.js.',
  ],
  [
    'MemberExpression[property.name=/^(parseFromString|parseHTMLUnsafe|createContextualFragment|writeln)$/]',
    'Texts are never read as HTML.',
  ],
  ["CallExpression[callee.object.name='document'][callee.property.name='write']", 'Texts are never read as HTML.'],
  ['MemberExpression[property.name=/^(cookie|cookieStore|sendBeacon)$/]', 'The lab has no cookie and sends nothing.'],
  ['NewExpression[callee.name=/^(WebSocket|EventSource|XMLHttpRequest|RTCPeerConnection)$/]', 'The lab sends nothing.'],
].map(([selector, message]) => ({ selector, message }));

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
  {
    files: ['www/**/*.js'],
    languageOptions: { globals: globals.browser },
    rules: {
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      'no-restricted-syntax': ['error', ...never],
    },
  },
  { files: ['scripts/**/*.mjs', 'mutants/**/*.mjs', '*.js'], languageOptions: { globals: globals.node } },
  {
    files: ['bench/**/*.{js,mjs}', 'fuzz/**/*.mjs'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
  // Browser tests hand functions to the page, so both worlds' names occur in them.
  { files: ['tests/**/*.js'], languageOptions: { globals: { ...globals.node, ...globals.browser } } },
];
