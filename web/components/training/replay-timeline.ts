import { msg, str } from '@lit/localize';
import { css, html, type PropertyValues } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Snapshot } from '../../engine/types.ts';
import { emit } from '../base/events.ts';
import { InSight } from '../base/in-sight.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import { epochText } from '../base/numbers.ts';
import { controls, panel } from '../base/styles.ts';
import { PLOT_LEFT, PLOT_RIGHT } from './loss-plot.ts';
import {
  type Moment,
  momentBeside,
  momentsOf,
  nearestMoment,
  replayInterval,
} from './replay-moments.ts';

/** Half a slider's thumb: its middle stands so far from the slider's ends at most. */
const THUMB = 8;

const REDUCED_MOTION = matchMedia('(prefers-reduced-motion: reduce)');

/** Goes back through the training, below the curve of its loss and as wide as that. */
export class ReplayTimeline extends LocalizedElement {
  static override properties = {
    snapshots: { attribute: false },
    snapshot: { attribute: false },
    epoch: { type: Number },
    end: { type: Number },
    playing: { state: true },
  };

  declare snapshots: readonly Snapshot[];
  /** The one that is shown; none: the model as it is. */
  declare snapshot: Snapshot | undefined;
  /** Epochs behind the model now. */
  declare epoch: number;
  /** Where the axis above ends, in epochs. */
  declare end: number;
  declare private playing: boolean;

  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #sight = new InSight(this, () => this.#waitForNext());
  /** What the replay has asked for last; if something else is shown, somebody else has. */
  #asked: Moment | undefined;

  static override styles = [
    panel,
    controls,
    css`
      .line {
        display: grid;
        grid-template-columns: ${PLOT_LEFT - THUMB}px minmax(0, 1fr);
        align-items: center;
        margin-right: ${PLOT_RIGHT - THUMB}px;
      }
      .play {
        justify-self: start;
        padding: 0;
      }
      svg {
        width: 10px;
        height: 10px;
        fill: currentColor;
      }
      input[type='range'] {
        width: 100%;
        outline-offset: -2px;
      }
      .state {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 4px 12px;
        min-height: 24px;
      }
      .state button {
        flex: none;
        height: 24px;
        font-size: 13px;
      }
      .state .note {
        font-size: 12px;
        line-height: 16px;
      }
      @media (pointer: coarse) {
        .state button {
          height: var(--control-height);
        }
      }
      .state.past p {
        color: var(--ink);
        font-weight: 550;
      }
    `,
  ];

  constructor() {
    super();
    this.snapshots = [];
    this.epoch = 0;
    this.end = 1;
    this.playing = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('snapshot') && this.playing && this.snapshot?.id !== this.#asked?.id) {
      this.#stop();
    }
  }

  get #moments(): Moment[] {
    return momentsOf(this.snapshots, this.epoch);
  }

  get #shown(): Moment {
    return this.snapshot ?? { id: undefined, epoch: this.epoch };
  }

  #choose(moment: Moment): void {
    this.#asked = moment;
    emit(this, 'replay-choose', moment.id);
  }

  #stop(): void {
    this.playing = false;
    this.#waitForNext();
  }

  readonly #play = (): void => {
    if (this.playing) {
      this.#stop();
      return;
    }
    const moments = this.#moments;
    // From now there is nowhere to go but back to the start.
    const next = this.snapshot ? momentBeside(moments, this.#shown, 1) : moments[0];
    if (next) this.#choose(next);
    // Where motion is unwanted, each press goes one moment on.
    if (REDUCED_MOTION.matches || next?.id === undefined) return;
    this.playing = true;
    this.#waitForNext();
  };

  /** The next moment comes in its time, if the replay plays and somebody sees it. */
  #waitForNext(): void {
    this.#sight.follow(this.playing);
    clearTimeout(this.#timer);
    if (!this.playing || !this.#sight.seen) return;
    this.#timer = setTimeout(this.#advance, replayInterval(this.#moments.length));
  }

  readonly #advance = (): void => {
    const moments = this.#moments;
    const next = momentBeside(moments, this.#asked ?? this.#shown, 1);
    this.#choose(next);
    if (next.id === undefined) this.#stop();
    else this.#waitForNext();
  };

  readonly #drag = (event: Event): void => {
    this.#stop();
    this.#choose(nearestMoment(this.#moments, (event.target as HTMLInputElement).valueAsNumber));
    // The thumb goes to the moment that there is.
    this.requestUpdate();
  };

  readonly #key = (event: KeyboardEvent): void => {
    const steps = {
      ArrowLeft: -1,
      ArrowDown: -1,
      ArrowRight: 1,
      ArrowUp: 1,
      PageDown: -5,
      PageUp: 5,
      Home: Number.NEGATIVE_INFINITY,
      End: Number.POSITIVE_INFINITY,
    }[event.key];
    if (steps === undefined) return;
    event.preventDefault();
    this.#stop();
    this.#choose(momentBeside(this.#moments, this.#shown, steps));
  };

  protected override render() {
    const { snapshot, playing } = this;
    const none = this.#moments.length < 2;
    const of = msg(str`epoch ${epochText(this.#shown.epoch)} of ${epochText(this.epoch)}`);
    const play = REDUCED_MOTION.matches
      ? msg('Next moment of the training')
      : msg('Replay the training');
    return html`<div class="line">
        <button class="play" aria-label=${playing ? msg('Stop the replay') : play} ?disabled=${none} @click=${this.#play}>
          <svg viewBox="0 0 10 10" aria-hidden="true">
            <path d=${playing ? 'M1 0h3v10H1zM6 0h3v10H6z' : 'M1 0l9 5-9 5z'} />
          </svg>
        </button>
        <input
          type="range"
          aria-label=${msg('Moment of the training')}
          aria-valuetext=${snapshot ? of : msg(str`now, ${of}`)}
          aria-describedby="about"
          min="0"
          max=${this.end}
          step="any"
          .value=${live(String(this.#shown.epoch))}
          ?disabled=${none}
          @input=${this.#drag}
          @keydown=${this.#key}
        />
      </div>
      <div class="state ${snapshot ? 'past' : ''}">
        <p class="note figures" id="about">
          ${
            snapshot
              ? msg(str`Showing ${of}: images, codes and weights as they were.`)
              : msg('Go back on this line to see all as it was.')
          }
        </p>
        <button ?disabled=${!snapshot} @click=${() => this.#choose({ id: undefined, epoch: this.epoch })}>
          ${msg('Now')}
        </button>
      </div>`;
  }
}

customElements.define('playground-replay-timeline', ReplayTimeline);

declare global {
  interface HTMLElementTagNameMap {
    'playground-replay-timeline': ReplayTimeline;
  }
}
