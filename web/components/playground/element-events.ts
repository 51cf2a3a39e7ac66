import type { Build } from '../../engine/choose-build.ts';
import type { EpochMetrics, ModelInfo, TrainingProgress } from '../../engine/types.ts';
import { type DescribableRun, describedRun } from '../sharing/described-run.ts';
import { type PlaygroundState, stateOf } from '../sharing/properties.ts';
import type { Experiment } from './experiment.ts';

/** The result of a training that has ended. */
export interface TrainedDetail {
  /** The epochs behind the model, a part of one included, and the minibatches. */
  epochs: number;
  steps: number;
  /** The metrics of the last whole epoch, if there was one. */
  metrics: EpochMetrics | undefined;
}

/** The events that the element tells its page. */
export interface ElementEvents {
  ready: { build: Build; model: ModelInfo };
  progress: TrainingProgress;
  trained: TrainedDetail;
  'playground-error': { message: string };
  'state-change': PlaygroundState;
}

/** Tells the page around a host; an error is told at the host alone, for nobody means to hear of it elsewhere. */
export function report<Type extends keyof ElementEvents>(
  host: EventTarget,
  type: Type,
  detail: ElementEvents[Type],
): void {
  const bubbles = type !== 'playground-error';
  host.dispatchEvent(new CustomEvent(type, { detail, bubbles, composed: bubbles }));
}

/** Tells the page what it may want to know of the changes in an experiment, as long as that is shown. */
export function reportChanges(
  host: EventTarget,
  experiment: Experiment,
  isShown: () => boolean,
): void {
  let { progress, training, message } = experiment;
  experiment.addEventListener('change', () => {
    const ended = training && !experiment.training;
    const newProgress = experiment.progress !== progress ? experiment.progress : undefined;
    const newMessage = experiment.message !== message ? experiment.message : undefined;
    ({ progress, training, message } = experiment);
    if (!isShown()) return;
    if (newProgress) report(host, 'progress', newProgress);
    if (newMessage?.kind === 'error')
      report(host, 'playground-error', { message: newMessage.text });
    if (!ended || !progress) return;
    const { epoch, fraction, steps } = progress;
    report(host, 'trained', { epochs: epoch + fraction, steps, metrics: experiment.metrics });
  });
}

/** The state that a link to the present run has; the page is told whenever it is another one. */
export class StateReport {
  readonly #host: EventTarget;
  #text: string | undefined;

  state: PlaygroundState | undefined;

  constructor(host: EventTarget) {
    this.#host = host;
  }

  follow(run: DescribableRun): void {
    this.state = stateOf(describedRun(run));
    const text = JSON.stringify(this.state);
    const before = this.#text;
    this.#text = text;
    if (before !== undefined && before !== text) report(this.#host, 'state-change', this.state);
  }
}
