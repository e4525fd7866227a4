// The shortcode for Quarto: what it writes into a web page and into a document without HTML, and what it says of a mistake.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { written } from './shortcode.js';

const SCRIPT = 'in-header: <script type="module" src="https://your.server/dist/lib/backprop-lab.js"></script>';

test('a web page gets the element with each argument as an attribute, and the script', async () => {
  const { header, block } = await written('{{< backprop-lab chain-rule t=2 eta=0.05 ui=figure >}}');
  assert.deepEqual([...header], [SCRIPT]);
  assert.equal(block.format, 'html');
  const link = 'https://your.server/dist/#v=1&amp;lesson=chain-rule&amp;step=0&amp;eta=0.05&amp;t=2&amp;ui=figure';
  assert.equal(
    block.text,
    `<backprop-lab lesson="chain-rule" eta="0.05" t="2" ui="figure"><a href="${link}">Backprop Lab: chain-rule</a></backprop-lab>`,
  );
});

test('a document without HTML gets a link to the same state', async () => {
  const { header, block } = await written('{{< backprop-lab optimizers step=2 f="a & b" >}}', { web: false });
  assert.deepEqual([...header], []);
  assert.equal(block.link, 'https://your.server/dist/#v=1&lesson=optimizers&f=a%20%26%20b&step=2');
  assert.equal(block.text, 'Backprop Lab: optimizers');
});

test('what an argument holds stays a text', async () => {
  const { block } = await written(`{{< backprop-lab training f="1<2>&'" >}}`, { server: 'https://your.server/dist' });
  assert.match(block.text, / f="1&lt;2>&amp;'"/);
  assert.match(
    block.text,
    /href="https:\/\/your\.server\/dist\/#v=1&amp;lesson=training&amp;step=0&amp;f=1%3C2%3E%26%27"/,
  );
});

test('a mistake is told in a sentence', async () => {
  await assert.rejects(
    written('{{< backprop-lab >}}'),
    /the first argument is the name of a lesson, such as chain-rule/,
  );
  await assert.rejects(written('{{< backprop-lab chain-rule >}}', { server: '' }), /does not say where the lab is/);
  await assert.rejects(written('{{< backprop-lab chain-rule on@x=1 >}}'), /on@x is no attribute/);
});
