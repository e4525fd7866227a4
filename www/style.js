// The style sheet of the element, made by script and shared by all elements. It comes with the code, so the page never shows an
// element without style, and a page's content security policy cannot forbid it.
import { buttons } from './style/buttons.js';
import { fields } from './style/fields.js';
import { forms } from './style/forms.js';
import { layout } from './style/layout.js';
import { phone } from './style/phone.js';
import { panels } from './style/panels.js';
import { print } from './style/print.js';
import { ruler } from './style/ruler.js';
import { story } from './style/story.js';
import { themes } from './style/themes.js';
import { words } from './style/words.js';

/** In this order. What is empty comes with the code that needs it. */
const styles = {
  themes,
  words,
  layout,
  forms,
  phone,
  fields,
  controls: '',
  buttons,
  exercises: '',
  ruler,
  story,
  tables: '',
  panels,
  formulas: '',
  texts: '',
  tips: '',
  print,
  sheet: '',
  code: '',
  matrices: '',
  pasted: '',
  share: '',
};

/** For `adoptedStyleSheets`. */
export const sheet = new CSSStyleSheet();
addStyles({});

/** Adds styles of what is loaded late. @param {Partial<typeof styles>} more */
export function addStyles(more) {
  sheet.replaceSync(Object.values(Object.assign(styles, more)).join('\n'));
}
