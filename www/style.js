// The look of the element. A style sheet made by script, shared by all elements: it comes with the code, so there is
// no flash, and it needs no permission from a page's content security policy.
import { exercises } from './style/exercises.js';
import { fields } from './style/fields.js';
import { layout } from './style/layout.js';
import { panels } from './style/panels.js';
import { themes } from './style/themes.js';
import { transport } from './style/transport.js';
import { words } from './style/words.js';

/** For `adoptedStyleSheets`. */
export const sheet = new CSSStyleSheet();
sheet.replaceSync([themes, words, layout, fields, exercises, transport, panels].join('\n'));
