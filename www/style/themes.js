// The colours of each theme, and the element itself.

const css = String.raw;

/** Dark on paper; the same colours as figure::Theme::light. */
const light = css`
  color-scheme: light;
  --lab-ink: #17202b;
  --lab-muted: #535d6b;
  --lab-faint: #dcd7cb;
  --lab-surface: #fdfcf9;
  --lab-raised: #f5f2ea;
  --lab-positive: #1462b0;
  --lab-negative: #a84400;
  --lab-accent: #a8127f;
  --lab-bound: #0a7163;
  --lab-curve: #36465c;
  --lab-fifth: #6b3fc4;
  --lab-sixth: #706100;
  --lab-level: #e8e2d5;
  --lab-rule: #8b8f98;
  --lab-positive-band: #4288d2;
  --lab-negative-band: #c4651a;
  --lab-ok: #0b6f5f;
`;

/** Light on near-black; figure::Theme::dark. */
const dark = css`
  color-scheme: dark;
  --lab-ink: #eceef1;
  --lab-muted: #a9b2be;
  --lab-faint: #323944;
  --lab-surface: #12151a;
  --lab-raised: #1b2027;
  --lab-positive: #86bdff;
  --lab-negative: #ffb070;
  --lab-accent: #ff8fdf;
  --lab-bound: #4fd1b5;
  --lab-curve: #c3cfde;
  --lab-fifth: #b79cff;
  --lab-sixth: #d8ca52;
  --lab-level: #2b323d;
  --lab-rule: #7d8794;
  --lab-positive-band: #3f78b8;
  --lab-negative-band: #b5682a;
  --lab-ok: #5ed3ba;
`;

/** Black on white: for a lecture hall, and for paper. */
const strong = css`
  color-scheme: light;
  --lab-ink: #000000;
  --lab-muted: #333b46;
  --lab-faint: #b9c2cd;
  --lab-surface: #ffffff;
  --lab-raised: #eef1f5;
  --lab-positive: #004a94;
  --lab-negative: #8f3d00;
  --lab-accent: #94007a;
  --lab-bound: #005c50;
  --lab-curve: #1a2230;
  --lab-fifth: #4f249e;
  --lab-sixth: #5c5000;
  --lab-level: #e0dacb;
  --lab-rule: #666c76;
  --lab-positive-band: #2f74c0;
  --lab-negative-band: #b35410;
  --lab-ok: #005c50;
`;

/** The reader's own few colours, whatever the theme and the page around the lab say. */
const forced = css`
  --lab-ink: CanvasText !important;
  --lab-muted: CanvasText !important;
  --lab-faint: GrayText !important;
  --lab-surface: Canvas !important;
  --lab-raised: Canvas !important;
  --lab-positive: LinkText !important;
  --lab-negative: CanvasText !important;
  --lab-accent: Highlight !important;
  --lab-bound: GrayText !important;
  --lab-curve: CanvasText !important;
  --lab-fifth: CanvasText !important;
  --lab-sixth: CanvasText !important;
  --lab-level: Canvas !important;
  --lab-rule: GrayText !important;
  /* Alike, so that pictures give bands outlines. */
  --lab-positive-band: Canvas !important;
  --lab-negative-band: Canvas !important;
  --lab-ok: CanvasText !important;
`;

export const themes = css`
  :host {
    ${light}
    display: block;
    container: lab / inline-size;
    color: var(--lab-ink);
    background: var(--lab-surface);
    --lab-prose: 'Iowan Old Style', Charter, Cambria, 'Noto Serif', Georgia, serif;
    font-family: var(--lab-family, system-ui, sans-serif);
    /* Symbols on pictures are set in it, in italics. */
    --lab-math: 'Iowan Old Style', Charter, Cambria, 'Noto Serif', Georgia, serif;
    font-size: 1rem;
    line-height: 1.5;
    text-align: start;
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([data-around], [theme='light'], [theme='projector'])) {
      ${dark}
    }
  }
  /* In a course the page around it decides: see backdrop.js. */
  :host([data-around='dark']:not(:where([theme='light'], [theme='projector']))),
  :host([theme='dark']) {
    ${dark}
  }
  :host([theme='projector']),
  :host([data-paper]:not([hidden])) {
    ${strong}
  }
  /* Everything is larger. */
  :host([theme='projector']) {
    font-size: 1.25rem;
    --lab-zoom: 1.26; /* on top of the larger font */
    --lab-rest: 208; /* of the window's height, what the claim, the ruler and the sentence take, in pixels */
  }
  @media (forced-colors: active) {
    :host {
      ${forced}
    }
  }
  :host([hidden]) {
    display: none;
  }

  *,
  *::before {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
    forced-color-adjust: none; /* the probe tells the colours as they are set */
  }
`;
