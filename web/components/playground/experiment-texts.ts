import { msg, str } from '@lit/localize';
import type { DatasetSource, ModelInfo } from '../../engine/types.ts';
import { countText } from '../base/numbers.ts';

/** The work that is being waited for while data of each kind come. */
export function loadingText({ kind }: DatasetSource): string {
  const texts: Record<DatasetSource['kind'], string> = {
    digits: msg('Drawing digits'),
    mnist: msg('Loading MNIST'),
    fashion: msg('Loading Fashion-MNIST'),
    files: msg('Reading files'),
    images: msg('Loading images'),
  };
  return texts[kind];
}

/** What is said of a model that was opened. */
export function openedText(file: string, { data }: ModelInfo): string {
  if (!data) return msg(str`Opened the model of ${file}.`);
  return msg(
    str`Opened the model of ${file}, which was trained on ${data.name} (${countText(data.train)} training and ${countText(data.test)} test images).`,
  );
}

/** Data in a few words, before they are there. */
const dataNames = (): Record<DatasetSource['kind'], string> => ({
  digits: msg('procedural digits'),
  mnist: 'MNIST',
  fashion: 'Fashion-MNIST',
  files: msg('your files'),
  images: msg('your images'),
});

/** The choice of data in a few words. */
export function dataLabel(source: DatasetSource): string {
  const name = source.kind === 'images' ? source.name : dataNames()[source.kind];
  return msg(str`data ${name}`);
}
