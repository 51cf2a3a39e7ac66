import type { Reconstructor } from '../analysis-types.ts';
import { EngineError } from '../engine-error.ts';
import type { Dataset, Model, PrincipalComponents } from '../generated/autoencoder-simd.js';
import type { SessionState } from './session-state.ts';

/** What reconstructs images: the model, another one to compare with, and principal components. */
export class Reconstructors {
  readonly #state: SessionState;
  #compared: Model | undefined;
  #pca: { components: number; data: Dataset; fitted: PrincipalComponents } | undefined;

  constructor(state: SessionState) {
    this.#state = state;
  }

  /** Another model to compare with, or none. */
  compareWith(model: Model | undefined): void {
    this.#compared?.delete();
    this.#compared = model;
  }

  /** The codes of images, what they decode to, and how many pixels an image has. */
  reconstruct(images: Float32Array, by: Reconstructor) {
    if (typeof by === 'object') {
      const fitted = this.fitPca(by.components);
      const codes = fitted.project(images);
      const data = this.#state.trainingData;
      const pixels = data.rows() * data.columns();
      return { codes, reconstructions: fitted.reconstruct(codes), pixels };
    }
    const model = this.modelOf(by);
    const codes = model.encode(images);
    return { codes, reconstructions: model.decode(codes), pixels: model.features() };
  }

  /** The model that reconstructs, or the one beside principal components. */
  modelOf(by: Reconstructor): Model {
    if (by !== 'compared') return this.#state.shown;
    if (this.#compared) return this.#compared;
    throw new EngineError('not-ready', 'There is no model to compare with yet: open one first.');
  }

  /** Principal components of the training images; the fit takes a second or more, so the last is kept. */
  fitPca(components: number): PrincipalComponents {
    const data = this.#state.trainingData;
    if (this.#pca?.components !== components || this.#pca.data !== data) {
      const fitted = this.#state.core.principalComponents(data, components);
      this.#pca?.fitted.delete();
      this.#pca = { components, data, fitted };
    }
    return this.#pca.fitted;
  }
}
