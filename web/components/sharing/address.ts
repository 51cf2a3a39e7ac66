import {
  type PlaygroundState,
  PROPERTIES,
  PROPERTY_ROWS,
  type PropertyName,
} from './properties.ts';

/** The name of a property that an address may say. */
export type AddressName = {
  [Name in PropertyName]: (typeof PROPERTIES)[Name]['inAddress'] extends true ? Name : never;
}[PropertyName];

function isAddressName(name: PropertyName): name is AddressName {
  return PROPERTIES[name].inAddress;
}

export const ADDRESS_NAMES: readonly AddressName[] = PROPERTY_ROWS.map(([name]) => name).filter(
  isAddressName,
);

/** The properties that say how a page starts; they are no part of a state. */
export const STARTING_NAMES: readonly AddressName[] = ADDRESS_NAMES.filter(
  (name) => !('describe' in PROPERTIES[name]),
);

/** The properties that are a part of a state. */
export const STATE_NAMES: readonly AddressName[] = ADDRESS_NAMES.filter(
  (name) => !STARTING_NAMES.includes(name),
);

/** An address longer than this is not one of ours. */
const LONGEST = 8000;

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.join(',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The state as the element's attributes have it. */
export function attributesOf(state: PlaygroundState): Map<AddressName, string> {
  const values: Partial<Record<AddressName, unknown>> = state;
  const said = ADDRESS_NAMES.filter((name) => values[name] !== undefined);
  return new Map(said.map((name) => [name, textOf(values[name])]));
}

/** The text behind an address's #, such as "preset=classic&seed=3&data=digits:6000". */
export function addressText(attributes: ReadonlyMap<AddressName, string>): string {
  return [...attributes]
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%2F', '/');
}

/** The properties that an address says; where it says one twice, the last counts. */
export function readAddress(text: string): Map<AddressName, string> {
  const said = new Map<AddressName, string>();
  if (text.length > LONGEST) return said;
  const parameters = new URLSearchParams(text.replace(/^[#?]/, ''));
  for (const name of ADDRESS_NAMES) {
    const value = parameters.getAll(name).at(-1);
    if (value !== undefined) said.set(name, value);
  }
  return said;
}

/** The attribute that the text of an address stands for; null for none. */
export function attributeFor(name: AddressName, text: string): string | null {
  const row = PROPERTIES[name];
  return 'fromAddress' in row ? row.fromAddress(text) : text;
}
