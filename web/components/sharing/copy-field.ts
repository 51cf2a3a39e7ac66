import { msg, str } from '@lit/localize';
import { css, html } from 'lit';
import { LocalizedElement } from '../base/localized-element.ts';
import { controls, panel } from '../base/styles.ts';

/** A text to copy, with its name, a button and what it is for. */
export class CopyField extends LocalizedElement {
  static override properties = {
    name: { attribute: false },
    text: { attribute: false },
    help: { attribute: false },
    rows: { attribute: false },
    outcome: { state: true },
  };

  declare name: string;
  declare text: string;
  declare help: string;
  declare rows: number;
  /** What came of the last press, as long as the text is the one that was copied. */
  declare private outcome: { text: string; isCopied: boolean } | undefined;

  static override styles = [
    panel,
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 4px 8px;
        align-items: end;
      }
      .note,
      textarea {
        grid-column: 1 / -1;
      }
      label {
        font-size: 14px;
        font-weight: 600;
        line-height: 20px;
      }
      textarea {
        width: 100%;
        border: 1px solid var(--field-rule);
        border-radius: 6px;
        padding: 8px;
        background: var(--paper);
        color: inherit;
        font:
          13px/20px ui-monospace,
          'Cascadia Mono',
          Menlo,
          monospace;
        overflow-wrap: anywhere;
        field-sizing: content;
        resize: none;
      }
      button {
        min-width: 80px;
      }
    `,
  ];

  constructor() {
    super();
    this.name = '';
    this.text = '';
    this.help = '';
    this.rows = 2;
  }

  async #copy(): Promise<void> {
    const { text } = this;
    this.renderRoot.querySelector('textarea')?.select();
    const copying = navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    this.outcome = { text, isCopied: await copying };
  }

  get #notice(): string {
    if (this.outcome?.text !== this.text) return '';
    return this.outcome.isCopied
      ? msg(str`Copied: ${this.name}.`)
      : // The text is selected and can be copied by hand.
        msg('The browser does not let the page copy: press Ctrl+C.');
  }

  protected override render() {
    const isCopied = this.#notice !== '' && this.outcome?.isCopied;
    return html`<label for="text">${this.name}</label>
      <button aria-label=${msg(str`Copy: ${this.name}`)} @click=${this.#copy}>
        ${isCopied ? msg('Copied') : msg('Copy')}
      </button>
      <textarea id="text" readonly rows=${this.rows} spellcheck="false" .value=${this.text}></textarea>
      <p class="note">${this.help}</p>
      <p role="status" class=${isCopied || this.#notice === '' ? 'visually-hidden' : 'note'}>
        ${this.#notice}
      </p>`;
  }
}

customElements.define('playground-copy-field', CopyField);

declare global {
  interface HTMLElementTagNameMap {
    'playground-copy-field': CopyField;
  }
}
