import type { DatasetSource, ModelInfo } from '../../engine/types.ts';
import { countText } from '../base/numbers.ts';

/** The work that is being waited for while data of each kind come. */
export const LOADING: Record<DatasetSource['kind'], string> = {
  digits: 'Drawing digits',
  mnist: 'Loading MNIST',
  fashion: 'Loading Fashion-MNIST',
  files: 'Reading files',
  images: 'Loading images',
};

/** What is said of a model that was opened. */
export function openedText(file: string, { data }: ModelInfo): string {
  if (!data) return `Opened the model of ${file}.`;
  const counts = `${countText(data.train)} training and ${countText(data.test)} test images`;
  return `Opened the model of ${file}, which was trained on ${data.name} (${counts}).`;
}

/** Data in a few words, before they are there. */
const DATA_NAMES: Record<DatasetSource['kind'], string> = {
  digits: 'procedural digits',
  mnist: 'MNIST',
  fashion: 'Fashion-MNIST',
  files: 'your files',
  images: 'your images',
};

/** The choice of data in a few words. */
export function dataLabel(source: DatasetSource): string {
  return `data ${source.kind === 'images' ? source.name : DATA_NAMES[source.kind]}`;
}
