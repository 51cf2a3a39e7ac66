import type { PropertyDeclarations } from 'lit';
import { LocalizedElement } from '../base/localized-element.ts';
import { PROPERTY_ROWS, type PropertyName, type PropertyValues } from '../sharing/properties.ts';
import type { Effect } from '../sharing/property.ts';
import { propertyText } from '../sharing/property-text.ts';

// Lit makes the properties that a class lists, which its type does not know of.
const ElementWithProperties = LocalizedElement as unknown as Omit<
  typeof LocalizedElement,
  'prototype'
> &
  (new () => LocalizedElement & PropertyValues);

function namesWith(effect: Effect): PropertyName[] {
  return PROPERTY_ROWS.filter(([, row]) => row.effect === effect).map(([name]) => name);
}

/** The attributes by which a page says what it wants: a property for each row of the table. */
export class PlaygroundAttributes extends ElementWithProperties {
  static override properties: PropertyDeclarations = Object.fromEntries(
    PROPERTY_ROWS.map(([name, { type, attribute = name }]) => [name, { type, attribute }]),
  );

  constructor() {
    super();
    for (const [name, { type }] of PROPERTY_ROWS) {
      if (type === Boolean) Object.assign(this, { [name]: false });
    }
  }

  /** The properties whose change starts the playground anew, as one text to compare with another. */
  protected get settingsText(): string {
    return JSON.stringify(namesWith('restart').map((name) => propertyText(this[name])));
  }

  /** Whether a property has changed after which the attributes are read again. */
  protected asksOtherwise(changed: ReadonlyMap<PropertyKey, unknown>): boolean {
    return namesWith('read').some((name) => changed.has(name));
  }
}
