import { msg, str } from '@lit/localize';
import { css, html, nothing, type PropertyValues } from 'lit';
import '../base/code-bars.ts';
import { type CodeRange, codeRange } from '../base/code-range.ts';
import { emit } from '../base/events.ts';
import { ModelPanel } from '../base/model-panel.ts';
import { firstTestImages, PerData, type PresentSubject } from '../base/model-subject.ts';
import { unitsText } from '../base/numbers.ts';
import { controls, panel } from '../base/styles.ts';

/** The number of test images whose codes say what is usual. */
const USUAL = 500;

/** A code to change by hand, beside what the decoder makes of it. */
export class CodeEditor extends ModelPanel {
  static override properties = {
    drawn: { attribute: false },
    drawing: { type: Number },
    edited: { state: true },
    range: { state: true },
    decoded: { state: true },
  };

  /** The code of the image that goes in, if there is one. */
  declare drawn: Float32Array | undefined;
  /** A number that changes whenever the image does: then the code is the image's again. */
  declare drawing: number;
  declare private edited: Float32Array | undefined;
  declare private range: CodeRange | undefined;
  declare private decoded: Float32Array | undefined;

  readonly #images = new PerData(async (subject) => (await firstTestImages(subject, USUAL)).pixels);
  #told: Float32Array | undefined;

  static override styles = [
    panel,
    controls,
    css`
      .heading {
        justify-content: start;
        gap: 4px 16px;
        margin: 0 0 4px;
      }
      .sides {
        display: flex;
        gap: 16px;
        min-height: 164px;
      }
      .sides > playground-code-bars {
        flex: 0 1 auto;
      }
      .answer {
        flex: 0 0 132px;
        padding-top: 3px;
      }
      .frame {
        aspect-ratio: 1;
        border-radius: 4px;
        overflow: hidden;
        background: #000;
      }
      .answer .note {
        margin-top: 4px;
      }
      .help {
        margin-top: 8px;
      }
      @container (max-width: 719px) {
        .answer {
          flex-basis: 104px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.drawing = 0;
    this.keepUp({ on: ['data', 'revision'], interval: 1000 }, (subject) =>
      this.#measureRange(subject),
    );
    const shown = ['revision', 'drawn', 'drawing', 'edited', 'range'];
    this.keepUp({ on: shown, interval: 30 }, (subject) => this.#decodeShown(subject));
  }

  get #units(): number {
    return this.model?.configuration.model.code ?? 0;
  }

  /** The code that the bars start from: the image's, or the mean of the test images' codes. */
  get #origin(): Float32Array | undefined {
    return this.drawn?.length === this.#units ? this.drawn : this.range?.mean;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('drawing')) this.edited = undefined;
    const units = this.#units;
    if (this.edited && this.edited.length !== units) this.edited = undefined;
    if (this.range && this.range.mean.length !== units) this.range = undefined;
    super.willUpdate(changed);
  }

  protected override updated(): void {
    if (this.edited === this.#told) return;
    this.#told = this.edited;
    emit(this, 'code-change', this.edited);
  }

  async #measureRange(subject: PresentSubject): Promise<void> {
    const { queries, data } = subject;
    const images = await this.#images.of(subject);
    const codes = await queries.encode(images);
    const units = codes.length / (images.length / (data.rows * data.columns));
    if (units === this.#units) this.range = codeRange(codes, units);
  }

  async #decodeShown({ queries }: PresentSubject): Promise<void> {
    const code = this.edited ?? this.#origin;
    if (code?.length === this.#units) this.decoded = await queries.decode(code);
  }

  protected override render() {
    const { drawn, edited, range, decoded } = this;
    const origin = this.#origin;
    const units = this.#units;
    const source = edited
      ? msg('changed by hand')
      : drawn
        ? msg('of the image')
        : msg('the mean code');
    return html`<section aria-label=${msg('Code')}>
      <div class="heading">
        <h3>${msg('Code')}, ${unitsText(units)}</h3>
        <button
          ?disabled=${!edited}
          @click=${() => {
            this.edited = undefined;
          }}
        >
          ${drawn ? msg('Back to the image’s code') : msg('Back to the mean code')}
        </button>
      </div>
      <div class="sides"><playground-code-bars
        .code=${edited ?? origin}
        .origin=${origin}
        .range=${range}
        @edit=${(event: CustomEvent<Float32Array>) => {
          this.edited = event.detail;
        }}
      ></playground-code-bars>
      <div class="answer">
        <div class="frame">
          ${decoded ? this.strip(decoded, msg(str`Decoded, ${source}`)) : nothing}
        </div>
        <p class="note">${msg(str`decoded, ${source}`)}</p>
      </div></div>
      <p class="note help">
        ${msg('Drag a bar to see what the decoder answers; ↑ and ↓ do the same, ← and → go to the next unit. The shaded part is where test images have the unit.')}
      </p>
    </section>`;
  }
}

customElements.define('playground-code-editor', CodeEditor);

declare module '../base/events.ts' {
  interface PlaygroundEvents {
    /** The code as it was changed by hand, or nothing while it is the image's. */
    'code-change': Float32Array | undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'playground-code-editor': CodeEditor;
  }
}
