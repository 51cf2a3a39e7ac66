import { defaultConfiguration } from '../configuration.ts';
import type { EngineCalls } from '../engine-calls.ts';
import { modelInfo } from './model-info.ts';
import type { SessionState } from './session-state.ts';

/** The calls about weights that another program saved; data and model stay as they are. */
export const importCalls = ({ core }: SessionState) =>
  ({
    async describesModel(bytes, name = 'the model file') {
      return core.describesModel(bytes, name);
    },

    async importWeights(bytes, choices = {}, name = 'the weights file') {
      const usual = defaultConfiguration.model;
      const [rows, columns] = choices.input ?? [0, 0];
      const imported = core.importWeights(
        bytes,
        name,
        choices.activation ?? usual.activation,
        choices.codeActivation ?? usual.code_activation,
        choices.outputActivation ?? usual.output_activation,
        rows,
        columns,
      );
      const model = imported.model();
      try {
        const { images } = choices;
        return {
          ...JSON.parse(imported.findings()),
          model: modelInfo(model),
          file: model.save(),
          ...(images ? { reconstructions: model.decode(model.encode(images)) } : {}),
        };
      } finally {
        model.delete();
        imported.delete();
      }
    },
  }) satisfies Partial<EngineCalls>;
