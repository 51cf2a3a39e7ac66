import { css } from 'lit';

/** The playground's colours and measures; the host's `theme` attribute sets its colour scheme. */
export const tokens = css`
  :host {
    color-scheme: light dark;
    --ink: light-dark(#1d1c1a, #ece9e2);
    --ink-soft: light-dark(#5f5c55, #a5a198);
    --paper: light-dark(#f6f3ec, #121211);
    --surface: light-dark(#fffdf9, #1b1b19);
    --rule: light-dark(#e0dbcf, #33322e);
    --field-rule: light-dark(#8d887c, #77736a);
    --accent: light-dark(#2450b8, #93b4ff);
    --accent-ink: light-dark(#ffffff, #0c1a3d);
    --accent-soft: light-dark(#e4eafa, #222c47);
    --danger: light-dark(#a3210c, #ff9c85);
    --danger-soft: light-dark(#fbe9e4, #3b1d16);
    --control-height: 32px;
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  @media (pointer: coarse) {
    :host {
      --control-height: 44px;
    }
  }
  @media (forced-colors: active) {
    :host {
      --ink: CanvasText;
      --ink-soft: CanvasText;
      --paper: Canvas;
      --surface: Canvas;
      --rule: CanvasText;
      --field-rule: CanvasText;
      --accent: Highlight;
      --accent-ink: HighlightText;
      --accent-soft: Canvas;
      --danger: CanvasText;
      --danger-soft: Canvas;
    }
  }
  @media (prefers-contrast: more) {
    :host {
      --ink: light-dark(#000000, #ffffff);
      --ink-soft: light-dark(#33312c, #dedad0);
      --rule: light-dark(#8d887c, #77736a);
      --field-rule: var(--ink);
      --accent: light-dark(#14378f, #b9ceff);
      --danger: light-dark(#7d1605, #ffc0b0);
    }
  }
`;

/** What every panel shares. */
export const panel = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    display: block;
    min-width: 0;
    color: var(--ink);
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  :host([stale]) :is(canvas, svg, playground-image-strip, playground-svg-chart) {
    opacity: 0.45;
    transition: opacity 0.2s;
  }
  h2 {
    margin: 0;
    font-size: 15px;
    font-weight: 650;
    line-height: 20px;
  }
  h3 {
    margin: 0;
    font-size: 13px;
    font-weight: 600;
    line-height: 20px;
  }
  p {
    margin: 0;
  }
  .heading {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 12px;
    min-height: var(--control-height);
    margin-bottom: 8px;
  }
  .note {
    color: var(--ink-soft);
    font-size: 13px;
    line-height: 20px;
  }
  .figures {
    font-variant-numeric: tabular-nums;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
`;

/** Buttons and fields. */
export const controls = css`
  button,
  select,
  input:not([type='range'], [type='radio'], [type='checkbox']) {
    height: var(--control-height);
    min-width: 0;
    margin: 0;
    border: 1px solid var(--field-rule);
    border-radius: 6px;
    padding: 0 8px;
    background: var(--surface);
    color: inherit;
    font: inherit;
    font-size: 14px;
    /* Of a part that may not be used. */
    opacity: var(--control-opacity, 1);
  }
  @media (pointer: coarse) {
    /* Below 16 px, phones zoom in on a field that is touched. */
    select,
    input:not([type='range'], [type='radio'], [type='checkbox']) {
      font-size: 16px;
    }
  }
  button {
    padding: 0 12px;
    min-width: var(--control-height);
    font-weight: 550;
    white-space: nowrap;
    cursor: pointer;
  }
  button:hover:not(:disabled) {
    border-color: var(--ink);
  }
  button.primary {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--accent-ink);
  }
  button.quiet {
    border-color: transparent;
    background: none;
  }
  button:disabled,
  select:disabled,
  input:not([type='range']):disabled {
    border-color: var(--rule);
    color: var(--ink-soft);
    cursor: default;
  }
  button.primary:disabled,
  input[type='range']:disabled {
    opacity: 0.5;
  }
  @media (forced-colors: active) {
    button[aria-pressed='true'],
    button.primary {
      outline: 2px solid Highlight;
    }
  }
  input[type='number'] {
    font-variant-numeric: tabular-nums;
  }
  input[type='range'] {
    height: var(--control-height);
    margin: 0;
    accent-color: var(--accent);
  }
  [aria-invalid='true'] {
    border-color: var(--danger) !important;
    box-shadow: 0 0 0 1px var(--danger);
  }
  .field {
    display: grid;
    align-content: start;
    gap: 2px;
    min-width: 0;
    font-size: 13px;
    line-height: 20px;
  }
  .field > .name {
    color: var(--ink-soft);
  }
  .field > select,
  .field > input {
    width: 100%;
  }
`;

/** A drawer's parts beside each other where they fit. */
export const columns = css`
  .layout {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr));
    gap: 16px 32px;
    align-items: start;
  }
`;

/** A dialog over the page. */
export const dialogBox = css`
  dialog {
    border: 1px solid var(--rule);
    border-radius: 8px;
    background: var(--surface);
    color: var(--ink);
    font-size: 14px;
    line-height: 20px;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.4);
  }
`;

/** A box that comes up at the page's foot to say something. */
export const notice = css`
  .notice {
    display: flex;
    align-items: center;
    max-width: 720px;
    margin: 0 auto;
    border: 1px solid var(--rule);
    border-left: 4px solid var(--accent);
    border-radius: 6px;
    padding: 8px 8px 8px 16px;
    background: var(--surface);
    box-shadow: 0 4px 24px rgb(0 0 0 / 0.2);
    font-size: 14px;
    line-height: 20px;
  }
`;
