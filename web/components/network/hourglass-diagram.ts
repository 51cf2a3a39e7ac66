import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, svg } from 'lit';
import type { Configuration } from '../../engine/configuration.ts';
import type { LayerInfo } from '../../engine/types.ts';
import { emit } from '../base/events.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import { unitsText } from '../base/numbers.ts';
import { type Size, SizeController } from '../base/size-controller.ts';
import { panel } from '../base/styles.ts';
import {
  withAddedHiddenLayer,
  withHiddenWidth,
  withoutHiddenLayer,
  withValue,
} from '../settings/configuration-edit.ts';
import './code-cells.ts';
import { type Bar, codeRows, type Hourglass, layOutHourglass } from './hourglass-geometry.ts';
import { hourglassStyles } from './hourglass-styles.ts';
import './layer-cells.ts';
import { type DraftWidth, LayerResize } from './layer-resize.ts';
import { partName } from './layer-words.ts';
import { type PictureLayer, pictureLayers } from './picture-layers.ts';
import { besideBar, unitUnder } from './unit-pointing.ts';
import type { Unit } from './unit-weights.ts';

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
 * @fires layer-pick - with the index of a layer in `ModelInfo.layers` as its detail.
 * @fires unit-point - with the `Unit` that is pointed at as its detail, or nothing.
 * @slot lens - more on the unit that is pointed at
 * @slot in - the image that goes in
 * @slot out - the image that comes out
 * @slot about-in - what goes in, in words
 * @slot about-out - what comes out, in words
 */
export class HourglassDiagram extends LocalizedElement {
  static override properties = {
    configuration: { attribute: false },
    layers: { attribute: false },
    activations: { attribute: false },
    decodes: { type: Boolean, reflect: true },
    picked: { type: Number },
    stage: { state: true },
    draft: { state: true },
    chosen: { state: true },
    lens: { state: true },
  };

  /** The configuration that every change starts from. */
  declare configuration: Configuration | undefined;
  /** The layers that are drawn: the configuration's, or others' until those are known. */
  declare layers: readonly LayerInfo[];
  /** Each layer's outputs in the order data flow; those of another model are not shown. */
  declare activations: readonly (Float32Array | undefined)[] | undefined;
  /** Whether a code is decoded that no image was encoded to: the encoder does nothing. */
  declare decodes: boolean;
  /** The layer whose details are shown, by its index in `ModelInfo.layers`. */
  declare picked: number | undefined;
  declare private stage: Size;
  declare private draft: DraftWidth | undefined;
  /** A width that was chosen, until the layers are known that have it. */
  declare private chosen: DraftWidth | undefined;

  /** Where more is shown on the unit that is pointed at: a style. */
  declare private lens: string | undefined;

  #pointed: Unit | undefined;
  readonly #resize = new LayerResize(
    (draft) => {
      this.draft = draft;
    },
    (draft) => {
      const before = pictureLayers(this.layers).find(({ target }) => target === draft.target);
      if (!this.configuration || !this.#isDrawn || !before) return;
      if (this.#width(before) === draft.width) return;
      this.chosen = draft;
      emit(this, 'configuration-choose', withWidth(this.configuration, draft));
    },
  );

  static override styles = [panel, hourglassStyles];

  constructor() {
    super();
    this.layers = [];
    this.decodes = false;
    this.stage = { width: 0, height: 0 };
    new SizeController(this, '.stage', (size) => {
      this.stage = size;
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('layers')) this.chosen = undefined;
  }

  /** Whether the layers drawn are as many as the configuration's, so that a change means the same. */
  get #isDrawn(): boolean {
    const hidden = this.layers.filter(({ part }) => part === 'encoder').length;
    return hidden === this.configuration?.model.encoder.length;
  }

  #width({ target, width }: PictureLayer): number {
    const tried = [this.draft, this.chosen].find((draft) => draft?.target === target);
    return tried?.width ?? width;
  }

  /** Tells the unit under the pointer; a finger that scrolls points at none. */
  #point({ pointerType, offsetX, offsetY }: PointerEvent, layer: PictureLayer, bar: Bar): void {
    if (pointerType === 'touch') return;
    this.lens = besideBar(bar, this.stage.width);
    this.#tell(unitUnder({ x: offsetX, y: offsetY }, layer, bar));
  }

  #tell(unit: Unit | undefined): void {
    if (unit?.layer === this.#pointed?.layer && unit?.unit === this.#pointed?.unit) return;
    this.#pointed = unit;
    if (!unit) this.lens = undefined;
    this.dispatchEvent(new CustomEvent('unit-point', { detail: unit }));
  }

  #pick(layer: number): void {
    this.dispatchEvent(new CustomEvent('layer-pick', { detail: layer }));
  }

  #add(configuration: Configuration, index: number): void {
    if (!this.#isDrawn) return;
    emit(this, 'configuration-choose', withAddedHiddenLayer(configuration, index));
  }

  async #remove(configuration: Configuration, target: number): Promise<void> {
    if (!this.#isDrawn) return;
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
    else if (!this.#resize.keyDown(event, layer.target, this.#width(layer))) return;
    event.preventDefault();
  }

  #layer(configuration: Configuration, layer: PictureLayer, index: number, glass: Hourglass) {
    const { part, name, layerName, target } = layer;
    const bar = glass.bars[index];
    if (!bar) return nothing;
    const width = this.#width(layer);
    const outputs = this.activations?.[index];
    const values = outputs?.length === layer.width ? outputs : undefined;
    const widest = Math.max(...this.layers.flatMap(({ inputs, outputs }) => [inputs, outputs]));
    const middle = bar.left + bar.width / 2;
    const style = `left: ${bar.left}px; top: ${bar.top}px; width: ${bar.width}px; height: ${bar.height}px`;
    const cells =
      part === 'code'
        ? html`<playground-code-cells
            class="cells"
            .style=${style}
            .values=${values}
            rows=${codeRows(width, bar.height)}
            ?gaussian=${configuration.model.family === 'variational'}
          ></playground-code-cells>`
        : html`<playground-layer-cells
            class="cells"
            .style=${style}
            .values=${values}
            activation=${layer.activation}
            label=${msg(str`Activations of ${layerName}`)}
          ></playground-layer-cells>`;
    return html`${cells}
      <button
        class="units ${layer.layer === this.picked ? 'picked' : ''}"
        .style=${style}
        tabindex="-1"
        aria-hidden="true"
        aria-label=${msg(str`${layerName}, ${width} units: click for its weights`)}
        @pointermove=${(event: PointerEvent) => this.#point(event, layer, bar)}
        @pointerleave=${() => this.#tell(undefined)}
        @click=${() => this.#pick(layer.layer)}
      ></button>
      <div
        class="handle"
        part="layers"
        .style=${`left: ${middle}px; top: ${bar.top + bar.height}px`}
        role="spinbutton"
        tabindex="0"
        aria-label=${name}
        aria-valuemin="1"
        aria-valuemax="65536"
        aria-valuenow=${width}
        aria-valuetext=${unitsText(width)}
        aria-describedby="help"
        title=${msg(str`${name}: ${unitsText(width)}. Drag to resize`)}
        @pointerdown=${(event: PointerEvent) =>
          this.#resize.pointerDown(event, { target, width, widest, fullHeight: this.stage.height })}
        @pointermove=${(event: PointerEvent) => this.#resize.pointerMove(event)}
        @pointerup=${() => this.#resize.finish()}
        @pointercancel=${() => this.#resize.cancel()}
        @keydown=${(event: KeyboardEvent) => this.#keyDown(event, configuration, layer)}
        @keyup=${() => this.#resize.finish()}
        @blur=${() => this.#resize.finish()}
      ></div>
      ${
        this.draft?.target === target
          ? html`<output class="bubble figures" .style=${`left: ${middle}px; top: ${bar.top}px`}
            >${width}</output
          >`
          : nothing
      }
      ${
        part === 'encoder' && !this.draft
          ? html`<button
            class="round remove"
            part="layers"
            .style=${`left: ${middle}px; top: ${bar.top}px`}
            aria-label=${msg(str`Take out the layer of ${width} units`)}
            title=${msg('Take out this layer and its mirror')}
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
        part="layers"
        .style=${`left: ${x}px`}
        aria-label=${msg(str`Insert a layer between ${widths[i]} and ${widths[i + 1]} units`)}
        title=${msg('Insert a layer here, and its mirror')}
        @click=${() => this.#add(configuration, i)}
      >
        <span aria-hidden="true">+</span>
      </button>`,
    );
  }

  #name(layer: PictureLayer, index: number, hidden: number, { bars, pitch }: Hourglass) {
    const bar = bars[index];
    if (!bar) return nothing;
    const width = this.#width(layer);
    // Where there are several layers, the one in the middle says what they are.
    const says =
      layer.part === 'code' || layer.target === Math.floor(hidden / 2)
        ? partName(layer.part)
        : nothing;
    return html`<button
      class="name ${layer.part}"
      .style=${`left: ${bar.left + bar.width / 2}px; width: ${pitch}px`}
      aria-expanded=${layer.layer === this.picked ? 'true' : 'false'}
      aria-label=${msg(str`${layer.layerName}, ${width} units: details`)}
      @click=${() => this.#pick(layer.layer)}
    >
      <span>${width}</span><span>${says}</span>
    </button>`;
  }

  protected override render() {
    const { configuration } = this;
    const [first, last] = [this.layers[0], this.layers.at(-1)];
    if (!configuration || !first || !last) return nothing;
    const { model } = configuration;
    const [rows, columns] = model.input;
    const layers = pictureLayers(this.layers);
    const hidden = layers.filter(({ part }) => part === 'encoder').length;
    const widths = [first.inputs, ...layers.map((layer) => this.#width(layer)), last.outputs];
    const glass = layOutHourglass(widths, this.stage);
    const units = widths.map((width, i) =>
      i === hidden + 1 && model.family === 'variational' ? msg(str`${width} Gaussian`) : width,
    );
    const measures = [
      `--aspect: ${columns / rows}`,
      `--stage-width: ${(layers.length + 1) * WIDEST_PITCH}px`,
      `--clear: ${glass.clear}px`,
    ];
    return html`<figure .style=${measures.join('; ')}>
        <slot name="in"></slot>
        <div
          class="stage"
          role="group"
          aria-label=${msg('Layers')}
          aria-disabled=${this.#isDrawn ? 'false' : 'true'}
        >
          <svg
            role="img"
            aria-label=${msg(str`The network, layer by layer: ${units.join(', ')} units`)}
          >
            ${glass.flows.map(
              (points, i) =>
                svg`<polygon class=${this.decodes && i <= hidden ? 'idle' : ''} points=${points}></polygon>`,
            )}
          </svg>
          ${layers.map((layer, i) => this.#layer(configuration, layer, i, glass))}
          ${this.#gaps(configuration, widths, glass)}
          ${
            this.lens
              ? html`<div class="lens" .style=${this.lens}><slot name="lens"></slot></div>`
              : nothing
          }
        </div>
        <slot name="out"></slot>
        <slot name="about-in"></slot>
        <div class="names figures">${layers.map((layer, i) => this.#name(layer, i, hidden, glass))}</div>
        <slot name="about-out"></slot>
      </figure>
      <p class="visually-hidden" id="help">
        ${msg('Arrow keys, Page Up and Page Down resize the layer, Delete takes it out; each makes a new, untrained model.')}
      </p>`;
  }
}

customElements.define('playground-hourglass', HourglassDiagram);

declare global {
  interface HTMLElementTagNameMap {
    'playground-hourglass': HourglassDiagram;
  }
}
