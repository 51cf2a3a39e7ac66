import { css, html, LitElement, type PropertyValues } from 'lit';
import type { DatasetInfo, ModelInfo } from '../../engine/types.ts';
import { emit } from '../base/events.ts';
import { PATH_ABOUT, PATHS } from '../settings/choices.ts';
import '../base/image-picker.ts';
import '../base/image-strip.ts';
import { pickByClass, pickImages } from '../base/images.ts';
import { LiveTask } from '../base/live-task.ts';
import { controls, panel } from '../base/styles.ts';
import type { ModelQueries } from '../playground/session-engine.ts';
import { WalkPlayer } from './walk-player.ts';
import { evenSteps, frameAt } from './walk-timing.ts';

const FRAMES = 61;
const STEPS = 11;
const CHOICES = 10;
const SEARCHED = 200;

interface Choices {
  /** [count × rows × columns] */
  pixels: Float32Array;
  names: string[];
}

/** Walk, straight or around the origin, from one image's code to another's, decoding on the way. */
export class WalkPanel extends LitElement {
  static override properties = {
    queries: { attribute: false },
    data: { attribute: false },
    model: { attribute: false },
    revision: { type: Number },
    drawing: { attribute: false },
    active: { type: Boolean },
    choices: { state: true },
    from: { state: true },
    to: { state: true },
    path: { state: true },
    frames: { state: true },
    steps: { state: true },
  };

  declare queries: ModelQueries | undefined;
  declare data: DatasetInfo | undefined;
  declare model: ModelInfo | undefined;
  declare revision: number;
  /** What is drawn in the other drawer, to walk from or to. */
  declare drawing: Float32Array | undefined;
  /** Whether the drawer is open; a walk nobody sees stands still. */
  declare active: boolean;
  /** The test images to choose from. */
  declare private choices: Choices | undefined;
  declare private from: number;
  declare private to: number;
  declare private path: keyof typeof PATH_ABOUT;
  /** [FRAMES × rows × columns] */
  declare private frames: Float32Array | undefined;
  /** Every so many of the frames, for the strip. */
  declare private steps: Float32Array | undefined;

  #codes: Float32Array | undefined;
  readonly #player = new WalkPlayer(this, () => this.#tell());
  readonly #live = new LiveTask(this, 250, () => this.#walk());

  static override styles = [
    panel,
    controls,
    css`
      .layout {
        display: grid;
        grid-template-columns: 196px minmax(0, 1fr);
        gap: 16px 32px;
        align-items: start;
      }
      .current {
        border-radius: 6px;
        overflow: hidden;
        background: #000;
        aspect-ratio: 1;
      }
      .side {
        display: grid;
        gap: 12px;
        min-width: 0;
      }
      .pickers {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr));
        gap: 12px 24px;
      }
      .play {
        display: flex;
        align-items: center;
        gap: 12px;
        margin-top: 8px;
      }
      .play button {
        min-width: 80px;
      }
      .strip {
        position: relative;
      }
      .strip input {
        width: 100%;
        margin-top: 4px;
      }
      .path {
        display: grid;
        grid-template-columns: 128px minmax(0, 1fr);
        align-items: end;
        gap: 8px 24px;
      }
      @media (max-width: 719px) {
        .layout {
          grid-template-columns: minmax(0, 1fr);
        }
        .path {
          grid-template-columns: minmax(0, 1fr);
        }
        .current {
          width: 196px;
          margin: 0 auto;
        }
        .play {
          justify-content: center;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.revision = 0;
    this.active = false;
    this.from = 0;
    this.to = 1;
    this.path = 'linear';
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('data')) this.choices = undefined;
    if (changed.has('active') && !this.active) this.#player.pause();
    if (changed.has('drawing')) this.#keepPickInRange();
    if (['data', 'revision', 'drawing', 'from', 'to', 'path'].some((key) => changed.has(key))) {
      this.#live.request();
    }
  }

  /** The test images, and the drawing after them where there is one that fits. */
  #offered(): Choices | undefined {
    const { choices, drawing, data } = this;
    if (!choices || !drawing || drawing.length !== (data?.rows ?? 0) * (data?.columns ?? 0)) {
      return choices;
    }
    const pixels = new Float32Array(choices.pixels.length + drawing.length);
    pixels.set(choices.pixels);
    pixels.set(drawing, choices.pixels.length);
    return { pixels, names: [...choices.names, 'My drawing'] };
  }

  #keepPickInRange(): void {
    const last = (this.#offered()?.names.length ?? 2) - 1;
    if (this.from > last) this.from = 0;
    if (this.to > last) this.to = Math.min(1, last);
  }

  async #loadChoices(queries: ModelQueries, data: DatasetInfo): Promise<Choices> {
    const size = data.rows * data.columns;
    const found = await queries.testImages(0, Math.min(SEARCHED, data.testCount));
    const picked = pickByClass(found.labels, found.pixels.length / size, CHOICES);
    const names = picked.map((index, i) =>
      found.labels.length > 0 ? `Test image of a ${found.labels[index]}` : `Test image ${i + 1}`,
    );
    // Two that look unlike make the better walk.
    this.from = Math.min(3, picked.length - 1);
    this.to = Math.min(8, picked.length - 1);
    return { pixels: pickImages(found.pixels, size, picked), names };
  }

  async #walk(): Promise<void> {
    const { queries, data, model } = this;
    if (!queries || !data || !model) return;
    this.choices ??= await this.#loadChoices(queries, data);
    const offered = this.#offered();
    if (!offered) return;
    const size = data.rows * data.columns;
    const codes = await queries.encode(pickImages(offered.pixels, size, [this.from, this.to]));
    const units = codes.length / 2;
    const ends = [codes.subarray(0, units), codes.subarray(units)];
    const walk = await queries.walk(ends, { path: this.path, steps: FRAMES });
    this.frames = walk.images;
    this.steps = pickImages(walk.images, size, evenSteps(FRAMES, STEPS));
    this.#codes = walk.codes;
    this.#tell();
  }

  /** Tells where the walk is, for the map. */
  #tell(): void {
    if (this.#codes) {
      emit(this, 'walk-change', { codes: this.#codes, position: this.#player.position });
    }
  }

  #picker(legend: string, offered: Choices, picked: number, pick: (index: number) => void) {
    return html`<playground-image-picker
      legend=${legend}
      .pixels=${offered.pixels}
      .names=${offered.names}
      rows=${this.data?.rows ?? 28}
      columns=${this.data?.columns ?? 28}
      picked=${picked}
      @pick=${(event: CustomEvent<number>) => pick(event.detail)}
    ></playground-image-picker>`;
  }

  protected override render() {
    const offered = this.#offered();
    if (!offered || !this.data || !this.frames) {
      return html`<p class="note">The walk needs a model and test images.</p>`;
    }
    const { rows, columns } = this.data;
    const size = rows * columns;
    const frame = frameAt(this.#player.position, FRAMES);
    const { playing, position } = this.#player;
    return html`<section class="layout" aria-label="Walk">
      <div>
        <div class="current">
          <playground-image-strip
            .pixels=${this.frames.subarray(frame * size, (frame + 1) * size)}
            rows=${rows}
            columns=${columns}
            label="The walk at ${Math.round(position * 100)} percent"
          ></playground-image-strip>
        </div>
        <div class="play">
          <button
            class="primary"
            aria-label="${playing ? 'Pause' : 'Play'} the walk"
            @click=${() => (playing ? this.#player.pause() : this.#player.play())}
          >
            ${playing ? 'Pause' : 'Play'}
          </button>
          <span class="note figures">t = ${position.toFixed(2)}</span>
        </div>
      </div>
      <div class="side">
        <div class="pickers">
          ${this.#picker('From', offered, this.from, (index) => {
            this.from = index;
          })}
          ${this.#picker('To', offered, this.to, (index) => {
            this.to = index;
          })}
        </div>
        <div class="strip">
          <playground-image-strip
            .pixels=${this.steps}
            rows=${rows}
            columns=${columns}
            label="Eleven steps of the walk"
          ></playground-image-strip>
          <input
            type="range"
            aria-label="Position on the walk"
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
        <div class="path">
          <div class="field">
            <label class="name" for="path">Path</label>
            <select
              id="path"
              .value=${this.path}
              @change=${(event: Event) => {
                this.path = (event.target as HTMLSelectElement).value as typeof this.path;
              }}
            >
              ${PATHS.map(([path, name]) => html`<option value=${path}>${name}</option>`)}
            </select>
          </div>
          <p class="note">${PATH_ABOUT[this.path]}</p>
        </div>
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
