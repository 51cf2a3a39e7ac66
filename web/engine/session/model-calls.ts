import { type CorruptionChoice, defaultConfiguration } from '../configuration.ts';
import type { EngineCalls } from '../engine-calls.ts';
import { EngineError } from '../engine-error.ts';
import type { Model } from '../generated/autoencoder-simd.js';
import type { SessionState } from './session-state.ts';

function corrupted(model: Model, images: Float32Array, choice: CorruptionChoice, seed: number) {
  const { kind, amount, clip } = { ...defaultConfiguration.training.corruption, ...choice };
  return model.corrupt(images, kind, amount, clip, seed);
}

/** The calls that run the model, or what is done to images before it. */
export const modelCalls = (state: SessionState) =>
  ({
    async layers(configuration) {
      return JSON.parse(state.core.layerTable(JSON.stringify(configuration)));
    },

    async encode(images) {
      return state.shown.encode(images);
    },

    async encodeTest(first, count) {
      return state.shown.encode(state.dataset.testImages(first, count));
    },

    async decode(codes) {
      return state.shown.decode(codes);
    },

    async activations(images) {
      return state.shown.activations(images);
    },

    async decoderActivations(codes) {
      return state.shown.decoderActivations(codes);
    },

    async layerWeights(layer) {
      return state.shown.layerWeights(layer);
    },

    async corrupt(images, corruption, seed) {
      return corrupted(state.shown, images, corruption, seed);
    },

    async prepareDrawing(pixels, rows, columns) {
      return state.core.prepareDrawing(pixels, rows, columns);
    },

    async reconstructDrawing({ pixels, rows, columns, prepare = true, corruption = {}, seed = 1 }) {
      const { core, shown } = state;
      const image = prepare ? core.prepareDrawing(pixels, rows, columns) : pixels;
      const errorOf = (other: Float32Array) =>
        core.reconstructionErrors(image, other, shown.features())[0] ?? Number.NaN;
      const reconstructed = (input: Float32Array) => {
        const code = shown.encode(input);
        const reconstruction = shown.decode(code);
        return { code, reconstruction, error: errorOf(reconstruction) };
      };
      const clean = { image, ...reconstructed(image) };
      if ((corruption.kind ?? 'none') === 'none') return clean;
      const noisy = corrupted(shown, image, corruption, seed);
      const { reconstruction, error } = reconstructed(noisy);
      return {
        ...clean,
        corrupted: { image: noisy, noise: errorOf(noisy), reconstruction, error },
      };
    },

    async walk(points, options) {
      const { core, shown } = state;
      const units = JSON.parse(shown.configuration()).model.code;
      const wrong = points.find((point) => point.length !== units);
      if (wrong) {
        const found = `A point of the walk has ${wrong.length} values`;
        throw new EngineError('bad-input', `${found}, but must have the code's ${units}.`);
      }
      const joined = new Float32Array(points.length * units);
      for (const [i, point] of points.entries()) joined.set(point, i * units);
      const codes = core.walkCodes(joined, units, options.path ?? 'linear', options.steps);
      return { codes, images: shown.decode(codes) };
    },

    async sample(count, seed) {
      const { core, shown, trainingData } = state;
      const codes = core.randomCodes(shown, trainingData, count, seed);
      return { codes, images: shown.decode(codes) };
    },

    async latentGrid(side) {
      const { core, shown, trainingData } = state;
      const codes = core.codeGrid(shown, trainingData, side);
      return { codes, images: shown.decode(codes) };
    },
  }) satisfies Partial<EngineCalls>;
