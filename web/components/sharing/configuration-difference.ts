import {
  type Configuration,
  completed,
  type PartialConfiguration,
} from '../../engine/configuration.ts';

type Values = Record<string, unknown>;

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The values with those of the changes in place of theirs; lists are exchanged whole. */
function merged(values: Values, changes: Values): Values {
  const result = { ...values };
  for (const [key, change] of Object.entries(changes)) {
    const value = values[key];
    result[key] = isObject(value) && isObject(change) ? merged(value, change) : change;
  }
  return result;
}

/** The keys of the values, within objects too, that the others have otherwise. */
function difference(values: Values, others: Values): Values {
  const result: Values = {};
  for (const [key, value] of Object.entries(values)) {
    const other = others[key];
    if (isObject(value) && isObject(other)) {
      const inner = difference(value, other);
      if (Object.keys(inner).length > 0) result[key] = inner;
    } else if (JSON.stringify(value) !== JSON.stringify(other)) result[key] = value;
  }
  return result;
}

export function mergedConfiguration(
  base: PartialConfiguration,
  changes: PartialConfiguration,
): PartialConfiguration {
  return merged(base as Values, changes as Values) as PartialConfiguration;
}

/**
 * What has to be merged into a base to come to a configuration; {} where nothing has. The size of the
 * images, which is the data's, and the seed are left out.
 */
export function configurationDifference(
  configuration: Configuration,
  base: PartialConfiguration,
): PartialConfiguration {
  const whole = completed(base);
  const { input } = whole.model;
  const { seed } = whole.training;
  const wanted: Configuration = {
    model: { ...configuration.model, input },
    training: { ...configuration.training, seed },
  };
  const changes = difference({ ...wanted }, { ...whole }) as PartialConfiguration;
  // A base that leaves the corruption out gets the one of the family the changes make it.
  const result = completed(mergedConfiguration(base, changes));
  const { corruption } = wanted.training;
  if (JSON.stringify(result.training.corruption) === JSON.stringify(corruption)) return changes;
  return { ...changes, training: { ...changes.training, corruption } };
}
