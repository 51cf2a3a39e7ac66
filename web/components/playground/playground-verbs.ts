import { msg, str } from '@lit/localize';
import type { Engine } from '../../engine/engine.ts';
import { attributesOf, STATE_NAMES } from '../sharing/address.ts';
import { MOST_EPOCHS, type PlaygroundState } from '../sharing/properties.ts';
import type { TrainedDetail } from './element-events.ts';
import type { Experiment } from './experiment.ts';
import { PlaygroundAttributes } from './playground-attributes.ts';

/** How far to train; without epochs, until `pause`. */
export interface Training {
  epochs?: number;
}

/** What the page's script can have a playground do, as its buttons do. */
export abstract class PlaygroundVerbs extends PlaygroundAttributes {
  /** The experiment there is now. */
  protected abstract get experiment(): Experiment;
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
   * @throws {RangeError} where a name is none of a state's
   */
  async setState(wanted: Partial<PlaygroundState>): Promise<void> {
    const names: readonly string[] = STATE_NAMES;
    const unknown = Object.keys(wanted).find((name) => !names.includes(name));
    if (unknown !== undefined) {
      throw new RangeError(
        msg(str`${unknown} is no part of a state, which may have ${names.join(', ')}.`),
      );
    }
    await this.whenStarted();
    // The state is told with the next rendering.
    await this.updateComplete;
    const { preset, seed, config, classes, ...others } = { ...this.state };
    const kept = wanted.preset === undefined ? { preset, config, classes } : {};
    const attributes = attributesOf({ seed, ...kept, ...others, ...wanted } as PlaygroundState);
    for (const name of STATE_NAMES) {
      const text = attributes.get(name);
      if (text === undefined) this.removeAttribute(name);
      else this.setAttribute(name, text);
    }
    await this.restart();
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
