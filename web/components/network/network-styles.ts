import { css } from 'lit';

/** The network's panel: where it is given a height, the picture takes what the rest leaves. */
export const networkStyles = css`
  section {
    --stage: clamp(112px, min(26cqi, var(--room, 420px) - 176px), 520px);
    display: flex;
    flex-direction: column;
    height: 100%;
    gap: 4px;
  }
  .heading {
    flex-wrap: nowrap;
    margin: 0;
  }
  .parameters {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .heading h2 {
    margin-right: auto;
  }
  .about {
    margin-bottom: 4px;
  }
  playground-hourglass {
    margin-block: auto;
  }
  playground-drawing-canvas,
  .out {
    width: var(--stage);
    height: var(--stage);
  }
  .out {
    display: block;
    overflow: hidden;
    border: 0;
    border-radius: 4px;
    padding: 0;
    background: #000;
    cursor: zoom-in;
  }
  .out[aria-expanded='true'] {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  @media (forced-colors: active) {
    .out {
      border: 1px solid CanvasText;
    }
  }
  .about-image {
    display: flex;
    gap: 8px;
    min-height: 48px;
    padding-top: 4px;
  }
  .about-image .note {
    font-size: 12px;
    line-height: 16px;
  }
  .thumb {
    flex: 0 0 44px;
    height: 44px;
    overflow: hidden;
    border-radius: 3px;
    background: #000;
  }
  /* The choice of the input takes two rows here. */
  @container (max-width: 759px) {
    section {
      --stage: clamp(112px, min(26cqi, var(--room, 420px) - 220px), 520px);
    }
  }
  @container (max-width: 479px) {
    section {
      --stage: min(44cqi, 200px);
    }
    playground-hourglass {
      margin-block: 0;
    }
  }
`;
