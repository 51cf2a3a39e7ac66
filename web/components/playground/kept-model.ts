import type { Engine } from '../../engine/engine.ts';

/** The milliseconds of training that a lost engine costs at most. */
const INTERVAL = 3000;

/** A copy of the model in training that the page keeps, should the engine be lost. */
export class KeptModel {
  /** The model file, and the epochs that were behind it. */
  copy: { bytes: Uint8Array; epochs: number } | undefined;
  #since: number | undefined;
  #saving = false;
  /** Grows with every other model, so that the copy of an earlier one that comes late is not taken. */
  #models = 0;

  /** Forgets the copy: there is another model. */
  forget(): void {
    this.copy = undefined;
    this.#since = undefined;
    this.#models += 1;
  }

  /** Takes a copy if the last is old; called as training goes on. */
  async follow(engine: Engine, epochs: number): Promise<void> {
    const now = performance.now();
    this.#since ??= now;
    if (this.#saving || now - this.#since < INTERVAL) return;
    const models = this.#models;
    this.#saving = true;
    try {
      const bytes = await engine.saveModel();
      if (models !== this.#models) return;
      this.copy = { bytes, epochs };
      this.#since = now;
    } catch {
      // The engine's loss is told by itself, and what else fails here costs nothing but the copy.
    } finally {
      this.#saving = false;
    }
  }
}
