// Where things stand in a figure of a course, which has no story, and in a lecture hall.

const css = String.raw;

export const forms = css`
  /* --- Without a story, as pages embed it: the picture, its numbers, the ruler, one sentence --- */
  :host(:not([linked], [story='on'])) :is(.story, .steps),
  :host([story='off']) :is(.story, .steps) {
    display: none;
  }
  :host(:not([linked], [story='on'])) .claim,
  :host([story='off']) .claim {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  :host(:not([linked], [story='on'])) :is(.stage, .side),
  :host([story='off']) :is(.stage, .side) {
    grid-area: auto;
    position: static;
  }
  :host(:not([linked], [story='on'])) .frame,
  :host([story='off']) .frame {
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5rem;
  }

  /* There the sentence stands beside the buttons, and the button of the drawer has a sign only. */
  :host(:not([linked], [story='on'])) .side,
  :host([story='off']) .side {
    grid-template-columns: auto minmax(12em, 1fr);
    grid-template-rows: auto;
    gap: 0.5rem 1rem;
    align-items: center;
  }
  :host(:not([linked], [story='on'])) .side > :not(.said, .acts),
  :host([story='off']) .side > :not(.said, .acts) {
    grid-column: 1 / -1;
  }
  :host(:not([linked], [story='on'])) .acts,
  :host([story='off']) .acts {
    order: 1;
    position: static;
    padding-block: 0;
  }
  :host(:not([linked], [story='on'])) .said,
  :host([story='off']) .said {
    order: 2;
  }
  :host(:not([linked], [story='on'])) .happened,
  :host([story='off']) .happened {
    min-height: 2.9em; /* two lines */
  }
  @container lab (min-width: 34rem) {
    :host(:not([linked], [story='on'])) .explore .label,
    :host([story='off']) .explore .label {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  @container lab (max-width: 33.99rem) {
    :host(:not([linked], [story='on'])) .side,
    :host([story='off']) .side {
      grid-template-columns: minmax(0, 1fr);
    }
  }

  /* --- In a lecture hall: what the picture claims, the picture, one row to move it by, one sentence --- */
  :host([theme='projector']) .screen {
    padding-block: 0.5rem;
  }
  :host([theme='projector']) .frame {
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.25rem 0.75rem;
  }
  :host([theme='projector']) :is(.stage, .side) {
    display: contents;
  }
  :host([theme='projector']) .steps {
    display: none;
  }
  :host([theme='projector']) :is(.claim, .large, .rail) {
    position: static;
    grid-area: auto / 1 / auto / -1;
    width: auto;
    height: auto;
    clip-path: none;
    order: 0;
  }
  :host([theme='projector']) .ruler {
    order: 1;
    font-size: 1.26em;
  }
  :host([theme='projector']) .acts {
    order: 2;
    position: static;
    padding-block: 0;
  }
  :host([theme='projector']) :is(.said, .story, .drawer-place) {
    grid-column: 1 / -1;
    order: 4;
  }
  :host([theme='projector']) .said {
    order: 3;
  }
  :host([theme='projector']) .happened {
    min-height: 2.8em;
    line-height: 1.4;
  }
  :host([theme='projector']) :is(.prose, .companion) {
    display: none;
  }
  @container lab (max-width: 50rem) {
    :host([theme='projector']) :is(.ruler, .acts) {
      grid-column: 1 / -1;
    }
  }
`;
