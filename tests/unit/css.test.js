// The style sheet that ships is the same, without comments and indentation.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compact } from '../../scripts/compact-css.mjs';

test('comments and indentation go, and selectors and values stay', () => {
  const css = `
    /* a word; { } */
    .a :is(b, c) > d:first-child {
      margin: 0 -1em;
      width: calc(1em + 2px);
      ${'${dark}'}
    }
    @media (hover: hover) {
      a:hover { color: red; }
    }`;
  const expected =
    '.a :is(b,c)>d:first-child{margin:0 -1em;width:calc(1em + 2px);${dark}}@media (hover: hover){a:hover{color:red}}';
  assert.equal(compact(css), expected);
});
