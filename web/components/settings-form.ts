import { css, html, LitElement } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Configuration, CorruptionKind } from '../engine/configuration.ts';
import { withCorruption } from './configuration-edit.ts';
import { emit } from './events.ts';
import { controls, panel } from './styles.ts';

type Choices = readonly (readonly [value: string, name: string])[];

const ACTIVATIONS: Choices = [
  ['relu', 'ReLU'],
  ['leaky_relu', 'Leaky ReLU'],
  ['elu', 'ELU'],
  ['tanh', 'tanh'],
  ['sigmoid', 'Sigmoid'],
  ['linear', 'Linear'],
];
const LOSSES: Choices = [
  ['mse', 'MSE'],
  ['bce', 'BCE'],
  ['l1', 'L1'],
];
const OPTIMIZERS: Choices = [
  ['adam', 'Adam'],
  ['sgd', 'SGD, momentum'],
];
export const CORRUPTIONS: Choices = [
  ['none', 'None'],
  ['gaussian', 'Gaussian'],
  ['masking', 'Masking'],
  ['salt_and_pepper', 'Salt and pepper'],
];

interface Setting {
  /** The key's last part, as the engine's sentences name it. */
  key: string;
  name: string;
  help: string;
  choices?: Choices;
  step?: number;
  disabled?: (configuration: Configuration) => boolean;
  read: (configuration: Configuration) => string | number;
  write: (configuration: Configuration, value: string) => Configuration;
}

function modelChoice(key: 'activation' | 'code_activation', name: string, help: string): Setting {
  return {
    key,
    name,
    help,
    choices: ACTIVATIONS,
    read: ({ model }) => model[key],
    write: ({ model, training }, value) => ({ model: { ...model, [key]: value }, training }),
  };
}

function trainingSetting(
  key: 'loss' | 'optimizer' | 'learning_rate' | 'batch_size' | 'seed',
  name: string,
  help: string,
  kind: { choices: Choices } | { step: number },
): Setting {
  const parse = (value: string) => ('choices' in kind ? value : Number.parseFloat(value));
  return {
    key,
    name,
    help,
    ...kind,
    read: ({ training }) => training[key],
    write: ({ model, training }, value) => ({
      model,
      training: { ...training, [key]: parse(value) },
    }),
  };
}

const SETTINGS: readonly Setting[] = [
  modelChoice(
    'activation',
    'Activation',
    'The function each hidden unit applies to its weighted sum.',
  ),
  modelChoice('code_activation', 'Code activation', 'Linear lets the code take any value.'),
  trainingSetting(
    'loss',
    'Loss',
    'MSE and L1 compare pixel values; BCE, binary cross-entropy, takes each pixel as a probability.',
    {
      choices: LOSSES,
    },
  ),
  trainingSetting(
    'optimizer',
    'Optimizer',
    'Adam adapts the step size of each weight; SGD, with momentum, does not.',
    {
      choices: OPTIMIZERS,
    },
  ),
  trainingSetting(
    'learning_rate',
    'Learning rate',
    'How far one minibatch moves the weights; too far, and training diverges.',
    { step: 0.0005 },
  ),
  trainingSetting(
    'batch_size',
    'Batch size',
    'Images per minibatch; fewer make quicker, noisier steps.',
    {
      step: 16,
    },
  ),
  {
    key: 'kind',
    name: 'Corruption',
    help: 'Noise added to the input images; the clean images stay the target.',
    choices: CORRUPTIONS,
    read: ({ training }) => training.corruption.kind,
    write: (configuration, value) =>
      withCorruption(
        configuration,
        value as CorruptionKind,
        configuration.training.corruption.amount || 0.3,
      ),
  },
  {
    key: 'amount',
    name: 'Corruption amount',
    help: 'Gaussian: the standard deviation; the others: the share of pixels hit.',
    step: 0.05,
    disabled: ({ training }) => training.corruption.kind === 'none',
    read: ({ training }) => training.corruption.amount,
    write: (configuration, value) =>
      withCorruption(
        configuration,
        configuration.training.corruption.kind,
        Number.parseFloat(value),
      ),
  },
  trainingSetting('seed', 'Seed', 'The same seed and settings give the same run.', { step: 1 }),
];

/** The settings beside the widths; any change asks for a new model. */
export class SettingsForm extends LitElement {
  static override properties = {
    configuration: { attribute: false },
    refusal: { type: String },
  };

  declare configuration: Configuration | undefined;
  /** Why the engine refused this configuration, if it did. */
  declare refusal: string | undefined;

  static override styles = [
    panel,
    controls,
    css`
      .grid {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(132px, 1fr));
        gap: 8px 12px;
      }
    `,
  ];

  #invalid(setting: Setting): boolean {
    return new RegExp(`\\b${setting.key}\\b`).test(this.refusal ?? '');
  }

  #choose(setting: Setting, value: string): void {
    if (this.configuration) {
      emit(this, 'configuration-choose', setting.write(this.configuration, value));
    }
  }

  #control(setting: Setting, configuration: Configuration) {
    const value = String(setting.read(configuration));
    const help = `${setting.key}-help`;
    const invalid = this.#invalid(setting) ? 'true' : undefined;
    const disabled = setting.disabled?.(configuration) ?? false;
    const change = (event: Event) =>
      this.#choose(setting, (event.target as HTMLInputElement | HTMLSelectElement).value);
    return setting.choices
      ? html`<select
          id=${setting.key}
          aria-describedby=${help}
          aria-invalid=${ifDefined(invalid)}
          .value=${value}
          @change=${change}
        >
          ${setting.choices.map(
            ([choice, name]) =>
              html`<option value=${choice} ?selected=${choice === value}>${name}</option>`,
          )}
        </select>`
      : html`<input
          type="number"
          step="any"
          inputmode="decimal"
          id=${setting.key}
          aria-describedby=${help}
          aria-invalid=${ifDefined(invalid)}
          .value=${value}
          ?disabled=${disabled}
          @change=${change}
        />`;
  }

  protected override render() {
    const { configuration } = this;
    if (!configuration) return '';
    return html`<div class="grid">
      ${SETTINGS.map(
        (setting) => html`<div class="field" title=${setting.help}>
          <label class="name" for=${setting.key}>${setting.name}</label>
          ${this.#control(setting, configuration)}
          <span id="${setting.key}-help" class="visually-hidden">${setting.help}</span>
        </div>`,
      )}
    </div>`;
  }
}

customElements.define('playground-settings-form', SettingsForm);

declare global {
  interface HTMLElementTagNameMap {
    'playground-settings-form': SettingsForm;
  }
}
