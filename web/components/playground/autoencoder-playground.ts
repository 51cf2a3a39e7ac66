import { html, LitElement } from 'lit';
import type { EngineOptions, Variant } from '../../engine/choose-build.ts';
import type { Configuration, PartialConfiguration } from '../../engine/configuration.ts';
import { Engine } from '../../engine/engine.ts';
import type { DatasetSource } from '../../engine/types.ts';
import '../anomalies/anomaly-panel.ts';
import '../network/architecture-editor.ts';
import '../draw/draw-panel.ts';
import './drawers.ts';
import type { Message, ThemeChoice, TrainCommand, Walk } from '../base/events.ts';
import '../latent/latent-map.ts';
import '../training/loss-chart.ts';
import './playground-header.ts';
import { DEFAULT_PRESET } from '../settings/presets.ts';
import { layout } from './playground-layout.ts';
import { PlaygroundSession } from './playground-session.ts';
import '../reconstructions/reconstruction-panel.ts';
import '../samples/samples-panel.ts';
import '../base/status-messages.ts';
import { tokens } from '../base/styles.ts';
import { ThemeController } from './theme-controller.ts';
import '../training/train-bar.ts';
import '../walk/walk-panel.ts';

const DRAWERS = [
  { id: 'draw', name: 'Draw' },
  { id: 'walk', name: 'Walk' },
  { id: 'samples', name: 'New images' },
  { id: 'anomalies', name: 'Anomalies' },
];
const FIRST_SOURCE: DatasetSource = { kind: 'digits', count: 6000, seed: 1 };

/**
 * The playground: train an autoencoder, see what it learns, draw, denoise and walk.
 * @fires theme - when the colour scheme changed; its detail is 'light' or 'dark'.
 */
export class AutoencoderPlayground extends LitElement {
  static override properties = {
    variant: { type: String },
    threads: { type: Number },
    drawing: { state: true },
    walk: { state: true },
    drawer: { state: true },
    dropping: { state: true },
  };

  /**
   * Which build of the engine to start, 'simd' or 'relaxed', and on how many threads; without them
   * it is chosen for the browser. Read when the element is connected.
   */
  declare variant: Variant | null | undefined;
  declare threads: number | null | undefined;
  declare private drawing: Float32Array | undefined;
  declare private walk: Walk | undefined;
  /** The id of the open drawer. */
  declare private drawer: string;
  declare private dropping: boolean;

  readonly #theme = new ThemeController(this);
  #scheme: string | undefined;
  #session = this.#newSession();

  static override styles = [tokens, layout];

  constructor() {
    super();
    this.drawer = 'draw';
    this.dropping = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('dragover', this.#dragOver);
    window.addEventListener('dragleave', this.#dragLeave);
    window.addEventListener('drop', this.#drop);
    void this.#session.start(FIRST_SOURCE, DEFAULT_PRESET.configuration);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('dragover', this.#dragOver);
    window.removeEventListener('dragleave', this.#dragLeave);
    window.removeEventListener('drop', this.#drop);
    this.#session.close();
    this.#session = this.#newSession();
  }

  /** The first rendering has a task of its own: after the modules' it would make one long one. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await new Promise((resolve) => setTimeout(resolve));
    super.scheduleUpdate();
  }

  protected override willUpdate(): void {
    const { choice, scheme } = this.#theme;
    if (choice === 'system') this.removeAttribute('theme');
    else this.setAttribute('theme', choice);
    if (scheme === this.#scheme) return;
    this.#scheme = scheme;
    this.dispatchEvent(new CustomEvent('theme', { detail: scheme }));
  }

  #newSession(): PlaygroundSession {
    const session = new PlaygroundSession(() => Engine.start(this.#engineOptions()));
    session.addEventListener('change', () => this.requestUpdate());
    return session;
  }

  #engineOptions(): EngineOptions {
    const { variant, threads } = this;
    return { ...(variant != null ? { variant } : {}), ...(threads != null ? { threads } : {}) };
  }

  readonly #dragOver = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.dropping = true;
  };

  readonly #dragLeave = (event: DragEvent): void => {
    if (!event.relatedTarget) this.dropping = false;
  };

  readonly #drop = (event: DragEvent): void => {
    this.dropping = false;
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    void this.#session.openFiles(files);
  };

  #command(command: TrainCommand): void {
    const session = this.#session;
    if (command === 'train') session.train();
    else if (command === 'step') session.train({ steps: 1 });
    else if (command === 'epoch') session.train({ epochs: 1 });
    else if (command === 'pause') void session.pause();
    else void session.reset();
  }

  async #save(): Promise<void> {
    const bytes = await this.#session.saveModel();
    if (!bytes) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>]));
    link.download = 'autoencoder.safetensors';
    link.click();
    // The download has its own hold on the data once the click is handled.
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  #network() {
    const { queries, dataset, model, revision, wanted, refused } = this.#session;
    const choose = (event: CustomEvent<PartialConfiguration>) =>
      void this.#session.chooseConfiguration(event.detail);
    return html`<playground-architecture-editor
      class="panel network"
      .queries=${queries}
      .data=${dataset}
      .model=${model}
      .revision=${revision}
      .wanted=${wanted}
      .refused=${refused}
      @configuration-choose=${(event: CustomEvent<Configuration>) => choose(event)}
      @configuration-preset=${choose}
      @configuration-revert=${() => this.#session.revertConfiguration()}
      @model-save=${() => this.#save()}
    ></playground-architecture-editor>`;
  }

  #drawers() {
    const { queries, dataset, model, revision } = this.#session;
    return html`<playground-drawers
      class="panel wide"
      .drawers=${DRAWERS}
      .open=${this.drawer}
      @drawer-open=${(event: CustomEvent<string>) => {
        this.drawer = event.detail;
      }}
    >
      <playground-draw-panel
        slot="draw"
        .queries=${queries}
        .model=${model}
        .revision=${revision}
        @drawing-change=${(event: CustomEvent<Float32Array | undefined>) => {
          this.drawing = event.detail;
        }}
      ></playground-draw-panel>
      <playground-walk-panel
        slot="walk"
        .queries=${queries}
        .data=${dataset}
        .model=${model}
        .revision=${revision}
        .drawing=${this.drawing}
        .active=${this.drawer === 'walk'}
        @walk-change=${(event: CustomEvent<Walk | undefined>) => {
          this.walk = event.detail;
        }}
      ></playground-walk-panel>
      <playground-samples-panel
        slot="samples"
        .queries=${queries}
        .data=${dataset}
        .model=${model}
        .revision=${revision}
      ></playground-samples-panel>
      <playground-anomaly-panel
        slot="anomalies"
        .queries=${queries}
        .data=${dataset}
        .model=${model}
        .revision=${revision}
        .trainingClasses=${this.#session.trainingClasses}
        @classes-choose=${(event: CustomEvent<readonly number[]>) =>
          this.#session.chooseClasses(event.detail)}
      ></playground-anomaly-panel>
    </playground-drawers>`;
  }

  protected override render() {
    const session = this.#session;
    const { queries, dataset, model, revision, progress, training } = session;
    const trained = training || progress !== undefined || (model?.epochs ?? 0) > 0;
    return html`<div
      class="page ${this.dropping ? 'dropping' : ''}"
      @playground-message=${(event: CustomEvent<Message>) => session.reportFromPanel(event.detail)}
    >
      <playground-header
        class="wide"
        .source=${session.source}
        .data=${dataset}
        .build=${session.build}
        .activity=${session.activity}
        .theme=${this.#theme.choice}
        .seed=${1}
        @source-choose=${(event: CustomEvent<DatasetSource>) => session.chooseSource(event.detail)}
        @files-choose=${(event: CustomEvent<File[]>) => session.openFiles(event.detail)}
        @theme-choose=${(event: CustomEvent<ThemeChoice>) => {
          this.#theme.choice = event.detail;
        }}
      ></playground-header>
      <playground-train-bar
        class="bar wide"
        .model=${model}
        .progress=${progress}
        .training=${training}
        .invite=${model !== undefined && !trained}
        @train-command=${(event: CustomEvent<TrainCommand>) => this.#command(event.detail)}
      ></playground-train-bar>
      ${this.#network()}
      <playground-latent-map
        class="panel map"
        .queries=${queries}
        .data=${dataset}
        .model=${model}
        .revision=${revision}
        .walk=${this.drawer === 'walk' ? this.walk : undefined}
        .theme=${this.#theme.scheme}
      ></playground-latent-map>
      <playground-loss-chart
        class="panel loss"
        .curve=${session.curve}
        .revision=${revision}
        .configuration=${model?.configuration}
        .metrics=${session.metrics}
        .theme=${this.#theme.scheme}
      ></playground-loss-chart>
      <playground-reconstructions
        class="panel reconstructions"
        .queries=${queries}
        .data=${dataset}
        .model=${model}
        .revision=${revision}
      ></playground-reconstructions>
      ${this.#drawers()}
      <div class="messages">
        <playground-status-messages
          .message=${session.message}
          .quiet=${session.refused !== undefined && session.refused.reason === session.message?.text}
          @message-dismiss=${() => session.report(undefined)}
        ></playground-status-messages>
      </div>
    </div>`;
  }
}

customElements.define('autoencoder-playground', AutoencoderPlayground);

declare global {
  interface HTMLElementTagNameMap {
    'autoencoder-playground': AutoencoderPlayground;
  }
}
