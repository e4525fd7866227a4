// Which tests look at a file of Rust: all of them together would take minutes for each broken line.

/** @type {[RegExp, string[]][]} the first that fits */
const TESTS = [
  [/nn\/src\/ledger/, ['ledger', 'difference']],
  [/nn\/src\/kernel/, ['kernel', 'bits']],
  [/nn\/src\/optimizer/, ['vectors', 'training', 'gradients']],
  [/nn\/src\/(activation|loss|forward|backward)/, ['vectors', 'gradients', 'activations', 'logits', 'mazur']],
  [/nn\/src\/(initialiser|normal|pcg)/, ['initialisers']],
  [/nn\/src\/(trainer|batch|schedule)/, ['training', 'vectors', 'bits']],
  [/nn\/src\/difference/, ['difference']],
  [/nn\/src/, ['vectors', 'gradients', 'training', 'refusals', 'ledger', 'documents']],
  [/reader\/src/, ['reader', 'documents']],
  [/lessons\/src\/chain_rule\/exercises|lessons\/src\/answer/, ['exercises']],
  [/lessons\/src\/chain_rule/, ['chain_rule', 'chain_rule_held', 'chain_rule_samples', 'old_links']],
  [/lessons\/src\/training/, ['learning', 'training_given']],
  [/lessons\/src\/vanishing/, ['vanishing']],
  [/lessons\/src\/update_rule/, ['update_rule', 'update_rule_free']],
  [/lessons\/src\/optimizers/, ['optimizers', 'optimizers_free']],
];

/** @param {string[]} files */
export const rustTests = (files) => [
  ...new Set(files.flatMap((file) => TESTS.find(([fits]) => fits.test(file))?.[1] ?? ['lessons', 'settled'])),
];
