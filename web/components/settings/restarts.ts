import { type Configuration, needsNewModel } from '../../engine/configuration.ts';
import { withValue } from './configuration-edit.ts';
import { chooseFamily, type FamilyChoice } from './family-edit.ts';
import { type Setting, shownValue } from './settings.ts';

type Value = string | number | boolean;

/** What a setting's choice makes of a configuration; of a family, with what it fills in. */
export function chosen(
  setting: Setting,
  configuration: Configuration,
  value: Value,
  lastFamily?: FamilyChoice,
): Configuration | FamilyChoice {
  const { key, write } = setting;
  if (key === 'model.family' || key === 'model.sparsity.kind') {
    return chooseFamily(configuration, key, String(value), lastFamily);
  }
  return write?.(configuration, String(value)) ?? withValue(configuration, key, value);
}

function otherValues(setting: Setting, configuration: Configuration): Value[] {
  const value = shownValue(setting, configuration);
  if (setting.choices) {
    return setting
      .choices()
      .map(([choice]) => choice)
      .filter((choice) => choice !== value);
  }
  return typeof value === 'boolean' ? [!value] : [Number(value) + 1];
}

/** The values of a setting that only a new model can have, of those that it has not now. */
export function restartingValues(setting: Setting, configuration: Configuration): Value[] {
  return otherValues(setting, configuration).filter((value) => {
    const choice = chosen(setting, configuration, value);
    const after = 'after' in choice ? choice.after : choice;
    return needsNewModel(configuration, after) !== undefined;
  });
}

/** Whether any change of a setting needs a new model. */
export function alwaysRestarts(setting: Setting, configuration: Configuration): boolean {
  const others = otherValues(setting, configuration);
  return restartingValues(setting, configuration).length === others.length;
}
