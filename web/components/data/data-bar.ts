import { msg, str } from '@lit/localize';
import { css, html } from 'lit';
import { live } from 'lit/directives/live.js';
import { loadCode } from '../../engine/outdated.ts';
import type { PublicDataset } from '../../engine/public-datasets.ts';
import type { DataSelection, DatasetInfo, DatasetSource } from '../../engine/types.ts';
import { emit, errorMessage } from '../base/events.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import type { ModelQueries } from '../base/model-queries.ts';
import { countText } from '../base/numbers.ts';
import { controls, panel } from '../base/styles.ts';
import type { Loading, ModelQuestion, OpenedFiles } from './data-loader.ts';
import './data-questions.ts';
import { chosenFiles } from './located-files.ts';

const FIRST_COUNT = 6000;

/** A data set that is chosen by its name. */
interface Choice {
  value: string;
  text: string;
  source: DatasetSource;
}

/** The data in one line, and the way to all that can be done with them. */
export class DataBar extends LocalizedElement {
  static override properties = {
    queries: { attribute: false },
    source: { attribute: false },
    selection: { attribute: false },
    data: { attribute: false },
    activity: { type: String },
    loading: { attribute: false },
    offered: { attribute: false },
    opened: { attribute: false },
    question: { attribute: false },
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
  /** The data set that the user is asked about: whether it is to be downloaded. */
  declare offered: PublicDataset | undefined;
  declare opened: OpenedFiles | undefined;
  /** The question what becomes of the trained model, where it is asked. */
  declare question: ModelQuestion | undefined;
  /** What somebody drew or opened at the network's input. */
  declare drawing: Float32Array | undefined;
  /** The seed procedural digits are made from. */
  declare seed: number;
  declare private open: boolean;
  #dialogIsWanted = false;

  static override styles = [
    panel,
    controls,
    css`
      .bar {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      .bar > select {
        flex: 0 1 200px;
        width: 100%;
        min-width: 0;
      }
      .counts {
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
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
      .bar > button {
        display: var(--extra, initial);
      }
    `,
  ];

  constructor() {
    super();
    this.selection = {};
    this.seed = 1;
    this.open = false;
  }

  #choose(value: string): void {
    const chosen = this.#choices().find((choice) => choice.value === value);
    if (chosen) emit(this, 'source-choose', { source: chosen.source });
    else if (value === 'own') this.open = true;
    // Until the data have come, the choice shows what is there.
    this.requestUpdate();
  }

  #choices(): Choice[] {
    const { seed } = this;
    return [
      {
        value: 'mnist:10000',
        text: msg(str`MNIST (${countText(10_000)} images)`),
        source: { kind: 'mnist', images: 10_000 },
      },
      {
        value: 'mnist:70000',
        text: msg(str`MNIST (all ${countText(70_000)})`),
        source: { kind: 'mnist', images: 70_000 },
      },
      { value: 'fashion', text: 'Fashion-MNIST', source: { kind: 'fashion' } },
      {
        value: 'digits',
        text: msg('Procedural digits'),
        source: { kind: 'digits', count: FIRST_COUNT, seed },
      },
    ];
  }

  /** The dialog's code comes after that of what is seen first, and before there is a way to the dialog. */
  protected override willUpdate(): void {
    if (!this.data || this.#dialogIsWanted) return;
    this.#dialogIsWanted = true;
    loadCode(() => import('./data-dialog.ts')).catch((error: unknown) =>
      emit(this, 'playground-message', errorMessage(error)),
    );
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
    const kind = source?.kind ?? 'mnist';
    const value = kind === 'mnist' ? `mnist:${data?.mnistImages ?? 10_000}` : kind;
    const isOwn = kind === 'files' || kind === 'images';
    return html`<select
        aria-label=${msg('Data')}
        title=${msg('The images to train on and to test with')}
        .value=${live(value)}
        @change=${(event: Event) => this.#choose((event.target as HTMLSelectElement).value)}
      >
        ${this.#choices().map(
          (choice) =>
            html`<option value=${choice.value} ?selected=${choice.value === value}>
              ${choice.text}
            </option>`,
        )}
        ${isOwn ? html`<option value=${kind} selected>${data?.name ?? msg('your data')}</option>` : ''}
        <option value="own">${isOwn ? msg('Other data …') : msg('Your own …')}</option>
      </select>`;
  }

  #state() {
    const { loading, activity, data } = this;
    if (loading) {
      return html`<span class="busy note figures">
        <span>${loading.text} ${loading.amount}</span>
        <progress aria-label=${loading.text} max="1" .value=${loading.share}></progress>
        <button @click=${() => emit(this, 'data-request', { do: 'cancel' })}>
          ${msg('Cancel')}
        </button>
      </span>`;
    }
    if (activity) return html`<span class="busy note">${activity} …</span>`;
    if (!data) return '';
    const [training, test] = [countText(data.trainCount), countText(data.testCount)];
    const counts = msg(str`${training} training, ${test} test`);
    return html`<button
      class="counts figures"
      aria-label=${msg(str`Data details: ${training} training, ${test} test images`)}
      aria-haspopup="dialog"
      title=${msg('What is in the data; choose classes, how many images, and your own data')}
      @click=${() => {
        this.open = true;
      }}
    >
      ${counts}
    </button>`;
  }

  protected override render() {
    return html`<div class="bar" part="bar">
        ${this.#sourceChoice()} ${this.#state()}
        <button
          aria-label=${msg('Open files')}
          title=${msg('Pictures, IDX, NumPy or CSV files, packed or not, or a .safetensors model; dropping them, or a folder of them, anywhere on the page does the same')}
          @click=${this.#browse}
        >
          ${msg('Open …')}
        </button>
        <input
          type="file"
          multiple
          hidden
          aria-label=${msg('Data or model files')}
          @change=${(event: Event) => this.#openFiles(event.target as HTMLInputElement)}
        />
      </div>
      <playground-data-questions
        .offered=${this.offered}
        .question=${this.question}
      ></playground-data-questions>
      <playground-data-dialog
        .open=${this.open}
        .queries=${this.queries}
        .source=${this.source}
        .selection=${this.selection}
        .data=${this.data}
        .opened=${this.opened}
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
