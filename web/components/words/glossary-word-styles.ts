import { css } from 'lit';

/** The dotted word, which keeps the font of the text around it, and the box that says what it means. */
export const wordStyles = css`
  .word {
    position: relative;
    margin: 0;
    border: 0;
    border-radius: 2px;
    padding: 0;
    background: none;
    color: inherit;
    font: inherit;
    letter-spacing: inherit;
    text-align: inherit;
    text-decoration: underline dotted var(--field-rule) 1px;
    text-underline-offset: 3px;
    white-space: inherit;
    cursor: help;
  }
  .word:hover,
  .word[aria-expanded='true'] {
    text-decoration-color: currentColor;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  @media (pointer: coarse) {
    /* A finger hits more than the word, which takes no more room for that. */
    .word::after {
      content: '';
      position: absolute;
      inset: -8px -4px;
    }
  }
  [popover] {
    position: fixed;
    inset: auto;
    box-sizing: border-box;
    width: max-content;
    max-width: min(340px, 100vw - 16px);
    max-height: calc(100vh - 16px);
    max-height: calc(100dvh - 16px);
    overflow: auto;
    margin: 0;
    border: 1px solid var(--field-rule);
    border-radius: 8px;
    padding: 10px 14px 12px;
    background: var(--surface);
    color: var(--ink);
    box-shadow: 0 4px 16px rgb(0 0 0 / 0.2);
    font-size: 14px;
    font-style: normal;
    font-weight: 400;
    letter-spacing: normal;
    line-height: 20px;
    text-align: left;
    text-transform: none;
    overflow-wrap: break-word;
    white-space: normal;
  }
  /* Before its place is known it would flash in a corner. */
  [popover]:not(.placed) {
    visibility: hidden;
  }
  p {
    margin: 0;
  }
  .term {
    margin-bottom: 4px;
    font-weight: 650;
  }
  math {
    margin: 10px 0 2px;
    font-size: 15px;
    overflow-x: auto;
  }
  .see {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    margin-top: 10px;
    border-top: 1px solid var(--rule);
    padding-top: 8px;
  }
  .see button {
    min-height: 24px;
    border: 0;
    padding: 0;
    background: none;
    color: var(--accent);
    font: inherit;
    font-size: 13px;
    text-align: left;
    text-decoration: underline;
    cursor: pointer;
  }
  @media (pointer: coarse) {
    .see button {
      min-height: 44px;
    }
  }
  @media (forced-colors: active) {
    .see button {
      color: LinkText;
    }
  }
`;
