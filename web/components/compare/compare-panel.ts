import { msg, str } from '@lit/localize';
import { css, html, type PropertyValues } from 'lit';
import type { DatasetInfo, ModelInfo } from '../../engine/types.ts';
import { plural } from '../../words/plural.ts';
import { emit, errorMessage } from '../base/events.ts';
import { pickByClass, pickImages } from '../base/images.ts';
import { ModelPanel } from '../base/model-panel.ts';
import { firstTestImages, type PresentSubject } from '../base/model-subject.ts';
import { countText, decimalText, lossText } from '../base/numbers.ts';
import { controls, panel } from '../base/styles.ts';
import { fetchFile } from '../data/fetch-file.ts';
import { type Contender, decibels, mean } from './comparison.ts';
import './distorted-images.ts';
import { type KeptModel, keptName, withKept } from './kept-models.ts';
import './robustness-charts.ts';
import '../words/glossary-word.ts';

const SHOWN = 10;
/** The number of test images that errors are means over. */
const MEASURED = 1000;

interface Row {
  contender: Contender;
  /** The reconstructions that are shown, [SHOWN × rows × columns]. */
  shown: Float32Array;
  /** The mean over the images that are measured. */
  meanSquaredError: number;
}

/** The model, principal components of the same code size and a kept model, on the same images. */
export class ComparePanel extends ModelPanel {
  static override properties = {
    beside: { attribute: false },
    kept: { state: true },
    chosen: { state: true },
    clean: { state: true },
    rows: { state: true },
  };

  /** The address of a model file that is to be compared with. */
  declare beside: string | undefined;
  declare private kept: readonly KeptModel[];
  /** The kept model that is compared; 0 for none. */
  declare private chosen: number;
  declare private clean: Float32Array | undefined;
  declare private rows: readonly Row[];

  #fetched: string | undefined;

  static override styles = [
    panel,
    controls,
    css`
      section {
        display: grid;
        gap: 16px;
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 12px;
      }
      .bar select {
        max-width: 100%;
      }
      .rows {
        display: grid;
        grid-template-columns: minmax(160px, max-content) minmax(0, 1fr);
        gap: 8px 16px;
        align-items: center;
      }
      .who {
        display: grid;
        font-size: 13px;
        line-height: 20px;
      }
      .who b {
        font-weight: 600;
      }
      .line {
        width: 32px;
        height: 8px;
      }
      @container (max-width: 619px) {
        .rows {
          grid-template-columns: minmax(0, 1fr);
          gap: 4px;
        }
        .who {
          display: flex;
          flex-wrap: wrap;
          gap: 0 12px;
          margin-top: 8px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.kept = [];
    this.chosen = 0;
    this.rows = [];
    this.keepUp(
      { on: ['data', 'revision', 'language'], urgentOn: ['chosen'], interval: 500 },
      (subject) => this.#reconstruct(subject),
    );
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('data')) {
      this.clean = undefined;
      const before = changed.get('data') as DatasetInfo | undefined;
      const { data } = this;
      // A kept model is for images of one size.
      if (before?.rows !== data?.rows || before?.columns !== data?.columns) this.chosen = 0;
    }
    if (changed.has('beside') || changed.has('model')) void this.#fetchBeside();
    super.willUpdate(changed);
  }

  #contenders(model: ModelInfo): Contender[] {
    const { code, input } = model.configuration.model;
    const components = Math.min(code, input[0] * input[1]);
    const kept = this.kept.find(({ id }) => id === this.chosen);
    const pca = plural(components, {
      one: msg(str`PCA, ${components} component`),
      other: msg(str`PCA, ${components} components`),
    });
    return [
      { name: msg('This model'), by: 'model', colour: 'var(--accent)' },
      { name: pca, by: { components }, colour: 'var(--ink)', dash: '6 4' },
      ...(kept
        ? [
            {
              name: kept.name,
              by: 'compared' as const,
              colour: 'var(--danger)',
              dash: '2 4',
            },
          ]
        : []),
    ];
  }

  /** Compares with a kept model, or with none; one that cannot be opened is kept no longer. */
  async #choose(chosen: number): Promise<void> {
    const kept = this.kept.find(({ id }) => id === chosen);
    try {
      await this.queries?.compareWith(kept?.bytes, kept?.name);
      this.chosen = kept ? chosen : 0;
    } catch (error) {
      this.kept = this.kept.filter(({ id }) => id !== chosen);
      emit(this, 'playground-message', errorMessage(error));
    }
  }

  async #reconstruct(subject: PresentSubject): Promise<void> {
    const { queries, data, model } = subject;
    const size = data.rows * data.columns;
    const { pixels, labels } = await firstTestImages(subject, MEASURED);
    const picked = pickByClass(labels, pixels.length / size, SHOWN);
    const rows: Row[] = [];
    for (const contender of this.#contenders(model)) {
      const { reconstructions, errors } = await queries.reconstruct(pixels, contender.by);
      const shown = pickImages(reconstructions, size, picked);
      rows.push({ contender, shown, meanSquaredError: mean(errors) });
    }
    this.clean = pickImages(pixels, size, picked);
    this.rows = rows;
  }

  async #keep(): Promise<void> {
    const { queries, model } = this;
    if (!queries || !model) return;
    try {
      await this.#add(keptName(await queries.modelInfo()), await queries.saveModel());
    } catch (error) {
      emit(this, 'playground-message', errorMessage(error));
    }
  }

  async #openFile(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    input.value = '';
    if (file) await this.#add(file.name, new Uint8Array(await file.arrayBuffer()));
  }

  /** Keeps the model that the page's author names, once there is one to compare it with. */
  async #fetchBeside(): Promise<void> {
    const { beside, queries, model } = this;
    if (!beside || !queries || !model || beside === this.#fetched) return;
    this.#fetched = beside;
    try {
      const file = await fetchFile(beside);
      const bytes = new Uint8Array(await file.arrayBuffer());
      if (beside === this.beside) await this.#add(file.name, bytes);
    } catch (error) {
      emit(this, 'playground-message', errorMessage(error));
    }
  }

  async #add(name: string, bytes: Uint8Array): Promise<void> {
    this.kept = withKept(this.kept, name, bytes);
    await this.#choose(this.kept.at(-1)?.id ?? 0);
  }

  #bar() {
    return html`<div class="bar">
      <label class="note" for="with">${msg('Compare with')}</label>
      <select
        id="with"
        @change=${(event: Event) => this.#choose(Number((event.target as HTMLSelectElement).value))}
      >
        <option value="0" ?selected=${this.chosen === 0}>${msg('PCA alone')}</option>
        ${this.kept.map(
          ({ id, name }) =>
            html`<option value=${id} ?selected=${this.chosen === id}>${name}</option>`,
        )}
      </select>
      <button
        title=${msg('Keeps a copy of the model as it is now, to compare later ones with')}
        @click=${() => this.#keep()}
      >
        ${msg('Keep this model')}
      </button>
      <button
        title=${msg('A model file that was saved here or by the command line')}
        @click=${() => this.renderRoot.querySelector<HTMLInputElement>('[type=file]')?.click()}
      >
        ${msg('Open a saved model')}
      </button>
      <input
        type="file"
        accept=".safetensors"
        hidden
        aria-label=${msg('Model file to compare with')}
        @change=${(event: Event) => this.#openFile(event.target as HTMLInputElement)}
      />
    </div>`;
  }

  #row({ contender, shown, meanSquaredError }: Row) {
    const { name, colour, dash } = contender;
    const signal = decimalText(decibels(meanSquaredError), 2);
    const figures = msg(str`MSE ${lossText(meanSquaredError)}, ${signal} dB`);
    return html`<div class="who figures">
        <b>${name}</b>
        <span>${figures}</span>
        <svg class="line" viewBox="0 0 32 8" aria-hidden="true">
          <line x2="32" y1="4" y2="4" stroke=${colour} stroke-width="2" stroke-dasharray=${dash ?? 'none'} />
        </svg>
      </div>
      ${this.strip(shown, msg(str`Reconstructed by ${name}: ${figures}`))}`;
  }

  protected override render() {
    if (!this.model || !this.data || !this.clean) {
      return html`<p class="note">${msg('Comparing needs a model and test images.')}</p>`;
    }
    const count = countText(Math.min(MEASURED, this.data.testCount));
    return html`<section aria-label=${msg('Compare')}>
      ${this.#bar()}
      <div class="rows">
        <div class="who"><b>${msg('Test images')}</b></div>
        ${this.strip(this.clean, msg('Test images'))} ${this.rows.map((row) => this.#row(row))}
      </div>
      <p class="note">
        ${msg(html`<playground-word word="mse">Mean squared error</playground-word> per pixel and peak signal-to-noise ratio over the first ${count} test images. <playground-word word="pca">Principal components</playground-word> (PCA) are the best that a linear code of so many units can do.`)}
      </p>
      <playground-robustness-charts
        .queries=${this.queries}
        .contenders=${this.rows.map(({ contender }) => contender)}
        .revision=${this.revision}
      ></playground-robustness-charts>
      <playground-distorted-images
        .queries=${this.queries}
        .data=${this.data}
        .contenders=${this.rows.map(({ contender }) => contender)}
        .revision=${this.revision}
      ></playground-distorted-images>
    </section>`;
  }
}

customElements.define('playground-compare-panel', ComparePanel);

declare global {
  interface HTMLElementTagNameMap {
    'playground-compare-panel': ComparePanel;
  }
}
