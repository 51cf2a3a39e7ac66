import { html, LitElement, nothing, svg } from 'lit';
import type { Configuration, ModelConfiguration } from '../../engine/configuration.ts';
import { emit } from '../base/events.ts';
import '../base/image-strip.ts';
import { type Size, SizeController } from '../base/size-controller.ts';
import { panel } from '../base/styles.ts';
import {
  layerWidths,
  withAddedHiddenLayer,
  withHiddenWidth,
  withoutHiddenLayer,
  withValue,
} from '../settings/configuration-edit.ts';
import './code-cells.ts';
import { codeRows, type Hourglass, layOutHourglass } from './hourglass-geometry.ts';
import { hourglassStyles } from './hourglass-styles.ts';
import './layer-cells.ts';
import { type DraftWidth, LayerResize } from './layer-resize.ts';
import { outputLayer, type PictureLayer, pictureLayers } from './picture-layers.ts';

/** The greatest width of a layer's place on the stage, in pixels. */
const WIDEST_PITCH = 120;

function withWidth(configuration: Configuration, { target, width }: DraftWidth): Configuration {
  return target < configuration.model.encoder.length
    ? withHiddenWidth(configuration, target, width)
    : withValue(configuration, 'model.code', width);
}

/**
 * The network as a picture that is edited in place: an image goes in, narrows to the code and widens
 * to its reconstruction; every layer shows its activations, and may be resized, removed and added.
 * @fires next - when the input image is pressed, to see another.
 * @fires layer-pick - with the index of a layer in `ModelInfo.layers` as its detail.
 */
export class HourglassDiagram extends LitElement {
  static override properties = {
    configuration: { attribute: false },
    input: { attribute: false },
    activations: { attribute: false },
    inputName: { type: String },
    picked: { type: Number },
    stage: { state: true },
    draft: { state: true },
  };

  /** The configuration that is drawn, and that every change starts from. */
  declare configuration: Configuration | undefined;
  /** The image that goes in, [rows × columns]. */
  declare input: Float32Array | undefined;
  /** Each layer's outputs in the order data flow; those of another model are not shown. */
  declare activations: readonly Float32Array[] | undefined;
  /** The input's name, such as "test image". */
  declare inputName: string;
  /** The layer whose details are shown, by its index in `ModelInfo.layers`. */
  declare picked: number | undefined;
  declare private stage: Size;
  declare private draft: DraftWidth | undefined;

  readonly #resize = new LayerResize(
    (draft) => {
      this.draft = draft;
    },
    (draft) => {
      if (!this.configuration) return;
      const changed = withWidth(this.configuration, draft);
      const widths = [this.configuration, changed].map(({ model }) => layerWidths(model).join());
      if (widths[0] !== widths[1]) emit(this, 'configuration-choose', changed);
    },
  );

  static override styles = [panel, hourglassStyles];

  constructor() {
    super();
    this.inputName = 'test image';
    this.stage = { width: 0, height: 0 };
    new SizeController(this, '.stage', (size) => {
      this.stage = size;
    });
  }

  #pick(layer: number): void {
    this.dispatchEvent(new CustomEvent('layer-pick', { detail: layer }));
  }

  async #remove(configuration: Configuration, target: number): Promise<void> {
    emit(this, 'configuration-choose', withoutHiddenLayer(configuration, target));
    // The layer that had the focus is gone: its place goes to the next one.
    await this.updateComplete;
    const layers = this.renderRoot.querySelectorAll<HTMLElement>('[role=spinbutton]');
    layers[Math.min(target, layers.length - 1)]?.focus();
  }

  #keyDown(event: KeyboardEvent, configuration: Configuration, layer: PictureLayer): void {
    const removes = event.key === 'Delete' || event.key === 'Backspace';
    if (removes && layer.part !== 'code') void this.#remove(configuration, layer.target);
    else if (event.key === 'Enter' || event.key === ' ') this.#pick(layer.layer);
    else if (!this.#resize.keyDown(event, layer.target, layer.width)) return;
    event.preventDefault();
  }

  #layer(configuration: Configuration, layer: PictureLayer, index: number, glass: Hourglass) {
    const { part, name, layerName, target } = layer;
    const bar = glass.bars[index];
    if (!bar) return nothing;
    const width = this.draft?.target === target ? this.draft.width : layer.width;
    const outputs = this.activations?.[index];
    const values = outputs?.length === layer.width ? outputs : undefined;
    const widest = Math.max(...layerWidths(configuration.model));
    const style = `left: ${bar.left}px; top: ${bar.top}px; width: ${bar.width}px; height: ${bar.height}px`;
    const cells =
      part === 'code'
        ? html`<playground-code-cells
            class="cells"
            style=${style}
            .values=${values}
            rows=${codeRows(width, bar.height)}
            ?gaussian=${configuration.model.family === 'variational'}
          ></playground-code-cells>`
        : html`<playground-layer-cells
            class="cells"
            style=${style}
            .values=${values}
            activation=${layer.activation}
            label="Activations of ${layerName}"
          ></playground-layer-cells>`;
    return html`${cells}
      <div
        class="grip ${layer.layer === this.picked ? 'picked' : ''}"
        style=${style}
        role="spinbutton"
        tabindex="0"
        aria-label=${name}
        aria-valuemin="1"
        aria-valuemax="65536"
        aria-valuenow=${width}
        aria-valuetext="${width} units"
        aria-describedby="help"
        title="${name}: ${width} units. Drag an edge to resize, click for details"
        @pointerdown=${(event: PointerEvent) =>
          this.#resize.pointerDown(event, {
            target,
            width: layer.width,
            widest,
            fullHeight: this.stage.height,
          })}
        @pointermove=${(event: PointerEvent) => this.#resize.pointerMove(event)}
        @pointerup=${() => this.#resize.pointerUp() && this.#pick(layer.layer)}
        @pointercancel=${() => this.#resize.cancel()}
        @keydown=${(event: KeyboardEvent) => this.#keyDown(event, configuration, layer)}
        @keyup=${() => this.#resize.finish()}
        @blur=${() => this.#resize.finish()}
      ></div>
      ${
        this.draft?.target === target
          ? html`<output class="bubble figures" style="left: ${bar.left + bar.width / 2}px; top: ${bar.top}px"
            >${width}</output
          >`
          : nothing
      }
      ${
        part === 'encoder' && !this.draft
          ? html`<button
            class="round remove"
            style="left: ${bar.left + bar.width / 2}px; top: ${bar.top}px"
            aria-label="Take out the layer of ${width} units"
            title="Take out this layer and its mirror"
            @click=${() => this.#remove(configuration, target)}
          >
            <span aria-hidden="true">×</span>
          </button>`
          : nothing
      }`;
  }

  #gaps(configuration: Configuration, widths: readonly number[], glass: Hourglass) {
    if (this.draft) return nothing;
    return glass.gaps.map(
      (x, i) => html`<button
        class="round add"
        style="left: ${x}px"
        aria-label="Insert a layer between ${widths[i]} and ${widths[i + 1]} units"
        title="Insert a layer here, and its mirror"
        @click=${() => emit(this, 'configuration-choose', withAddedHiddenLayer(configuration, i))}
      >
        <span aria-hidden="true">+</span>
      </button>`,
    );
  }

  #name(layer: PictureLayer, index: number, hidden: number, { bars, pitch }: Hourglass) {
    const bar = bars[index];
    if (!bar) return nothing;
    const width = this.draft?.target === layer.target ? this.draft.width : layer.width;
    // Where there are several layers, the one in the middle says what they are.
    const says =
      layer.part === 'code' || layer.target === Math.floor(hidden / 2) ? layer.part : nothing;
    return html`<button
      class="name ${layer.part}"
      style="left: ${bar.left + bar.width / 2}px; width: ${pitch}px"
      aria-expanded=${layer.layer === this.picked ? 'true' : 'false'}
      aria-label="${layer.layerName}, ${width} units: details"
      @click=${() => this.#pick(layer.layer)}
    >
      <span>${width}</span><span>${says}</span>
    </button>`;
  }

  /** The widths that are drawn: the model's, with the one that is being dragged in its place. */
  #widths(model: ModelConfiguration): number[] {
    const { draft, configuration } = this;
    const drawn = draft && configuration ? withWidth(configuration, draft).model : model;
    return layerWidths(drawn);
  }

  protected override render() {
    const { configuration } = this;
    if (!configuration) return nothing;
    const { model } = configuration;
    const [rows, columns] = model.input;
    const layers = pictureLayers(model);
    const widths = this.#widths(model);
    const glass = layOutHourglass(widths, this.stage);
    const codeIndex = model.encoder.length + 1;
    const units = widths.map((width, i) =>
      i === codeIndex && model.family === 'variational' ? `${width} Gaussian` : width,
    );
    const output = this.activations?.at(-1);
    const last = outputLayer(model);
    const measures = [
      `--image: ${glass.imageHeight}px`,
      `--aspect: ${columns / rows}`,
      `--stage-width: ${(layers.length + 1) * WIDEST_PITCH}px`,
      `--clear: ${glass.clear}px`,
    ];
    return html`<figure style=${measures.join('; ')}>
        <button
          class="image in"
          aria-label="Show another test image"
          title="Show another test image"
          @click=${() => this.dispatchEvent(new Event('next'))}
        >
          <playground-image-strip
            .pixels=${this.input}
            rows=${rows}
            columns=${columns}
            label="The input image"
          ></playground-image-strip>
        </button>
        <div class="stage" role="group" aria-label="Layers">
          <svg
            role="img"
            aria-label="The network, layer by layer: ${units.join(', ')} units"
          >
            ${glass.flows.map((points) => svg`<polygon points=${points}></polygon>`)}
          </svg>
          ${layers.map((layer, i) => this.#layer(configuration, layer, i, glass))}
          ${this.#gaps(configuration, widths, glass)}
        </div>
        <button
          class="image out"
          aria-label="Details of the output layer"
          aria-expanded=${this.picked === last ? 'true' : 'false'}
          @click=${() => this.#pick(last)}
        >
          <playground-image-strip
            .pixels=${output?.length === rows * columns ? output : undefined}
            rows=${rows}
            columns=${columns}
            label="The reconstruction"
          ></playground-image-strip>
        </button>
        <div class="caption in figures"><span>${widths[0]}</span><span>${this.inputName}</span></div>
        <div class="names figures">${layers.map((layer, i) => this.#name(layer, i, model.encoder.length, glass))}</div>
        <div class="caption out figures"><span>${widths[0]}</span><span>output</span></div>
      </figure>
      <p class="note" id="help">
        Drag a layer’s edge to resize it (keys: arrows, Page Up and Down, Delete), + adds one, × takes
        it out: each makes a new, untrained model. Click a layer for its weights. Heights are square
        roots of the widths; the code is drawn larger.
      </p>`;
  }
}

customElements.define('playground-hourglass', HourglassDiagram);

declare global {
  interface HTMLElementTagNameMap {
    'playground-hourglass': HourglassDiagram;
  }
}
