import { msg, str } from '@lit/localize';
import { css, html } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Configuration } from '../../engine/configuration.ts';
import { emit } from '../base/events.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import { controls, panel } from '../base/styles.ts';
import { architectureText } from './configuration-edit.ts';
import { PRESETS, presetOf } from './presets.ts';

/** The chooser of presets; its help says what the present one shows. */
export class PresetChoice extends LocalizedElement {
  static override properties = {
    configuration: { attribute: false },
  };

  /** The configuration of the model that is there. */
  declare configuration: Configuration | undefined;

  static override styles = [
    panel,
    controls,
    css`
      label {
        display: flex;
        align-items: center;
        gap: 8px;
        font-size: 13px;
        color: var(--ink-soft);
      }
      select {
        flex: 0 1 232px;
        width: 100%;
        min-width: 0;
        color: var(--ink);
      }
      .word {
        display: none;
      }
    `,
  ];

  #choose(id: string): void {
    const preset = PRESETS.find((candidate) => candidate.id === id);
    if (preset) emit(this, 'preset-choose', preset);
    // Until its model is there, the choice shows what is.
    this.requestUpdate();
  }

  protected override render() {
    const { configuration } = this;
    const present = configuration && presetOf(configuration);
    const own = configuration && !present;
    return html`<label title=${present?.about ?? msg('Whole configurations that each show one thing')}>
      <span class="word">${msg('Preset')}</span>
      <select
        aria-label=${msg('Preset')}
        ?disabled=${!configuration}
        .value=${live(present?.id ?? '')}
        @change=${(event: Event) => this.#choose((event.target as HTMLSelectElement).value)}
      >
        ${
          own
            ? html`<option value="" selected>${msg(str`Your own · ${architectureText(configuration.model)}`)}</option>`
            : ''
        }
        ${PRESETS.map(
          ({ id, name }) =>
            html`<option value=${id} ?selected=${id === present?.id}>${name}</option>`,
        )}
      </select>
    </label>`;
  }
}

customElements.define('playground-preset-choice', PresetChoice);

declare global {
  interface HTMLElementTagNameMap {
    'playground-preset-choice': PresetChoice;
  }
}
