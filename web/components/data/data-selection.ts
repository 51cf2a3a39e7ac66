import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues } from 'lit';
import type { DataSelection, DatasetInfo, DatasetSource, Images } from '../../engine/types.ts';
import { className } from '../base/class-name.ts';
import { emit } from '../base/events.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import '../base/image-strip.ts';
import { LiveTask } from '../base/live-task.ts';
import type { ModelQueries } from '../base/model-queries.ts';
import { countText } from '../base/numbers.ts';
import { controls, panel } from '../base/styles.ts';
import { siteAddress } from '../sharing/site.ts';
import { type ClassSummary, summariseClasses, withUnused } from './class-summary.ts';
import { dataSelectionStyles } from './data-selection-styles.ts';

const DIGIT_COUNTS = [1000, 6000, 20_000, 60_000];
const IMAGE_COUNTS = [100, 1000, 5000, 10_000, 20_000];
const TEST_SHARES = [0.1, 0.2, 0.3, 0.4, 0.5];
const SHOWN = 20;

/** Where MNIST is from, and the license of what comes with the page. */
function mnistNote(images: number) {
  const license = new URL('mnist-license.txt', siteAddress()).href;
  return images === 10_000
    ? msg(
        html`By Yann LeCun, Corinna Cortes and Christopher J.C. Burges: the first ${countText(images)} of its training images, <a href=${license} target="_blank">CC BY-SA 3.0</a>, a tenth of each class for testing.`,
      )
    : msg('By Yann LeCun, Corinna Cortes and Christopher J.C. Burges.');
}

/** What the data look like, and which of them are used: classes, how many, and how many for testing. */
export class DataSelectionForm extends LocalizedElement {
  static override properties = {
    queries: { attribute: false },
    source: { attribute: false },
    selection: { attribute: false },
    data: { attribute: false },
    seed: { type: Number },
    images: { state: true },
    classes: { state: true },
    chosen: { state: true },
    count: { state: true },
    testShare: { state: true },
  };

  declare queries: ModelQueries | undefined;
  declare source: DatasetSource | undefined;
  declare selection: DataSelection;
  declare data: DatasetInfo | undefined;
  /** The seed procedural digits are made from. */
  declare seed: number;
  /** The first test images. */
  declare private images: Images | undefined;
  declare private classes: readonly ClassSummary[];
  /** The labels of the classes to use. */
  declare private chosen: ReadonlySet<number>;
  /** Training images; nothing for all there are. */
  declare private count: number | undefined;
  declare private testShare: number | undefined;

  readonly #live = new LiveTask(this, 200, () => this.#look());

  static override styles = [panel, controls, dataSelectionStyles];

  constructor() {
    super();
    this.selection = {};
    this.seed = 1;
    this.classes = [];
    this.chosen = new Set();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('data')) this.#live.request();
    if (!changed.has('source') && !changed.has('selection')) return;
    const { source, selection } = this;
    this.count = source?.kind === 'digits' ? source.count : selection.images;
    this.testShare = selection.testShare;
  }

  async #look(): Promise<void> {
    const { queries, data, selection } = this;
    if (!queries || !data) return;
    const { pixels, labels } = await queries.testImages(0, data.testCount);
    if (data !== this.data) return;
    const size = data.rows * data.columns;
    this.images = { pixels: pixels.slice(0, SHOWN * size), labels: labels.slice(0, SHOWN) };
    const present = summariseClasses(labels, pixels, size);
    this.chosen = new Set(selection.classes ?? present.map(({ label }) => label));
    // Which classes were left out is known only to whoever saw them before.
    this.classes = selection.classes ? withUnused(present, this.classes) : present;
  }

  get #isAll(): boolean {
    return this.chosen.size === this.classes.length;
  }

  #toggle(label: number, isChosen: boolean): void {
    const chosen = new Set(this.chosen);
    if (isChosen) chosen.add(label);
    else chosen.delete(label);
    this.chosen = chosen;
  }

  #apply(): void {
    const { source, count, testShare, seed, chosen } = this;
    if (!source) return;
    const isDigits = source.kind === 'digits';
    const classes = [...chosen].sort((a, b) => a - b);
    emit(this, 'source-choose', {
      source: isDigits && count !== undefined ? { kind: 'digits', count, seed } : source,
      selection: {
        ...(this.#isAll ? {} : { classes }),
        ...(isDigits || count === undefined ? {} : { images: count }),
        ...(testShare === undefined ? {} : { testShare }),
      },
    });
  }

  #counts({ trainCount, testCount, rows, columns, labelled, ...data }: DatasetInfo): string {
    const name = this.source?.kind === 'digits' ? msg('Procedural digits') : data.name;
    const [training, test] = [countText(trainCount), countText(testCount)];
    return labelled
      ? msg(
          str`${name}: ${training} images of ${rows} × ${columns} pixels to train on and ${test} others to test with.`,
        )
      : msg(
          str`${name}: ${training} images of ${rows} × ${columns} pixels to train on and ${test} others to test with, without labels.`,
        );
  }

  #sheet(data: DatasetInfo) {
    const { images } = this;
    const size = data.rows * data.columns;
    const count = Math.min(SHOWN, (images?.pixels.length ?? 0) / size);
    const label = (i: number) => {
      const value = images?.labels[i];
      return value === undefined ? '' : className(value, data.classNames);
    };
    return html`<ol class="sheet" aria-label=${msg('The first test images')}>
      ${Array.from(
        { length: count },
        (_, i) => html`<li>
          <playground-image-strip
            .pixels=${images?.pixels.subarray(i * size, (i + 1) * size)}
            rows=${data.rows}
            columns=${data.columns}
            label=${msg(str`Test image ${i + 1}`)}
          ></playground-image-strip>
          <span class="note">${label(i)}</span>
        </li>`,
      )}
    </ol>`;
  }

  #classChoice(data: DatasetInfo) {
    if (this.classes.length < 2) return nothing;
    return html`<fieldset>
      <legend>${msg(html`Classes <span class="note">and their test images</span>`)}</legend>
      <div class="chips">
        ${this.classes.map(
          ({ label, testCount, example }) => html`<label class="chip">
            <input
              type="checkbox"
              aria-label=${msg(str`Class ${className(label, data.classNames)}`)}
              .checked=${this.chosen.has(label)}
              @change=${(event: Event) =>
                this.#toggle(label, (event.target as HTMLInputElement).checked)}
            />
            <playground-image-strip
              aria-hidden="true"
              .pixels=${example}
              rows=${data.rows}
              columns=${data.columns}
            ></playground-image-strip>
            <span class="name">${className(label, data.classNames)}</span>
            <span class="note figures">
              ${testCount === undefined ? msg('not used') : countText(testCount)}
            </span>
          </label>`,
        )}
      </div>
      <div class="all">
        <button
          class="quiet"
          ?disabled=${this.#isAll}
          @click=${() => {
            this.chosen = new Set(this.classes.map(({ label }) => label));
          }}
        >
          ${msg('All', { id: 'all-classes' })}
        </button>
        <button
          class="quiet"
          ?disabled=${this.chosen.size === 0}
          @click=${() => {
            this.chosen = new Set();
          }}
        >
          ${msg('None', { id: 'no-class' })}
        </button>
      </div>
    </fieldset>`;
  }

  #countChoice() {
    const { source, count } = this;
    const isDigits = source?.kind === 'digits';
    const known = isDigits ? DIGIT_COUNTS : IMAGE_COUNTS;
    const counts = [...new Set([...known, ...(count === undefined ? [] : [count])])];
    return html`<label class="field">
      <span class="name">${isDigits ? msg('Number of digits') : msg('Training images at most')}</span>
      <select
        @change=${(event: Event) => {
          const value = (event.target as HTMLSelectElement).value;
          this.count = value === '' ? undefined : Number(value);
        }}
      >
        ${isDigits ? nothing : html`<option value="" ?selected=${count === undefined}>${msg('All')}</option>`}
        ${counts
          .sort((a, b) => a - b)
          .map((n) => html`<option value=${n} ?selected=${n === count}>${countText(n)}</option>`)}
      </select>
    </label>`;
  }

  #shareChoice() {
    const { testShare } = this;
    const shares = [...new Set([...TEST_SHARES, ...(testShare ? [testShare] : [])])];
    return html`<label class="field">
      <span class="name">${msg('Test share')}</span>
      <select
        @change=${(event: Event) => {
          const value = (event.target as HTMLSelectElement).value;
          this.testShare = value === '' ? undefined : Number(value);
        }}
      >
        <option value="" ?selected=${testShare === undefined}>${msg('As it comes')}</option>
        ${shares
          .sort((a, b) => a - b)
          .map(
            (share) =>
              html`<option value=${share} ?selected=${share === testShare}>
                ${msg(str`${countText(100 * share)} %, drawn at random`)}
              </option>`,
          )}
      </select>
    </label>`;
  }

  protected override render() {
    const { data } = this;
    if (!data) return nothing;
    const noClass = this.classes.length > 0 && this.chosen.size === 0;
    return html`<p class="note figures">
        ${this.#counts(data)}
        ${data.mnistImages ? mnistNote(data.mnistImages) : nothing}
      </p>
      ${this.#sheet(data)} ${data.labelled ? this.#classChoice(data) : nothing}
      <div class="row">
        ${this.#countChoice()} ${this.#shareChoice()}
        <button class="primary" ?disabled=${noClass} @click=${this.#apply}>
          ${msg('Use these data')}
        </button>
      </div>
      <p class="note">
        ${
          noClass
            ? msg('Choose at least one class.')
            : msg(
                'Classes that are left out are in neither the training nor the test images. The model stays as it is trained.',
              )
        }
      </p>`;
  }
}

customElements.define('playground-data-selection', DataSelectionForm);

declare global {
  interface HTMLElementTagNameMap {
    'playground-data-selection': DataSelectionForm;
  }
}
