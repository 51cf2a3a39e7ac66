import { type Configuration, changed, needsNewModel } from '../configuration.ts';
import { EngineError } from '../engine-error.ts';
import type { Dataset } from '../generated/autoencoder-simd.js';
import { exactSource } from '../named-datasets.ts';
import { asClasses, openDataset } from '../open-dataset.ts';
import type { EngineSession } from '../protocol.ts';
import type { DatasetInfo } from '../types.ts';
import { requireMemory } from './memory.ts';
import { modelInfo } from './model-info.ts';
import type { SessionState } from './session-state.ts';

function datasetInfo(dataset: Dataset): DatasetInfo {
  const classNames: string[] = JSON.parse(dataset.classNames());
  return {
    name: dataset.name,
    rows: dataset.rows(),
    columns: dataset.columns(),
    trainCount: dataset.trainCount(),
    testCount: dataset.testCount(),
    labelled: dataset.testLabels().length > 0,
    ...(classNames.length > 0 ? { classNames } : {}),
  };
}

/** The calls that change what there is: data, model, and how far it is trained. */
export const trainingCalls = (state: SessionState) =>
  ({
    async loadDataset(source, selection, report) {
      const exact = await exactSource(source, state.surroundings.page);
      const dataset = await openDataset(exact, selection, { ...state.surroundings, report });
      await state.replaceDataset(dataset);
      const classNames = source.kind === 'images' ? source.classNames : undefined;
      const mnistImages = exact.kind === 'mnist' ? exact.images : undefined;
      return {
        ...datasetInfo(dataset),
        ...(classNames ? { classNames } : {}),
        ...(mnistImages ? { mnistImages } : {}),
      };
    },

    async trainOn(classes) {
      const { dataset } = state;
      const chosen = classes.length > 0 ? dataset.select(asClasses(classes), 0, 0, 0) : undefined;
      await state.replaceTrainingData(chosen);
      return datasetInfo(state.trainingData);
    },

    async testImages(first, count) {
      const { dataset } = state;
      const pixels = dataset.testImages(first, count);
      return { pixels, labels: dataset.testLabels().slice(first, first + count) };
    },

    async createModel(configuration) {
      const text = JSON.stringify(configuration);
      requireMemory(state.core, text);
      await state.replaceModel(state.core.createModel(text));
      return modelInfo(state.model);
    },

    async loadModel(bytes, name = 'the model file') {
      const model = state.core.openModel(bytes, name);
      try {
        requireMemory(state.core, model.configuration());
      } catch (error) {
        model.delete();
        throw error;
      }
      await state.replaceModel(model);
      return modelInfo(state.model);
    },

    async saveModel() {
      return state.model.save();
    },

    async modelInfo() {
      return modelInfo(state.model);
    },

    async train(options, report) {
      await state.train(options, report);
    },

    async pause() {
      await state.pause();
    },

    async applySettings(configuration) {
      const before = JSON.parse(state.model.configuration()) as Configuration;
      const after = changed(before, configuration);
      const key = needsNewModel(before, after);
      if (key) {
        const sentence = `${key} cannot change while the model is trained: that needs a new model.`;
        throw new EngineError('bad-input', sentence);
      }
      state.applySettings(JSON.stringify(after));
      return modelInfo(state.model);
    },

    async snapshots() {
      return state.snapshots;
    },

    async show(snapshot) {
      if (snapshot === undefined) state.hideSnapshot();
      else state.showSnapshot(snapshot);
    },
  }) satisfies Partial<EngineSession>;
