// The controls of a lesson, one for each row of its schema. Time (t) has its own: the ruler.
import { choiceControl } from './controls/choice.js';
import { flagControl } from './controls/flag.js';
import { layersControl } from './controls/layers.js';
import { numberControl } from './controls/number.js';
import { parameterControl } from './controls/parameter.js';
import { setControl } from './controls/set.js';

/** @import { Control, Controller, Gauge, Part } from './types.js' */

/**
 * @param {Control} control
 * @param {Controller} controller
 * @returns {Part<{ text: string, options: [string, string][], gauge: Gauge | null }> | null} nothing for what panels set
 */
export function controlPart(control, controller) {
  switch (control.kind) {
    case 'number':
      return numberControl(control, controller);
    case 'choice':
      return choiceControl(control, controller);
    case 'parameter':
      return parameterControl(control, controller);
    case 'flag':
      return flagControl(control, controller);
    case 'layers':
      return layersControl(control, controller);
    case 'set':
      return setControl(control, controller);
    default:
      return null;
  }
}
