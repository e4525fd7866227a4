// The colours of each theme, and the element itself.

const css = String.raw;

/** Dark on white; the same colours as figure::Theme::light. */
const light = css`
  color-scheme: light;
  --lab-ink: #1a2230;
  --lab-muted: #5b6675;
  --lab-faint: #dfe4ea;
  --lab-surface: #ffffff;
  --lab-raised: #f3f5f8;
  --lab-positive: #0a63b8;
  --lab-negative: #b45309;
  --lab-accent: #b0168f;
  --lab-bound: #0b7a6b;
  --lab-curve: #36465c;
  --lab-fifth: #6b3fc4;
  --lab-sixth: #7a6a00;
`;

/** Light on near-black; figure::Theme::dark. */
const dark = css`
  color-scheme: dark;
  --lab-ink: #eef2f7;
  --lab-muted: #a3afbf;
  --lab-faint: #2d3744;
  --lab-surface: #12161d;
  --lab-raised: #1d242e;
  --lab-positive: #6cb6ff;
  --lab-negative: #ffa14a;
  --lab-accent: #f58ae0;
  --lab-bound: #4fd1b5;
  --lab-curve: #c3cfde;
  --lab-fifth: #b79cff;
  --lab-sixth: #d8ca52;
`;

/** For a lecture hall: black on white, everything larger. */
const projector = css`
  font-size: 1.25rem;
  --lab-zoom: 1.12; /* on top of the larger font */
  --lab-ink: #000000;
  --lab-muted: #333b46;
  --lab-faint: #b9c2cd;
  --lab-raised: #eef1f5;
  --lab-positive: #004a94;
  --lab-negative: #8f3d00;
  --lab-accent: #94007a;
  --lab-bound: #005c50;
  --lab-curve: #1a2230;
  --lab-fifth: #4f249e;
  --lab-sixth: #5c5000;
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
`;

export const themes = css`
  :host {
    ${light}
    display: block;
    container: lab / inline-size;
    color: var(--lab-ink);
    background: var(--lab-surface);
    font-family: var(--lab-family, system-ui, sans-serif);
    font-size: 1rem;
    line-height: 1.5;
    text-align: start;
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([theme='light'], [theme='projector'])) {
      ${dark}
    }
  }
  :host([theme='dark']) {
    ${dark}
  }
  :host([theme='projector']) {
    ${projector}
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
