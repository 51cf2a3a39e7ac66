import { css } from 'lit';

/**
 * One row where it fits, by the bar's own width; else what is used less folds away, and where there is
 * little room only Train, the epoch and the test loss are left until more is asked for.
 */
export const trainBarLayout = css`
  :host {
    container: train-bar / inline-size;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
    padding: 7px 12px;
    border: 1px solid var(--rule);
    border-radius: 8px;
    background: var(--surface);
  }
  .buttons,
  .more {
    display: flex;
    gap: 8px;
  }
  .more {
    gap: 12px;
  }
  .primary {
    min-width: 88px;
  }
  svg {
    width: 10px;
    height: 10px;
    margin-right: 6px;
    fill: currentColor;
  }
  .die {
    width: 16px;
    height: 16px;
    margin: 0;
    vertical-align: middle;
  }
  .control {
    position: relative;
  }
  .more .field {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .more .field > select {
    width: auto;
  }
  .more .field > input {
    width: 76px;
  }
  .watched {
    display: grid;
    align-content: center;
    height: var(--control-height);
    font-size: 13px;
    line-height: 16px;
  }
  .watched .note {
    font-size: 11px;
    font-weight: 400;
    line-height: 12px;
  }
  .seed .row {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .seed button {
    padding: 0;
  }
  .seed b {
    font-size: 15px;
    font-weight: 550;
  }
  .about {
    display: none;
  }
  .help {
    position: absolute;
    top: calc(100% + 4px);
    left: 0;
    z-index: 1;
    width: max-content;
    max-width: 280px;
    border-radius: 6px;
    padding: 4px 8px;
    background: var(--ink);
    color: var(--paper);
    font-size: 13px;
    line-height: 20px;
    pointer-events: none;
    visibility: hidden;
  }
  .control:has(:focus-visible) > .help {
    visibility: visible;
  }
  @media (hover: hover) {
    .control:hover > .help {
      visibility: visible;
      transition: visibility 0s 0.4s;
    }
  }
  .past {
    display: flex;
    align-items: center;
    gap: 8px;
    border-radius: 6px;
    padding: 0 0 0 12px;
    background: var(--accent-soft);
    font-size: 13px;
    line-height: 16px;
    font-weight: 550;
  }
  .waiting {
    padding: 8px 12px;
    /* A turn that is free comes at once, and nobody should read that it was waited for. */
    animation: waiting 1ms 400ms both;
  }
  @keyframes waiting {
    from {
      visibility: hidden;
    }
  }
  dl {
    display: flex;
    gap: 4px 16px;
    margin: 0 0 0 auto;
    font-size: 13px;
    line-height: 16px;
  }
  dt {
    color: var(--ink-soft);
    font-size: 12px;
  }
  dd {
    margin: 0;
    min-width: 48px;
    font-size: 15px;
    font-weight: 550;
    line-height: 20px;
  }
  .late {
    color: var(--ink-soft);
    font-weight: 400;
  }
  .rate {
    min-width: 56px;
  }
  .bar {
    position: relative;
    flex-wrap: nowrap;
    min-height: 48px;
  }
  @container train-bar (min-width: 1180px) {
    .toggle {
      display: none;
    }
    .narrow {
      position: absolute;
      clip-path: inset(50%);
    }
  }
  @container train-bar (max-width: 1399px) {
    .stop .name,
    .seed .name {
      font-size: 12px;
      line-height: 14px;
      max-width: 48px;
    }
  }
  @container train-bar (max-width: 1179px) {
    .more {
      display: none;
    }
    .more.open {
      position: absolute;
      inset: var(--more-top, 100%) -1px var(--more-bottom, auto);
      z-index: 2;
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 240px), 1fr));
      gap: 8px 24px;
      border: 1px solid var(--rule);
      border-radius: 8px;
      padding: 12px 16px;
      background: var(--surface);
      box-shadow: 0 0 24px rgb(0 0 0 / 0.16);
      max-height: 60vh;
      overflow-y: auto;
    }
    .more .field {
      flex-wrap: wrap;
      justify-content: space-between;
    }
    .more .help {
      position: static;
      width: 100%;
      max-width: none;
      padding: 0;
      background: none;
      color: var(--ink-soft);
      visibility: visible;
    }
    .about {
      display: block;
      grid-column: 1 / -1;
    }
  }
  /* Where there is little room: Train, what counts most, and the rest at a press. */
  @container train-bar (max-width: 719px) {
    .bar {
      flex-flow: row wrap;
      gap: 0 12px;
      height: 56px;
      border-width: 1px 0 0;
      border-radius: 0;
      padding: 5px 12px max(5px, env(safe-area-inset-bottom));
      box-shadow: 0 -4px 16px rgb(0 0 0 / 0.12);
      overflow: hidden;
    }
    .bar:has(.more.open) {
      height: auto;
      max-height: 80vh;
      overflow-y: auto;
    }
    .buttons {
      gap: 8px;
    }
    .buttons > .control {
      display: none;
    }
    .bar:has(.more.open) .buttons {
      display: flex;
      flex-wrap: wrap;
      width: 100%;
    }
    .bar:has(.more.open) .buttons > .control {
      display: block;
    }
    .buttons .help {
      display: none;
    }
    .buttons button {
      height: 44px;
      padding: 0 10px;
    }
    .more.open {
      order: 1;
      position: static;
      width: 100%;
      border: 0;
      padding: 8px 0;
      box-shadow: none;
      max-height: none;
    }
    dl {
      gap: 12px;
      margin: 0 0 0 auto;
    }
    .bar:not(:has(.more.open)) dl > :is(.time, .speed, .train) {
      display: none;
    }
    dd {
      min-width: 0;
      font-size: 14px;
    }
    .invite {
      flex: 1;
      font-size: 12px;
      line-height: 16px;
    }
    .past {
      order: -1;
      flex: 1 0 100%;
      justify-content: space-between;
      padding: 0 0 0 8px;
    }
    .waiting {
      margin-bottom: 8px;
      padding: 4px 8px;
    }
    .bar:has(.past) {
      height: auto;
    }
  }
`;
