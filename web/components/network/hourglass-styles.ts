import { css } from 'lit';

/** The picture: images at both ends and the layers between; on a narrow panel the images above. */
export const hourglassStyles = css`
  :host {
    --round: 20px;
  }
  @media (pointer: coarse) {
    :host {
      --round: 44px;
    }
  }
  figure {
    display: grid;
    grid-template-columns: auto minmax(0, var(--stage-width)) auto;
    justify-content: center;
    row-gap: 4px;
    margin: 0;
    /* What stands above a high layer needs room that it has above a low one anyway. */
    --beyond: max(0px, var(--round) - var(--clear));
    padding-top: var(--beyond);
  }
  ::slotted([slot='about-in']),
  ::slotted([slot='about-out']) {
    width: var(--stage, 176px);
    grid-row: 2;
  }
  ::slotted([slot='about-in']) {
    grid-column: 1;
  }
  ::slotted([slot='about-out']) {
    grid-column: 3;
  }
  .stage {
    position: relative;
    height: var(--stage, 176px);
  }
  svg {
    position: absolute;
    width: 100%;
    height: 100%;
    overflow: visible;
  }
  polygon {
    fill: var(--accent-soft);
    stroke: var(--flow-edge, none);
  }
  .lens {
    position: absolute;
    z-index: 3;
    top: 0;
    pointer-events: none;
  }
  .idle {
    opacity: 0.4;
  }
  .cells,
  .units,
  .handle,
  .bubble,
  .round {
    position: absolute;
  }
  playground-layer-cells {
    outline: 1px solid var(--field-rule);
  }
  .units {
    border: 0;
    border-radius: 2px;
    padding: 0;
    background: none;
    cursor: zoom-in;
  }
  .units:hover {
    box-shadow: 0 0 0 2px var(--accent);
  }
  .picked {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  /* The visible handle below a layer: a swipe that begins anywhere else scrolls. */
  .handle {
    z-index: 1;
    width: max(24px, var(--round));
    height: max(14px, var(--round));
    translate: -50% 0;
    cursor: ns-resize;
    touch-action: none;
  }
  .handle::before {
    content: '';
    position: absolute;
    inset: 5px auto auto 50%;
    width: 20px;
    height: 4px;
    border-radius: 2px;
    background: var(--field-rule);
    translate: -50% 0;
  }
  .handle:hover::before,
  .handle:focus-visible::before {
    background: var(--accent);
  }
  .bubble {
    z-index: 2;
    border-radius: 4px;
    padding: 2px 8px;
    background: var(--ink);
    color: var(--surface);
    font-size: 14px;
    font-weight: 650;
    line-height: 20px;
    translate: -50% calc(-100% - 4px);
    pointer-events: none;
  }
  .round {
    z-index: 1;
    display: grid;
    place-items: center;
    width: var(--round);
    height: var(--round);
    border: 0;
    padding: 0;
    background: none;
    color: var(--ink-soft);
    font: inherit;
    font-size: 15px;
    cursor: pointer;
  }
  .round span {
    display: grid;
    place-items: center;
    width: 18px;
    height: 18px;
    border-radius: 50%;
    line-height: 1;
  }
  .round:hover span {
    background: var(--accent);
    color: var(--accent-ink);
  }
  .add {
    top: 50%;
    translate: -50% -50%;
  }
  .add span {
    border: 1px solid var(--field-rule);
    background: var(--surface);
    color: var(--ink);
  }
  .remove {
    translate: -50% -100%;
  }
  .names {
    position: relative;
    grid-row: 2;
    grid-column: 2;
    min-height: max(36px, var(--control-height));
    margin-top: 12px;
  }
  .name {
    position: absolute;
    display: flex;
    flex-direction: column;
    align-items: center;
    min-height: 100%;
    border: 0;
    border-radius: 4px;
    padding: 2px 0 0;
    translate: -50%;
    background: none;
    color: var(--ink-soft);
    font: inherit;
    font-size: 12px;
    line-height: 16px;
    text-align: center;
    cursor: pointer;
  }
  .name:hover,
  .name[aria-expanded='true'] {
    color: var(--accent);
    text-decoration: underline;
  }
  .name.code {
    color: var(--ink);
    font-weight: 650;
  }
  @media (pointer: coarse) {
    /* Under the layers, where a finger does not hit one instead. */
    .names {
      margin-top: 44px;
    }
  }
  @container (max-width: 479px) {
    figure {
      grid-template-columns: 1fr 1fr;
      padding-top: 0;
    }
    ::slotted([slot='out']),
    ::slotted([slot='about-out']) {
      grid-column: 2;
      justify-self: end;
    }
    .stage {
      grid-column: 1 / -1;
      grid-row: 3;
      margin-top: calc(8px + var(--beyond));
    }
    .names {
      grid-column: 1 / -1;
      grid-row: 4;
    }
  }
  @media (forced-colors: active) {
    polygon {
      fill: Canvas;
      stroke: CanvasText;
    }
    .handle::before {
      background: ButtonText;
    }
  }
`;
