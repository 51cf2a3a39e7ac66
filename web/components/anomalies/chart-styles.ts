import { css } from 'lit';

/** What the anomalies' charts share. */
export const chart = css`
  svg {
    display: block;
    overflow: visible;
  }
  text {
    fill: var(--ink-soft);
    font-size: 12px;
    font-variant-numeric: tabular-nums;
  }
  text.name,
  text.mark {
    fill: var(--ink);
    font-weight: 600;
  }
  text.mark {
    paint-order: stroke;
    stroke: var(--surface);
    stroke-width: 4px;
    stroke-linejoin: round;
  }
  .up {
    fill: var(--ink-soft);
  }
  .down {
    fill: #e76300;
  }
  .axis {
    stroke: var(--field-rule);
    fill: none;
  }
  .mark-line {
    stroke: var(--accent);
    stroke-width: 2;
  }
`;
