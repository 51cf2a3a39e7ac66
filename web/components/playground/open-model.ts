import { msg, str } from '@lit/localize';
import type { Engine } from '../../engine/engine.ts';
import type { DatasetInfo, ModelInfo } from '../../engine/types.ts';
import type { Weights } from '../weights/import-dialog.ts';

export function sizeText([rows, columns]: readonly [number, number]): string {
  return msg(str`${rows} × ${columns} pixels`);
}

/** Opens a model file in place of the engine's model, which stays where the file's does not fit the data. */
export async function openModel(
  engine: Engine,
  file: File,
  dataset: DatasetInfo | undefined,
): Promise<ModelInfo> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const present = await engine.saveModel();
  const model = await engine.loadModel(bytes, file.name);
  const { input } = model.configuration.model;
  if (dataset && (input[0] !== dataset.rows || input[1] !== dataset.columns)) {
    await engine.loadModel(present, msg('the model that was there'));
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
