import { msg, str } from '@lit/localize';
import type { Engine } from '../../engine/engine.ts';
import type { DatasetInfo, ModelInfo } from '../../engine/types.ts';
import type { Weights } from '../weights/import-dialog.ts';

export function sizeText([rows, columns]: readonly [number, number]): string {
  return msg(str`${rows} × ${columns} pixels`);
}

/** A model file that is on its way. */
export interface FetchedModel {
  address: string;
  file: Promise<File>;
}

/** Opens a model file in place of the engine's model, which stays where the file's does not fit the data. */
export async function openModel(
  engine: Engine,
  file: File,
  dataset: DatasetInfo | undefined,
  hasModel = true,
): Promise<ModelInfo> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const present = hasModel ? await engine.saveModel() : undefined;
  const model = await engine.loadModel(bytes, file.name);
  const { input } = model.configuration.model;
  if (dataset && (input[0] !== dataset.rows || input[1] !== dataset.columns)) {
    if (present) await engine.loadModel(present, msg('the model that was there'));
    const expected = sizeText([dataset.rows, dataset.columns]);
    throw new Error(
      msg(
        str`${file.name} is a model of images of ${sizeText(input)}; expected ${expected}, the size of the data's images.`,
      ),
    );
  }
  return model;
}

/** Weights that another program saved, for images of the data's size; nothing for a model of ours. */
export async function readWeights(
  engine: Engine,
  file: File,
  dataset: DatasetInfo | undefined,
): Promise<Weights | undefined> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (await engine.describesModel(bytes, file.name)) return undefined;
  const input = dataset && ([dataset.rows, dataset.columns] as const);
  // What holds no autoencoder is refused here, before anything is asked.
  await engine.importWeights(bytes, input ? { input } : {}, file.name);
  return { name: file.name, bytes };
}

/** Opens the file of a model of ours, of which nobody can be asked how it is meant. */
export async function openDescribedModel(
  engine: Engine,
  file: File,
  dataset: DatasetInfo | undefined,
  hasModel: boolean,
): Promise<ModelInfo> {
  if (await readWeights(engine, file, dataset)) {
    throw new Error(
      msg(
        str`${file.name} holds weights alone: open it on the page once, say which activations they were trained with, and save the model.`,
      ),
    );
  }
  return openModel(engine, file, dataset, hasModel);
}
