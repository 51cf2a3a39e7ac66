import { css, html, type PropertyValues } from 'lit';
import type { Configuration } from '../../engine/configuration.ts';
import type { LayerInfo, ModelInfo } from '../../engine/types.ts';
import { emit } from '../base/events.ts';
import './hourglass-diagram.ts';
import { pickImages } from '../base/images.ts';
import type { Scheme } from './filter-images.ts';
import './layer-details.ts';
import './layer-editor.ts';
import { ModelPanel } from '../base/model-panel.ts';
import { firstTestImages, PerData, type PresentSubject } from '../base/model-subject.ts';
import { countText } from '../base/numbers.ts';
import { presetOf } from '../settings/presets.ts';
import '../settings/settings-form.ts';
import { controls, panel } from '../base/styles.ts';

const IMAGES = 24;

/** A window with room for the settings: there they are open from the start. */
const WIDE = matchMedia('(min-width: 720px)');

/** The network as a diagram, the widths of its layers, and every setting. */
export class ArchitectureEditor extends ModelPanel {
  static override properties = {
    wanted: { attribute: false },
    refused: { attribute: false },
    drawing: { attribute: false },
    scheme: { type: String },
    shown: { state: true },
    layers: { state: true },
    answer: { state: true },
    picked: { state: true },
    usesDrawing: { state: true },
    unfolded: { state: true },
  };

  /** A configuration whose model is being made: a further change starts from it. */
  declare wanted: Configuration | undefined;
  /** A configuration that was tried and refused; it stays in the fields to be mended. */
  declare refused: { configuration: Configuration; reason: string } | undefined;
  /** The drawing of the Draw drawer: the image shown, until another is asked for. [rows × columns] */
  declare drawing: Float32Array | undefined;
  declare scheme: Scheme;
  declare private shown: number;
  /** Those of what is wanted, as soon as they are known, or of the model: see `#findLayers`. */
  declare private layers: readonly LayerInfo[];
  /** The image shown, and each layer's outputs for it. */
  declare private answer:
    | { input: Float32Array; drawn: boolean; activations: Float32Array[] }
    | undefined;
  /** The layer whose details are shown, by its index in the model. */
  declare private picked: number | undefined;
  declare private usesDrawing: boolean;
  /** Whether the settings were ever seen. */
  declare private unfolded: boolean;

  readonly #images = new PerData((subject) => firstTestImages(subject, IMAGES));

  static override styles = [
    panel,
    controls,
    css`
      :host,
      section {
        display: flex;
        flex-direction: column;
      }
      /* Where the panels beside it are higher, what is below goes to the foot. */
      section {
        flex: 1 0 auto;
      }
      playground-layer-details {
        margin-top: 12px;
      }
      summary .note {
        margin-left: 8px;
        font-weight: 400;
      }
      playground-settings-form {
        margin-top: 4px;
      }
      .about {
        margin: 8px 0 0;
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        align-items: start;
        justify-content: space-between;
        gap: 8px;
      }
      details {
        font-size: 13px;
      }
      .foot {
        margin-top: 8px;
      }
      .foot details {
        flex: 1;
      }
      .foot details[open] {
        flex-basis: 100%;
      }
      summary {
        font-weight: 600;
        padding-block: calc((var(--control-height) - 20px) / 2);
        line-height: 20px;
        cursor: pointer;
      }
      table {
        width: 100%;
        border-collapse: collapse;
      }
      th,
      td {
        border-bottom: 1px solid var(--rule);
        padding: 4px 8px 4px 0;
        font-weight: 400;
        text-align: right;
      }
      th:first-child {
        text-align: left;
      }
    `,
  ];

  constructor() {
    super();
    this.shown = 0;
    this.layers = [];
    this.scheme = 'light';
    this.usesDrawing = false;
    this.unfolded = WIDE.matches;
    const on = ['data', 'revision', 'shown', 'usesDrawing', 'drawing'];
    this.keepUp({ on, interval: 100 }, (subject) => this.#activate(subject));
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('data')) this.shown = 0;
    if (changed.has('drawing')) this.usesDrawing = this.drawing !== undefined;
    if (changed.has('model')) this.#keepPicked(changed.get('model') as ModelInfo | undefined);
    if (changed.has('model') || changed.has('wanted')) void this.#findLayers();
    super.willUpdate(changed);
  }

  async #activate(subject: PresentSubject): Promise<void> {
    const { queries, model } = subject;
    const { pixels } = await this.#images.of(subject);
    const [rows, columns] = model.configuration.model.input;
    const size = rows * columns;
    const test = this.shown % (pixels.length / size);
    const drawn = this.usesDrawing && this.drawing?.length === size ? this.drawing : undefined;
    const input = drawn ?? pickImages(pixels, size, [test]);
    const activations = await queries.activations(input);
    this.answer = { input, drawn: drawn !== undefined, activations };
  }

  async #findLayers(): Promise<void> {
    const { wanted } = this;
    if (!wanted) {
      // A copy tells the picture that nothing is wanted any more, should the model be the same.
      this.layers = [...(this.model?.layers ?? [])];
      return;
    }
    // Who makes the model says why it cannot be.
    const layers = await this.queries?.layers(wanted).catch(() => undefined);
    if (layers && this.wanted === wanted) this.layers = layers;
  }

  /** The details stay with the layer of the same name. */
  #keepPicked(before: ModelInfo | undefined): void {
    const name = this.picked === undefined ? undefined : before?.layers[this.picked]?.name;
    const found = this.model?.layers.findIndex((layer) => layer.name === name) ?? -1;
    this.picked = found < 0 ? undefined : found;
  }

  #next(): void {
    // The test image that was there before the drawing comes back first.
    if (this.usesDrawing) this.usesDrawing = false;
    else this.shown += 1;
  }

  #layerTable(model: ModelInfo) {
    return html`<details>
        <summary class="figures">
          ${countText(model.parameters)} parameters
        </summary>
        <table class="figures">
          <thead>
            <tr><th>Layer</th><th>Inputs</th><th>Outputs</th><th>Activation</th><th>Parameters</th></tr>
          </thead>
          <tbody>
            ${model.layers.map(
              (layer) => html`<tr>
                <th scope="row">${layer.name}</th>
                <td>${layer.inputs}</td>
                <td>${layer.outputs}</td>
                <td>${layer.activation}</td>
                <td>${countText(layer.parameters)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
        ${
          model.configuration.model.tied_weights
            ? html`<p class="note">
              The decoder's matrices are the encoder's, transposed; its own parameters are its biases.
            </p>`
            : ''
        }
      </details>`;
  }

  #details(model: ModelInfo) {
    if (this.picked === undefined) return '';
    const index = model.layers[this.picked]?.activations;
    return html`<playground-layer-details
      .queries=${this.queries}
      .model=${model}
      .revision=${this.revision}
      .layer=${this.picked}
      .outputs=${index === undefined ? undefined : this.answer?.activations[index]}
      .scheme=${this.scheme}
      @close=${() => {
        this.picked = undefined;
      }}
    ></playground-layer-details>`;
  }

  protected override render() {
    const configuration = this.wanted ?? this.refused?.configuration ?? this.model?.configuration;
    if (!configuration || !this.model) return html`<h2>Network</h2>`;
    const preset = presetOf(this.model.configuration);
    return html`<section aria-label="Network">
      <div class="heading">
        <h2>Network</h2>
      </div>
      <playground-hourglass
        .configuration=${this.wanted ?? this.model.configuration}
        .layers=${this.layers}
        .input=${this.answer?.input}
        .activations=${this.answer?.activations}
        inputName=${this.answer?.drawn ? 'drawing' : 'test image'}
        .picked=${this.picked}
        @next=${this.#next}
        @layer-pick=${({ detail }: CustomEvent<number>) => {
          this.picked = detail === this.picked ? undefined : detail;
        }}
      ></playground-hourglass>
      ${this.#details(this.model)}
      ${preset ? html`<p class="note about">${preset.about}</p>` : ''}
      <details
        ?open=${WIDE.matches}
        @toggle=${() => {
          this.unfolded = true;
        }}
      >
        <summary>Settings <span class="note">↻ restarts training; the rest applies at once</span></summary>
        ${
          this.unfolded
            ? html`<playground-settings-form
                .configuration=${configuration}
                .refusal=${this.refused?.reason}
              >
                <playground-layer-editor
                  .configuration=${configuration}
                  .refusal=${this.refused?.reason}
                ></playground-layer-editor>
              </playground-settings-form>`
            : ''
        }
      </details>
      <div class="foot">
        ${this.#layerTable(this.model)}
        <button @click=${() => emit(this, 'model-save', undefined)}>Save model</button>
      </div>
    </section>`;
  }
}

customElements.define('playground-architecture-editor', ArchitectureEditor);

declare module '../base/events.ts' {
  interface PlaygroundEvents {
    'model-save': undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'playground-architecture-editor': ArchitectureEditor;
  }
}
