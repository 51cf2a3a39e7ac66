import { css } from 'lit';

export const dataSelectionStyles = css`
  :host {
    display: grid;
    gap: 12px;
    padding-bottom: 16px;
  }
  .sheet {
    display: grid;
    grid-template-columns: repeat(10, minmax(0, 1fr));
    gap: 4px 8px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .sheet .note {
    display: block;
    min-height: 20px;
    overflow: hidden;
    text-align: center;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  fieldset {
    min-width: 0;
    margin: 0;
    border: 0;
    padding: 0;
  }
  legend .note {
    font-weight: 400;
  }
  legend {
    padding: 0;
    margin-bottom: 4px;
    font-size: 13px;
    font-weight: 600;
    line-height: 20px;
  }
  .chips {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(124px, 1fr));
    gap: 8px;
    max-height: 320px;
    overflow-y: auto;
    padding: 3px;
    margin: -3px;
  }
  .chip {
    position: relative;
    display: grid;
    grid-template-columns: 18px 32px minmax(0, 1fr);
    grid-template-rows: 16px 16px;
    align-items: center;
    gap: 0 8px;
    min-height: max(44px, var(--control-height));
    border: 1px solid var(--rule);
    border-radius: 6px;
    padding: 4px 8px;
    cursor: pointer;
    user-select: none;
  }
  .chip:hover {
    border-color: var(--ink);
  }
  .chip:has(:checked) {
    border-color: var(--accent);
    background: var(--accent-soft);
  }
  .chip:has(:focus-visible) {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }
  .chip input {
    grid-row: 1 / -1;
    width: 18px;
    height: 18px;
    margin: 0;
    outline: none;
    accent-color: var(--accent);
  }
  .chip playground-image-strip {
    grid-row: 1 / -1;
    grid-column: 2;
  }
  .chip span {
    grid-column: 3;
    overflow: hidden;
    font-size: 12px;
    line-height: 16px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .chip .name {
    font-size: 13px;
    font-weight: 600;
  }
  .all {
    display: flex;
    margin: 4px 0 0 -12px;
  }
  .all button:disabled {
    border-color: transparent;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px 12px;
  }
  .row .field {
    flex: 0 1 220px;
  }
  .row button {
    margin-left: auto;
  }
  @media (max-width: 719px) {
    .sheet {
      grid-template-columns: repeat(7, minmax(0, 1fr));
    }
    .sheet li:nth-child(n + 15) {
      display: none;
    }
    .row .field {
      flex: 1 1 140px;
    }
    .row button {
      flex: 1 0 100%;
    }
  }
`;
