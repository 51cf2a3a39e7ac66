import { msg, str } from '@lit/localize';
import { html, type PropertyValues } from 'lit';
import type { Configuration } from '../../engine/configuration.ts';
import type { ModelInfo } from '../../engine/types.ts';
import { plural } from '../../words/plural.ts';
import { emit } from '../base/events.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import { clockText, countText, epochText, lossText } from '../base/numbers.ts';
import { controls, panel } from '../base/styles.ts';
import { withValue } from '../settings/configuration-edit.ts';
import { objectiveOf } from '../settings/objective.ts';
import '../words/glossary-word.ts';
import { type Pace, WATCHED_EPOCHS, WATCHED_SECONDS } from './pace.ts';
import { trainBarLayout } from './train-bar-layout.ts';
import type { TrainingFigures } from './training-figures.ts';

/** Minibatches a second in slow motion. */
const SPEEDS = [20, 5, 1];

/** The epochs that have to pass before a test loss is shown as one of before. */
const LATE = 0.5;

/** Seeds that the die rolls: small enough to be told to somebody. */
const SEEDS = 999;

const PAUSE = html`<svg viewBox="0 0 10 10" aria-hidden="true"><path d="M1 0h3v10H1zM6 0h3v10H6z" /></svg>`;
const PLAY = html`<svg viewBox="0 0 10 10" aria-hidden="true"><path d="M1 0l9 5-9 5z" /></svg>`;
const DIE = html`<svg class="die" viewBox="0 0 16 16" aria-hidden="true">
  <path
    fill-rule="evenodd"
    d="M3 1h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2V3a2 2 0 0 1 2-2zm2 2.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3zm6 6a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3zm-3-3a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3z"
  />
</svg>`;

/** The controls of the training, and how far it has come. */
export class TrainBar extends LocalizedElement {
  static override properties = {
    model: { attribute: false },
    wanted: { attribute: false },
    present: { attribute: false },
    past: { attribute: false },
    training: { type: Boolean },
    pace: { attribute: false },
    watched: { type: Boolean },
    waiting: { type: Boolean },
    stopAt: { type: Number },
    invite: { type: Boolean, reflect: true },
    open: { state: true },
    refusal: { state: true },
    said: { state: true },
  };

  declare model: ModelInfo | undefined;
  /** A configuration whose model is being made: a new seed goes into that. */
  declare wanted: Configuration | undefined;
  /** The numbers of now; nothing before there is a model. */
  declare present: TrainingFigures | undefined;
  /** Those of the moment that the page shows in place of now, if it does. */
  declare past: TrainingFigures | undefined;
  declare training: boolean;
  declare pace: Pace;
  /** Whether the training goes slowly so that its first epochs can be watched. */
  declare watched: boolean;
  /** Whether the training waits until another playground has trained. */
  declare waiting: boolean;
  /** The epoch at which training stops, if any. */
  declare stopAt: number | undefined;
  /** Nothing has been trained yet: say what to do. */
  declare invite: boolean;
  /** Whether the controls that a narrow bar has no room for are shown. */
  declare private open: boolean;
  /** Why what was typed as the epoch to stop at cannot be. */
  declare private refusal: string;

  /** What was said last of how the training goes, for those who do not see it. */
  declare private said: string;

  static override styles = [panel, controls, trainBarLayout];

  constructor() {
    super();
    this.training = false;
    this.pace = 'full';
    this.watched = false;
    this.waiting = false;
    this.invite = false;
    this.open = false;
    this.refusal = '';
    this.said = '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('training') || changed.get('training') === undefined) return;
    const { present } = this;
    if (this.training) this.said = msg('Training.');
    else if (present) {
      const text = this.#objective?.text ?? lossText;
      const epochs = epochText(present.epoch);
      const loss = text(present.testLoss);
      this.said = msg(str`Training stopped after ${epochs} epochs, test loss ${loss}.`);
    }
  }

  get #objective() {
    return this.model && objectiveOf(this.model.configuration);
  }

  readonly #chooseSpeed = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    emit(this, 'pace-choose', value === 'full' || value === 'watched' ? value : Number(value));
  };

  readonly #chooseStop = (event: Event): void => {
    const { value, validity } = event.target as HTMLInputElement;
    if (!validity.badInput && value === '') {
      this.refusal = '';
      emit(this, 'stop-choose', undefined);
    } else if (Number.isInteger(Number(value)) && Number(value) >= 1) {
      this.refusal = '';
      emit(this, 'stop-choose', Number(value));
    } else {
      const found = value || msg('no number');
      this.refusal = msg(
        str`The epoch to stop at is ${found}; expected a whole number from 1, or nothing.`,
      );
      emit(this, 'playground-message', { kind: 'error', text: this.refusal });
    }
  };

  readonly #rollSeed = (): void => {
    const configuration = this.wanted ?? this.model?.configuration;
    if (!configuration) return;
    const before = configuration.training.seed;
    // One of the other seeds, so that the seed is a new one.
    const rolled = 1 + Math.floor(Math.random() * (SEEDS - 1));
    const seed = rolled < before ? rolled : rolled + 1;
    emit(this, 'configuration-choose', withValue(configuration, 'training.seed', seed));
  };

  #button(name: string, command: 'step' | 'epoch' | 'reset', help: string, disabled: boolean) {
    return html`<div class="control" part=${command}>
      <button
        aria-describedby="${command}-help"
        ?disabled=${disabled}
        @click=${() => emit(this, 'train-command', command)}
      >
        ${name}
      </button>
      <span class="help" id="${command}-help">${help}</span>
    </div>`;
  }

  #buttons() {
    const { training } = this;
    const ready = this.model !== undefined;
    return html`<div class="buttons">
      <button
        class="primary"
        part="train"
        ?disabled=${!ready}
        @click=${() => emit(this, 'train-command', training ? 'pause' : 'train')}
      >
        ${training ? html`${PAUSE}${msg('Pause')}` : html`${PLAY}${msg('Train')}`}
      </button>
      ${this.#button(msg('Step'), 'step', msg('Trains on one minibatch.'), !ready || training)}
      ${this.#button(msg('Epoch'), 'epoch', msg('Trains on every training image once.'), !ready || training)}
      ${this.#button(msg('Reset'), 'reset', msg('Makes a new, untrained model with the same settings.'), !ready)}
      <button
        class="toggle"
        part="toggle"
        aria-expanded=${this.open}
        aria-controls="more"
        @click=${() => {
          this.open = !this.open;
        }}
      >
        ${this.open ? msg('Less') : msg('More')}
      </button>
    </div>`;
  }

  #speed() {
    return html`<div class="control field speed" part="speed">
        <label class="name narrow" for="speed">${msg('Speed')}</label>
        ${
          this.watched
            ? html`<button class="watched" @click=${() => emit(this, 'pace-choose', 'full')}>
                <span class="note">${msg(str`slow until epoch ${WATCHED_EPOCHS}`)}</span> ${msg('Full speed')}
              </button>`
            : ''
        }
        <select id="speed" ?hidden=${this.watched} aria-describedby="speed-help" @change=${this.#chooseSpeed}>
          <option value="full" ?selected=${this.pace === 'full'}>${msg('Full speed')}</option>
          <option value="watched" ?selected=${this.pace === 'watched'}>${msg('Slow at first')}</option>
          ${SPEEDS.map(
            (speed) =>
              html`<option value=${speed} ?selected=${speed === this.pace}>
                ${plural(speed, { one: msg(str`${speed} step/s`), other: msg(str`${speed} steps/s`) })}
              </option>`,
          )}
        </select>
        <span class="help" id="speed-help">
          ${msg(str`As fast as the machine can; slow for the first ${WATCHED_EPOCHS} epochs, which then take about ${WATCHED_SECONDS} s; or so many minibatches a second.`)}
        </span>
      </div>`;
  }

  #more() {
    const seed = (this.wanted ?? this.model?.configuration)?.training.seed;
    return html`<div id="more" class="more ${this.open ? 'open' : ''}">
      ${this.#speed()}
      <div class="control field stop" part="stop">
        <label class="name" for="stop">${msg('Stop at epoch')}</label>
        <input
          id="stop"
          type="number"
          min="1"
          step="1"
          inputmode="numeric"
          placeholder=${msg('none')}
          aria-describedby="stop-help"
          aria-invalid=${this.refusal ? 'true' : 'false'}
          .value=${this.stopAt === undefined ? '' : String(this.stopAt)}
          @change=${this.#chooseStop}
        />
        <span class="help" id="stop-help">
          ${msg('Training stops when so many epochs are behind the model; left empty, it goes on.')}
        </span>
      </div>
      <div class="control field seed" part="seed">
        <span class="name">${msg('Seed')}</span>
        <span class="row">
          <b class="figures">${seed ?? '–'}</b>
          <button
            aria-label=${msg('New seed')}
            aria-describedby="seed-help"
            ?disabled=${!this.model}
            @click=${this.#rollSeed}
          >
            ${DIE}
          </button>
        </span>
        <span class="help" id="seed-help">
          ${msg('Makes a new model from other random numbers; the same seed and settings give the same run.')}
        </span>
      </div>
      <p class="note about" part="help">
        ${msg(html`<b>Step</b> trains on one minibatch, <b>Epoch</b> on every training image once; <b>Reset</b> makes a new, untrained model with the same settings.`)}
      </p>
    </div>`;
  }

  /** A loss, with the epoch that it is of where that is not the one shown. */
  #testLoss({ epoch, testLoss, testLossEpoch }: TrainingFigures) {
    const objective = this.#objective;
    const value = (objective?.text ?? lossText)(testLoss);
    const name = objective?.name ?? '';
    if (epoch - testLossEpoch < LATE) return html`<dd title=${name}>${value}</dd>`;
    return html`<dd class="late" title=${msg(str`${name} after epoch ${epochText(testLossEpoch)}`)}>${value}</dd>`;
  }

  #figures(shown: TrainingFigures) {
    const { epoch, trainLoss, samplesPerSecond, seconds } = shown;
    const objective = this.#objective;
    return html`<dl class="figures" part="metrics">
      <div class="epoch"><dt>
          <playground-word word="epoch" label=${msg('Epoch: what it is')}>${msg('Epoch')}</playground-word>
        </dt><dd>${epochText(epoch)}</dd></div>
      <div class="time">
        <dt>${msg('Time')}</dt>
        <dd title=${msg('How long this model has been trained')}>
          ${seconds === undefined ? '–' : clockText(seconds)}
        </dd>
      </div>
      <div class="speed">
        <dt>${msg('Images/s')}</dt>
        <dd class="rate">${samplesPerSecond ? countText(samplesPerSecond) : '–'}</dd>
      </div>
      <div class="train">
        <dt>${msg('Train loss')}</dt>
        <dd title=${objective?.name ?? ''}>${(objective?.text ?? lossText)(trainLoss)}</dd>
      </div>
      <div>
        <dt>${msg('Test loss')}</dt>
        ${this.#testLoss(shown)}
      </div>
    </dl>`;
  }

  #past({ epoch }: TrainingFigures) {
    return html`<p class="past figures">
      ${msg(str`Showing epoch ${epochText(epoch)} of ${epochText(this.present?.epoch ?? 0)}`)}
      <button @click=${() => emit(this, 'replay-choose', undefined)}>${msg('Back to now')}</button>
    </p>`;
  }

  protected override render() {
    const { past, present } = this;
    const shown = past ?? present;
    return html`<section class="bar" aria-label=${msg('Training')}>
      <p class="visually-hidden" aria-live="polite">${this.said}</p>
      ${this.#buttons()} ${this.#more()}
      ${past ? this.#past(past) : ''}
      ${
        this.waiting
          ? html`<p class="past waiting">${msg('Waits until another playground has trained')}</p>`
          : ''
      }
      ${
        this.invite
          ? html`<p class="note invite" part="invite">
              ${msg(html`Press <strong>Train</strong> and watch the images and the map take shape.`)}
            </p>`
          : shown
            ? this.#figures(shown)
            : ''
      }
    </section>`;
  }
}

customElements.define('playground-train-bar', TrainBar);

declare global {
  interface HTMLElementTagNameMap {
    'playground-train-bar': TrainBar;
  }
}
