import type { Configuration } from '../configuration.ts';
import type { EngineCalls } from '../engine-calls.ts';
import { EngineError } from '../engine-error.ts';
import type { Model } from '../generated/autoencoder-simd.js';
import { modelInfo } from './model-info.ts';
import { Reconstructors } from './reconstructors.ts';
import type { SessionState } from './session-state.ts';

/** JSON has no infinity, and the core writes null in its place. */
const orInfinity = (value: number | null): number => value ?? Number.POSITIVE_INFINITY;

function sizeOf(model: Model): [rows: number, columns: number] {
  const configuration: Configuration = JSON.parse(model.configuration());
  return configuration.model.input;
}

/** The calls about how well the model does, beside others that reconstruct. */
export const analysisCalls = (state: SessionState) => {
  const { core } = state;
  const reconstructors = new Reconstructors(state);

  return {
    async reconstruct(images, by = 'model') {
      const { codes, reconstructions, pixels } = reconstructors.reconstruct(images, by);
      const errors = core.reconstructionErrors(images, reconstructions, pixels);
      return { codes, reconstructions, errors };
    },

    async evaluate() {
      const figures = JSON.parse(core.evaluate(state.shown, state.dataset));
      return { ...figures, psnr: orInfinity(figures.psnr) };
    },

    async importanceBound(samples, images) {
      return core.importanceBound(state.shown, state.dataset, samples, images);
    },

    async similarities(images, reconstructions) {
      const [rows, columns] = sizeOf(state.shown);
      return core.structuralSimilarities(images, reconstructions, rows, columns);
    },

    async codeQuality() {
      return JSON.parse(core.codeQuality(state.shown, state.dataset));
    },

    async pca(components) {
      const fitted = reconstructors.fitPca(components);
      const testMse = fitted.testError(state.trainingData);
      return { components, explainedShare: fitted.explainedShare(), testMse };
    },

    async compareWith(bytes, name = 'the model file') {
      const [ownRows, ownColumns] = sizeOf(state.shown);
      const opened = bytes && core.openModel(bytes, name);
      const [rows, columns] = opened ? sizeOf(opened) : [ownRows, ownColumns];
      if (rows !== ownRows || columns !== ownColumns) {
        opened?.delete();
        const found = `${name} is a model of images of ${rows} × ${columns} pixels`;
        const sentence = `${found}, but must be of ${ownRows} × ${ownColumns} to be compared.`;
        throw new EngineError('bad-input', sentence);
      }
      reconstructors.compareWith(opened);
      return opened && modelInfo(opened);
    },

    async robustness(distortion, amounts, { by = 'model', seed = 1, limit = 1000 } = {}) {
      const model = reconstructors.modelOf(by);
      const components = typeof by === 'object' ? reconstructors.fitPca(by.components) : null;
      const wanted = Float32Array.from(amounts);
      return core.robustness(model, components, state.dataset, distortion, wanted, seed, limit);
    },

    async distort(images, distortion, amount, seed = 1) {
      return core.distort(state.dataset, images, distortion, amount, seed);
    },

    async anomalyScores(score = 'error') {
      return core.anomalyScores(state.shown, state.dataset, score);
    },

    async roc(scores, anomalous) {
      const points = core.rocCurve(scores, anomalous);
      const column = (index: number) => points.filter((_, i) => i % 3 === index);
      return {
        thresholds: column(0),
        falsePositiveRates: column(1),
        truePositiveRates: column(2),
        area: core.areaUnderRoc(scores, anomalous),
      };
    },

    async detect(scores, anomalous, falsePositiveRate) {
      const found = JSON.parse(core.detect(scores, anomalous, falsePositiveRate));
      const { precision, ...counts } = found;
      return {
        ...counts,
        threshold: orInfinity(found.threshold),
        ...(precision === null ? {} : { precision }),
      };
    },
  } satisfies Partial<EngineCalls>;
};
