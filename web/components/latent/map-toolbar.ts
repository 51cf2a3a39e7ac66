import { msg, str } from '@lit/localize';
import { css, html, nothing } from 'lit';
import { LocalizedElement } from '../base/localized-element.ts';
import type { FigureKind } from '../figures/figure-file.ts';
import '../figures/figure-save.ts';
import { plural } from '../../words/plural.ts';
import { countText } from '../base/numbers.ts';
import { controls, panel } from '../base/styles.ts';
import type { MapView } from './projection.ts';

/**
 * The line below the map: what is shown behind the points, how far t-SNE is, and the points picked.
 * @fires grid - with whether the decoded grid is to be shown.
 * @fires arrange - for t-SNE to be computed anew.
 * @fires undo - for the last point to be removed.
 * @fires clear - for all points to be removed.
 */
export class MapToolbar extends LocalizedElement {
  static override properties = {
    view: { type: String },
    grid: { type: Boolean },
    progress: { type: Number },
    outdated: { type: Boolean },
    picked: { type: Number },
    most: { type: Number },
    save: { attribute: false },
  };

  declare view: MapView;
  declare grid: boolean;
  /** The progress of t-SNE, in [0, 1), while it is on its way. */
  declare progress: number | undefined;
  /** Whether t-SNE shows codes as they were. */
  declare outdated: boolean;
  /** The number of points picked, and the most there may be. */
  declare picked: number;
  declare most: number;
  /** Makes a file of the map as it is shown. */
  declare save: (kind: FigureKind) => Promise<Blob>;

  static override styles = [
    panel,
    controls,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 8px;
      }
      .all {
        justify-content: space-between;
        min-height: var(--control-height);
        margin-top: 8px;
      }
      label {
        display: flex;
        align-items: center;
        gap: 8px;
        min-height: var(--control-height);
        font-size: 13px;
      }
      input {
        width: 16px;
        height: 16px;
        margin: 0;
        accent-color: var(--accent);
      }
      .save {
        margin-left: auto;
      }
      progress {
        width: 96px;
        accent-color: var(--accent);
      }
    `,
  ];

  #fire(type: string, detail?: boolean): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  #behind() {
    return html`<label title=${msg('What each place decodes to, behind the points')}>
      <input
        type="checkbox"
        .checked=${this.grid}
        @change=${(event: Event) => this.#fire('grid', (event.target as HTMLInputElement).checked)}
      />
      ${msg('Decoded grid')}
    </label>`;
  }

  #arrangement() {
    const { progress } = this;
    if (progress === undefined) {
      return html`<button ?disabled=${!this.outdated} @click=${() => this.#fire('arrange')}>
        ${msg('Compute t-SNE anew')}
      </button>`;
    }
    return html`<label class="figures">
      t-SNE ${countText(progress * 100)} %
      <progress max="1" .value=${progress}></progress>
    </label>`;
  }

  #points() {
    const { picked, most } = this;
    if (!picked) return nothing;
    const points =
      picked === most
        ? msg(str`${picked} points, the most`)
        : plural(picked, {
            one: msg(str`${picked} point; pick another`),
            other: msg(str`${picked} points`),
          });
    return html`<div>
      <span class="note figures">${points}</span>
      <button aria-label=${msg('Remove the last point')} @click=${() => this.#fire('undo')}>
        ${msg('Undo')}
      </button>
      <button @click=${() => this.#fire('clear')}>${msg('Remove points')}</button>
    </div>`;
  }

  protected override render() {
    return html`<div class="all">
      ${this.view === 'neighbours' ? this.#arrangement() : this.#behind()} ${this.#points()}
      <playground-figure-save class="save" name=${msg('Latent map')} .make=${this.save}></playground-figure-save>
    </div>`;
  }
}

customElements.define('playground-map-toolbar', MapToolbar);

declare global {
  interface HTMLElementTagNameMap {
    'playground-map-toolbar': MapToolbar;
  }
}
