import { css, html, LitElement } from 'lit';
import type { Build } from '../../engine/choose-build.ts';
import { emit } from '../base/events.ts';
import { buildText } from '../base/numbers.ts';
import { controls, panel } from '../base/styles.ts';
import type { ThemeChoice } from '../base/theme.ts';

/** The name, the data and the preset (each in its slot), the engine's build and the theme. */
export class PlaygroundHeader extends LitElement {
  static override properties = {
    build: { attribute: false },
    theme: { type: String },
  };

  declare build: Build | undefined;
  declare theme: ThemeChoice;

  static override styles = [
    panel,
    controls,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 16px;
      }
      h1 {
        margin: 0 auto 0 0;
        font-size: 20px;
        font-weight: 700;
        letter-spacing: -0.01em;
        line-height: 28px;
      }
      .data {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
      }
      label {
        display: flex;
        align-items: center;
        gap: 8px;
        font-size: 13px;
        color: var(--ink-soft);
      }
      select {
        color: var(--ink);
      }
      ::slotted([slot='preset']) {
        margin-left: 8px;
      }
      @media (max-width: 1679px) {
        .data {
          flex: 1 0 100%;
          order: 1;
        }
      }
      @media (max-width: 719px) {
        header {
          gap: 8px;
        }
        h1 {
          flex: 1 0 100%;
          font-size: 18px;
        }
        .data {
          display: grid;
          grid-template-columns: minmax(0, 1fr) auto auto;
        }
        ::slotted([slot='data']),
        ::slotted([slot='preset']) {
          grid-column: 1 / -1;
          margin-left: 0;
        }
        .word {
          display: none;
        }
        /* The last row: what runs, and the two things one seldom wants. */
        .build,
        ::slotted([slot='share']),
        label {
          order: 2;
        }
        .build {
          margin-right: auto;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.theme = 'system';
  }

  protected override render() {
    return html`<header>
      <h1>Autoencoder Playground</h1>
      <div class="data">
        <slot name="data"></slot>
        <slot name="preset"></slot>
      </div>
      ${this.build ? html`<span class="note build" title="The engine's build">${buildText(this.build)}</span>` : ''}
      <slot name="share"></slot>
      <label>
        <span class="word">Theme</span>
        <select
          aria-label="Theme"
          .value=${this.theme}
          @change=${(event: Event) =>
            emit(this, 'theme-choose', (event.target as HTMLSelectElement).value as ThemeChoice)}
        >
          <option value="system" ?selected=${this.theme === 'system'}>System</option>
          <option value="light" ?selected=${this.theme === 'light'}>Light</option>
          <option value="dark" ?selected=${this.theme === 'dark'}>Dark</option>
        </select>
      </label>
    </header>`;
  }
}

customElements.define('playground-header', PlaygroundHeader);

declare module '../base/events.ts' {
  interface PlaygroundEvents {
    'theme-choose': ThemeChoice;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'playground-header': PlaygroundHeader;
  }
}
