import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { InSight } from '../base/in-sight.ts';
import type { Experiment } from './experiment.ts';
import { TrainingTurn } from './training-turn.ts';

/** What is given leave to train. */
export interface LeavePlace {
  experiment(): Experiment;
  /** Whether it trains out of sight, and beside others, too. */
  isFree(): boolean;
}

/**
 * Gives training leave to run: while a reader has the playground in sight, and no other of the site
 * trains. It stands still meanwhile, and goes on by itself as if nothing had been.
 */
export class TrainingLeave implements ReactiveController {
  readonly #place: LeavePlace;
  readonly #host: ReactiveControllerHost & Element;
  readonly #sight: InSight;
  readonly #turn = new TrainingTurn(() => this.follow());
  #isByHand = false;

  constructor(host: ReactiveControllerHost & Element, place: LeavePlace) {
    this.#host = host;
    this.#place = place;
    this.#sight = new InSight(host, () => this.follow());
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#turn.giveBack();
  }

  /** Whether it waits for another playground of the site to have trained. */
  get waits(): boolean {
    return this.#turn.isAwaited;
  }

  /** The reader asks for training by hand: it takes the turn from another that trains. */
  askedByHand(): void {
    this.#isByHand = true;
  }

  /** Looks whether the experiment trains, and may. */
  follow(): void {
    const experiment = this.#place.experiment();
    const { training } = experiment;
    const isFree = this.#place.isFree();
    const isDue = training && !isFree;
    this.#sight.follow(isDue);
    if (!isDue || !this.#sight.seen) this.#turn.giveBack();
    else {
      this.#turn.ask(this.#isByHand);
      this.#isByHand = false;
    }
    experiment.hold(!isFree && !(this.#sight.seen && this.#turn.has));
    this.#host.requestUpdate();
  }
}
