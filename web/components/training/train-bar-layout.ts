import { css } from 'lit';

/**
 * One row where it fits; else what is used less folds away, and on a phone the bar is at the bottom,
 * the figures above the buttons.
 */
export const trainBarLayout = css`
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 20px;
    padding: 8px 16px;
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
    font-size: 14px;
    font-weight: 550;
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
  .rate {
    min-width: 56px;
  }
  @media (min-width: 1200px) {
    .toggle {
      display: none;
    }
    .narrow {
      position: absolute;
      clip-path: inset(50%);
    }
  }
  @media (max-width: 1199px) {
    .more {
      display: none;
    }
    .more.open {
      order: 3;
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 240px), 1fr));
      gap: 8px 24px;
      width: 100%;
      border-top: 1px solid var(--rule);
      padding-top: 8px;
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
  @media (max-width: 719px) {
    .bar {
      gap: 4px 8px;
      max-height: 90vh;
      border-width: 1px 0 0;
      border-radius: 0;
      padding: 8px 16px max(8px, env(safe-area-inset-bottom));
      box-shadow: 0 -4px 16px rgb(0 0 0 / 0.12);
      overflow-y: auto;
    }
    .more.open {
      order: 0;
      border-top: 0;
      border-bottom: 1px solid var(--rule);
      padding: 0 0 8px;
    }
    .buttons {
      order: 2;
      width: 100%;
    }
    .buttons > * {
      flex: 1 1 0;
    }
    .buttons {
      gap: 6px;
    }
    .buttons > .primary {
      flex-grow: 1.5;
    }
    .buttons button {
      width: 100%;
      min-width: 0;
      height: 44px;
      padding: 0;
    }
    .buttons .help {
      display: none;
    }
    dl {
      justify-content: space-between;
      gap: 8px;
      width: 100%;
    }
    .past,
    .invite {
      width: 100%;
    }
    .past {
      justify-content: space-between;
    }
    dd {
      min-width: 0;
      font-size: 14px;
    }
  }
`;
