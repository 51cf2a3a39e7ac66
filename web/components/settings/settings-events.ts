import type { Configuration } from '../../engine/configuration.ts';
import type { Preset } from './presets.ts';

declare module '../base/events.ts' {
  interface PlaygroundEvents {
    /** A whole configuration to make a new, untrained model from. */
    'configuration-choose': Configuration;
    /** What a preset's configuration leaves out takes the engine's defaults. */
    'preset-choose': Preset;
    'configuration-revert': undefined;
  }
}
