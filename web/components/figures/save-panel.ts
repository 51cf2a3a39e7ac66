import { msg } from '@lit/localize';
import { css, html } from 'lit';
import type { DatasetInfo, Images } from '../../engine/types.ts';
import { themeColours } from '../base/canvas.ts';
import { emit, errorMessage } from '../base/events.ts';
import { ModelPanel } from '../base/model-panel.ts';
import { firstTestImages, type PresentSubject } from '../base/model-subject.ts';
import { saveFile } from '../base/save-file.ts';
import { controls, panel } from '../base/styles.ts';
import type { LossCurve } from '../training/loss-curve.ts';
import { codeColumns, csvFile } from './csv.ts';
import { pngOfSvg, svgBlob } from './figure-file.ts';
import { lossFigure } from './loss-figure.ts';
import { npyFile } from './npy.ts';

/** The most test images whose codes and pixels are saved. */
const LIMIT = 10_000;

/** One thing that can be saved: what it is, and its kinds of file with what makes each. */
interface Keepsake {
  name: string;
  about: string;
  /** The function that makes each file, by the file's name. */
  files: Record<string, () => Promise<Blob>>;
}

/** A run that is saved. */
interface Saved extends PresentSubject {
  curve: LossCurve;
}

/** Everything of a run that can be taken along: the model, figures, codes and images. */
export class SavePanel extends ModelPanel {
  static override properties = {
    curve: { attribute: false },
  };

  declare curve: LossCurve | undefined;

  static override styles = [
    panel,
    controls,
    css`
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 340px), 1fr));
        gap: 16px 32px;
        margin: 0;
      }
      dt {
        font-weight: 600;
      }
      dd {
        margin: 0;
      }
      p {
        margin-top: 16px;
      }
      .files {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-top: 4px;
      }
    `,
  ];

  async #save(name: string, make: () => Promise<Blob>): Promise<void> {
    try {
      saveFile(await make(), name);
    } catch (error) {
      emit(this, 'playground-message', errorMessage(error));
    }
  }

  async #testCodes({
    queries,
    data,
  }: Saved): Promise<Images & { codes: Float32Array; units: number }> {
    const images = await firstTestImages({ queries, data }, LIMIT);
    const codes = await queries.encode(images.pixels);
    const count = images.pixels.length / (data.rows * data.columns);
    return { ...images, codes, units: codes.length / count };
  }

  #keepsakes(saved: Saved): Keepsake[] {
    const { queries, data, curve } = saved;
    const loss = () => lossFigure(curve, themeColours(this));
    const text = (content: string) => new Blob([content], { type: 'text/csv' });
    const bytes = (content: Uint8Array<ArrayBuffer>) => new Blob([content]);
    return [
      {
        name: msg('Model'),
        about: msg(
          'Weights, settings and history; it opens here, on the command line and in PyTorch.',
        ),
        files: {
          'autoencoder.safetensors': async () =>
            bytes((await queries.saveModel()) as Uint8Array<ArrayBuffer>),
        },
      },
      {
        name: msg('Loss curves'),
        about: msg('Of this run: train and test loss over the epochs.'),
        files: {
          'loss.png': () => pngOfSvg(loss()),
          'loss.svg': async () => svgBlob(loss()),
          'loss.csv': async () => {
            const [epoch, train, test] = curve.data();
            return text(csvFile(new Map(Object.entries({ epoch, train, test }))));
          },
        },
      },
      {
        name: msg('Codes'),
        about: msg('Of the test images, a line each; with labels where there are any.'),
        files: {
          'codes.csv': async () => {
            const { codes, units, labels } = await this.#testCodes(saved);
            return text(csvFile(codeColumns(codes, units, labels)));
          },
          'codes.npy': async () => {
            const { codes, units } = await this.#testCodes(saved);
            return bytes(npyFile(codes, [codes.length / units, units]));
          },
        },
      },
      {
        name: msg('Test images'),
        about: msg('As the model is given them, and what it makes of them; pixels from 0 to 1.'),
        files: {
          'images.npy': async () => {
            const { pixels } = await firstTestImages(saved, LIMIT);
            return bytes(this.#imageFile(pixels, data));
          },
          'reconstructions.npy': async () => {
            const { codes } = await this.#testCodes(saved);
            return bytes(this.#imageFile(await queries.decode(codes), data));
          },
        },
      },
    ];
  }

  #imageFile(pixels: Float32Array, { rows, columns }: DatasetInfo): Uint8Array<ArrayBuffer> {
    return npyFile(pixels, [pixels.length / (rows * columns), rows, columns]);
  }

  protected override render() {
    const { queries, data, model, curve } = this;
    if (!queries || !data || !model || !curve) {
      return html`<p class="note">${msg('Saving needs a model and data.')}</p>`;
    }
    return html`<section aria-label=${msg('Save')}>
      <dl>
        ${this.#keepsakes({ queries, data, model, curve }).map(
          ({ name, about, files }) => html`<div>
            <dt>${name}</dt>
            <dd class="note">${about}</dd>
            <dd class="files">
              ${Object.entries(files).map(
                ([file, make]) =>
                  html`<button @click=${() => this.#save(file, make)}>${file}</button>`,
              )}
            </dd>
          </div>`,
        )}
      </dl>
      <p class="note">
        ${msg('The map and the other charts are saved where they are shown.')}
      </p>
    </section>`;
  }
}

customElements.define('playground-save-panel', SavePanel);

declare global {
  interface HTMLElementTagNameMap {
    'playground-save-panel': SavePanel;
  }
}
