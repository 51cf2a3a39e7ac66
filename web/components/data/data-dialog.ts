import { msg } from '@lit/localize';
import { css, html, nothing, type PropertyValues } from 'lit';
import type { DataSelection, DatasetInfo, DatasetSource } from '../../engine/types.ts';
import { emit } from '../base/events.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import type { ModelQueries } from '../base/model-queries.ts';
import { controls, dialogBox, panel } from '../base/styles.ts';
import type { OpenedFiles } from './data-loader.ts';
import './data-selection.ts';
import './drawing-collector.ts';
import { chosenFiles } from './located-files.ts';
import './read-options.ts';

/**
 * The data in full: what they are, what of them is used, and the ways to bring one's own.
 * @fires close
 */
export class DataDialog extends LocalizedElement {
  static override properties = {
    open: { type: Boolean },
    queries: { attribute: false },
    source: { attribute: false },
    selection: { attribute: false },
    data: { attribute: false },
    opened: { attribute: false },
    drawing: { attribute: false },
    seed: { type: Number },
  };

  declare open: boolean;
  declare queries: ModelQueries | undefined;
  declare source: DatasetSource | undefined;
  declare selection: DataSelection;
  declare data: DatasetInfo | undefined;
  declare opened: OpenedFiles | undefined;
  declare drawing: Float32Array | undefined;
  declare seed: number;

  /** What was seen of the data, such as classes that are left out now, is kept from then on. */
  #wasOpened = false;

  static override styles = [
    panel,
    controls,
    dialogBox,
    css`
      dialog {
        width: min(720px, 100vw - 32px);
        max-height: calc(100dvh - 32px);
        padding: 0 16px 16px;
      }
      .heading {
        position: sticky;
        top: 0;
        z-index: 1;
        margin: 0 -16px;
        padding: 8px 16px;
        background: var(--surface);
      }
      section {
        border-top: 1px solid var(--rule);
        padding: 12px 0 16px;
      }
      section:last-child {
        padding-bottom: 0;
      }
      h3 {
        margin-bottom: 4px;
        font-size: 14px;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 8px 12px;
        margin-top: 8px;
      }
    `,
  ];

  constructor() {
    super();
    this.open = false;
    this.selection = {};
    this.seed = 1;
  }

  protected override willUpdate(): void {
    this.#wasOpened ||= this.open;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('open')) return;
    const dialog = this.renderRoot.querySelector('dialog');
    if (this.open) dialog?.showModal();
    else dialog?.close();
  }

  #close(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }

  #browse(name: 'files' | 'folder'): void {
    this.renderRoot.querySelector<HTMLInputElement>(`input[name=${name}]`)?.click();
  }

  #openFiles(input: HTMLInputElement): void {
    const files = chosenFiles(input.files ?? []);
    input.value = '';
    if (files.length === 0) return;
    emit(this, 'files-choose', files);
    this.#close();
  }

  #ownFiles() {
    const chosen = (event: Event) => this.#openFiles(event.target as HTMLInputElement);
    return html`<section aria-label=${msg('Your images')}>
      <h3>${msg('Your images')}</h3>
      <p class="note">
        ${msg('A folder of pictures (PNG, JPEG, WebP, GIF, BMP): its sub-folders’ names are the labels. Or images, labels or a table of features as IDX, NumPy (.npz, .npy) or CSV files, packed (.gz, .zip) or not. Dropping them anywhere on the page does the same, and trains. They never leave your computer.')}
      </p>
      <div class="row">
        <button @click=${() => this.#browse('folder')}>${msg('Open a folder …')}</button>
        <button @click=${() => this.#browse('files')}>${msg('Open files …')}</button>
      </div>
      <input
        name="folder"
        type="file"
        webkitdirectory
        hidden
        aria-label=${msg('Folder of images')}
        @change=${chosen}
      />
      <input name="files" type="file" multiple hidden aria-label=${msg('Images, tables or archives')} @change=${chosen} />
      ${this.opened ? html`<playground-read-options .opened=${this.opened}></playground-read-options>` : nothing}
    </section>`;
  }

  #content() {
    return html`<playground-data-selection
        .queries=${this.queries}
        .source=${this.source}
        .selection=${this.selection}
        .data=${this.data}
        .seed=${this.seed}
        @source-choose=${() => this.#close()}
      ></playground-data-selection>
      ${this.#ownFiles()}
      <section aria-label=${msg('My drawings')}>
        <h3>${msg('My drawings')}</h3>
        <playground-drawing-collector
          .drawing=${this.drawing}
          @source-choose=${() => this.#close()}
        ></playground-drawing-collector>
      </section>`;
  }

  protected override render() {
    return html`<dialog aria-labelledby="name" @close=${() => this.#close()}>
      <div class="heading">
        <h2 id="name">${msg('Choose data')}</h2>
        <button class="quiet" @click=${() => this.#close()}>${msg('Close')}</button>
      </div>
      ${this.#wasOpened ? this.#content() : nothing}
    </dialog>`;
  }
}

customElements.define('playground-data-dialog', DataDialog);

declare global {
  interface HTMLElementTagNameMap {
    'playground-data-dialog': DataDialog;
  }
}
