import { css, html, LitElement } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Build } from '../../engine/choose-build.ts';
import type { DatasetInfo, DatasetSource } from '../../engine/types.ts';
import { emit, type ThemeChoice } from '../base/events.ts';
import { buildText, countText } from '../base/numbers.ts';
import { controls, panel } from '../base/styles.ts';

const COUNTS = [1000, 6000, 20_000, 60_000];

/** The name, the data, the engine's build and the theme. */
export class PlaygroundHeader extends LitElement {
  static override properties = {
    source: { attribute: false },
    data: { attribute: false },
    build: { attribute: false },
    activity: { type: String },
    theme: { type: String },
    seed: { type: Number },
  };

  declare source: DatasetSource | undefined;
  declare data: DatasetInfo | undefined;
  declare build: Build | undefined;
  declare activity: string | undefined;
  declare theme: ThemeChoice;
  /** The seed procedural digits are made from. */
  declare seed: number;

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
          font-size: 18px;
        }
        .data {
          display: grid;
          grid-template-columns: minmax(0, 1fr) auto auto;
        }
        .data label select {
          width: 100%;
        }
        .data .note,
        ::slotted([slot='preset']) {
          grid-column: 1 / -1;
          margin-left: 0;
        }
        .word {
          display: none;
        }
        .build {
          flex: 1 0 100%;
          order: 2;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.theme = 'system';
    this.seed = 1;
  }

  #choose(kind: string): void {
    if (kind === 'digits') this.#chooseDigits(6000);
    else if (kind === 'mnist') emit(this, 'source-choose', { kind: 'mnist' });
    else this.#browse();
    // Until the data have come, the choice shows what is there.
    this.requestUpdate();
  }

  #chooseDigits(count: number): void {
    emit(this, 'source-choose', { kind: 'digits', count, seed: this.seed });
  }

  #browse(): void {
    this.renderRoot.querySelector<HTMLInputElement>('input[type=file]')?.click();
  }

  #open(input: HTMLInputElement): void {
    const files = [...(input.files ?? [])];
    input.value = '';
    if (files.length > 0) emit(this, 'files-choose', files);
  }

  #describe(): string {
    if (this.activity) return `${this.activity} …`;
    if (!this.data) return '';
    const { trainCount, testCount } = this.data;
    return `${countText(trainCount)} training, ${countText(testCount)} test`;
  }

  protected override render() {
    const kind = this.source?.kind ?? 'digits';
    const count = this.source?.kind === 'digits' ? this.source.count : undefined;
    return html`<header>
      <h1>Autoencoder Playground</h1>
      <div class="data">
        <label>
          <span class="word">Data</span>
          <select
            aria-label="Data"
            .value=${live(kind)}
            @change=${(event: Event) => this.#choose((event.target as HTMLSelectElement).value)}
          >
            <option value="digits" ?selected=${kind === 'digits'}>Procedural digits</option>
            <option value="mnist" ?selected=${kind === 'mnist'}>MNIST</option>
            <option value="files" ?selected=${kind === 'files'}>
              ${kind === 'files' && this.data ? this.data.name : 'Your files …'}
            </option>
          </select>
        </label>
        ${
          count === undefined
            ? ''
            : html`<select
              aria-label="Number of digits"
              .value=${live(String(count))}
              @change=${(event: Event) =>
                this.#chooseDigits(Number((event.target as HTMLSelectElement).value))}
            >
              ${[...new Set([...COUNTS, count])]
                .sort((a, b) => a - b)
                .map(
                  (n) => html`<option value=${n} ?selected=${n === count}>${countText(n)}</option>`,
                )}
            </select>`
        }
        <button
          aria-label="Open files"
          title="IDX images and labels (.gz or not), or a .safetensors model; dropping them anywhere on the page does the same"
          @click=${this.#browse}
        >
          Open<span class="word">&nbsp;files</span>
        </button>
        <input
          type="file"
          multiple
          hidden
          aria-label="Data or model files"
          @change=${(event: Event) => this.#open(event.target as HTMLInputElement)}
        />
        <span class="note figures">${this.#describe()}</span>
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

declare global {
  interface HTMLElementTagNameMap {
    'playground-header': PlaygroundHeader;
  }
}
