import type { Engine } from '../../engine/engine.ts';
import type { DatasetInfo, ModelInfo } from '../../engine/types.ts';

export function sizeText([rows, columns]: readonly [number, number]): string {
  return `${rows} × ${columns} pixels`;
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
    await engine.loadModel(present, 'the model that was there');
    throw new Error(
      `${file.name} is a model of images of ${sizeText(input)}; expected ${sizeText([dataset.rows, dataset.columns])}, the size of the data's images.`,
    );
  }
  return model;
}
