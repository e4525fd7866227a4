// Files that are taken home: a table of the run, and a picture that knows where it came from.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32 } from 'node:zlib';
import { asTable, withText } from '../../www/taken-home.js';

test('a run is a table with the link before it, a row for each step and every digit', () => {
  const readings = (/** @type {Record<string, number>} */ known) =>
    Object.entries(known).map(([key, value]) => ({ key, value }));
  const rows = [
    { t: 0, readings: readings({ w: 0.1, loss: 1 / 3 }) },
    { t: 1, readings: readings({ t: 1, w: NaN, dL_dw: -1e-300 }) },
  ];
  const link = 'https://x.example/?lesson=a&t=1';
  assert.equal(asTable(rows, link), `# ${link}\r\nt,w,loss,dL_dw\r\n0,0.1,0.3333333333333333,\r\n1,,,-1e-300\r\n`);
});

test('a text in a PNG stands before its end, with the checksum of its bytes', () => {
  const end = [0, 0, 0, 0, 73, 69, 78, 68, 174, 66, 96, 130];
  const png = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, ...end]);
  const whole = withText(png, 'Source', 'https://x.example/?a=1');
  assert.deepEqual([...whole.subarray(0, 8)], [...png.subarray(0, 8)]);
  assert.deepEqual([...whole.subarray(-12)], end);
  const view = new DataView(whole.buffer);
  const length = view.getUint32(8);
  const content = whole.subarray(12, 16 + length);
  assert.equal(new TextDecoder().decode(content), 'tEXtSource\0https://x.example/?a=1');
  assert.equal(view.getUint32(16 + length), crc32(content));
});
