import type { Engine } from '../../engine/engine.ts';
import type { Message } from '../base/events.ts';

/** The engine that an experiment works with: started when it is needed. */
export class EngineConnection {
  readonly #start: () => Promise<Engine>;
  readonly #onLoss: (loss: Message) => void;
  /** What is to be said beside that the engine was lost. */
  readonly #consequence: () => string;

  engine: Engine | undefined;
  /** The message that the engine was lost, until another is started. */
  loss: Message | undefined;

  constructor(
    start: () => Promise<Engine>,
    consequence: () => string,
    onLoss: (loss: Message) => void,
  ) {
    this.#start = start;
    this.#consequence = consequence;
    this.#onLoss = onLoss;
  }

  /** The engine, started if there is none. */
  async open(): Promise<Engine> {
    this.engine ??= await this.#startNew();
    return this.engine;
  }

  /** Stops the engine for good. */
  close(): void {
    this.engine?.terminate();
    this.engine = undefined;
  }

  async #startNew(): Promise<Engine> {
    const engine = await this.#start();
    void engine.lost.then((error) => {
      if (this.engine !== engine) return;
      this.engine = undefined;
      const text = `${error.message} ${this.#consequence()}`;
      this.loss = { kind: 'error', text, lost: true };
      this.#onLoss(this.loss);
    });
    return engine;
  }
}
