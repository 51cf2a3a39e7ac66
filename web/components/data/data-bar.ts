import { css, html, LitElement, type PropertyValues } from 'lit';
import { live } from 'lit/directives/live.js';
import type { DataSelection, DatasetInfo, DatasetSource } from '../../engine/types.ts';
import { emit } from '../base/events.ts';
import type { ModelQueries } from '../base/model-queries.ts';
import { countText } from '../base/numbers.ts';
import { controls, panel } from '../base/styles.ts';
import './data-dialog.ts';
import { downloadText, type Loading, type ReadFolder } from './data-loader.ts';
import { chosenFiles } from './located-files.ts';

const FIRST_COUNT = 6000;

/** The data in one line, and the way to all that can be done with them. */
export class DataBar extends LitElement {
  static override properties = {
    queries: { attribute: false },
    source: { attribute: false },
    selection: { attribute: false },
    data: { attribute: false },
    activity: { type: String },
    loading: { attribute: false },
    offersMnist: { type: Boolean },
    folder: { attribute: false },
    drawing: { attribute: false },
    seed: { type: Number },
    open: { state: true },
  };

  declare queries: ModelQueries | undefined;
  declare source: DatasetSource | undefined;
  declare selection: DataSelection;
  declare data: DatasetInfo | undefined;
  /** The work that is being waited for, such as "Loading MNIST". */
  declare activity: string | undefined;
  declare loading: Loading | undefined;
  /** Whether the user is asked if MNIST is to be downloaded. */
  declare offersMnist: boolean;
  declare folder: ReadFolder | undefined;
  /** The drawing of the Draw drawer. */
  declare drawing: Float32Array | undefined;
  /** The seed procedural digits are made from. */
  declare seed: number;
  declare private open: boolean;

  static override styles = [
    panel,
    controls,
    css`
      .bar {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      select {
        max-width: 200px;
      }
      .counts {
        font-weight: 400;
      }
      .counts::after {
        content: ' ▾' / '';
      }
      .busy {
        display: flex;
        align-items: center;
        gap: 8px;
        min-height: var(--control-height);
      }
      progress {
        width: 96px;
        accent-color: var(--accent);
      }
      dialog {
        max-width: min(440px, calc(100vw - 32px));
        border: 1px solid var(--rule);
        border-radius: 8px;
        padding: 16px;
        background: var(--surface);
        color: var(--ink);
        font-size: 14px;
        line-height: 20px;
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 0.4);
      }
      dialog p {
        margin: 8px 0 16px;
      }
      .answers {
        display: flex;
        flex-wrap: wrap;
        justify-content: end;
        gap: 8px;
      }
      @media (max-width: 719px) {
        .bar {
          display: grid;
          grid-template-columns: minmax(0, 1fr) auto;
        }
        select {
          width: 100%;
          max-width: none;
        }
        .counts,
        .busy {
          grid-row: 2;
          grid-column: 1 / -1;
        }
        progress {
          flex: 1;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.selection = {};
    this.offersMnist = false;
    this.seed = 1;
    this.open = false;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('offersMnist')) return;
    const dialog = this.renderRoot.querySelector<HTMLDialogElement>('dialog.offer');
    if (this.offersMnist) dialog?.showModal();
    else dialog?.close();
  }

  #choose(kind: string): void {
    const { seed } = this;
    if (kind === 'digits') {
      emit(this, 'source-choose', { source: { kind, count: FIRST_COUNT, seed } });
    } else if (kind === 'mnist') emit(this, 'source-choose', { source: { kind } });
    else if (kind === 'own') this.open = true;
    // Until the data have come, the choice shows what is there.
    this.requestUpdate();
  }

  #browse(): void {
    this.renderRoot.querySelector<HTMLInputElement>('input[type=file]')?.click();
  }

  #openFiles(input: HTMLInputElement): void {
    const files = chosenFiles(input.files ?? []);
    input.value = '';
    if (files.length > 0) emit(this, 'files-choose', files);
  }

  #sourceChoice() {
    const { source, data } = this;
    const kind = source?.kind ?? 'digits';
    const isOwn = kind === 'files' || kind === 'images';
    return html`<select
        aria-label="Data"
        title="The images to train on and to test with"
        .value=${live(kind)}
        @change=${(event: Event) => this.#choose((event.target as HTMLSelectElement).value)}
      >
        <option value="digits" ?selected=${kind === 'digits'}>Procedural digits</option>
        <option value="mnist" ?selected=${kind === 'mnist'}>MNIST</option>
        ${isOwn ? html`<option value=${kind} selected>${data?.name ?? 'your data'}</option>` : ''}
        <option value="own">${isOwn ? 'Other data …' : 'Your own …'}</option>
      </select>`;
  }

  #state() {
    const { loading, activity, data } = this;
    if (loading) {
      return html`<span class="busy note figures">
        <span>${loading.text} ${loading.amount}</span>
        <progress aria-label=${loading.text} max="1" .value=${loading.share}></progress>
        <button @click=${() => emit(this, 'data-request', { do: 'cancel' })}>Cancel</button>
      </span>`;
    }
    if (activity) return html`<span class="busy note">${activity} …</span>`;
    if (!data) return '';
    const counts = `${countText(data.trainCount)} training, ${countText(data.testCount)} test`;
    return html`<button
      class="counts figures"
      aria-label="Data details: ${counts} images"
      aria-haspopup="dialog"
      title="What is in the data; choose classes, how many images, and your own data"
      @click=${() => {
        this.open = true;
      }}
    >
      ${counts}
    </button>`;
  }

  #offer() {
    return html`<dialog
      class="offer"
      aria-labelledby="offer-name"
      @close=${() => {
        if (this.offersMnist) emit(this, 'data-request', { do: 'decline-mnist' });
      }}
    >
      <h2 id="offer-name">Download MNIST?</h2>
      <p class="figures">
        70,000 handwritten digits: ${downloadText()}, or another public mirror if that one does not
        answer. Your browser keeps them for the next visit, if it may. What you train stays here.
      </p>
      <div class="answers">
        <button @click=${() => emit(this, 'data-request', { do: 'decline-mnist' })}>Not now</button>
        <button
          class="primary"
          @click=${() => emit(this, 'data-request', { do: 'download-mnist' })}
        >
          Download
        </button>
      </div>
    </dialog>`;
  }

  protected override render() {
    return html`<div class="bar">
        ${this.#sourceChoice()} ${this.#state()}
        <button
          aria-label="Open files"
          title="Images, IDX files (.gz or not) or a .safetensors model; dropping them, or a folder of images, anywhere on the page does the same"
          @click=${this.#browse}
        >
          Open …
        </button>
        <input
          type="file"
          multiple
          hidden
          aria-label="Data or model files"
          @change=${(event: Event) => this.#openFiles(event.target as HTMLInputElement)}
        />
      </div>
      ${this.#offer()}
      <playground-data-dialog
        .open=${this.open}
        .queries=${this.queries}
        .source=${this.source}
        .selection=${this.selection}
        .data=${this.data}
        .folder=${this.folder}
        .drawing=${this.drawing}
        .seed=${this.seed}
        @close=${() => {
          this.open = false;
        }}
      ></playground-data-dialog>`;
  }
}

customElements.define('playground-data-bar', DataBar);

declare global {
  interface HTMLElementTagNameMap {
    'playground-data-bar': DataBar;
  }
}
