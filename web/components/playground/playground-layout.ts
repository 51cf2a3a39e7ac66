import { css } from 'lit';

/**
 * The places of the playground's parts, by the element's own width: from 1080 px a stage on which all
 * is seen at once, below that a stack in the same order, with the train bar at its foot.
 */
export const playgroundLayout = css`
  :host {
    display: block;
    container: playground / inline-size;
    background: var(--paper);
    color: var(--ink);
  }
  :host([hidden]) {
    display: none;
  }
  .page {
    position: relative;
    box-sizing: border-box;
    display: flex;
    flex-direction: column;
    gap: 8px;
    padding: 8px 12px;
  }
  .page,
  .below,
  .gate {
    /* What an article says of its text is not meant for the element, even where it says so of all in it. */
    color: var(--ink);
    font: 400 15px / 20px var(--font, system-ui, -apple-system, 'Segoe UI', sans-serif);
    letter-spacing: normal;
    word-spacing: normal;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    text-shadow: none;
    white-space: normal;
    hyphens: manual;
    -webkit-text-size-adjust: 100%;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .skip {
    position: absolute;
    z-index: 6;
    inset: 8px auto auto 8px;
    border: 2px solid var(--accent);
    border-radius: 6px;
    padding: 8px 16px;
    background: var(--surface);
    color: var(--ink);
    font: inherit;
  }
  .skip:not(:focus) {
    width: 1px;
    height: 1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .panel {
    box-sizing: border-box;
    min-width: 0;
    border: 1px solid var(--rule);
    border-radius: 8px;
    padding: 8px 16px 12px;
    background: var(--surface);
  }
  .bar {
    z-index: 3;
  }
  .network,
  .loss {
    container-type: inline-size;
  }
  .side {
    z-index: 4;
    box-shadow: 0 8px 32px rgb(0 0 0 / 0.24);
  }
  .messages {
    position: sticky;
    z-index: 5;
    bottom: 72px;
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
    font-size: 12px;
    line-height: 16px;
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
  /* What may not be used can be looked at. */
  [inert] {
    --control-opacity: 0.45;
  }
  .dropping {
    outline: 3px dashed var(--accent);
    outline-offset: -8px;
  }
  .page > .top:not(:has(*)) {
    display: none;
  }
`;

/** Below 1080 px: one part below the other, and the train bar where the thumb is. */
export const stackLayout = css`
  @container playground (max-width: 1079px) {
    .page:not(.chosen) > .bar {
      --more-top: auto;
      --more-bottom: 100%;
      position: sticky;
      bottom: 0;
      order: 1;
      margin: 0 -12px -8px;
    }
    .parts {
      position: sticky;
      z-index: 2;
      top: 0;
    }
    .panel:not(.side) {
      scroll-margin-top: 52px;
    }
    .tools {
      min-height: 320px;
    }
    .map {
      min-height: min(560px, 100cqi);
    }
    .loss {
      min-height: 280px;
    }
    .side {
      position: fixed;
      inset: 8px 8px 64px;
    }
  }
  @container playground (max-width: 719px) {
    .page {
      padding-inline: 8px;
    }
    .page:not(.chosen) > .bar {
      margin-inline: -8px;
    }
    .panel:not(.side) {
      margin-inline: -8px;
      border-width: 1px 0;
      border-radius: 0;
      padding-inline: 12px;
      /* Parts lie far below each other: those that nobody sees are not laid out. */
      content-visibility: var(--far-parts, auto);
      contain-intrinsic-size: auto 520px;
    }
  }
`;

/** From 1080 px: all in one sight, with the map as large as the height allows. */
export const stageLayout = css`
  :host {
    --stage-height: clamp(656px, 58cqi, 1200px);
  }
  :host([whole-page]) {
    --stage-height: max(100dvh, 656px);
  }
  @container playground (min-width: 1080px) {
    .page:not(.chosen) {
      display: grid;
      grid-template:
        'top top top' auto
        'bar bar bar' auto
        'network network map' minmax(0, 3fr)
        'loss tools map' minmax(200px, 2fr)
        'foot foot foot' auto
        / minmax(0, 1fr) minmax(0, 2fr) clamp(440px, calc(var(--stage-height) - 240px), 41cqi);
      height: var(--stage-height);
      padding-bottom: 4px;
    }
    .page:not(.chosen) > .panel {
      min-height: 0;
    }
    .page:not(.chosen) > .network {
      --room: 100cqb;
      container-type: size;
    }
    .top {
      grid-area: top;
    }
    .bar {
      grid-area: bar;
    }
    .network {
      grid-area: network;
    }
    .map {
      grid-area: map;
    }
    .loss {
      grid-area: loss;
    }
    .tools {
      --enlarge: block;
      grid-area: tools;
    }
    .tools[enlarged] {
      z-index: 2;
      grid-area: 3 / 1 / 5 / 3;
    }
    .side {
      grid-area: 3 / 3 / 5 / 4;
    }
    .parts {
      display: none;
    }
    .foot {
      grid-area: foot;
    }
    .messages {
      position: absolute;
      inset: auto 12px 24px;
    }
  }
`;

/** Only some of the parts: they fill the rows one after the other. */
export const chosenLayout = css`
  .chosen {
    flex-flow: row wrap;
    align-items: stretch;
  }
  .chosen > * {
    flex: 1 1 320px;
  }
  .chosen > :is(.top, .bar, .network, .tools, .messages, .foot) {
    flex-basis: 100%;
  }
  /* In a row of their own, for they would cover the text around a playground of few parts. */
  .chosen > .messages {
    position: sticky;
    inset: auto;
    bottom: 8px;
  }
  .chosen > .map {
    min-height: 380px;
  }
  .chosen > .loss {
    min-height: 260px;
  }
  .chosen > .parts {
    display: none;
  }
  .chosen > .side {
    position: absolute;
    inset: 8px 8px auto auto;
    width: min(480px, 100% - 16px);
    max-height: calc(100% - 16px);
  }
  @container playground (max-width: 719px) {
    .chosen > * {
      flex-basis: 100%;
    }
  }
`;
