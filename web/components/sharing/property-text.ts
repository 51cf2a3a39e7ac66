/** What JSON has no word for stands as a text, so that whoever reads it names the key and the value. */
function jsonValue(_key: string, value: unknown): unknown {
  const isWord = ['function', 'symbol', 'bigint'].includes(typeof value);
  const isNoNumber = typeof value === 'number' && !Number.isFinite(value);
  return isWord || isNoNumber ? String(value) : value;
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

/**
 * The text that a property's value stands for, as an attribute would have it: a list's items with commas
 * between them, an object's JSON. A page's script may give any value: what has no text, such as an object
 * that is within itself, gets one that makes no sense. Nothing for null and undefined.
 */
export function propertyText(value: unknown): string | undefined {
  if (value == null) return undefined;
  try {
    if (isPlain(value) || typeof value === 'function') return String(value);
    if (Array.isArray(value) && value.every(isPlain)) return value.map(String).join(',');
    return JSON.stringify(value, jsonValue) ?? typeof value;
  } catch {
    return `[${typeof value}]`;
  }
}
