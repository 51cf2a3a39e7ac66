/** Keys may be left out, of an object within the object too. Lists stay whole. */
export type Changes<T> = { [Key in keyof T]?: Change<T[Key]> };
type Change<T> = T extends readonly unknown[] ? T : T extends object ? Changes<T> : T;

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function merged(before: object, changes: object): object {
  const values = new Map<string, unknown>(Object.entries(before));
  for (const [key, change] of Object.entries(changes)) {
    if (change === undefined) continue;
    const value = values.get(key);
    const isDeep = isPlainObject(value) && isPlainObject(change);
    values.set(key, isDeep ? merged(value, change) : change);
  }
  return Object.fromEntries(values);
}

/**
 * The values with the changes in place of theirs: plain objects key by key, however deep they lie,
 * and everything else, lists too, as a whole. A key whose change is undefined stays as it was. Neither
 * argument is changed.
 */
export function merge<Values extends object>(before: Values, changes: Changes<Values>): Values {
  return merged(before, changes) as Values;
}
