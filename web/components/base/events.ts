import type { Configuration } from '../../engine/configuration.ts';
import type { LocatedFile } from '../../engine/image-folder/read-image-folder.ts';
import type { DataRequest, SourceChoice } from '../data/source-choice.ts';
import type { Preset } from '../settings/presets.ts';

export type ThemeChoice = 'system' | 'light' | 'dark';
export type TrainCommand = 'train' | 'pause' | 'step' | 'epoch' | 'reset';

export interface Message {
  kind: 'status' | 'error';
  text: string;
  /** The engine is gone, and another can be started. */
  lost?: boolean;
}

/** A walk through codes, as far as other panels show it. */
export interface Walk {
  /** [steps × code] */
  codes: Float32Array;
  /** Where the walk is now, in [0, 1]. */
  position: number;
  /** What is decoded there, [rows × columns]. */
  image: Float32Array;
}

/** What the panels tell the playground; each is a CustomEvent that bubbles to it and no further. */
export interface PlaygroundEvents {
  'source-choose': SourceChoice;
  'files-choose': readonly LocatedFile[];
  'data-request': DataRequest;
  'theme-choose': ThemeChoice;
  'train-command': TrainCommand;
  /** Minibatches a second; none for full speed. */
  'speed-choose': number | undefined;
  /** The epoch to stop at, if any. */
  'stop-choose': number | undefined;
  /** The id of the snapshot to look at; none for the model as it is. */
  'replay-choose': number | undefined;
  /** Forgets the earlier runs' curves. */
  'runs-clear': undefined;
  /** A whole configuration to make a new, untrained model from. */
  'configuration-choose': Configuration;
  /** What a preset's configuration leaves out takes the engine's defaults. */
  'preset-choose': Preset;
  'configuration-revert': undefined;
  /** Classes to train on alone; none for all. */
  'classes-choose': readonly number[];
  'model-save': undefined;
  'playground-message': Message;
  'message-dismiss': undefined;
  /** The engine was lost: start another one. */
  'engine-restart': undefined;
  'welcome-dismiss': undefined;
  /** The drawing as the model sees it, or nothing once it is cleared. */
  'drawing-change': Float32Array | undefined;
  /** The code that the Draw drawer shows, dragged or not, or nothing where there is no drawing. */
  'code-change': Float32Array | undefined;
  'walk-change': Walk | undefined;
  /** The codes picked for the walk to go through, in their order. */
  'walk-points': readonly Float32Array[];
  /** The id of the drawer that was opened. */
  'drawer-open': string;
}

export function emit<Type extends keyof PlaygroundEvents>(
  host: HTMLElement,
  type: Type,
  detail: PlaygroundEvents[Type],
): void {
  // A panel's own parts are heard too; the playground lets nothing of it out.
  host.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}

export function errorMessage(error: unknown): Message {
  return { kind: 'error', text: error instanceof Error ? error.message : String(error) };
}

export type PlaygroundHandlers = {
  [Type in keyof PlaygroundEvents]: (detail: PlaygroundEvents[Type]) => void;
};

/** Hears what all parts within a root tell; the page around it hears nothing of that. */
export function listen(root: ShadowRoot, handlers: PlaygroundHandlers): void {
  for (const [type, handle] of Object.entries(handlers)) {
    root.addEventListener(type, (event) => {
      event.stopPropagation();
      // Each handler takes the detail of its own event's type, to which `PlaygroundHandlers` holds it.
      // An event that was given no detail has null.
      handle(((event as CustomEvent).detail ?? undefined) as never);
    });
  }
}
