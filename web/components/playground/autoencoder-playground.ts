import { msg } from '@lit/localize';
import { adoptStyles, type PropertyValues } from 'lit';
import { listen, type PlaygroundHandlers } from '../base/events.ts';
import { tokens } from '../base/styles.ts';
import { DataLoader, neededDataset } from '../data/data-loader.ts';
import { FetchedFiles } from '../data/fetched-files.ts';
import { isPicture } from '../data/picture-name.ts';
import { followProse } from '../prose/prose-links.ts';
import type { Preset } from '../settings/presets.ts';
import type { PlaygroundState } from '../sharing/properties.ts';
import { propertyText } from '../sharing/property-text.ts';
import type { TrainCommand } from '../training/training-events.ts';
import { asksForNothingElse } from './about-session.ts';
import { AttributeRequests } from './attribute-requests.ts';
import { AuthorLook } from './author-look.ts';
import { captionStyles } from './caption-view.ts';
import { type ElementEvents, report, reportChanges, StateReport } from './element-events.ts';
import { Experiment } from './experiment.ts';
import { choosePreset, experimentHandlers, obey } from './experiment-commands.ts';
import { FileDrop } from './file-drop.ts';
import { hidingStyles } from './hidden-parts.ts';
import { LanguageController } from './language-controller.ts';
import { OwnKeys } from './own-keys.ts';
import { PanelCode } from './panel-code.ts';
import { PanelExchange } from './panel-exchange.ts';
import { chosenLayout, playgroundLayout, stackLayout, stageLayout } from './playground-layout.ts';
import { PlaygroundVerbs } from './playground-verbs.ts';
import { pageView } from './playground-view.ts';
import { Restrictions, restricted } from './restrictions.ts';
import { SessionController } from './session-controller.ts';
import { asksForOther, startEngine } from './start-engine.ts';
import { gateStyles, StartGate } from './start-gate.ts';
import { startRequested } from './start-requested.ts';
import { ThemeController } from './theme-controller.ts';
import { TrainingLeave } from './training-leave.ts';
import { UndoKeys } from './undo-keys.ts';

/** Milliseconds in which the parts draw the first model. */
const SETTLING = 250;

/**
 * The playground: train an autoencoder, see what it learns, draw, denoise and walk. An attribute that
 * makes no sense is told in a sentence and passed over.
 * @fires ready - the data and the untrained model that were asked for are there: `{ build, model }`.
 * @fires progress - some ten times a second while it trains: `TrainingProgress` of the engine.
 * @fires trained - training ended, by itself or paused: `{ epochs, steps, metrics }`.
 * @fires playground-error - something failed, or an attribute makes no sense: `{ message }`, a sentence.
 *   Does not bubble.
 * @fires state-change - settings, data or the open drawer were changed: a `PlaygroundState`.
 * @fires language - when the language of its words changed; its detail is 'en' or 'es'. Does not bubble.
 * @fires theme - when the colour scheme changed; its detail is 'light' or 'dark'. Does not bubble.
 */
export class AutoencoderPlayground extends PlaygroundVerbs {
  static override properties = {
    settled: { state: true },
  };

  /** The first model was there long enough for all parts to have drawn it. */
  declare private settled: boolean;

  readonly #theme = new ThemeController(this);
  readonly #language = new LanguageController(this, (message) => this.#experiment.report(message));
  readonly #loader = this.#newLoader();
  /** What its attributes name by addresses. */
  readonly #fetched = new FetchedFiles();
  readonly #files = new FileDrop(this, {
    isOpen: () => this.#restrictions.may('data') || this.#restrictions.may('draw'),
    take: (files) => {
      if (this.#restrictions.may(isPicture(files) ? 'draw' : 'data')) void this.#loader.open(files);
    },
    report: (message) => this.#experiment.report(message),
  });
  readonly #code = new PanelCode((message) => this.#experiment.report(message));
  readonly #session = new SessionController(this, {
    isWanted: () => this.keep,
    experiment: () => this.#experiment,
    exchange: () => this.exchange,
    isAskedFor: (about) => asksForNothingElse(this, this.#requests.now(), about),
    declined: () => this.#startTraining(this.#experiment),
  });
  readonly #requests: AttributeRequests = new AttributeRequests(this);
  readonly #leave = new TrainingLeave(this, {
    experiment: () => this.#experiment,
    isFree: () => this.#trainsUnseen,
  });
  readonly #gate = new StartGate(this, () => {
    // They may have changed since; what made no sense is told already.
    this.#requests.readAgain();
    this.#starting = this.#start();
  });
  #scheme: string | undefined;
  #spoken: string | undefined;
  #experiment = this.#newExperiment();
  protected readonly exchange: PanelExchange = new PanelExchange(this.#requests.asked.drawer, () =>
    this.requestUpdate(),
  );
  #isReady: (detail: ElementEvents['ready']) => void = () => {};
  /** Resolves, as the event of this name tells, once the data and the untrained model are there. */
  readonly ready = new Promise<ElementEvents['ready']>((resolve) => {
    this.#isReady = resolve;
  });
  /** The start that was asked for last. */
  #starting: Promise<void> | undefined;
  /** How many times it is being started anew. */
  #restarts = 0;
  /** The attributes that the experiment was started with last. */
  #startedWith: string | undefined;
  readonly #state = new StateReport(this);
  readonly #look = new AuthorLook();
  #leaveProse: () => void = () => {};

  constructor() {
    super();
    this.settled = false;
    new UndoKeys(this, {
      undo: () => this.#restrictions.may('undo') && void this.#experiment.undo(),
      redo: () => this.#restrictions.may('undo') && void this.#experiment.redo(),
    });
    new OwnKeys(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const tell = (text: string) => this.#experiment.report({ kind: 'error', text });
    this.#leaveProse = followProse(this, tell);
    // Whoever makes an element by script sets its attributes right after.
    queueMicrotask(() => {
      if (!this.isConnected || this.#startedWith !== undefined) return;
      this.#requests.read();
      this.#gate.wait(this.#requests.asked.loading);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leaveProse();
    // One that was only moved is in the document again by then.
    queueMicrotask(() => {
      if (!this.isConnected) this.#end();
    });
  }

  /** With this, `moveBefore` moves the element without taking it out. */
  connectedMoveCallback(): void {}

  #end(): void {
    this.#loader.cancel();
    this.#experiment.close();
    this.#experiment = this.#newExperiment();
    this.#startedWith = undefined;
    this.#starting = undefined;
  }

  /** Starts anew with what the attributes say, whatever was chosen since. */
  restart(): Promise<void> {
    this.#requests.read();
    this.#starting = this.#start();
    return this.#starting;
  }

  get state(): PlaygroundState | undefined {
    return this.#state.state;
  }

  protected get experiment(): Experiment {
    return this.#experiment;
  }

  protected async whenStarted(): Promise<void> {
    await (this.#starting ?? this.restart());
    const { model, message } = this.#experiment;
    if (!model) throw new Error(message?.text ?? msg('The playground has not started.'));
  }

  protected takeTurn(): void {
    this.#leave.askedByHand();
  }

  async #start(): Promise<void> {
    const started = this.settingsText;
    this.#startedWith = started;
    this.#gate.pass();
    this.exchange.open(this.#requests.asked.drawer);
    if (asksForOther(this.#requests.asked.build, this.#experiment.build)) {
      this.#experiment.close();
      this.#experiment = this.#newExperiment();
    }
    const experiment = this.#experiment;
    experiment.choosePace(this.#requests.asked.pace);
    experiment.trainer.isReplayed = this.#restrictions.hasReplay;
    this.#restarts += 1;
    const { started: hasStarted, problem } = await startRequested(
      experiment,
      this.#requests.asked,
      this.#fetched,
    ).finally(() => {
      this.#restarts -= 1;
      this.requestUpdate();
    });
    if (problem && !this.#requests.message) this.#requests.note(problem);
    const { build, model } = experiment;
    if (!hasStarted || !build || !model || experiment !== this.#experiment) return;
    this.#isReady({ build, model });
    report(this, 'ready', { build, model });
    const { data: wanted } = this.#requests.asked;
    const isThere = experiment.data.are(wanted.source, wanted.selection);
    if (neededDataset(wanted.source) && !isThere && this.#restrictions.may('data')) {
      // It is not here, but can be downloaded if the user wants it.
      void this.#loader.choose({ ...wanted, train: this.#requests.asked.autostart !== undefined });
    }
    // Training begins with the parts in sight, not while the page is busy with showing them.
    await this.#settle();
    const overtaken = experiment !== this.#experiment || started !== this.#startedWith;
    const asks = await this.#session.offers();
    if (!overtaken && !asks) this.#startTraining(experiment);
  }

  /** Shows the parts once they have drawn the first model. */
  async #settle(): Promise<void> {
    if (this.settled) return;
    await this.#code.settled();
    await new Promise((resolve) => setTimeout(resolve, SETTLING));
    this.settled = true;
  }

  /**
   * The first rendering has a task of its own: after the modules' it would make one long one. It waits for
   * the words, so that nobody sees them change.
   */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) {
      await new Promise((resolve) => setTimeout(resolve));
      this.#language.adopt(this.#requests.asked.language);
      await this.#language.ready;
    }
    super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated) this.#followAttributes(changed);
    if (changed.has('theme')) this.#followTheme();
    if (changed.has('lang') && this.hasUpdated) this.#language.adopt(this.#requests.asked.language);
    if (this.language !== this.#spoken) {
      this.#spoken = this.language;
      this.dispatchEvent(new CustomEvent('language', { detail: this.language }));
    }
    const { choice, scheme } = this.#theme;
    if (choice === 'system') this.removeAttribute('theme');
    else this.setAttribute('theme', choice);
    this.#followState();
    if (scheme === this.#scheme) return;
    this.#scheme = scheme;
    this.dispatchEvent(new CustomEvent('theme', { detail: scheme }));
  }

  protected override updated(): void {
    // The theme is an attribute by now, by which the tokens are chosen.
    const { look } = this.#requests.asked;
    this.#look.show(this.renderRoot as ShadowRoot, look, this.#theme.scheme);
  }

  get #restrictions(): Restrictions {
    const { allow, hide, panels } = this.#requests.asked;
    return new Restrictions({ lock: this.lock, allow, hide, panels });
  }

  #followAttributes(changed: PropertyValues<this>): void {
    const started = this.#startedWith;
    if (started === undefined) return;
    if (started !== this.settingsText) void this.restart();
    else if (this.asksOtherwise(changed)) {
      this.#requests.read();
      if (changed.has('drawer')) this.exchange.open(this.#requests.asked.drawer);
      if (changed.has('pace')) this.#experiment.choosePace(this.#requests.asked.pace);
      this.#experiment.trainer.isReplayed = this.#restrictions.hasReplay;
    }
    if (changed.has('autostart')) this.#startTraining(this.#experiment);
    if (changed.has('background') || changed.has('autostart')) this.#leave.follow();
  }

  /** Trains where the attributes ask for that; it begins once it has leave. */
  #startTraining(experiment: Experiment): void {
    const { autostart, epochs } = this.#requests.asked;
    // A model that was opened is trained already, and may be trained on.
    const isUnderWay = experiment.training || experiment.progress !== undefined;
    if (!autostart || experiment !== this.#experiment || isUnderWay) return;
    void experiment.train({ epochs });
  }

  get #trainsUnseen(): boolean {
    return this.background || this.#requests.asked.autostart === 'now';
  }

  #followTheme(): void {
    const { theme } = this.#requests.asked;
    if (theme) this.#theme.adopt(theme);
    else if (this.hasUpdated && this.theme == null) this.#theme.adopt('system');
  }

  /** Tells whoever listens, such as the page's address, that there is another state. */
  #followState(): void {
    const { model, data, build } = this.#experiment;
    // While it is being started, what is there is not what the attributes, or the address, say.
    if (!model || this.#restarts > 0) return;
    const { epochs, panels } = this.#requests.asked;
    this.#state.follow({
      configuration: model.configuration,
      data,
      trainingClasses: data.classes,
      origin: this.#experiment.trainer.origin,
      epochs: this.epochs == null ? undefined : epochs,
      panels,
      drawer: this.exchange.opened,
      variant: build?.variant,
    });
  }

  #newExperiment(): Experiment {
    const experiment = new Experiment(() => {
      const { build, data } = this.#requests.asked;
      return startEngine(build, data.source, (sentence) => this.#requests.tell(sentence));
    });
    experiment.hold(!this.#trainsUnseen);
    experiment.addEventListener('change', () => this.#leave.follow());
    reportChanges(this, experiment, () => this.isConnected && experiment === this.#experiment);
    this.#session.follow(experiment);
    return experiment;
  }

  #newLoader(): DataLoader {
    const loader = new DataLoader(() => this.#experiment);
    loader.addEventListener('change', () => this.requestUpdate());
    return loader;
  }

  #command(command: TrainCommand): void {
    if (command !== 'pause' && command !== 'reset') this.takeTurn();
    obey(this.#experiment, command);
  }

  #choosePreset(preset: Preset): void {
    if (preset.drawer) this.exchange.open(preset.drawer);
    choosePreset(this.#experiment, preset);
  }

  /** What the parts of the playground tell it. */
  readonly #handlers: PlaygroundHandlers = {
    'source-choose': (choice) => void this.#loader.choose(choice),
    'files-choose': (files) => void this.#loader.open(files),
    'data-request': (request) => this.#loader.answer(request),
    'theme-choose': (choice) => {
      this.#theme.choice = choice;
    },
    'language-choose': (choice) => {
      this.#language.choice = choice;
    },
    'train-command': (command) => this.#command(command),
    'preset-choose': (preset) => this.#choosePreset(preset),
    'message-dismiss': () => {
      this.#requests.note(undefined);
      this.#experiment.report(undefined);
    },
    ...experimentHandlers(() => this.#experiment),
    ...this.exchange.handlers,
    ...this.#session.handlers,
  };

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot() as ShadowRoot;
    adoptStyles(root, [
      tokens,
      gateStyles,
      playgroundLayout,
      stackLayout,
      stageLayout,
      chosenLayout,
      hidingStyles,
      captionStyles,
      this.#look.sheet,
    ]);
    listen(
      root,
      restricted(this.#handlers, () => this.#restrictions),
    );
    return root;
  }

  protected override render() {
    if (!this.#gate.isOpen) return this.#gate.view(propertyText(this.poster));
    const experiment = this.#experiment;
    return pageView({
      experiment,
      loader: this.#loader,
      exchange: this.exchange,
      code: this.#code,
      asked: this.#requests.asked,
      restrictions: this.#restrictions,
      theme: this.#theme.choice,
      scheme: this.#theme.scheme,
      language: this.#language.choice,
      spoken: this.language,
      state: this.#state.state,
      waits: this.#leave.waits,
      isWholePage: this.wholePage,
      isSettled: this.settled,
      isDropping: this.#files.over,
      caption: propertyText(this.caption),
      offer: this.#session.view(),
      message: this.#session.withCost(experiment.message ?? this.#requests.message),
    });
  }
}

customElements.define('autoencoder-playground', AutoencoderPlayground);

declare global {
  interface HTMLElementTagNameMap {
    'autoencoder-playground': AutoencoderPlayground;
  }
}
