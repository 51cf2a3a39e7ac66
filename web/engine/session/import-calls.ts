import { defaultConfiguration } from '../configuration.ts';
import type { EngineCalls } from '../engine-calls.ts';
import { type LoadReader, withReader } from '../reader.ts';
import type { ImportChoices, ImportedWeights } from '../types.ts';
import { modelInfo } from './model-info.ts';
import type { SessionState } from './session-state.ts';

type Findings = Pick<ImportedWeights, 'file' | 'sources' | 'passedOver' | 'remarks'>;

/** What the reader makes of a file of weights. */
function findModel(
  loadReader: LoadReader,
  bytes: Uint8Array,
  choices: ImportChoices,
  name: string,
): Promise<Findings> {
  const usual = defaultConfiguration.model;
  const [rows, columns] = choices.input ?? [0, 0];
  return withReader(loadReader, (reader) => {
    const imported = reader.importWeights(
      bytes,
      name,
      choices.activation ?? usual.activation,
      choices.codeActivation ?? usual.code_activation,
      choices.outputActivation ?? usual.output_activation,
      rows,
      columns,
    );
    return { ...JSON.parse(imported.findings()), file: imported.file() };
  });
}

/** The calls about weights that another program saved; data and model stay as they are. */
export const importCalls = ({ core, surroundings }: SessionState) =>
  ({
    async describesModel(bytes, name = 'the model file') {
      return core.describesModel(bytes, name);
    },

    async importWeights(bytes, choices = {}, name = 'the weights file') {
      const found = await findModel(surroundings.loadReader, bytes, choices, name);
      const model = core.openModel(found.file, name);
      try {
        const { images } = choices;
        return {
          ...found,
          model: modelInfo(model),
          ...(images ? { reconstructions: model.decode(model.encode(images)) } : {}),
        };
      } finally {
        model.delete();
      }
    },
  }) satisfies Partial<EngineCalls>;
