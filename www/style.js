// The look of the element. A style sheet made by script, shared by all elements: it comes with the code, so there is
// no flash, and it needs no permission from a page's content security policy.

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

const text = css`
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

  /* --- Words ------------------------------------------------------------------------------------------------------- */

  h2,
  h3,
  p,
  ul,
  dl,
  dd,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  h2 {
    font-size: 1.75em;
    line-height: 1.2;
    letter-spacing: -0.01em;
  }
  h3 {
    font-size: 0.875em;
    font-weight: 600;
    color: var(--lab-muted);
  }
  sub {
    font-size: 0.75em;
    line-height: 0;
  }
  .intro {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5em 2.5em;
    overflow-wrap: break-word;
  }
  .intro > * {
    max-width: 44em;
  }
  .try {
    padding-inline-start: 0.875em;
    border-inline-start: 2px solid var(--lab-accent);
  }
  .symbol {
    font-family:
      Cambria Math,
      STIX Two Math,
      Latin Modern Math,
      serif;
    color: var(--lab-muted);
  }
  .notices,
  .readings {
    list-style: none;
  }
  .notices li,
  .stopped,
  .problem,
  .failure {
    overflow-wrap: anywhere;
    padding: 0.5em 0.75em;
    border-radius: 0.375em;
    border: 1px solid var(--lab-negative);
    background: var(--lab-raised);
  }
  .status {
    margin-block-start: calc(-1 * var(--gap)); /* no room while it is empty */
  }
  .notices li {
    margin-block-start: 0.5em;
  }
  .status:has(li) {
    margin-block-start: calc(1em - var(--gap));
  }
  /* The answer to a field far down must be seen there. Longer lists come from links, before anybody has scrolled. */
  .status:has(li:only-child) {
    position: sticky;
    inset-block-start: 0.5em;
    z-index: 1;
  }
  .failure {
    margin-block-end: 1.5em;
  }
  .problem {
    padding: 0.25em 0.5em;
    font-size: 0.875em;
  }

  /* --- Where things stand -------------------------------------------------------------------------------------------- */

  .face {
    --gap: 1.5em;
    display: flex;
    flex-direction: column;
    gap: var(--gap);
  }
  .desk,
  .main,
  .aside,
  .under,
  .side,
  .wide,
  .stage {
    display: grid;
    gap: 1.5em;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
  }
  .main,
  .stage {
    gap: 1em;
  }
  .wide {
    display: flex;
    flex-wrap: wrap;
    gap: 1.5em 3em;
  }
  .wide > * {
    max-width: 100%;
  }
  .wide > :is(:has(.picture), :has(.text)) {
    flex: 1 1 100%;
  }
  :is(.main, .under, .side, .wide):empty {
    display: none;
  }
  .controls {
    display: grid;
    gap: 1.25em;
    grid-template-columns: repeat(auto-fit, minmax(min(15em, 100%), 1fr));
    align-content: start;
  }
  .panel {
    display: grid;
    gap: 0.5em;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 0.75em;
    align-items: center;
  }
  .spread {
    justify-content: space-between;
  }
  /* Sentences and formulas of a moment, which differ in length: what follows them stays where it is. */
  .side .text {
    min-height: 10.5em;
  }
  [data-panel='steps'] .lines {
    min-height: 17em;
  }
  [data-panel='update'] .lines {
    min-height: 7em;
  }
  @container lab (max-width: 40em) {
    .readings {
      min-height: 7em;
      align-content: start;
    }
  }
  @container lab (min-width: 48em) {
    .face {
      --gap: 0.75em;
    }
    .intro {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      align-items: start;
    }
    .intro h2 {
      grid-column: 1 / -1;
    }
  }
  @container lab (min-width: 56em) {
    .side .text {
      min-height: 6em;
    }
    .equation {
      min-height: 1.5em;
    }
    .desk {
      grid-template-columns: minmax(0, 1fr) minmax(18em, 24em);
      grid-template-rows: auto 1fr;
      gap: 2em 2.5em;
    }
    .stage {
      grid-area: 1 / 1;
    }
    .under {
      grid-area: 2 / 1;
    }
    .aside {
      grid-area: 1 / 2 / span 2 / auto;
    }
    .controls {
      grid-template-columns: minmax(0, 1fr);
    }
    .wide {
      grid-column: 1 / -1;
    }
  }

  /* --- Buttons and fields -------------------------------------------------------------------------------------------- */

  :focus-visible {
    outline: 3px solid var(--lab-positive);
    outline-offset: 2px;
  }
  button,
  input,
  select {
    font: inherit;
    font-variant-numeric: tabular-nums;
    color: inherit;
    margin: 0;
  }
  button,
  select,
  input[type='text'] {
    min-height: 2.5em;
    padding: 0.25em 0.75em;
    border: 1px solid var(--lab-muted);
    border-radius: 0.375em;
    background: var(--lab-surface);
  }
  button {
    cursor: pointer;
    touch-action: manipulation;
  }
  @media (hover: hover) {
    button:hover {
      background: var(--lab-raised);
    }
  }
  button[aria-pressed='true'] {
    border-color: var(--lab-ink);
    box-shadow: inset 0 0 0 1px var(--lab-ink);
  }
  button[aria-disabled] {
    color: var(--lab-muted);
    border-color: var(--lab-faint);
    cursor: default;
  }
  .primary:not([aria-disabled]) {
    color: var(--lab-surface);
    background: var(--lab-ink);
    border-color: var(--lab-ink);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375em;
  }
  .chip {
    min-height: 2.25em;
    padding: 0.125em 0.75em;
    border-radius: 2em;
    border-color: var(--lab-faint);
    font-size: 0.875em;
    text-align: start;
  }
  input[type='range'] {
    flex: 1 1 7em;
    min-width: 5em;
    width: 100%;
    height: 2.5em;
    accent-color: var(--lab-curve);
    touch-action: pan-y;
  }
  .control {
    display: grid;
    gap: 0.25em;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    min-width: 0;
  }
  select {
    max-width: 100%;
  }
  .control label,
  legend {
    padding: 0;
    font-weight: 600;
  }
  input[type='text'] {
    flex: 0 0 auto;
    width: 7em;
    text-align: end;
    padding-inline: 0.5em;
  }
  input[aria-invalid] {
    border: 2px solid var(--lab-negative);
  }
  .segments {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375em;
    margin-block-start: 0.25em;
  }
  .segments label {
    font-weight: 400;
    position: relative;
  }
  .segments input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    opacity: 0;
    cursor: pointer;
  }
  .segments span {
    display: block;
    padding: 0.5em 0.75em;
    border: 1px solid var(--lab-faint);
    border-radius: 0.375em;
  }
  .segments :checked + span {
    border-color: var(--lab-ink);
    box-shadow: inset 0 0 0 1px var(--lab-ink);
    background: var(--lab-raised);
  }
  .segments :focus-visible + span {
    outline: 3px solid var(--lab-positive);
    outline-offset: 2px;
  }

  /* Thresholds under a slider: as wide as the slider's way, which half a knob is taken off at either end. */
  .gauge {
    font-size: 0.875em;
  }
  .strip {
    position: relative;
    height: 1.75em;
    margin-inline: 8px calc(7em + 0.75em + 8px);
  }
  .zone {
    position: absolute;
    inset-block-start: 0;
    border-block-start: 4px solid var(--lab-bound);
  }
  .zone:nth-child(2) {
    border-block-start: 4px dashed var(--lab-positive);
  }
  .zone:nth-child(3) {
    border-block-start: 4px dotted var(--lab-negative);
  }
  .threshold {
    position: absolute;
    inset-block-start: -4px;
    height: 12px;
    line-height: 1;
    border-inline-start: 2px solid var(--lab-ink);
    padding-inline-start: 0.25em;
    padding-block-start: 10px;
    white-space: nowrap;
  }
  .threshold:nth-last-child(2) {
    transform: translateX(-100%);
    border-inline: 0 solid var(--lab-ink);
    border-inline-end-width: 2px;
    padding-inline: 0 0.25em;
  }
  .meaning {
    color: var(--lab-muted);
  }

  .layers {
    list-style: none;
    margin: 0.25em 0;
    padding: 0;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.375em;
  }
  .layers span {
    flex: 1 1 6em;
  }
  .layers select {
    min-height: 2.25em;
    padding-block: 0.125em;
  }
  .tick {
    display: flex;
    gap: 0.5em;
    align-items: center;
    min-height: 2.5em;
  }
  input[type='checkbox'] {
    width: 1.5em;
    height: 1.5em;
    accent-color: var(--lab-curve);
  }
  td input[type='text'] {
    width: 6em;
    min-height: 2em;
  }
  td input[type='checkbox'] {
    vertical-align: middle;
  }

  /* --- Exercises ----------------------------------------------------------------------------------------------------- */

  .exercise {
    display: grid;
    gap: 0.75em;
    grid-template-columns: minmax(0, 1fr);
  }
  .task-lines,
  .board-rows {
    list-style: none;
    margin: 0;
    padding: 0;
    display: grid;
    gap: 0.25em;
    grid-template-columns: minmax(0, 1fr);
  }
  .task-lines .equation {
    align-items: center;
    min-height: 3em;
    margin-block: 0;
  }
  .task-lines .equation > .equation {
    margin-block: 0.25em;
  }
  .task-lines .verdict {
    flex: 1 1 14em;
  }
  .task-lines .verdict:empty {
    flex: 0 0 0;
    padding: 0;
  }
  .blank[data-grade='right'] {
    border: 2px solid var(--lab-bound);
  }
  .blank[data-grade='open'] {
    border: 2px dotted var(--lab-curve);
  }
  /* Not by colour alone. */
  .verdict {
    padding-inline-start: 1.375em;
    position: relative;
    max-width: 44em;
    overflow-wrap: anywhere;
  }
  .verdict::before {
    position: absolute;
    inset-inline-start: 0;
    font-weight: 600;
  }
  .verdict[data-grade='right'] {
    color: var(--lab-bound);
  }
  .verdict[data-grade='right']::before {
    content: '✓' / '';
  }
  .verdict[data-grade='wrong'] {
    color: var(--lab-negative);
  }
  .verdict[data-grade='wrong']::before {
    content: '✗' / '';
  }
  .verdict[data-grade='open']::before {
    content: '…' / '';
  }
  .tiles {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375em;
    align-items: center;
  }
  .tile {
    padding: 0.125em 0.5em;
    min-width: 2.75em;
    min-height: 2.75em;
    position: relative;
  }
  .tile[data-current] {
    box-shadow: inset 0 0 0 1px var(--lab-ink);
    border-color: var(--lab-ink);
  }
  .tile[data-marked='wrong'] {
    border: 2px dashed var(--lab-negative);
  }
  .tile[data-marked='open'] {
    border: 2px dotted var(--lab-curve);
  }
  .board-rows {
    gap: 0.5em;
  }
  .board-rows > li {
    padding: 0.5em 0.75em;
    border: 1px solid var(--lab-faint);
    border-radius: 0.375em;
  }
  .board-rows > .active {
    border-color: var(--lab-muted);
    background: var(--lab-raised);
  }
  .board-row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    align-items: center;
    min-height: 3em;
  }
  .board-row .tile + .tile::before {
    content: '·' / '';
    position: absolute;
    inset: 50% 100% auto auto;
    padding-inline-end: 0.3em;
    translate: 0 -50%;
  }
  .board-rows .tiles {
    gap: 0.75em;
  }
  .lead {
    min-width: 1em;
    text-align: end;
  }
  .lead .equation {
    margin: 0;
  }
  .tools {
    align-items: center;
  }
  .tools button {
    min-height: 2.25em;
  }

  /* --- Transport ----------------------------------------------------------------------------------------------------- */

  .transport {
    display: grid;
    gap: 0.5em;
    grid-template-columns: minmax(0, 1fr);
  }
  .buttons button {
    flex: 1 1 5.5em;
    max-width: 11em;
  }
  .longer {
    display: contents;
  }
  .way progress {
    flex: 1 1 10em;
    accent-color: var(--lab-accent);
  }
  .speed {
    max-width: 100%;
  }
  .counter {
    min-width: 6em;
    font-variant-numeric: tabular-nums;
  }
  .scrubber {
    flex-basis: 10em;
  }
  .readings {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(12em, 100%), 1fr));
    gap: 0.25em 1.25em;
    font-size: 0.875em;
    color: var(--lab-muted);
  }
  output {
    font-variant-numeric: tabular-nums;
    color: var(--lab-ink);
  }
  .readings output {
    display: inline-block;
    min-width: 6.5em;
  }

  /* --- Panels -------------------------------------------------------------------------------------------------------- */

  .picture {
    position: relative;
    max-width: 100%;
  }
  canvas {
    display: block;
    width: 100%;
    height: auto;
  }
  .handles {
    position: absolute;
    inset: 0;
    pointer-events: none;
  }
  .handle {
    position: absolute;
    pointer-events: auto;
    min-height: 0;
    padding: 0;
    border: 0;
    background: none;
    box-shadow: none !important;
  }
  .handle[data-along='x'] {
    cursor: ew-resize;
    touch-action: pan-y;
  }
  .handle[data-along='y'] {
    cursor: ns-resize;
    touch-action: pan-x;
  }
  .handle[data-walked] {
    cursor: crosshair;
  }
  .handle[data-along='both'] {
    cursor: move;
    touch-action: none;
  }
  @media (hover: hover) {
    .handle:hover {
      background: none;
      outline: 2px solid var(--lab-muted);
      outline-offset: 0;
    }
  }
  .handle[data-walked]:hover {
    outline: none; /* the lit layer tells */
  }
  .handle:focus-visible {
    outline: 3px solid var(--lab-positive);
    outline-offset: 1px;
  }
  .document {
    display: block;
    box-sizing: border-box;
    width: 100%;
    font:
      0.8125em/1.5 ui-monospace,
      monospace;
  }
  .over {
    position: absolute;
    z-index: 2;
    width: 6.5em;
    text-align: end;
    translate: -50% -50%;
  }
  .scroll {
    overflow-x: auto;
    padding-block: 0.25em;
  }
  /* Far below, tables need neither layout nor paint while pictures above them move. The size is the last they had. */
  .wide > .panel {
    contain-intrinsic-size: auto 24rem;
  }
  .moving .wide > .panel {
    content-visibility: auto;
  }
  /* A long table scrolls under its headings. */
  .table:has(tbody > :nth-child(25)) {
    max-height: 32rem;
    overflow-y: auto;
    padding-block: 0;
    scroll-padding-block-start: 4em;
  }
  .table:has(tbody > :nth-child(25)) thead th {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    background: var(--lab-surface);
    box-shadow: inset 0 -1px var(--lab-faint);
  }
  /* As wide as their widest part, so that a line which does not fit makes its region scroll. */
  .lines,
  .lines > * {
    min-width: min-content;
  }
  .text {
    display: grid;
    gap: 0.5em;
    overflow-wrap: anywhere;
    max-width: 44em;
  }
  .equation {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.5em 0.25em;
    margin-block: 0.5em;
  }
  math {
    font-size: 1.125em;
    font-variant-numeric: tabular-nums;
    width: max-content;
  }
  mtext {
    font-family: var(--lab-family, system-ui, sans-serif);
  }
  munder > mtext {
    color: var(--lab-muted);
  }
  .accent {
    color: var(--lab-accent);
  }
  table {
    border-collapse: collapse;
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
    min-width: min(100%, 24em);
  }
  th,
  td {
    padding: 0.375em 0.75em;
    text-align: start;
    font-weight: 400;
    white-space: nowrap;
    border-block-end: 1px solid var(--lab-faint);
  }
  thead th {
    color: var(--lab-muted);
    vertical-align: bottom;
  }
  th {
    white-space: normal;
  }
  .numeric {
    text-align: end;
  }
  /* Numbers that grow shorter or longer move nothing. */
  .factor b {
    min-width: 7.75em;
    text-align: center;
  }
  td.numeric:not(:has(input), :empty) {
    min-width: 9em;
  }
  @container lab (min-width: 40.01em) {
    td.numeric:not(:has(input), :empty) {
      min-width: 10.5em;
    }
  }
  .total > * {
    font-weight: 600;
  }
  tr:not(.total) + .total > * {
    border-block-start: 2px solid var(--lab-muted);
  }
  .selected > :first-child {
    box-shadow: inset 3px 0 var(--lab-accent);
  }
  .choose {
    min-height: 2em;
    width: 100%;
    text-align: inherit;
    white-space: normal;
    border-color: var(--lab-faint);
  }
  .choose[aria-pressed='true'] {
    color: var(--lab-accent);
    border-color: var(--lab-accent);
    box-shadow: none;
  }
  .product {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 0.375em;
  }
  .factor {
    position: relative;
    display: grid;
    justify-items: center;
    padding-inline-start: 0.75em;
  }
  .factor:first-child {
    padding-inline-start: 0;
  }
  .factor .dot {
    position: absolute;
    inset-inline-start: 0;
    bottom: 0;
  }
  .factor small {
    font-size: 0.8125em;
    color: var(--lab-muted);
  }
  b {
    font-weight: 400;
  }
  @container lab (max-width: 40em) {
    table {
      width: 100%;
      min-width: 0;
    }
    th,
    td {
      padding-inline: 0.375em;
    }
    /* Four columns fit a phone. */
    tr:not(:has(.product))
      > td.numeric:nth-last-child(-n + 2):nth-child(n + 3):nth-child(-n + 4):not(:has(input), :empty) {
      min-width: 8em;
    }
  }
  /* Factors below their path: beside it they would push the product out of sight. */
  table:has(.product) {
    display: grid;
    grid-template-columns: 1fr minmax(9.5em, auto) auto;
    grid-auto-flow: dense;
  }
  table:has(.product) :is(thead, tbody, tr) {
    display: contents;
  }
  table:has(.product) :is(th, td):first-child {
    grid-column: 1;
  }
  table:has(.product) :is(th, td):nth-child(3) {
    grid-column: 2;
  }
  table:has(.product) :is(th, td):nth-child(4) {
    grid-column: 3;
  }
  table:has(.product) thead :nth-child(2) {
    display: none;
  }
  td:has(.product) {
    grid-column: 1 / -1;
    padding-block-start: 0;
  }
  tr:has(.product) > :not(:has(.product)) {
    border: 0;
  }
  mark {
    color: var(--lab-accent);
    background: none;
    text-decoration: underline 2px;
    text-underline-offset: 0.2em;
  }
  .help {
    font-size: 0.875em;
    color: var(--lab-muted);
  }
  summary {
    cursor: pointer;
    padding-block: 0.5em;
  }
  dl {
    display: grid;
    grid-template-columns: fit-content(50%) minmax(0, 1fr);
    gap: 0.25em 1em;
  }
  kbd {
    font: inherit;
    padding: 0 0.375em;
    border: 1px solid var(--lab-faint);
    border-radius: 0.25em;
  }

  @media (forced-colors: active) {
    button:not([aria-disabled]),
    .segments span {
      border-color: ButtonBorder;
    }
    button[aria-pressed='true']:not(.handle),
    .segments :checked + span {
      forced-color-adjust: none;
      color: HighlightText;
      background: Highlight;
      border-color: Highlight;
    }
    button[aria-disabled] {
      color: GrayText;
      border-color: GrayText;
    }
    .primary:not([aria-disabled]) {
      forced-color-adjust: none;
    }
    .selected > :first-child {
      border-inline-start: 3px solid Highlight;
    }
  }
`;

/** For `adoptedStyleSheets`. */
export const sheet = new CSSStyleSheet();
sheet.replaceSync(text);
