import { msg, str } from '@lit/localize';
import type { Configuration, ModelConfiguration } from '../../engine/configuration.ts';
import { numberText } from '../base/numbers.ts';
import { SETTING_GROUPS, type Setting, shownValue } from './settings.ts';

/** The widths from the first hidden layer to the code, such as "128-32-2". */
export function widthsText({ encoder, code }: ModelConfiguration): string {
  return [...encoder, code].join('-');
}

/** A setting's name within a sentence: no capital, but for a person's name. */
function nameWithin({ name }: Setting): string {
  return name.startsWith('Huber') ? name : name.charAt(0).toLowerCase() + name.slice(1);
}

function settingText(setting: Setting, configuration: Configuration): string {
  const name = nameWithin(setting);
  const value = shownValue(setting, configuration);
  if (typeof value === 'boolean') return value ? name : msg(str`no ${name}`);
  if (typeof value === 'number') return `${name} ${numberText(value)}`;
  const choice = setting.choices?.().find(([choice]) => choice === value);
  return `${name} ${choice?.[1] ?? value}`;
}

function appliesTo({ applies }: Setting, configuration: Configuration): boolean {
  return applies?.(configuration) ?? true;
}

/** What a configuration has that another has not, in a few words each, such as "learning rate 0.01". */
export function differences(configuration: Configuration, other: Configuration): string[] {
  const { model } = configuration;
  const widths = widthsText(model) === widthsText(other.model) ? [] : [widthsText(model)];
  const perLayer = model.layer_activations.join(', ');
  const activations =
    perLayer && perLayer !== other.model.layer_activations.join(', ')
      ? [msg(str`activations ${perLayer}`)]
      : [];
  const settings = SETTING_GROUPS.flatMap((group) => group.settings).filter(
    (setting) =>
      appliesTo(setting, configuration) &&
      shownValue(setting, configuration) !== 'each' &&
      !(
        appliesTo(setting, other) &&
        shownValue(setting, configuration) === shownValue(setting, other)
      ),
  );
  return [
    ...widths,
    ...activations,
    ...settings.map((setting) => settingText(setting, configuration)),
  ];
}
