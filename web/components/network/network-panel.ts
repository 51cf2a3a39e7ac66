import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues } from 'lit';
import type { Configuration, Corruption } from '../../engine/configuration.ts';
import type { LayerInfo } from '../../engine/types.ts';
import { emit } from '../base/events.ts';
import { ModelPanel } from '../base/model-panel.ts';
import { about, type PresentSubject } from '../base/model-subject.ts';
import { parametersText } from '../base/numbers.ts';
import { controls, panel } from '../base/styles.ts';
import type { Picture } from '../input/beginning.ts';
import type { DrawingCanvas } from '../input/drawing-canvas.ts';
import '../input/drawing-canvas.ts';
import type { InputAnswer } from '../input/input-answer.ts';
import '../input/input-choice.ts';
import { architectureText } from '../settings/configuration-edit.ts';
import { presetOf } from '../settings/presets.ts';
import type { Scheme } from './filter-images.ts';
import '../words/glossary-word.ts';
import './hourglass-diagram.ts';
import { comingOut, goingIn, imageView } from './network-images.ts';
import { NetworkInput } from './network-input.ts';
import { networkStyles } from './network-styles.ts';
import './unit-lens.ts';
import type { Unit } from './unit-weights.ts';

/** A code that no image was encoded to, and where it comes from. */
export interface DrivenCode {
  values: Float32Array;
  /** Such as "from the map". */
  from: string;
}

/**
 * The network at work: an image is drawn, chosen or opened at its left, goes through the layers, and
 * comes out at its right. A code from elsewhere, as from the map, drives the decoder's half alone.
 */
export class NetworkPanel extends ModelPanel {
  static override properties = {
    wanted: { attribute: false },
    picture: { attribute: false },
    driven: { attribute: false },
    picked: { type: Number },
    locked: { type: Boolean },
    layers: { state: true },
    answer: { state: true },
    decoded: { state: true },
    chosenNoise: { state: true },
    over: { state: true },
    scheme: { type: String },
    pointed: { state: true },
  };

  /** A configuration whose model is being made. */
  declare wanted: Configuration | undefined;
  /** A picture that was opened, to go in. */
  declare picture: Picture | undefined;
  /** A code to decode instead of the image's. */
  declare driven: DrivenCode | undefined;
  /** The layer whose details are shown, by its index in the model. */
  declare picked: number | undefined;
  /** Whether what goes in may not be changed by hand. */
  declare locked: boolean;
  /** Those of what is wanted, as soon as they are known, or of the model: see `#findLayers`. */
  declare private layers: readonly LayerInfo[];
  declare private answer: InputAnswer | undefined;
  /** What the decoder makes of the code that drives it. */
  declare private decoded: { of: DrivenCode; activations: readonly Float32Array[] } | undefined;
  /** The noise that somebody chose; before that it is the one that the model is trained with. */
  declare private chosenNoise: Corruption | undefined;
  declare private over: boolean;
  declare scheme: Scheme;
  /** The unit that is pointed at. */
  declare private pointed: Unit | undefined;

  readonly #input = new NetworkInput(this);
  readonly #live = this.keepUp({ on: ['revision', 'chosenNoise'], interval: 60 }, (subject) =>
    this.#answer(subject),
  );

  static override styles = [panel, controls, networkStyles];

  constructor() {
    super();
    this.layers = [];
    this.over = false;
    this.locked = false;
    this.scheme = 'light';
    const on = ['driven', 'revision'];
    this.keepUp({ on, urgentOn: ['driven'], interval: 30 }, (subject) => this.#decode(subject));
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('model') || changed.has('wanted')) void this.#findLayers();
    super.willUpdate(changed);
  }

  protected override async updated(changed: PropertyValues): Promise<void> {
    const { picture, data } = this;
    const hasData = changed.has('data') && data;
    const hasPicture = changed.has('picture') && picture;
    if (!hasData && !hasPicture) return;
    await this.canvas()?.updateComplete;
    if (hasPicture && picture === this.picture) this.#input.show(picture);
    else if (hasData && data === this.data && !this.#input.isOwn) await this.#input.showTest(0);
  }

  /** The square that shows the image that goes in; nothing before it is there. */
  canvas(): DrawingCanvas | null {
    return this.renderRoot.querySelector<DrawingCanvas>('playground-drawing-canvas');
  }

  /** Whether the model is trained to take noise away. */
  get #denoises(): boolean {
    return (this.model?.configuration.training.corruption.kind ?? 'none') !== 'none';
  }

  get #noise(): Corruption {
    const none: Corruption = { kind: 'none', amount: 0.3, clip: true };
    const trained = this.model?.configuration.training.corruption;
    return this.chosenNoise ?? (trained && this.#denoises ? trained : none);
  }

  async #answer({ queries }: PresentSubject): Promise<void> {
    const answer = await this.#input.answer(queries, this.#noise);
    if (answer || this.answer) emit(this, 'input-change', answer);
    this.answer = answer;
  }

  async #decode({ queries, model }: PresentSubject): Promise<void> {
    const { driven } = this;
    if (driven?.values.length !== model.configuration.model.code) return;
    this.decoded = { of: driven, activations: await queries.decoderActivations(driven.values) };
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

  /** What the decoder makes of a code from elsewhere, as long as that is pointed at. */
  get #decodes() {
    const { driven, decoded, model } = this;
    const units = model?.configuration.model.code;
    const isHere = driven?.values.length === units && decoded?.of.values.length === units;
    return isHere ? decoded : undefined;
  }

  /** Each layer's outputs: the image's, or for a code from elsewhere the decoder's alone. */
  #activations(): readonly (Float32Array | undefined)[] | undefined {
    const decodes = this.#decodes;
    if (!decodes) return this.answer?.activations;
    const hidden = this.model?.configuration.model.encoder.length ?? 0;
    const encoder = Array.from({ length: hidden }, () => undefined);
    return [...encoder, decodes.of.values, ...decodes.activations];
  }

  /** A unit's output for what goes in. */
  #valueOf(unit: Unit | undefined): number | undefined {
    const index = unit && this.model?.layers[unit.layer]?.activations;
    return index === undefined ? undefined : this.#activations()?.[index]?.[unit?.unit ?? 0];
  }

  #output() {
    const decodes = this.#decodes;
    const { name, note, pixels } = decodes
      ? {
          name: msg('Decoded'),
          note: msg(str`decoded, ${decodes.of.from}`),
          pixels: decodes.activations.at(-1),
        }
      : comingOut(this.answer, this.#denoises);
    const last = (this.model?.layers.length ?? 1) - 1;
    return html`<button
        slot="out"
        class="out"
        aria-label=${msg('Details of the output layer')}
        aria-expanded=${this.picked === last ? 'true' : 'false'}
        title=${msg('Click for the weights of the output layer')}
        @click=${() => this.#pick(last)}
      >
        ${imageView(pixels, this.#input.size, `${name}${note ? `, ${note}` : ''}`)}
      </button>
      <div slot="about-out" class="about-image">
        <p class="note figures"><b>${decodes ? name : html`<playground-word word="reconstruction">${name}</playground-word>`}</b><br />${note}</p>
      </div>`;
  }

  #pick(layer: number): void {
    emit(this, 'side-open', this.picked === layer ? undefined : { kind: 'layer', layer });
  }

  #inputChoice() {
    const canvas = this.canvas();
    return html`<playground-input-choice
      part="input"
      exportparts="noise"
      ?empty=${!this.answer && (canvas?.isEmpty ?? true)}
      ?untouched=${canvas?.untouched !== undefined}
      ?over=${this.over}
      ?fixed=${!this.#input.fits}
      ?denoises=${this.#denoises}
      .noise=${this.#noise}
      @step=${({ detail }: CustomEvent<number>) => this.#step(detail)}
      @undo=${() => canvas?.undo()}
      @clear=${() => canvas?.clear()}
      @over=${({ detail }: CustomEvent<boolean>) => {
        this.over = detail;
      }}
      @noise=${({ detail }: CustomEvent<Corruption>) => {
        this.chosenNoise = detail;
      }}
    ></playground-input-choice>`;
  }

  /** The test image that was there before a drawing comes back first. */
  #step(step: number): void {
    void this.#input.showTest(this.answer?.source?.kind === 'test-image' ? step : 0);
  }

  readonly #drawn = (): void => {
    this.#input.changed();
    this.#live.request();
    this.requestUpdate();
  };

  protected override render() {
    const { model } = this;
    if (!model) return html`<h2>${msg('Network')}</h2>`;
    const { configuration } = model;
    const preset = presetOf(configuration);
    return html`<section aria-label=${msg('Network')}>
      <div class="heading">
        <h2>${msg('Network')}</h2>
        <p class="note figures parameters" part="about" title=${architectureText(configuration.model)}>
          ${parametersText(model.parameters)}
        </p>
        <button part="settings" @click=${() => emit(this, 'side-open', { kind: 'settings' })}>
          ${msg('Settings')}
        </button>
      </div>
      <p class="note about" part="about">
        ${preset?.about ?? msg(str`Your own network, ${architectureText(configuration.model)}.`)}
        ${
          configuration.model.family === 'variational'
            ? html`<playground-word word="halo">${msg('The halo of its code')}</playground-word>`
            : nothing
        }
      </p>
      <playground-hourglass
        exportparts="layers"
        .configuration=${this.wanted ?? configuration}
        .layers=${this.layers}
        .activations=${this.#activations()}
        ?decodes=${this.#decodes !== undefined}
        .picked=${this.picked}
        @layer-pick=${({ detail }: CustomEvent<number>) => this.#pick(detail)}
        @unit-point=${({ detail }: CustomEvent<Unit | null>) => {
          this.pointed = detail ?? undefined;
        }}
      >
        <playground-unit-lens
          slot="lens"
          ${about(this)}
          .pointed=${this.pointed}
          .value=${this.#valueOf(this.pointed)}
          .scheme=${this.scheme}
        ></playground-unit-lens>
        <playground-drawing-canvas
          slot="in"
          ?fixed=${this.locked || !this.#input.fits}
          ?over=${this.over}
          name=${this.answer?.source?.name ?? ''}
          @draw=${this.#drawn}
        ></playground-drawing-canvas>
        <div slot="about-in" class="about-image">${goingIn(this.answer, this.#input.size)}</div>
        ${this.#output()}
      </playground-hourglass>
      ${this.#inputChoice()}
    </section>`;
  }
}

customElements.define('playground-network', NetworkPanel);

declare global {
  interface HTMLElementTagNameMap {
    'playground-network': NetworkPanel;
  }
}
