import { msg } from '@lit/localize';
import { css, html } from 'lit';
import { emit, errorMessage } from '../base/events.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import { saveFile } from '../base/save-file.ts';
import { controls, panel } from '../base/styles.ts';
import { gifFile, gifScale, stripFile } from './walk-files.ts';

/** Saves a walk as files. */
export class WalkSaver extends LocalizedElement {
  static override properties = {
    frames: { attribute: false },
    strip: { attribute: false },
    rows: { type: Number },
    columns: { type: Number },
    delay: { type: Number },
    encoding: { state: true },
  };

  /** All images of the walk, and those of its strip, each [count × rows × columns]. */
  declare frames: Float32Array;
  declare strip: Float32Array;
  declare rows: number;
  declare columns: number;
  /** Milliseconds from one image to the next. */
  declare delay: number;
  /** Whether a GIF is being made. */
  declare private encoding: boolean;

  static override styles = [
    panel,
    controls,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
      }
    `,
  ];

  constructor() {
    super();
    this.encoding = false;
  }

  readonly #fail = (error: unknown) => emit(this, 'playground-message', errorMessage(error));

  async #saveGif(): Promise<void> {
    const { frames: pixels, rows, columns, delay } = this;
    this.encoding = true;
    try {
      const scale = gifScale(rows, columns);
      saveFile(await gifFile({ pixels, rows, columns, scale, delay }), 'walk.gif');
    } finally {
      this.encoding = false;
    }
  }

  async #savePng(): Promise<void> {
    saveFile(await stripFile(this.strip, this.rows, this.columns), 'walk.png');
  }

  protected override render() {
    return html`<div>
      <button ?disabled=${this.encoding} @click=${() => this.#saveGif().catch(this.#fail)}>
        ${msg('Save GIF')}
      </button>
      <button @click=${() => this.#savePng().catch(this.#fail)}>${msg('Save PNG')}</button>
      <span class="note">
        ${
          this.encoding
            ? msg('Making the GIF …')
            : msg('The GIF goes there and back; the PNG is the strip of steps.')
        }
      </span>
    </div>`;
  }
}

customElements.define('playground-walk-saver', WalkSaver);

declare global {
  interface HTMLElementTagNameMap {
    'playground-walk-saver': WalkSaver;
  }
}
