import { css } from 'lit';

/** Where the playground's parts stand: one column, then two, then three. */
export const layout = css`
  :host {
    display: block;
    min-height: 100vh;
    background: var(--paper);
    color: var(--ink);
    font-family: system-ui, -apple-system, 'Segoe UI', sans-serif;
    font-size: 15px;
    line-height: 20px;
    -webkit-text-size-adjust: 100%;
  }
  .page {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    max-width: 2400px;
    margin: 0 auto;
    padding: 12px 16px 32px;
  }
  .panel {
    border: 1px solid var(--rule);
    border-radius: 8px;
    padding: 12px 16px 16px;
    background: var(--surface);
  }
  .bar {
    position: sticky;
    top: 0;
    z-index: 2;
  }
  .messages {
    position: fixed;
    inset: auto 16px 16px;
    z-index: 3;
    pointer-events: none;
  }
  .messages > * {
    pointer-events: auto;
  }
  .dropping {
    outline: 3px dashed var(--accent);
    outline-offset: -8px;
  }
  @media (max-width: 719px) {
    .page {
      padding-bottom: 160px;
    }
    .bar {
      position: fixed;
      inset: auto 0 0;
    }
    .panel {
      margin: 0 -16px;
      border-width: 1px 0;
      border-radius: 0;
    }
    .messages {
      inset: auto 8px 136px;
    }
  }
  @media (min-width: 720px) {
    .page {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
    .wide {
      grid-column: 1 / -1;
    }
    .network,
    .reconstructions {
      grid-column: 1 / -1;
    }
  }
  @media (min-width: 1080px) {
    .page {
      grid-template-columns: repeat(6, minmax(0, 1fr));
      padding-inline: 24px;
    }
    .network {
      grid-column: 1 / span 4;
      grid-row: 3 / span 2;
    }
    .map,
    .reconstructions {
      grid-column: 5 / span 2;
    }
    .reconstructions {
      grid-row: 4;
    }
    .loss {
      grid-column: 1 / -1;
    }
  }
  @media (min-width: 1800px) {
    .page {
      grid-template-columns: 5fr 4fr 4fr;
    }
    .network {
      grid-column: 1;
    }
    .map {
      grid-column: 2;
      grid-row: 3 / span 2;
    }
    .loss,
    .reconstructions {
      grid-column: 3;
      grid-row: auto;
    }
  }
`;
