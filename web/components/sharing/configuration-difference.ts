import {
  type Configuration,
  completed,
  type PartialConfiguration,
} from '../../engine/configuration.ts';
import { merge } from '../../engine/merge.ts';

type Values = Record<string, unknown>;

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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

/**
 * The changes that make a configuration of a base; {} where there are none. The size of the
 * images, which is the data's, and the seed are left out.
 */
export function configurationDifference(
  configuration: Configuration,
  base: PartialConfiguration,
): PartialConfiguration {
  const whole = completed(base);
  const { input } = whole.model;
  const { seed } = whole.training;
  const wanted = merge(configuration, { model: { input }, training: { seed } });
  const changes = difference({ ...wanted }, { ...whole }) as PartialConfiguration;
  // A base that leaves the corruption out gets the one of the family the changes make it.
  const result = completed(merge(base, changes));
  const { corruption } = wanted.training;
  if (JSON.stringify(result.training.corruption) === JSON.stringify(corruption)) return changes;
  return merge(changes, { training: { corruption } });
}
