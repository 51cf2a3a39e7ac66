import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues } from 'lit';
import type { PathKind } from '../../engine/analysis-types.ts';
import type { DatasetInfo } from '../../engine/types.ts';
import { emit, errorMessage } from '../base/events.ts';
import '../base/image-picker.ts';
import '../base/image-strip.ts';
import { pickImages } from '../base/images.ts';
import { LatestWins } from '../base/latest-wins.ts';
import { LiveTask } from '../base/live-task.ts';
import { ModelPanel } from '../base/model-panel.ts';
import type { ModelQueries } from '../base/model-queries.ts';
import { decimalText } from '../base/numbers.ts';
import { controls, panel } from '../base/styles.ts';
import { pathChoice } from './path-choice.ts';
import { pathsThrough } from './paths.ts';
import { type Choices, testChoices, withDrawing } from './walk-choices.ts';
import { walkStyles } from './walk-panel-styles.ts';
import { WalkPlayer } from './walk-player.ts';
import './walk-points.ts';
import './walk-saver.ts';
import { walkDuration } from './walk-timing.ts';
import { codeAt, FRAMES, imageAt, type Walked, walkThrough } from './walked.ts';

/**
 * Walk from one image's code to another's, or through points picked on the map, decoding on the way.
 */
export class WalkPanel extends ModelPanel {
  static override properties = {
    drawing: { attribute: false },
    points: { attribute: false },
    active: { type: Boolean },
    path: { attribute: false },
    choices: { state: true },
    from: { state: true },
    to: { state: true },
    walked: { state: true },
    picked: { state: true },
  };

  /** What is drawn in the other drawer, to walk from or to. */
  declare drawing: Float32Array | undefined;
  /** The codes picked on the map; those of another width are left out. */
  declare points: readonly Float32Array[];
  /** Whether the drawer is open; a walk nobody sees stands still. */
  declare active: boolean;
  /** How the walk goes from one code to the next. */
  declare path: PathKind;
  /** The test images to choose from. */
  declare private choices: Choices | undefined;
  declare private from: number;
  declare private to: number;
  declare private walked: Walked | undefined;
  /** Whether the walk goes through points picked on the map. */
  declare private picked: boolean;

  /** Whether the next walk is to be played at once. */
  #playNext = false;
  readonly #player = new WalkPlayer(this, () => this.#tell());
  readonly #live = new LiveTask(this, 250, () => this.#walk());
  readonly #fail = (error: unknown) => emit(this, 'playground-message', errorMessage(error));
  // Points are picked where the map is seen, and the walk between them is seen there too.
  readonly #picked = new LatestWins(() => this.#walk(), {
    interval: 250,
    share: 0.2,
    onError: this.#fail,
  });

  static override styles = [panel, controls, walkStyles];

  constructor() {
    super();
    this.active = false;
    this.from = 0;
    this.to = 1;
    this.path = 'linear';
    this.points = [];
    this.picked = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('data')) this.choices = undefined;
    if (changed.has('active') && !this.active) this.#player.pause();
    if (changed.has('drawing')) this.#keepPickInRange();
    if (changed.has('points')) this.#pointsChanged(changed.get('points') as unknown);
    if (['data', 'revision', 'drawing', 'from', 'to', 'path'].some((key) => changed.has(key))) {
      if (this.#player.playing && this.#points.length > 1) this.#picked.request();
      else this.#live.request();
    }
  }

  get #points(): Float32Array[] {
    const units = this.model?.configuration.model.code;
    return this.points.filter((point) => point.length === units);
  }

  #pointsChanged(before: unknown): void {
    const count = this.#points.length;
    if (count > 1) {
      this.#playNext = !matchMedia('(prefers-reduced-motion: reduce)').matches;
      this.#picked.request();
    } else if (Array.isArray(before) && before.length > 1) {
      this.#player.pause();
      this.#picked.request();
    }
  }

  /** The test images, and the drawing after them where there is one that fits. */
  #offered(): Choices | undefined {
    const { choices, drawing, data } = this;
    if (!choices || !drawing || drawing.length !== (data?.rows ?? 0) * (data?.columns ?? 0)) {
      return choices;
    }
    return withDrawing(choices, drawing);
  }

  #keepPickInRange(): void {
    const last = (this.#offered()?.names.length ?? 2) - 1;
    if (this.from > last) this.from = 0;
    if (this.to > last) this.to = Math.min(1, last);
  }

  /** The codes of the two images that are chosen. */
  async #ends(queries: ModelQueries, data: DatasetInfo): Promise<Float32Array[]> {
    if (!this.choices) {
      const choices = await testChoices(queries, data);
      this.choices = choices;
      // Two that look unlike make the better walk.
      this.from = Math.min(3, choices.names.length - 1);
      this.to = Math.min(8, choices.names.length - 1);
    }
    const offered = this.#offered() ?? this.choices;
    const pixels = pickImages(offered.pixels, data.rows * data.columns, [this.from, this.to]);
    const codes = await queries.encode(pixels);
    const units = codes.length / 2;
    return [codes.subarray(0, units), codes.subarray(units)];
  }

  async #walk(): Promise<void> {
    const { queries, data, model } = this;
    if (!queries || !data || !model) return;
    const points = this.#points;
    const picked = points.length > 1;
    const through = picked ? points : await this.#ends(queries, data);
    const size = data.rows * data.columns;
    this.walked = await walkThrough(queries, through, this.#path(through.length), size);
    this.picked = picked;
    this.#player.duration = walkDuration(through.length);
    if (this.#playNext && picked && this.active) this.#player.play();
    this.#playNext = false;
    this.#tell();
  }

  /** The path that is chosen, if there is one such through so many codes. */
  #path(through: number): PathKind {
    return pathsThrough(through).some(([path]) => path === this.path) ? this.path : 'linear';
  }

  /** Tells where the walk is, for the map. */
  #tell(): void {
    const { walked } = this;
    if (!walked) return;
    const { position } = this.#player;
    const [code, image] = [codeAt(walked, position), imageAt(walked, position)];
    emit(this, 'walk-change', { codes: walked.codes, position, code, image });
  }

  #picker(legend: string, offered: Choices, picked: number, pick: (index: number) => void) {
    if (!this.data) return nothing;
    return html`<playground-image-picker
      legend=${legend}
      .pixels=${offered.pixels}
      .names=${offered.names.map((name) => name())}
      rows=${this.data.rows}
      columns=${this.data.columns}
      picked=${picked}
      @pick=${(event: CustomEvent<number>) => pick(event.detail)}
    ></playground-image-picker>`;
  }

  #pickersTemplate(offered: Choices) {
    return html`<div class="pickers">
        ${this.#picker(msg('From'), offered, this.from, (index) => {
          this.from = index;
        })}
        ${this.#picker(msg('To'), offered, this.to, (index) => {
          this.to = index;
        })}
      </div>
      <p class="note">
        ${
          this.#points.length === 1
            ? msg(
                'One point is picked on the latent map: pick another, and the walk goes through them.',
              )
            : msg('Or pick points on the latent map, and the walk goes through them.')
        }
      </p>`;
  }

  #pointsTemplate(points: Float32Array, { rows, columns }: DatasetInfo) {
    return html`<playground-walk-points
      .pixels=${points}
      rows=${rows}
      columns=${columns}
      @remove=${({ detail }: CustomEvent<number>) =>
        emit(
          this,
          'walk-points',
          this.#points.filter((_, i) => i !== detail),
        )}
      @clear=${() => emit(this, 'walk-points', [])}
    ></playground-walk-points>`;
  }

  protected override render() {
    const offered = this.#offered();
    const { data, walked } = this;
    if (!data || !walked || !(offered || this.picked)) {
      return html`<p class="note">${msg('The walk needs a model and test images.')}</p>`;
    }
    const { rows, columns } = data;
    const { playing, position } = this.#player;
    const percent = Math.round(position * 100);
    return html`<section class="layout" aria-label=${msg('Walk')}>
      <div>
        <div class="current">
          <playground-image-strip
            .pixels=${imageAt(walked, position)}
            rows=${rows}
            columns=${columns}
            label=${msg(str`The walk at ${percent} percent`)}
          ></playground-image-strip>
        </div>
        <div class="play">
          <button
            class="primary"
            aria-label=${playing ? msg('Pause the walk') : msg('Play the walk')}
            @click=${() => (playing ? this.#player.pause() : this.#player.play())}
          >
            ${playing ? msg('Pause') : msg('Play')}
          </button>
          <span class="note figures">t = ${decimalText(position, 2)}</span>
        </div>
      </div>
      <div class="side">
        ${this.picked ? this.#pointsTemplate(walked.stops, data) : ''}
        ${!this.picked && offered ? this.#pickersTemplate(offered) : ''}
        <div class="strip">
          <playground-image-strip
            .pixels=${walked.strip}
            rows=${rows}
            columns=${columns}
            label=${msg('Eleven steps of the walk')}
          ></playground-image-strip>
          <input
            type="range"
            aria-label=${msg('Position on the walk')}
            min="0"
            max="1"
            step="any"
            .value=${String(position)}
            @input=${(event: Event) => {
              this.#player.pause();
              this.#player.position = (event.target as HTMLInputElement).valueAsNumber;
            }}
          />
        </div>
        ${pathChoice(this.#path(walked.through), walked.through, (path) =>
          emit(this, 'walk-path', path),
        )}
        <playground-walk-saver
          .frames=${walked.frames}
          .strip=${walked.strip}
          rows=${rows}
          columns=${columns}
          delay=${walkDuration(walked.through) / (FRAMES - 1)}
        ></playground-walk-saver>
      </div>
    </section>`;
  }
}

customElements.define('playground-walk-panel', WalkPanel);

declare global {
  interface HTMLElementTagNameMap {
    'playground-walk-panel': WalkPanel;
  }
}
