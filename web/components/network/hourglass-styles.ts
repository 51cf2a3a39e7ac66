import { css } from 'lit';

/** The picture: images at both ends and the layers between; on a narrow page the images above. */
export const hourglassStyles = css`
  :host {
    --stage: 176px;
    --round: 24px;
    container-type: inline-size;
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
  .image {
    width: calc(var(--image) * var(--aspect));
    align-self: center;
    border: 0;
    padding: 0;
    background: none;
    cursor: pointer;
  }
  .stage {
    position: relative;
    height: var(--stage);
  }
  svg {
    position: absolute;
    width: 100%;
    height: 100%;
    overflow: visible;
  }
  polygon {
    fill: var(--accent-soft);
  }
  .cells,
  .grip,
  .bubble,
  .round {
    position: absolute;
  }
  playground-layer-cells {
    outline: 1px solid var(--field-rule);
  }
  .grip {
    border-radius: 2px;
    cursor: ns-resize;
    touch-action: none;
  }
  /* Thin layers are as easy to take hold of as high ones. */
  .grip::after {
    content: '';
    position: absolute;
    inset: 50% auto auto 50%;
    width: max(100%, 44px);
    height: max(100% + 8px, 44px);
    translate: -50% -50%;
  }
  .grip:hover {
    box-shadow:
      0 -3px var(--accent),
      0 3px var(--accent);
  }
  .picked {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  .bubble {
    z-index: 1;
    border-radius: 4px;
    padding: 2px 8px;
    background: var(--ink);
    color: var(--surface);
    font-size: 14px;
    font-weight: 650;
    line-height: 20px;
    translate: -50% calc(-100% - 8px);
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
    font-size: 16px;
    cursor: pointer;
  }
  .round span {
    display: grid;
    place-items: center;
    width: 20px;
    height: 20px;
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
    grid-column: 2;
    min-height: max(36px, var(--control-height));
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
  .name,
  .caption {
    font-size: 12px;
    line-height: 16px;
    text-align: center;
  }
  .caption {
    display: grid;
    align-content: start;
    color: var(--ink-soft);
    padding-top: 2px;
  }
  .image[aria-expanded='true'] {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  #help {
    margin-top: 8px;
    font-size: 12px;
    line-height: 16px;
  }
  @media (pointer: coarse) {
    /* Under the layers, where a finger does not hit one instead. */
    .stage {
      margin-bottom: var(--beyond);
    }
    .add {
      top: calc(100% + var(--beyond) - 22px);
    }
  }
  @container (min-width: 840px) {
    figure {
      --stage: 240px;
    }
  }
  @container (max-width: 479px) {
    figure {
      --stage: 120px;
      grid-template-columns: 1fr 1fr;
      padding-top: 0;
    }
    .stage,
    .names {
      grid-column: 1 / -1;
    }
    .stage {
      grid-row: 3;
      margin-top: var(--beyond);
    }
    .names {
      grid-row: 4;
    }
    .image {
      grid-row: 1;
    }
    .caption {
      grid-row: 2;
    }
    .out {
      justify-self: end;
    }
    .in {
      justify-self: start;
    }
  }
`;
