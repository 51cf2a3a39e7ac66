import { msg, str } from '@lit/localize';
import { css, html } from 'lit';
import type { ReadOptions } from '../../engine/types.ts';
import { emit } from '../base/events.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import { controls, panel } from '../base/styles.ts';
import type { OpenedFiles } from './data-loader.ts';

const SIDES = [16, 20, 28, 32, 48, 64];

/** How the opened files were read, and the ways in which they can be read again. */
export class ReadOptionsForm extends LocalizedElement {
  static override properties = { opened: { attribute: false } };

  declare opened: OpenedFiles | undefined;

  static override styles = [
    panel,
    controls,
    css`
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 8px 12px;
        margin-top: 8px;
      }
      .check {
        display: flex;
        align-items: center;
        gap: 8px;
        min-height: var(--control-height);
      }
      .check input {
        width: 18px;
        height: 18px;
        margin: 0;
        accent-color: var(--accent);
      }
      .remarks {
        margin: 8px 0 0;
        padding: 0;
        list-style: none;
      }
    `,
  ];

  #readAgain(options: ReadOptions): void {
    emit(this, 'data-request', { do: 'read-again', options });
  }

  #check(text: string, isChecked: boolean, options: (isChecked: boolean) => ReadOptions) {
    return html`<label class="check">
      <input
        type="checkbox"
        .checked=${isChecked}
        @change=${(event: Event) =>
          this.#readAgain(options((event.target as HTMLInputElement).checked))}
      />
      ${text}
    </label>`;
  }

  #select<Value extends string | number>(
    name: string,
    choices: readonly { value: Value; text: string }[],
    chosen: Value,
    options: (value: string) => ReadOptions,
  ) {
    return html`<label class="field">
      <span class="name">${name}</span>
      <select
        @change=${(event: Event) =>
          this.#readAgain(options((event.target as HTMLSelectElement).value))}
      >
        ${choices.map(
          ({ value, text }) =>
            html`<option value=${value} ?selected=${value === chosen}>${text}</option>`,
        )}
      </select>
    </label>`;
  }

  #choices({ read }: OpenedFiles) {
    const { form, rows, isTransposed, isInverted, columnNames, label } = read;
    if (form === 'arrays') {
      return this.#check(
        msg('Transpose: the images are stored by columns'),
        isTransposed,
        (transpose) => ({
          transpose,
        }),
      );
    }
    if (form === 'pictures') {
      const sides = SIDES.map((side) => ({
        value: side,
        text: msg(str`${side} × ${side} pixels`),
      }));
      return html`${this.#select(msg('Fitted into'), sides, rows, (side) => ({ side: Number(side) }))}
      ${this.#check(msg('Invert: the background is bright'), isInverted, (invert) => ({ invert }))}`;
    }
    if (columnNames.length === 0) return '';
    const columns = columnNames.map((name) => ({ value: name, text: name }));
    const none = label === '' ? [{ value: '', text: msg('none') }] : [];
    return this.#select(msg('Column of labels'), [...none, ...columns], label, (name) => ({
      label: name,
    }));
  }

  protected override render() {
    const { opened } = this;
    if (!opened) return '';
    return html`<div class="row">${this.#choices(opened)}</div>
      <ul class="remarks note">
        ${opened.read.remarks.map((remark) => html`<li>${remark}</li>`)}
      </ul>`;
  }
}

customElements.define('playground-read-options', ReadOptionsForm);

declare global {
  interface HTMLElementTagNameMap {
    'playground-read-options': ReadOptionsForm;
  }
}
