import { msg } from '@lit/localize';
import { css, html } from 'lit';
import { meanSquaredError, pickByClass, pickImages } from '../base/images.ts';
import { ModelPanel } from '../base/model-panel.ts';
import { firstTestImages, PerData, type PresentSubject } from '../base/model-subject.ts';
import { decimalText } from '../base/numbers.ts';
import { panel } from '../base/styles.ts';

const SHOWN = 10;
const GROUP = 5;
/** The number of test images that are searched: each class is likely among them. */
const SEARCHED = 200;

interface Group {
  clean: Float32Array;
  /** The images that the model was given, where they were corrupted. */
  corrupted: Float32Array | undefined;
  reconstructed: Float32Array;
  errors: number[];
}

/** Test images above their reconstructions. */
export class ReconstructionPanel extends ModelPanel {
  static override properties = {
    groups: { state: true },
  };

  declare private groups: Group[];

  readonly #images = new PerData(async (subject) => {
    const { rows, columns } = subject.data;
    const size = rows * columns;
    const { pixels, labels } = await firstTestImages(subject, SEARCHED);
    return pickImages(pixels, size, pickByClass(labels, pixels.length / size, SHOWN));
  });

  static override styles = [
    panel,
    css`
      .note {
        margin-bottom: 4px;
      }
      .groups {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 190px), 1fr));
        gap: 12px;
      }
      .group {
        display: grid;
        gap: 4px;
      }
      .errors {
        display: grid;
        grid-template-columns: repeat(${GROUP}, 1fr);
        margin: 0;
        padding: 0;
        list-style: none;
        font-size: 12px;
        line-height: 16px;
        color: var(--ink-soft);
        text-align: center;
      }
    `,
  ];

  constructor() {
    super();
    this.groups = [];
    this.keepUp({ on: ['data', 'revision'], interval: 100 }, (subject) =>
      this.#reconstruct(subject),
    );
  }

  async #reconstruct(subject: PresentSubject): Promise<void> {
    const { queries, model, data } = subject;
    const size = data.rows * data.columns;
    const clean = await this.#images.of(subject);
    const { corruption } = model.configuration.training;
    // The same seed each time: what changes between two looks is the model alone.
    const corrupted =
      corruption.kind === 'none' ? undefined : await queries.corrupt(clean, corruption, 1);
    const { reconstructions } = await queries.reconstruct(corrupted ?? clean);
    const groups: Group[] = [];
    for (let first = 0; first < clean.length; first += GROUP * size) {
      const part = (images: Float32Array) => images.subarray(first, first + GROUP * size);
      const group = {
        clean: part(clean),
        corrupted: corrupted && part(corrupted),
        reconstructed: part(reconstructions),
      };
      const errors = Array.from({ length: group.clean.length / size }, (_, i) => {
        const one = (images: Float32Array) => images.subarray(i * size, (i + 1) * size);
        return meanSquaredError(one(group.clean), one(group.reconstructed));
      });
      groups.push({ ...group, errors });
    }
    this.groups = groups;
  }

  protected override render() {
    const corrupting = this.groups.some((group) => group.corrupted);
    return html`<section aria-label=${msg('Reconstructions')}>
      <h2 class="visually-hidden">${corrupting ? msg('Denoised') : msg('Reconstructions')}</h2>
      <p class="note">
        ${
          corrupting
            ? msg('Test images, corrupted, and denoised; their mean squared errors')
            : msg('Test images above their reconstructions; their mean squared errors')
        }
      </p>
      <div class="groups">
        ${this.groups.map(
          (group) => html`<div class="group">
            ${this.strip(group.clean, msg('Test images'))}
            ${group.corrupted ? this.strip(group.corrupted, msg('Corrupted')) : ''}
            ${this.strip(group.reconstructed, corrupting ? msg('Denoised') : msg('Reconstructed'))}
            <ul class="errors figures" aria-label=${msg('Mean squared errors')}>
              ${group.errors.map((error) => html`<li>${decimalText(error, 3)}</li>`)}
            </ul>
          </div>`,
        )}
      </div>
    </section>`;
  }
}

customElements.define('playground-reconstructions', ReconstructionPanel);

declare global {
  interface HTMLElementTagNameMap {
    'playground-reconstructions': ReconstructionPanel;
  }
}
