import { css } from 'lit';

export const mapStyles = css`
  :host {
    display: flex;
    flex-direction: column;
  }
  section {
    display: flex;
    flex: 1;
    flex-direction: column;
  }
  .map {
    position: relative;
    flex: 1;
    min-height: 300px;
    margin-top: 8px;
    border: 1px solid var(--rule);
    border-radius: 6px;
    overflow: hidden;
    cursor: crosshair;
    touch-action: pan-y pinch-zoom;
  }
  canvas {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
  }
  .codes.outdated {
    opacity: 0.5;
  }
  .overlay {
    pointer-events: none;
  }
  .walker {
    position: absolute;
    width: 52px;
    border: 2px solid var(--ink);
    border-radius: 4px;
    overflow: hidden;
    pointer-events: none;
  }
`;
