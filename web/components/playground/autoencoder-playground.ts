import { html, LitElement } from 'lit';
import type { EngineOptions, Variant } from '../../engine/choose-build.ts';
import { Engine } from '../../engine/engine.ts';
import type { DatasetSource } from '../../engine/types.ts';
import './drawers.ts';
import type { PlaygroundEvents, TrainCommand, Walk } from '../base/events.ts';
import { DRAWER_PANELS, PAGE_PANELS, type PlaygroundView } from './panels.ts';
import './playground-header.ts';
import { DEFAULT_PRESET } from '../settings/presets.ts';
import { layout } from './playground-layout.ts';
import { PlaygroundSession } from './playground-session.ts';
import '../base/status-messages.ts';
import { tokens } from '../base/styles.ts';
import { ThemeController } from './theme-controller.ts';
import '../training/train-bar.ts';

const FIRST_SOURCE: DatasetSource = { kind: 'digits', count: 6000, seed: 1 };

type Handlers = {
  [Type in keyof PlaygroundEvents]: (detail: PlaygroundEvents[Type]) => void;
};

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

  /** What the parts of the playground tell it. */
  readonly #handlers: Handlers = {
    'source-choose': (source) => void this.#session.chooseSource(source),
    'files-choose': (files) => void this.#session.openFiles(files),
    'theme-choose': (choice) => {
      this.#theme.choice = choice;
    },
    'train-command': (command) => this.#command(command),
    'configuration-choose': (chosen) => void this.#session.chooseConfiguration(chosen),
    'configuration-preset': (preset) => void this.#session.chooseConfiguration(preset),
    'configuration-revert': () => this.#session.revertConfiguration(),
    'classes-choose': (classes) => void this.#session.chooseClasses(classes),
    'model-save': () => void this.#save(),
    'playground-message': (message) => this.#session.reportFromPanel(message),
    'message-dismiss': () => this.#session.report(undefined),
    'drawing-change': (drawing) => {
      this.drawing = drawing;
    },
    'walk-change': (walk) => {
      this.walk = walk;
    },
    'drawer-open': (drawer) => {
      this.drawer = drawer;
    },
  };

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    for (const [type, handle] of Object.entries(this.#handlers)) {
      // Each handler takes the detail of its own event's type, which `Handlers` holds it to.
      root.addEventListener(type, (event) => handle((event as CustomEvent).detail as never));
    }
    return root;
  }

  protected override render() {
    const session = this.#session;
    const { dataset, model, progress, training } = session;
    const trained = training || progress !== undefined || (model?.epochs ?? 0) > 0;
    const { drawing, walk, drawer } = this;
    const view: PlaygroundView = { session, scheme: this.#theme.scheme, drawing, walk, drawer };
    return html`<div class="page ${this.dropping ? 'dropping' : ''}">
      <playground-header
        class="wide"
        .source=${session.source}
        .data=${dataset}
        .build=${session.build}
        .activity=${session.activity}
        .theme=${this.#theme.choice}
        .seed=${1}
      ></playground-header>
      <playground-train-bar
        class="bar wide"
        .model=${model}
        .progress=${progress}
        .training=${training}
        .invite=${model !== undefined && !trained}
      ></playground-train-bar>
      ${PAGE_PANELS.map((panel) => panel.render(view))}
      <playground-drawers class="panel wide" .drawers=${DRAWER_PANELS} .open=${drawer}>
        ${DRAWER_PANELS.map((panel) => html`<div slot=${panel.id}>${panel.render(view)}</div>`)}
      </playground-drawers>
      <div class="messages">
        <playground-status-messages
          .message=${session.message}
          .quiet=${session.refused !== undefined && session.refused.reason === session.message?.text}
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
