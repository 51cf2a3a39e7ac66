import { css } from 'lit';

export const walkStyles = css`
  .layout {
    display: grid;
    grid-template-columns: minmax(112px, 1fr) minmax(0, 4fr);
    gap: 12px 20px;
    align-items: start;
  }
  .current {
    border-radius: 6px;
    overflow: hidden;
    background: #000;
    aspect-ratio: 1;
  }
  .side {
    display: grid;
    gap: 12px;
    min-width: 0;
  }
  .pickers {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr));
    gap: 8px 24px;
  }
  .play {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    margin-top: 8px;
  }
  .play button {
    min-width: 80px;
  }
  .strip {
    position: relative;
  }
  .strip input {
    width: 100%;
    margin-top: 4px;
  }
  .path {
    display: grid;
    grid-template-columns: 112px minmax(0, 1fr);
    align-items: end;
    gap: 8px 24px;
  }
  @container (max-width: 439px) {
    .layout {
      grid-template-columns: minmax(0, 1fr);
    }
    .path {
      grid-template-columns: minmax(0, 1fr);
    }
    .current {
      width: 112px;
    }
    .layout > :first-child {
      display: flex;
      align-items: end;
      gap: 16px;
    }
  }
`;
