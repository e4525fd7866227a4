// Exercises and the board.

const css = String.raw;

export const exercises = css`
  .text {
    display: grid;
    gap: 0.5em;
    overflow-wrap: anywhere;
    max-width: 44em;
  }
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
  /* Beside the stage a board is narrow. The order of tiles does not count there: the keys still change it. */
  .story .board > .lines:empty,
  .story .tools :is([data-action='left'], [data-action='right']) {
    display: none;
  }
  /* What adds a row and what checks share a line, and the verdict stands below. */
  .story .board {
    grid-template-columns: auto minmax(0, 1fr);
  }
  .story .board > * {
    grid-column: 1 / -1;
  }
  .story .board > .chips {
    grid-column: 1;
  }
  .story .board > .chips:last-child {
    grid-column: 2;
  }
  .story .board > .verdict {
    order: 1;
  }
  .story .board-rows > li {
    padding: 0.375em 0.5em;
  }
  .story .board-row {
    gap: 0.25em;
  }
  .story .board-rows .tiles {
    gap: 0.625em;
  }
  .story .row-name {
    padding-inline: 0.375em;
  }
  .story .tools {
    margin-top: 0.375em;
  }
  /* An exercise has one sheet, too. */
  @media print {
    .exercise,
    .task-lines {
      gap: 0;
    }
    .task-lines .equation {
      min-height: 0;
      font-size: 10pt;
    }
    .screen:has(.exercise) .large canvas {
      max-height: 60mm;
    }
    .screen:has(.exercise) .steps {
      display: none;
    }
  }
`;
