// What `import 'backprop-lab'` is where there is no page, as while a server writes one: no element is defined, and nothing throws.

export const BackpropLab = undefined;
