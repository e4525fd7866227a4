// The controls of a lesson, one for each row of its schema. Time (t) has its own: the transport.
import { choiceControl } from './controls/choice.js';
import { flagControl } from './controls/flag.js';
import { layersControl } from './controls/layers.js';
import { numberControl } from './controls/number.js';
import { parameterControl } from './controls/parameter.js';
import { setControl } from './controls/set.js';
import { h } from './dom.js';

/** @import { Control, Desk, Gauge, Lesson, Moment, Part } from './types.js' */

/**
 * @param {Lesson} lesson
 * @param {Desk} desk
 * @returns {Part<Moment>}
 */
export function controlsPart(lesson, desk) {
  const parts = lesson.controls
    .filter(({ key }) => key !== 't')
    .flatMap((control) => {
      const part = controlPart(control, desk);
      return part ? [{ key: control.key, part }] : [];
    });
  const element = h('div', { class: 'controls' }, ...parts.map(({ part }) => part.element));
  return {
    element,
    update({ values, view }) {
      for (const { key, part } of parts) {
        part.element.hidden = view.idle.includes(key);
        const gauge = view.gauges.find((gauge) => gauge.key === key) ?? null;
        part.update({ text: values[key], options: view.options[key] ?? [], gauge });
      }
    },
  };
}

/**
 * @param {Control} control
 * @param {Desk} desk
 * @returns {Part<{ text: string, options: [string, string][], gauge: Gauge | null }> | null} nothing for what panels set
 */
function controlPart(control, desk) {
  switch (control.kind) {
    case 'number':
      return numberControl(control, desk);
    case 'choice':
      return choiceControl(control, desk);
    case 'parameter':
      return parameterControl(control, desk);
    case 'flag':
      return flagControl(control, desk);
    case 'layers':
      return layersControl(control, desk);
    case 'set':
      return setControl(control, desk);
    default:
      return null;
  }
}
