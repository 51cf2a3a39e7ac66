import { msg } from '@lit/localize';
import { css, html } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { type Configuration, type Field, fields } from '../../engine/configuration.ts';
import { emit } from '../base/events.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import { controls, panel } from '../base/styles.ts';
import { aboutFamily } from './choices.ts';
import type { FamilyChoice } from './family-edit.ts';
import { groupWords } from './group-words.ts';
import { alwaysRestarts, chosen, restartingValues } from './restarts.ts';
import { HELP } from './setting-help.ts';
import {
  isFixed,
  isNamedIn,
  SETTING_GROUPS,
  type Setting,
  type SettingGroup,
  shownValue,
} from './settings.ts';

const RESTARTS = html`<span class="restarts" aria-hidden="true">↻</span>`;

/**
 * The settings, in groups; those that only a new model can have otherwise are marked.
 * @slot - what stands first among the layers' settings.
 */
export class SettingsForm extends LocalizedElement {
  static override properties = {
    configuration: { attribute: false },
    refusal: { type: String },
    explained: { state: true },
  };

  declare configuration: Configuration | undefined;
  /** Why the engine refused this configuration, if it did. */
  declare refusal: string | undefined;

  /** The setting that is pointed at or has the focus: what it does is said below its group. */
  declare private explained: Setting | undefined;

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
      .restarts {
        color: var(--ink-soft);
        font-weight: 400;
      }
      .help {
        min-height: 20px;
      }
      @media (pointer: coarse) {
        /* What is below may move at a tap; under a mouse it must not. */
        .help {
          min-height: 0;
        }
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
      @container (min-width: 400px) {
        .group {
          grid-template-columns: 100px minmax(0, 1fr);
        }
      }
    `,
  ];

  #choose(setting: Setting, value: string | number | boolean): void {
    const { configuration } = this;
    if (!configuration) return;
    const choice = chosen(setting, configuration, value, this.#lastFamily);
    if ('after' in choice) this.#lastFamily = choice;
    emit(this, 'configuration-choose', 'after' in choice ? choice.after : choice);
  }

  #control(setting: Setting, configuration: Configuration) {
    const { key, choices } = setting;
    const value = shownValue(setting, configuration);
    const help = `${key}-help`;
    const invalid = ifDefined(isNamedIn(this.refusal, key) ? 'true' : undefined);
    const disabled = isFixed(setting, configuration);
    if (choices) {
      const restarting = alwaysRestarts(setting, configuration)
        ? []
        : restartingValues(setting, configuration);
      return html`<select
        id=${key}
        aria-describedby=${help}
        aria-invalid=${invalid}
        .value=${String(value)}
        ?disabled=${disabled}
        @change=${(event: Event) =>
          this.#choose(setting, (event.target as HTMLSelectElement).value)}
      >
        ${choices().map(
          ([choice, name]) =>
            html`<option value=${choice} ?selected=${choice === value}>${name}${restarting.includes(choice) ? ' ↻' : ''}</option>`,
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
    const { minimum, maximum }: Field = fields[key];
    return html`<input
      type="number"
      min=${ifDefined(minimum)}
      max=${ifDefined(maximum)}
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

  #field(setting: Setting, configuration: Configuration, isMarked: boolean) {
    const { key, name } = setting;
    const restarts = alwaysRestarts(setting, configuration);
    const isSwitch = typeof shownValue(setting, configuration) === 'boolean';
    const control = this.#control(setting, configuration);
    const label = html`<span class="name"
      ><label for=${key}>${name}</label> ${restarts && isMarked ? RESTARTS : ''}</span
    >`;
    const explain = () => {
      this.explained = setting;
    };
    const stop = () => {
      this.explained = undefined;
    };
    return html`<div
      class=${isSwitch ? 'switch' : 'field'}
      @focusin=${explain}
      @pointerenter=${explain}
      @focusout=${stop}
      @pointerleave=${stop}
    >
      ${isSwitch ? control : label}${isSwitch ? label : control}
      <span id="${key}-help" class="visually-hidden"
        >${HELP[setting.key]} ${restarts ? msg('A change restarts the training.') : ''}</span
      >
    </div>`;
  }

  /** What the setting that is looked at does, else what the family asks. */
  #help({ id, settings }: SettingGroup, { model }: Configuration) {
    const { explained } = this;
    const about = id === 'objective' ? aboutFamily(model.family) : '';
    const isHere = explained && settings.includes(explained);
    return html`<p class="note help" aria-hidden=${isHere ? 'true' : 'false'}>
      ${isHere ? HELP[explained.key] : about}
    </p>`;
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
        ${msg('Keep the old settings')}
      </button>
    </div>`;
  }

  #group(group: SettingGroup, configuration: Configuration) {
    const { id, name } = group;
    const settings = group.settings.filter(({ applies }) => applies?.(configuration) ?? true);
    // Where all of a group's settings restart, the group says so once.
    const allRestart = settings.every((setting) => alwaysRestarts(setting, configuration));
    return html`<div class="group" role="group" aria-labelledby=${id}>
      <h3><span id=${id}>${name}</span> ${allRestart ? RESTARTS : ''}</h3>
      <div class="fields">
        ${id === 'layers' ? html`<slot></slot>` : ''}
        ${settings.map((setting) => this.#field(setting, configuration, !allRestart))}
        ${this.#help(group, configuration)} ${groupWords(id, configuration)}
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
