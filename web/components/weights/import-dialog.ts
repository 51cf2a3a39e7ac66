import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues } from 'lit';
import { type Activation, defaultConfiguration } from '../../engine/configuration.ts';
import type { DatasetInfo, ImportedWeights } from '../../engine/types.ts';
import { emit, errorMessage } from '../base/events.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import '../base/image-strip.ts';
import { meanSquaredError, pickByClass, pickImages } from '../base/images.ts';
import { LatestWins } from '../base/latest-wins.ts';
import type { ModelQueries } from '../base/model-queries.ts';
import { firstTestImages } from '../base/model-subject.ts';
import { countText, lossText } from '../base/numbers.ts';
import { controls, dialogBox, panel } from '../base/styles.ts';
import { activationChoices } from '../settings/choices.ts';
import { importDialogStyles } from './import-dialog-styles.ts';

const SHOWN = 10;
/** The number of test images that are searched: each class is likely among them. */
const SEARCHED = 200;

/** Weights that another program saved, as they were read from a file. */
export interface Weights {
  name: string;
  bytes: Uint8Array;
}

interface ActivationChoice {
  key: 'activation' | 'codeActivation' | 'outputActivation';
  name: string;
}

const choices = (): readonly ActivationChoice[] => [
  { key: 'activation', name: msg('Hidden layers') },
  { key: 'codeActivation', name: msg('Code') },
  { key: 'outputActivation', name: msg('Output') },
];

/** The name of a file of ours that is made of another: "a.safetensors" stays, "a.bin" gets an ending. */
function modelName(name: string): string {
  return name.endsWith('.safetensors') ? name : `${name}.safetensors`;
}

/**
 * Asks how the layers of weights are meant, and shows at once what becomes of test images.
 * The model in training stays as it is until the answer.
 */
export class ImportDialog extends LocalizedElement {
  static override properties = {
    weights: { attribute: false },
    queries: { attribute: false },
    data: { attribute: false },
    activations: { state: true },
    images: { state: true },
    found: { state: true },
    problem: { state: true },
  };

  declare weights: Weights;
  declare queries: ModelQueries | undefined;
  declare data: DatasetInfo | undefined;
  declare private activations: Record<ActivationChoice['key'], Activation>;
  declare private images: Float32Array | undefined;
  declare private found: ImportedWeights | undefined;
  declare private problem: string | undefined;

  readonly #latest = new LatestWins(() => this.#import(), {
    interval: 0,
    onError: (error) => {
      this.problem = errorMessage(error).text;
    },
  });

  static override styles = [panel, controls, dialogBox, importDialogStyles];

  constructor() {
    super();
    const { activation, code_activation, output_activation } = defaultConfiguration.model;
    this.activations = {
      activation,
      codeActivation: code_activation,
      outputActivation: output_activation,
    };
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('data')) this.images = undefined;
    if (changed.has('weights') || changed.has('data')) this.#latest.request();
  }

  async #import(): Promise<void> {
    const { queries, data, weights, activations } = this;
    if (!queries) return;
    if (data && !this.images) {
      const { pixels, labels } = await firstTestImages({ queries, data }, SEARCHED);
      const size = data.rows * data.columns;
      this.images = pickImages(pixels, size, pickByClass(labels, pixels.length / size, SHOWN));
    }
    const shown = data &&
      this.images && { input: [data.rows, data.columns] as const, images: this.images };
    const choices = { ...activations, ...(shown ?? {}) };
    this.found = await queries.importWeights(weights.bytes, choices, weights.name);
    this.problem = undefined;
  }

  #choose(key: ActivationChoice['key'], value: string): void {
    this.activations = { ...this.activations, [key]: value as Activation };
    this.#latest.request();
  }

  #answer(use: boolean): void {
    const { found, weights } = this;
    const file = use && found;
    emit(
      this,
      'weights-answer',
      file ? new File([found.file as Uint8Array<ArrayBuffer>], modelName(weights.name)) : undefined,
    );
  }

  #table({ model, sources }: ImportedWeights) {
    return html`<div class="table">
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">${msg('Layer')}</th>
            <th scope="col">${msg('In the file')}</th>
            <th scope="col">${msg('Shape')}</th>
            <th scope="col" class="activation">${msg('Activation')}</th>
            <th scope="col" class="count">${msg('Parameters')}</th>
          </tr>
        </thead>
        <tbody>
          ${model.layers.map(
            (layer, i) => html`<tr>
              <th scope="row">${layer.name}</th>
              <td>${sources[i] || msg('the encoder’s')}</td>
              <td>${layer.inputs} → ${layer.outputs}</td>
              <td class="activation">
                ${activationChoices().find(([value]) => value === layer.activation)?.[1]}
              </td>
              <td class="count">${countText(layer.parameters)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #choices({ model }: ImportedWeights) {
    const { encoder, family } = model.configuration.model;
    const isIdle = (key: string) =>
      (key === 'activation' && encoder.length === 0) ||
      (key === 'codeActivation' && family === 'variational');
    return html`<div class="choices">
      ${choices().map(
        ({ key, name }) => html`<label class="field">
          <span class="name">${name}</span>
          <select
            ?disabled=${isIdle(key)}
            @change=${(event: Event) =>
              this.#choose(key, (event.target as HTMLSelectElement).value)}
          >
            ${activationChoices().map(
              ([value, label]) =>
                html`<option value=${value} ?selected=${value === this.activations[key]}>
                  ${label}
                </option>`,
            )}
          </select>
        </label>`,
      )}
    </div>`;
  }

  #strip(pixels: Float32Array, label: string) {
    return html`<playground-image-strip
      .pixels=${pixels}
      rows=${this.data?.rows ?? 0}
      columns=${this.data?.columns ?? 0}
      label=${label}
    ></playground-image-strip>`;
  }

  #reconstructions({ reconstructions }: ImportedWeights) {
    const { images } = this;
    if (!images || !reconstructions) return nothing;
    return html`<div class="images">
      ${this.#strip(images, msg('Test images'))}
      ${this.#strip(reconstructions, msg('Reconstructed'))}
      <p class="note figures">
        ${msg('Test images above their reconstructions; mean squared error per pixel')}
        <output>${lossText(meanSquaredError(images, reconstructions))}</output>
      </p>
    </div>`;
  }

  #content(found: ImportedWeights) {
    return html`${this.#table(found)} ${this.#choices(found)}
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${this.#reconstructions(found)}
      ${
        found.remarks.length > 0
          ? html`<ul class="note">
              ${found.remarks.map((remark) => html`<li>${remark}</li>`)}
            </ul>`
          : nothing
      }`;
  }

  protected override render() {
    const { found, problem } = this;
    return html`<dialog aria-labelledby="name" @close=${() => this.#answer(false)}>
      <h2 id="name">${msg(str`Open the weights of ${this.weights.name}`)}</h2>
      <p>
        ${msg('The file holds numbers alone. Its layers were found by their shapes and names; choose the activations that they were trained with: the right ones bring the images back.')}
      </p>
      ${found ? this.#content(found) : html`<p class="note">${problem ?? msg('Reading the weights …')}</p>`}
      <div class="answers">
        <button @click=${() => this.#answer(false)}>${msg('Cancel')}</button>
        <button
          class="primary"
          ?disabled=${!found || problem !== undefined}
          @click=${() => this.#answer(true)}
        >
          ${msg('Use this model')}
        </button>
      </div>
    </dialog>`;
  }
}

customElements.define('playground-import-dialog', ImportDialog);

declare module '../base/events.ts' {
  interface PlaygroundEvents {
    /** The model that was made of weights, or nothing where it is not wanted. */
    'weights-answer': File | undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'playground-import-dialog': ImportDialog;
  }
}
