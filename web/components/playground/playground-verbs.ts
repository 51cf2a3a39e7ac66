import { msg, str } from '@lit/localize';
import type { Decoded } from '../../engine/analysis-types.ts';
import type { Engine } from '../../engine/engine.ts';
import { attributesOf, STATE_NAMES } from '../sharing/address.ts';
import { MOST_EPOCHS, type PlaygroundState } from '../sharing/properties.ts';
import type { TrainedDetail } from './element-events.ts';
import type { Experiment } from './experiment.ts';
import type { PanelExchange } from './panel-exchange.ts';
import { PlaygroundAttributes } from './playground-attributes.ts';
import type { Drawable, DrawnAnswer } from './script-draw.ts';
import type { ScriptWalk, WalkEnd } from './script-walk.ts';

/** How far to train; without epochs, until `pause`. */
export interface Training {
  epochs?: number;
}

/** A part of a state, or what makes one of the state that there is. */
export type StateChange =
  | Partial<PlaygroundState>
  | ((state: Partial<PlaygroundState>) => Partial<PlaygroundState>);

/** What the page's script can have a playground do, as its buttons do. */
export abstract class PlaygroundVerbs extends PlaygroundAttributes {
  /** The experiment there is now. */
  protected abstract get experiment(): Experiment;
  /** What its panels tell each other. */
  protected abstract get exchange(): PanelExchange;
  /**
   * Starts the playground where it still waits to be, and resolves once there is a model.
   * @throws {Error} where it cannot be started
   */
  protected abstract whenStarted(): Promise<void>;
  /** What a link to the present run says; nothing before there is one. */
  abstract get state(): PlaygroundState | undefined;
  /** Starts anew with what the attributes say. */
  abstract restart(): Promise<void>;
  /** A reader, or a script for them, asks for training: it takes the turn from others. */
  protected abstract takeTurn(): void;

  /**
   * Trains, as the button does: in sight, and instead of other playgrounds of the site.
   * @returns what it has come to, once it has ended by itself or is paused
   * @throws {RangeError} where the epochs are no whole number from 1 to 1,000,000
   * @throws {Error} where the playground cannot be started
   */
  async train({ epochs }: Training = {}): Promise<TrainedDetail> {
    if (
      epochs !== undefined &&
      !(Number.isInteger(epochs) && epochs > 0 && epochs <= MOST_EPOCHS)
    ) {
      throw new RangeError(
        msg(str`epochs is ${String(epochs)}, but must be a whole number from 1 to ${MOST_EPOCHS}.`),
      );
    }
    return this.#train(epochs === undefined ? {} : { epochs });
  }

  /** Trains on one minibatch. */
  step(): Promise<TrainedDetail> {
    return this.#train({ steps: 1 });
  }

  /** Resolves once nothing trains any more. */
  async pause(): Promise<void> {
    await this.experiment.pause();
  }

  /** Makes a new, untrained model with the same settings; the one that was can be had back by Undo. */
  async reset(): Promise<void> {
    await this.whenStarted();
    await this.experiment.reset();
  }

  /**
   * Makes the run another one, as a link would, which Undo takes back; a value that makes no sense is told
   * and passed over. What is left out stays as it is; a preset comes with its own configuration and classes.
   * @param change a part of a state, or what makes one of the state that there is
   * @throws {RangeError} where a name is none of a state's
   */
  async setState(change: StateChange): Promise<void> {
    if (typeof change !== 'function') this.#refuseUnknown(change);
    await this.whenStarted();
    // The state is told with the next rendering.
    await this.updateComplete;
    const wanted = typeof change === 'function' ? change({ ...this.state }) : change;
    this.#refuseUnknown(wanted);
    const attributes = attributesOf(changedState({ ...this.state }, wanted));
    for (const name of STATE_NAMES) {
      const text = attributes.get(name);
      // Properties that a script has set have no attribute that could be removed.
      Object.assign(this, { [name]: text });
      if (text === undefined) this.removeAttribute(name);
      else this.setAttribute(name, text);
    }
    await this.restart();
  }

  /**
   * Puts a drawing on the network's input, as if somebody had drawn it there.
   * @returns what the model makes of it, without noise
   * @throws {TypeError | RangeError} a sentence, where that is nothing to draw
   */
  async draw(drawing: Drawable): Promise<DrawnAnswer> {
    const { drawByScript } = await import('./script-draw.ts');
    await this.whenStarted();
    return drawByScript(this.experiment, drawing);
  }

  /**
   * Opens the walk from one end to the other, and shows it.
   * @returns the codes on the way, [steps × code], and what they decode to, [steps × rows × columns]
   * @throws {TypeError | RangeError} a sentence, where ends, path or steps make no sense
   */
  async walk(from: WalkEnd, to: WalkEnd, options: ScriptWalk = {}): Promise<Decoded> {
    const { walkByScript } = await import('./script-walk.ts');
    await this.whenStarted();
    return walkByScript(this.experiment, this.exchange, [from, to], options);
  }

  #refuseUnknown(wanted: Partial<PlaygroundState>): void {
    const names: readonly string[] = STATE_NAMES;
    const unknown = Object.keys(wanted).find((name) => !names.includes(name));
    if (unknown !== undefined) {
      throw new RangeError(
        msg(str`${unknown} is no part of a state, which may have ${names.join(', ')}.`),
      );
    }
  }

  /** The engine, for whatever else is to be asked of the model; none before `ready` and once it is lost. */
  get engine(): Engine | undefined {
    return this.experiment.runningEngine;
  }

  async #train(limits: { epochs?: number; steps?: number }): Promise<TrainedDetail> {
    await this.whenStarted();
    const { experiment } = this;
    this.takeTurn();
    await experiment.train(limits);
    await ended(experiment);
    const { progress, metrics } = experiment;
    return { epochs: experiment.trainer.epochs, steps: progress?.steps ?? 0, metrics };
  }
}

/** A state with a part of another in its place. */
function changedState(
  present: Partial<PlaygroundState>,
  wanted: Partial<PlaygroundState>,
): PlaygroundState {
  const { preset, seed, config, classes, model, ...others } = present;
  const kept = wanted.preset === undefined ? { preset, config, classes } : {};
  // A model that was opened has the configuration and the seed of its file.
  const isNew = ['preset', 'seed', 'config'].some((name) => name in wanted);
  const opened = isNew ? {} : { model };
  return { seed, ...kept, ...opened, ...others, ...wanted } as PlaygroundState;
}

/** Resolves once an experiment trains no more. */
function ended(experiment: Experiment): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (experiment.training) return;
      experiment.removeEventListener('change', look);
      resolve();
    };
    experiment.addEventListener('change', look);
    look();
  });
}
