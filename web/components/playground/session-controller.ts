import { msg, str } from '@lit/localize';
import { html, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { errorMessage, type Message, type PlaygroundHandlers } from '../base/events.ts';
import '../session/kept-session-offer.ts';
import { SessionClaims } from '../session/session-claims.ts';
import { type OfferedSession, SessionKeeper } from '../session/session-keeper.ts';
import { SessionStore } from '../session/session-store.ts';
import { type AboutSession, aboutSession, sessionText } from './about-session.ts';
import type { Experiment } from './experiment.ts';
import { chosenData, type KeptData, keptData, MOST_OWN_BYTES, ownBytes } from './kept-data.ts';
import type { ChosenData, Moment } from './moment.ts';
import type { PanelExchange } from './panel-exchange.ts';

/** Milliseconds from a stroke or a pick to when it is kept. */
const REST = 1000;

/** The parts of a kept session without which it is none. */
const NEEDED = ['data', 'run'] as const;

const tooLarge = () =>
  msg(
    str`These images take more than the ${MOST_OWN_BYTES / 1e6} MB that are kept for another visit: after a reload this session is gone.`,
  );

/** A moment without its data, which change seldom and may be large. */
type KeptRun = Omit<Moment, 'data'>;

/** What lies about beside the experiment. */
interface KeptDesk {
  drawing: Float32Array | undefined;
  points: readonly Float32Array[];
  drawer: string;
}

/** What the session is of. */
export interface SessionPlace {
  /** Whether anything is to be kept. */
  isWanted(): boolean;
  experiment(): Experiment;
  exchange(): PanelExchange;
  /** Whether what was asked for is nothing else than that. */
  isAskedFor(about: AboutSession): boolean;
  /** The session that was offered is declined. */
  declined(): void;
}

/** Keeps what the visitor does for another visit, and offers what an earlier one left. */
export class SessionController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #place: SessionPlace;
  readonly #keeper: SessionKeeper;
  #looking: Promise<void> = Promise.resolve();
  #offered: OfferedSession | undefined;
  #isTaking = false;
  /** The sentence that the browser keeps nothing, until it can be told. */
  #refusal: string | undefined;
  /** The data that were written last, and what lay beside them. */
  #written: { data?: ChosenData; desk?: KeptDesk } = {};
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, place: SessionPlace) {
    this.#host = host;
    this.#place = place;
    const name = `autoencoder-playground ${new URL('./', document.baseURI).pathname}`;
    this.#keeper = new SessionKeeper(new SessionStore(name), new SessionClaims(name), (sentence) =>
      this.#tell(sentence),
    );
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#leave);
    window.addEventListener('pagehide', this.#leave);
    // The attributes are there once those who made the element have set them.
    this.#looking = Promise.resolve().then(() => this.#look());
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#leave);
    window.removeEventListener('pagehide', this.#leave);
  }

  hostUpdated(): void {
    this.#tellRefusal();
    if (!this.#isDeskNew() || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => this.#keepDesk(), REST);
  }

  /** Keeps what becomes of an experiment from now on. */
  follow({ kept }: Experiment): void {
    kept.addEventListener('kept', () => {
      const { moment } = kept;
      // The experiment may have been replaced by another since.
      if (moment && kept === this.#place.experiment().kept) void this.#keep(moment);
    });
  }

  /** Whether there is a session to go on with, of which the visitor is asked once all has started. */
  async offers(): Promise<boolean> {
    await this.#looking;
    this.#tellRefusal();
    return this.#offered !== undefined;
  }

  /** Whether what there is now would be there after a reload, too, once that is written. */
  async keepNow(): Promise<boolean> {
    if (!this.#place.isWanted()) return false;
    await this.#place.experiment().keepNow();
    this.#keepDesk();
    await this.#keeper.settled();
    return this.#keeper.isKeeping;
  }

  /** A message with what a reload costs, where it asks for one. */
  withCost(message: Message | undefined): Message | undefined {
    if (!message?.outdated || !this.#place.experiment().begun) return message;
    const isKept = this.#place.isWanted() && this.#keeper.isKeeping;
    const cost = isKept
      ? msg('Your model is kept.')
      : msg('Save your model before, as it is not kept.');
    return { ...message, text: `${message.text} ${cost}` };
  }

  readonly handlers: Pick<PlaygroundHandlers, 'session-go-on' | 'session-anew' | 'page-reload'> = {
    'session-go-on': () => void this.#goOn(),
    'session-anew': () => void this.#decline(),
    'page-reload': () => void this.keepNow().then(() => location.reload()),
  };

  /** The offer to go on, if there is one. */
  view() {
    if (!this.#offered) return '';
    const { about, savedAt } = this.#offered.record;
    return html`<playground-kept-session
      .text=${sessionText(about as AboutSession)}
      .savedAt=${savedAt}
      .busy=${this.#isTaking}
    ></playground-kept-session>`;
  }

  #tell(sentence: string): void {
    this.#refusal = sentence;
    this.#tellRefusal();
  }

  /** What answers somebody's own doing stays until it is read; what is told while it starts would not be seen. */
  #tellRefusal(): void {
    const experiment = this.#place.experiment();
    const text = this.#refusal;
    if (!text || !experiment.model || experiment.message) return;
    this.#refusal = undefined;
    experiment.report({ kind: 'status', text });
  }

  async #look(): Promise<void> {
    if (!this.#place.isWanted()) return;
    this.#offered = await this.#keeper.find(NEEDED, (about) =>
      this.#place.isAskedFor(about as AboutSession),
    );
    this.#host.requestUpdate();
  }

  async #goOn(): Promise<void> {
    const offered = this.#offered;
    if (!offered || this.#isTaking) return;
    this.#isTaking = true;
    this.#host.requestUpdate();
    const experiment = this.#place.experiment();
    try {
      const [data, run, desk] = await Promise.all(
        ['data', 'run', 'desk'].map((part) => this.#keeper.read(offered, part)),
      );
      const chosen = await chosenData(data as KeptData);
      if (!(await experiment.goOn({ ...(run as KeptRun), data: chosen }))) return;
      this.#offered = undefined;
      // What could not be taken up as it was is told by the experiment.
      const what = sessionText(offered.record.about as AboutSession);
      const text = msg(str`Gone on where you were: ${what}`);
      if (!experiment.message) experiment.report({ kind: 'status', text });
      await this.#keeper.adopt(offered);
      this.#written = { data: chosen };
      if (desk) this.#layOut(desk as KeptDesk);
    } catch (error) {
      const text = msg(str`The session could not be taken up: ${errorMessage(error).text}`);
      experiment.report({ kind: 'error', text });
    } finally {
      this.#isTaking = false;
      this.#host.requestUpdate();
    }
  }

  async #decline(): Promise<void> {
    const offered = this.#offered;
    if (!offered || this.#isTaking) return;
    this.#offered = undefined;
    this.#host.requestUpdate();
    this.#place.declined();
    await this.#keeper.drop(offered);
  }

  #layOut({ drawing, points, drawer }: KeptDesk): void {
    const exchange = this.#place.exchange();
    const [rows, columns] = this.#place.experiment().input ?? [];
    if (drawing && rows !== undefined && columns !== undefined) {
      const source = { kind: 'picture', name: msg('your drawing') } as const;
      this.#place.experiment().showPicture({ pixels: drawing, rows, columns, source });
    }
    exchange.handlers['walk-points'](points);
    exchange.open(drawer);
  }

  async #keep(moment: Moment): Promise<void> {
    const { experiment, isWanted } = this.#place;
    const { begun, data: present } = experiment();
    const { data, ...run } = moment;
    const isOwn = ownBytes(data.source) > 0;
    if (!isWanted() || !(begun || isOwn || this.#keeper.isKeeping)) return;
    const isNew = !isSameData(data, this.#written.data);
    if (ownBytes(data.source) > MOST_OWN_BYTES) {
      if (isNew) experiment().report({ kind: 'status', text: tooLarge() });
      this.#written.data = data;
      return;
    }
    const about = aboutSession(moment, present.text);
    this.#written.data = data;
    const desk = this.#takeDesk();
    const parts = { run, ...(isNew ? { data: await keptData(data) } : {}), ...desk };
    this.#keeper.write({ about, parts });
  }

  #desk(): KeptDesk {
    const { drawing, points, opened } = this.#place.exchange();
    return { drawing, points, drawer: opened };
  }

  #isDeskNew(): boolean {
    const { drawing, points, drawer } = this.#desk();
    const before = this.#written.desk;
    return drawing !== before?.drawing || points !== before?.points || drawer !== before?.drawer;
  }

  #takeDesk(): { desk?: KeptDesk } {
    if (!this.#isDeskNew()) return {};
    const desk = this.#desk();
    this.#written.desk = desk;
    return { desk };
  }

  /** Keeps the desk alone, beside an experiment that is kept already. */
  #keepDesk(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { moment } = this.#place.experiment().kept;
    if (!moment || !this.#keeper.isKeeping) return;
    const about = aboutSession(moment, this.#place.experiment().data.text);
    const parts = this.#takeDesk();
    if ('desk' in parts) this.#keeper.write({ about, parts });
  }

  readonly #leave = (event: Event): void => {
    if (event.type === 'pagehide' || document.visibilityState === 'hidden') void this.keepNow();
  };
}

function isSameData(a: ChosenData, b: ChosenData | undefined): boolean {
  if (!b || a.source !== b.source) return false;
  return a.selection === b.selection && a.classes.join() === b.classes.join();
}
