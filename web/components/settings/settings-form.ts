import { css, html, LitElement } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Configuration } from '../../engine/configuration.ts';
import { emit } from '../base/events.ts';
import { controls, panel } from '../base/styles.ts';
import { FAMILY_ABOUT } from './choices.ts';
import { withValue } from './configuration-edit.ts';
import { chooseFamily, type FamilyChoice } from './family-edit.ts';
import {
  isNamedIn,
  SETTING_GROUPS,
  type Setting,
  type SettingGroup,
  shownValue,
} from './settings.ts';

/**
 * The settings, in groups; any change asks for a new model.
 * @slot - what stands first among the layers' settings.
 */
export class SettingsForm extends LitElement {
  static override properties = {
    configuration: { attribute: false },
    refusal: { type: String },
  };

  declare configuration: Configuration | undefined;
  /** Why the engine refused this configuration, if it did. */
  declare refusal: string | undefined;

  #lastFamily: FamilyChoice | undefined;

  static override styles = [
    panel,
    controls,
    css`
      .group {
        display: grid;
        gap: 4px 16px;
        border-top: 1px solid var(--rule);
        padding: 12px 0;
      }
      .group:last-child {
        padding-bottom: 4px;
      }
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(128px, 1fr));
        gap: 8px 12px;
        min-width: 0;
      }
      .fields > .note,
      .refusal,
      ::slotted(*) {
        grid-column: 1 / -1;
      }
      .switch {
        display: flex;
        align-items: center;
        align-self: end;
        gap: 8px;
        min-height: var(--control-height);
        font-size: 14px;
        line-height: 20px;
      }
      .switch input {
        width: 18px;
        height: 18px;
        flex: none;
        margin: 0;
        accent-color: var(--accent);
      }
      .refusal {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 8px;
        border-radius: 6px;
        padding: 8px 12px;
        background: var(--danger-soft);
        color: var(--danger);
        font-size: 14px;
        overflow-wrap: anywhere;
      }
      @media (min-width: 720px) {
        .group {
          grid-template-columns: 72px minmax(0, 1fr);
        }
      }
    `,
  ];

  #choose(setting: Setting, value: string | number | boolean): void {
    const { configuration } = this;
    if (!configuration) return;
    const { key, write } = setting;
    if (key === 'model.family' || key === 'model.sparsity.kind') {
      this.#lastFamily = chooseFamily(configuration, key, String(value), this.#lastFamily);
      emit(this, 'configuration-choose', this.#lastFamily.after);
    } else {
      const next = write?.(configuration, String(value)) ?? withValue(configuration, key, value);
      emit(this, 'configuration-choose', next);
    }
  }

  #control(setting: Setting, configuration: Configuration) {
    const { key, choices } = setting;
    const value = shownValue(setting, configuration);
    const help = `${key}-help`;
    const invalid = ifDefined(isNamedIn(this.refusal, key) ? 'true' : undefined);
    const disabled = setting.fixed?.(configuration) ?? false;
    if (choices) {
      return html`<select
        id=${key}
        aria-describedby=${help}
        aria-invalid=${invalid}
        .value=${String(value)}
        ?disabled=${disabled}
        @change=${(event: Event) =>
          this.#choose(setting, (event.target as HTMLSelectElement).value)}
      >
        ${choices.map(
          ([choice, name]) =>
            html`<option value=${choice} ?selected=${choice === value}>${name}</option>`,
        )}
      </select>`;
    }
    if (typeof value === 'boolean') {
      return html`<input
        type="checkbox"
        id=${key}
        aria-describedby=${help}
        aria-invalid=${invalid}
        .checked=${value}
        ?disabled=${disabled}
        @change=${(event: Event) =>
          this.#choose(setting, (event.target as HTMLInputElement).checked)}
      />`;
    }
    return html`<input
      type="number"
      step="any"
      inputmode="decimal"
      id=${key}
      aria-describedby=${help}
      aria-invalid=${invalid}
      .value=${String(value)}
      ?disabled=${disabled}
      @change=${(event: Event) =>
        this.#choose(setting, (event.target as HTMLInputElement).valueAsNumber)}
    />`;
  }

  #field(setting: Setting, configuration: Configuration) {
    const { key, name, help } = setting;
    const control = this.#control(setting, configuration);
    const explained = html`<span id="${key}-help" class="visually-hidden">${help}</span>`;
    return typeof shownValue(setting, configuration) === 'boolean'
      ? html`<div class="switch" title=${help}>
          ${control}<label for=${key}>${name}</label>${explained}
        </div>`
      : html`<div class="field" title=${help}>
          <label class="name" for=${key}>${name}</label>${control}${explained}
        </div>`;
  }

  /** The group with the field that the refusal is about; what is not here is among the layers. */
  #refusedGroup(): SettingGroup | undefined {
    return (
      SETTING_GROUPS.find(({ settings }) =>
        settings.some(({ key }) => isNamedIn(this.refusal, key)),
      ) ?? SETTING_GROUPS[0]
    );
  }

  #refusal() {
    return html`<div class="refusal">
      ${this.refusal}
      <button @click=${() => emit(this, 'configuration-revert', undefined)}>
        Keep the old settings
      </button>
    </div>`;
  }

  #group(group: SettingGroup, configuration: Configuration) {
    const { id, name, settings } = group;
    return html`<div class="group" role="group" aria-labelledby=${id}>
      <h3 id=${id}>${name}</h3>
      <div class="fields">
        ${id === 'layers' ? html`<slot></slot>` : ''}
        ${settings
          .filter(({ applies }) => applies?.(configuration) ?? true)
          .map((setting) => this.#field(setting, configuration))}
        ${
          id === 'objective'
            ? html`<p class="note">${FAMILY_ABOUT[configuration.model.family]}</p>`
            : ''
        }
        ${this.refusal && group === this.#refusedGroup() ? this.#refusal() : ''}
      </div>
    </div>`;
  }

  protected override render() {
    const { configuration } = this;
    if (!configuration) return '';
    return SETTING_GROUPS.map((group) => this.#group(group, configuration));
  }
}

customElements.define('playground-settings-form', SettingsForm);

declare global {
  interface HTMLElementTagNameMap {
    'playground-settings-form': SettingsForm;
  }
}
