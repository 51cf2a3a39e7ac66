import { type CSSResult, css, unsafeCSS } from 'lit';

/**
 * The places of the playground's parts: one column, then two, then three. What counts is the window's
 * width where the element is the page, and its own width where it is a part of one.
 */
export function layout(place: 'page' | 'part'): CSSResult[] {
  return place === 'page'
    ? [base, columns('@media'), atWindowEdge]
    : [base, columns('@container'), asPart];
}

const base = css`
  :host {
    display: block;
    background: var(--paper);
    color: var(--ink);
    font-family: system-ui, -apple-system, 'Segoe UI', sans-serif;
    font-size: 15px;
    line-height: 20px;
    -webkit-text-size-adjust: 100%;
  }
  :host([hidden]) {
    display: none;
  }
  .page {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    max-width: 2400px;
    margin: 0 auto;
    padding: 12px 16px 32px;
  }
  .top {
    display: grid;
    gap: 12px;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
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
    z-index: 3;
    pointer-events: none;
  }
  .messages > * {
    pointer-events: auto;
  }
  /* Until the first answers are there, parts find their sizes unseen: nothing that is seen jumps. */
  .starting > :not(.top, .bar, .messages) {
    visibility: hidden;
  }
  .foot {
    color: var(--ink-soft);
    font-size: 13px;
    text-align: end;
  }
  .foot a {
    color: inherit;
    text-underline-offset: 2px;
  }
  @media (pointer: coarse) {
    .foot a {
      display: inline-block;
      padding: 12px 0;
    }
  }
  .foot a:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .dropping {
    outline: 3px dashed var(--accent);
    outline-offset: -8px;
  }
  /* Only some of the parts: they fill the rows one after the other. */
  .chosen {
    display: flex;
    flex-wrap: wrap;
    padding-block: 12px;
  }
  .chosen > * {
    flex: 1 1 320px;
  }
  .chosen > :is(.wide, .network, .messages) {
    flex-basis: 100%;
  }
  .chosen > .top:not(:has(*)) {
    display: none;
  }
`;

function columns(query: '@media' | '@container'): CSSResult {
  const at = unsafeCSS(query);
  return css`
    ${at} (max-width: 719px) {
      .chosen > * {
        flex-basis: 100%;
      }
      .panel {
        margin: 0 -16px;
        border-width: 1px 0;
        border-radius: 0;
        /* Parts lie far below each other: those that nobody sees are not laid out. */
        content-visibility: auto;
        contain-intrinsic-size: auto 520px;
      }
    }
    ${at} (min-width: 720px) {
      .page {
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      }
      .wide,
      .network,
      .reconstructions {
        grid-column: 1 / -1;
      }
    }
    ${at} (min-width: 1080px) {
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
    ${at} (min-width: 1800px) {
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
}

const atWindowEdge = css`
  .messages {
    position: fixed;
    inset: auto 16px 16px;
  }
  @media (max-width: 719px) {
    .page {
      padding-bottom: 160px;
    }
    .bar {
      position: fixed;
      inset: auto 0 0;
    }
    .messages {
      inset: auto 8px 136px;
    }
  }
`;

const asPart = css`
  :host {
    container-type: inline-size;
  }
  .messages {
    grid-column: 1 / -1;
    position: sticky;
    bottom: 8px;
  }
  @container (max-width: 719px) {
    .bar {
      position: static;
    }
  }
`;
