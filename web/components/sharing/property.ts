import type { Variant } from '../../engine/choose-build.ts';
import type { Configuration, PartialConfiguration } from '../../engine/configuration.ts';
import type { Preset } from '../settings/presets.ts';
import type { AttributeReader } from './attribute-reader.ts';
import type { SelectedData } from './data-text.ts';

/** A run, and what is shown of it, as a link describes them. */
export interface DescribedRun {
  configuration: Configuration;
  /** The preset the configuration is nearest to, and what differs from it. */
  preset: Preset;
  difference: PartialConfiguration;
  data: Partial<SelectedData>;
  /** The classes trained on; none for all. */
  trainingClasses: readonly number[];
  /** The address of the file that the model was opened from, if it was. */
  origin?: string | undefined;
  /** The epochs after which training that starts by itself ends, if they were asked for. */
  epochs?: number | undefined;
  /** The parts that were asked for, if not all are shown. */
  panels?: readonly string[] | undefined;
  /** The id of the open drawer. */
  drawer: string;
  /** The kernels that compute it: others round otherwise. */
  variant?: Variant | undefined;
}

/**
 * The effect of changing a property while the playground is there. 'restart': it starts anew. 'read':
 * the attributes are read again, for what is shown and for the next training. 'own': whatever uses
 * the property looks at it by itself.
 */
export type Effect = 'restart' | 'read' | 'own';

/** A property of the playground: an attribute of its element and, mostly, a part of its address. */
export interface Property {
  type: StringConstructor | BooleanConstructor;
  /** The attribute's name where it is not the property's. */
  attribute?: string;
  effect: Effect;
  /** Whether an address may say it. */
  inAddress: boolean;
  /** Reads the attribute's text; nothing where that makes no sense. */
  read?(text: string, reader: AttributeReader): unknown;
  /** The value that a link to a run has; nothing where it need not be said. */
  describe?(run: DescribedRun): unknown;
  /** Makes the attribute of an address's text, null for none; without this, it is the text. */
  fromAddress?(text: string): string | null;
}
