import { adoptStyles, html, type PropertyValues } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { completed } from '../../engine/configuration.ts';
import { Engine } from '../../engine/engine.ts';
import './drawers.ts';
import { listen, type PlaygroundHandlers } from '../base/events.ts';
import { kept } from '../base/kept.ts';
import { DataLoader } from '../data/data-loader.ts';
import { DRAWER_PANELS, PAGE_PANELS, type PlaygroundView } from './panels.ts';
import '../base/status-messages.ts';
import { tokens } from '../base/styles.ts';
import { DEFAULT_PRESET, type Preset } from '../settings/presets.ts';
import { describedRun } from '../sharing/described-run.ts';
import { type PlaygroundState, PROPERTY_ROWS, stateOf } from '../sharing/properties.ts';
import { type RequestedProperties, requestedProperties } from '../sharing/requested-properties.ts';
import type { TrainCommand } from '../training/training-events.ts';
import type { Walk } from '../walk/walk-events.ts';
import { FileDrop } from './file-drop.ts';
import { headerView } from './header-view.ts';
import { PanelCode } from './panel-code.ts';
import { PlaygroundAttributes } from './playground-attributes.ts';
import { layout } from './playground-layout.ts';
import { PlaygroundSession } from './playground-session.ts';
import { choosePreset, obey, saveModelFile } from './session-commands.ts';
import { report, reportChanges } from './session-reports.ts';
import { ThemeController } from './theme-controller.ts';
import './welcome-line.ts';

const PARTS = {
  panels: ['header', ...[...PAGE_PANELS, ...DRAWER_PANELS].map(({ id }) => id)],
  drawers: DRAWER_PANELS.map(({ id }) => id),
};

/** Milliseconds in which the parts draw the first model. */
const SETTLING = 250;

/** The attributes that are read again when one of them changes. */
const READ_AGAIN = PROPERTY_ROWS.filter(([, { effect }]) => effect === 'read').map(
  ([name]) => name,
);

/**
 * The playground: train an autoencoder, see what it learns, draw, denoise and walk. An attribute that
 * makes no sense is told in a sentence and passed over.
 * @fires ready - the data and the untrained model that were asked for are there: `{ build, model }`.
 * @fires progress - some ten times a second while it trains: `TrainingProgress` of the engine.
 * @fires trained - training ended, by itself or paused: `{ epochs, steps, metrics }`.
 * @fires error - something failed, or an attribute makes no sense: `{ message }`, a sentence.
 * @fires state-change - settings, data or the open drawer were changed: a `PlaygroundState`.
 * @fires theme - when the colour scheme changed; its detail is 'light' or 'dark'. Does not bubble.
 */
export class AutoencoderPlayground extends PlaygroundAttributes {
  static override properties = {
    drawing: { state: true },
    code: { state: true },
    walk: { state: true },
    points: { state: true },
    opened: { state: true },
    settled: { state: true },
  };

  declare private drawing: Float32Array | undefined;
  declare private code: Float32Array | undefined;
  declare private walk: Walk | undefined;
  /** The codes picked for the walk. */
  declare private points: readonly Float32Array[];
  /** The id of the open drawer. */
  declare private opened: string;
  /** The first model was there long enough for all parts to have drawn it. */
  declare private settled: boolean;

  readonly #theme = new ThemeController(this);
  readonly #loader = this.#newLoader();
  readonly #files = new FileDrop(
    this,
    (files) => void this.#loader.open(files),
    (message) => this.#session.report(message),
  );
  readonly #code = new PanelCode((message) => this.#session.report(message));
  #scheme: string | undefined;
  #session = this.#newSession();
  #requested: RequestedProperties = requestedProperties({}, PARTS);
  #problem: string | undefined;
  /** The attributes that the session was started with last. */
  #startedWith: string | undefined;
  #state: PlaygroundState | undefined;
  #stateText: string | undefined;

  constructor() {
    super();
    this.opened = this.#requested.drawer;
    this.points = [];
    this.settled = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Whoever makes an element by script sets its attributes right after.
    queueMicrotask(() => {
      if (this.isConnected && this.#startedWith === undefined) void this.restart();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#loader.cancel();
    this.#session.close();
    this.#session = this.#newSession();
    this.#startedWith = undefined;
  }

  /** Starts anew with what the attributes say, whatever was chosen since. */
  async restart(): Promise<void> {
    const started = this.settingsText;
    this.#startedWith = started;
    this.#readAttributes();
    this.opened = this.#requested.drawer;
    const session = this.#session;
    const { epochs } = this.#requested;
    let { data, configuration, classes } = this.#requested;
    // What cannot be had is replaced by what always can, one after the other.
    for (let attempt = 0; attempt < 3; attempt += 1) {
      if (await session.start(data.source, configuration, classes, data.selection)) break;
      if (session.build === undefined) return;
      this.#problem ??= session.message?.text;
      if (session.model) return;
      if (!session.data.info) ({ data } = requestedProperties({}, PARTS));
      else if (classes.length > 0) classes = [];
      else configuration = DEFAULT_PRESET.configuration;
    }
    const { build, model } = session;
    if (!build || !model || session !== this.#session) return;
    report(this, 'ready', { build, model });
    const { data: wanted } = this.#requested;
    if (wanted.source.kind === 'mnist' && session.data.source?.kind === 'digits') {
      // It may have been kept from another visit, or be downloaded if the user wants it.
      void this.#loader.choose({ ...wanted, train: this.autostart });
    }
    // Training begins with the parts in sight, not while the page is busy with showing them.
    await this.#settle();
    const overtaken = session !== this.#session || started !== this.#startedWith;
    if (this.autostart && !overtaken) void session.train({ epochs });
  }

  /** Shows the parts once they have drawn the first model. */
  async #settle(): Promise<void> {
    if (this.settled) return;
    await this.#code.settled();
    await new Promise((resolve) => setTimeout(resolve, SETTLING));
    this.settled = true;
  }

  /** The first rendering has a task of its own: after the modules' it would make one long one. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await new Promise((resolve) => setTimeout(resolve));
    super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated) this.#followAttributes(changed);
    if (changed.has('theme')) this.#followTheme();
    const { choice, scheme } = this.#theme;
    if (choice === 'system') this.removeAttribute('theme');
    else this.setAttribute('theme', choice);
    this.#followState();
    if (scheme === this.#scheme) return;
    this.#scheme = scheme;
    this.dispatchEvent(new CustomEvent('theme', { detail: scheme }));
  }

  #followAttributes(changed: PropertyValues<this>): void {
    const started = this.#startedWith;
    if (started === undefined) return;
    if (started !== this.settingsText) void this.restart();
    else if (READ_AGAIN.some((name) => changed.has(name))) {
      this.#readAttributes();
      if (changed.has('drawer')) this.opened = this.#requested.drawer;
    }
    if (changed.has('autostart') && this.autostart) {
      void this.#session.train({ epochs: this.#requested.epochs });
    }
  }

  #followTheme(): void {
    const { theme } = this.#requested;
    if (theme) this.#theme.adopt(theme);
    else if (this.hasUpdated && this.theme == null) this.#theme.adopt('system');
  }

  /** Tells whoever listens, such as the page's address, that there is another state. */
  #followState(): void {
    const { model, data } = this.#session;
    if (!model) return;
    const { epochs, panels } = this.#requested;
    const run = describedRun({
      configuration: model.configuration,
      data,
      trainingClasses: data.classes,
      epochs: this.epochs == null ? undefined : epochs,
      panels,
      drawer: this.opened,
    });
    this.#state = stateOf(run);
    const text = JSON.stringify(this.#state);
    const before = this.#stateText;
    this.#stateText = text;
    if (before !== undefined && before !== text) report(this, 'state-change', this.#state);
  }

  #readAttributes(): void {
    this.#requested = requestedProperties(this, PARTS);
    this.#problem = undefined;
    const { problems } = this.#requested;
    if (problems.length === 0) return;
    this.#problem = problems.join(' ');
    report(this, 'error', { message: this.#problem });
    this.requestUpdate();
  }

  #newSession(): PlaygroundSession {
    const session = new PlaygroundSession(() => Engine.start(this.engineOptions));
    session.addEventListener('change', () => this.requestUpdate());
    reportChanges(this, session);
    return session;
  }

  #newLoader(): DataLoader {
    const loader = new DataLoader(() => this.#session);
    loader.addEventListener('change', () => this.requestUpdate());
    return loader;
  }

  #command(command: TrainCommand): void {
    this.#dismissWelcome();
    obey(this.#session, command);
  }

  #choosePreset(preset: Preset): void {
    this.#dismissWelcome();
    if (preset.drawer) this.opened = preset.drawer;
    choosePreset(this.#session, preset);
  }

  #dismissWelcome(): void {
    if (this.welcome) kept.write('welcome', 'dismissed');
    this.welcome = false;
  }

  /** What the parts of the playground tell it. */
  readonly #handlers: PlaygroundHandlers = {
    'source-choose': (choice) => void this.#loader.choose(choice),
    'files-choose': (files) => void this.#loader.open(files),
    'data-request': (request) => this.#loader.answer(request),
    'theme-choose': (choice) => {
      this.#theme.choice = choice;
    },
    'train-command': (command) => this.#command(command),
    'speed-choose': (stepsPerSecond) => this.#session.chooseSpeed(stepsPerSecond),
    'stop-choose': (epoch) => this.#session.chooseStop(epoch),
    'replay-choose': (id) => this.#session.replay.choose(id),
    'runs-clear': () => this.#session.clearRuns(),
    'configuration-choose': (chosen) => void this.#session.chooseConfiguration(chosen),
    'preset-choose': (preset) => this.#choosePreset(preset),
    'configuration-revert': () => this.#session.revertConfiguration(),
    'classes-choose': (classes) => void this.#session.chooseClasses(classes),
    'model-save': () => void saveModelFile(this.#session),
    'playground-message': (message) => this.#session.reportFromPanel(message),
    'message-dismiss': () => {
      this.#problem = undefined;
      this.#session.report(undefined);
    },
    'engine-restart': () => void this.#session.startAgain(),
    'welcome-dismiss': () => this.#dismissWelcome(),
    'drawing-change': (drawing) => {
      this.drawing = drawing;
    },
    'code-change': (code) => {
      this.code = code;
    },
    'walk-change': (walk) => {
      this.walk = walk;
    },
    'walk-points': (points) => {
      this.points = points;
    },
    'drawer-open': (drawer) => {
      this.opened = drawer;
    },
  };

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot() as ShadowRoot;
    adoptStyles(root, [tokens, ...layout(this.wholePage ? 'page' : 'part')]);
    listen(root, this.#handlers);
    return root;
  }

  protected override render() {
    const session = this.#session;
    const { panels } = this.#requested;
    const shown = ({ id }: { id: string }) => !panels || panels.includes(id);
    const drawers = DRAWER_PANELS.filter(shown);
    const drawer = drawers.some(({ id }) => id === this.opened) ? this.opened : drawers[0]?.id;
    // A drawer that was ever open stays, as it was left.
    for (const panel of drawers) if (panel.id === drawer) this.#code.want(panel);
    const view: PlaygroundView = {
      session,
      scheme: this.#theme.scheme,
      drawing: this.drawing,
      code: this.code,
      walk: this.walk,
      points: this.points,
      drawer: drawer ?? '',
    };
    const problem = this.#problem && ({ kind: 'error', text: this.#problem } as const);
    const states = {
      dropping: this.#files.over,
      chosen: panels !== undefined,
      starting: !this.settled && session.message?.kind !== 'error',
    };
    return html`<div class="page ${classMap(states)}">
      ${
        this.wholePage && !shown({ id: 'header' })
          ? html`<h1 class="unseen">Autoencoder Playground</h1>`
          : ''
      }
      <div class="top wide">
        ${
          shown({ id: 'header' })
            ? headerView({
                session,
                loader: this.#loader,
                theme: this.#theme.choice,
                state: this.#state,
                drawing: this.drawing,
              })
            : ''
        }
        ${this.welcome ? this.#welcome() : ''}
      </div>
      ${PAGE_PANELS.filter(shown).map((panel) => {
        this.#code.want(panel);
        return panel.render(view);
      })}
      ${
        drawer === undefined
          ? ''
          : html`<playground-drawers class="panel wide" .drawers=${drawers} .open=${drawer}>
            ${drawers.map(
              (panel) => html`<div slot=${panel.id}>
                ${this.#code.isWanted(panel) ? panel.render(view) : ''}
              </div>`,
            )}
          </playground-drawers>`
      }
      <div class="messages">
        <playground-status-messages
          .message=${session.message ?? problem}
          .quiet=${session.refused !== undefined && session.refused.reason === session.message?.text}
        ></playground-status-messages>
      </div>
    </div>`;
  }

  #welcome() {
    if (kept.read('welcome') !== undefined) return '';
    return html`<playground-welcome-line
      .model=${(this.#session.model?.configuration ?? completed(this.#requested.configuration)).model}
      .training=${this.#session.training || !this.#session.begun}
      .epochs=${this.#requested.epochs}
    ></playground-welcome-line>`;
  }
}

customElements.define('autoencoder-playground', AutoencoderPlayground);

declare global {
  interface HTMLElementTagNameMap {
    'autoencoder-playground': AutoencoderPlayground;
  }
}
