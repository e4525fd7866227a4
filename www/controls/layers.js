// The layers of a network: for each its size and, behind the inputs, its activation. Layers can be added and taken away.
import { able, arrange, h, mark, write } from '../dom.js';

/** @import { Controller, LayersControl, Part } from '../types.js' */

/** @typedef {{ size: number, activation: string }} Layer */

/**
 * @param {string} text like 2.3tanh.1sigmoid
 * @returns {Layer[]}
 */
export function readLayers(text) {
  return text.split('.').map((part) => {
    const size = part.match(/^\d+/)?.[0] ?? '';
    return { size: Number(size), activation: part.slice(size.length) };
  });
}

/** @param {Layer[]} layers */
export function writeLayers(layers) {
  return layers.map(({ size, activation }, i) => `${size}${i === 0 ? '' : activation}`).join('.');
}

/**
 * @param {LayersControl} control
 * @param {Controller} controller
 * @returns {Part<{ text: string }>}
 */
export function layersControl(control, { words, set }) {
  const { key } = control;
  /** @type {Layer[]} */
  let layers = [];
  /** @param {(layers: Layer[]) => Layer[]} change */
  const make = (change) => set([[key, writeLayers(change(layers.map((layer) => ({ ...layer }))))]]);

  const list = h('ol', { class: 'layers', role: 'list' });
  const add = h('button', { type: 'button', class: 'chip', 'data-action': 'add-layer' }, words.text('layer-add'));
  const drop = h('button', { type: 'button', class: 'chip', 'data-action': 'drop-layer' }, words.text('layer-drop'));
  add.onclick = () => layers.length < control.layers && make((all) => all.toSpliced(-1, 0, hiddenLike(all)));
  drop.onclick = () => layers.length > 2 && make((all) => all.toSpliced(-2, 1));
  const element = h(
    'fieldset',
    { class: 'control', 'data-control': key },
    h('legend', {}, words.text(`control-${key}`)),
    list,
    h('div', { class: 'chips' }, add, drop),
  );

  /** @type {ReturnType<typeof row>[]} */
  const rows = [];

  /** @param {number} i */
  function row(i) {
    const name = h('span');
    const size = h('select', { 'data-layer': i });
    for (let n = 1; n <= control.width; n++) size.append(h('option', { value: n }, String(n)));
    size.onchange = () => make((all) => all.with(i, { ...all[i], size: Number(size.value) }));
    const activation = h('select', { 'data-activation': i });
    activation.onchange = () => make((all) => all.with(i, { ...all[i], activation: activation.value }));
    const line = h('li', { class: 'line' }, name, size, activation);
    return { line, name, size, activation };
  }

  return {
    element,
    update({ text }) {
      layers = readLayers(text);
      while (rows.length < layers.length) rows.push(row(rows.length));
      arrange(
        list,
        rows.slice(0, layers.length).map(({ line }) => line),
      );
      for (const [i, { size, activation }] of layers.entries()) {
        const last = i === layers.length - 1;
        const parts = rows[i];
        const name = words.text(i === 0 ? 'layer-inputs' : last ? 'layer-outputs' : 'layer-hidden', { number: i });
        write(parts.name, name);
        mark(parts.size, 'aria-label', words.text('layer-size', { name }));
        mark(parts.activation, 'aria-label', words.text('layer-activation', { name }));
        parts.size.value = String(size);
        parts.activation.hidden = i === 0;
        parts.size.disabled = control.inner && (i === 0 || last);
        const names = last ? [...control.activations, ...control.output_only] : control.activations;
        if (parts.activation.options.length !== names.length) {
          parts.activation.replaceChildren(...names.map((name) => h('option', { value: name }, name)));
        }
        parts.activation.value = activation;
      }
      able(add, layers.length < control.layers);
      able(drop, layers.length > 2);
    },
  };
}

/**
 * A new hidden layer is like the last one, or two sigmoid neurons.
 * @param {Layer[]} layers
 * @returns {Layer}
 */
function hiddenLike(layers) {
  return layers.length > 2 ? { ...layers[layers.length - 2] } : { size: 2, activation: 'sigmoid' };
}
