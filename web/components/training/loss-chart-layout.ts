import { css } from 'lit';

/** The heading, the plot with its key, and what stands below. */
export const lossChartLayout = css`
  :host {
    display: flex;
    flex-direction: column;
    position: relative;
    overflow-y: auto;
  }
  .heading {
    flex-wrap: nowrap;
    margin: 0;
  }
  section {
    display: flex;
    flex: 1;
    flex-direction: column;
  }
  .chart {
    position: relative;
    flex: 1;
    min-height: 84px;
  }
  .plot {
    /* Out of the flow, so that the chart takes its size from the panel and not the panel from it. */
    position: absolute;
    inset: 0;
  }
  .empty {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    border: 1px dashed var(--rule);
    border-radius: 6px;
    text-align: center;
  }
  .unit {
    font-weight: 400;
  }
  @container (max-width: 300px) {
    .parts {
      display: none;
    }
  }
  .key {
    display: flex;
    gap: 12px;
    font-size: 12px;
    line-height: 16px;
  }
  .lines {
    position: absolute;
    z-index: 1;
    top: 0;
    right: 4px;
    pointer-events: none;
  }
  .key label {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: var(--control-height);
    color: var(--ink);
  }
  .key input {
    width: 18px;
    height: 18px;
    margin: 0;
    accent-color: var(--accent);
  }
  .key .line::before {
    content: '';
    display: inline-block;
    width: 16px;
    margin-right: 6px;
    border-top: 2px solid var(--accent);
    vertical-align: middle;
  }
  .key .test::before {
    border-top: 2px dashed var(--ink);
  }
`;
