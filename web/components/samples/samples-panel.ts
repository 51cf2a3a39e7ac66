import { msg, str } from '@lit/localize';
import { css, html, nothing } from 'lit';
import { ModelPanel } from '../base/model-panel.ts';
import type { PresentSubject } from '../base/model-subject.ts';
import { columns, controls, panel } from '../base/styles.ts';

const SHOWN = 20;
const SHOWN_IN_A_ROW = 10;
const GRID_SIDE = 12;

/** Images that nobody drew: decoded from random codes, and from a grid over a code of two units. */
export class SamplesPanel extends ModelPanel {
  static override properties = {
    seed: { state: true },
    samples: { state: true },
    grid: { state: true },
  };

  declare private seed: number;
  declare private samples: Float32Array | undefined;
  declare private grid: Float32Array | undefined;

  static override styles = [
    panel,
    controls,
    columns,
    css`
      .rows {
        display: grid;
        gap: 4px;
      }
      .grid {
        max-width: 420px;
        border-radius: 6px;
        overflow: hidden;
        background: #000;
      }
      .note {
        margin-top: 8px;
      }
    `,
  ];

  constructor() {
    super();
    this.seed = 1;
    this.keepUp({ on: ['data', 'revision'], urgentOn: ['seed'], interval: 500 }, (subject) =>
      this.#make(subject),
    );
  }

  async #make({ queries, model }: PresentSubject): Promise<void> {
    const samples = await queries.sample(SHOWN, this.seed);
    const grid = model.configuration.model.code === 2 ? await queries.latentGrid(GRID_SIDE) : null;
    this.samples = samples.images;
    this.grid = grid?.images;
  }

  /** Images one row below the other. */
  #rows(images: Float32Array, columns: number, label: string, gap: number) {
    if (!this.data) return nothing;
    const size = this.data.rows * this.data.columns;
    const count = images.length / size;
    return Array.from({ length: Math.ceil(count / columns) }, (_, row) => {
      const pixels = images.subarray(row * columns * size, (row + 1) * columns * size);
      return this.strip(pixels, msg(str`${label}, row ${row + 1}`), gap);
    });
  }

  protected override render() {
    const { samples, grid, model } = this;
    if (!samples || !model)
      return html`<p class="note">${msg('New images need a model and data.')}</p>`;
    const hasPrior = model.configuration.model.family === 'variational';
    return html`<section class="layout" aria-label=${msg('New images')}>
      <div>
        <div class="heading">
          <h3>${msg('Random codes')}</h3>
          <button
            @click=${() => {
              this.seed += 1;
            }}
          >
            ${msg('Draw others')}
          </button>
        </div>
        <div class="rows">${this.#rows(samples, SHOWN_IN_A_ROW, msg('New images'), 2)}</div>
        <p class="note">
          ${
            hasPrior
              ? msg(
                  'Decoded from the prior, the standard normal distribution that training pulls codes towards.',
                )
              : msg(
                  'Decoded from a Gaussian fitted to the training images’ codes. Nothing in training asks codes to be distributed like that, and the images show it: compare with a variational model.',
                )
          }
        </p>
      </div>
      ${
        grid
          ? html`<div>
              <div class="heading"><h3>${msg('The code’s plane')}</h3></div>
              <div class="grid">${this.#rows(grid, GRID_SIDE, msg('Grid over the code'), 0)}</div>
              <p class="note">
                ${
                  hasPrior
                    ? msg(
                        str`${GRID_SIDE} × ${GRID_SIDE} codes, at equal steps of the prior’s percentiles, first unit to the right, second upwards.`,
                      )
                    : msg(
                        str`${GRID_SIDE} × ${GRID_SIDE} codes, at equal steps of the training codes’ percentiles, first unit to the right, second upwards.`,
                      )
                }
              </p>
            </div>`
          : ''
      }
    </section>`;
  }
}

customElements.define('playground-samples-panel', SamplesPanel);

declare global {
  interface HTMLElementTagNameMap {
    'playground-samples-panel': SamplesPanel;
  }
}
