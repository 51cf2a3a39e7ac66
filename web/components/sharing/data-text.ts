import type { DataSelection, DatasetSource } from '../../engine/types.ts';
import { fileAddress } from '../base/web-address.ts';

/** A data set, and what of it is used. */
export interface SelectedData {
  source: DatasetSource;
  selection: DataSelection;
}

/** The number of procedural digits where a text does not say it. */
export const DIGITS = 6000;
export const MOST_DIGITS = 200_000;

/**
 * The source that "mnist", "mnist:10000", "mnist:70000", "fashion", "digits", "digits:COUNT" or
 * "digits:COUNT:SEED" stands for.
 */
function sourceOf(text: string): DatasetSource | undefined {
  if (text === 'mnist') return { kind: 'mnist' };
  if (text === 'mnist:10000') return { kind: 'mnist', images: 10_000 };
  if (text === 'mnist:70000') return { kind: 'mnist', images: 70_000 };
  if (text === 'fashion') return { kind: 'fashion' };
  const said = /^digits(?::(\d+))?(?::(\d+))?$/.exec(text);
  const [, count = String(DIGITS), seed = '1'] = said ?? [];
  const possible = Number(count) >= 1 && Number(count) <= MOST_DIGITS;
  if (!said || !possible) return undefined;
  return { kind: 'digits', count: Number(count), seed: Number(seed) };
}

/** The selection of "classes:1,2", "images:500" and "test:0.2"; nothing where one is something else. */
function selectionOf(parts: readonly string[]): DataSelection | undefined {
  const selection: DataSelection = {};
  for (const part of parts) {
    const [name, text = ''] = part.split(':');
    const number = text === '' ? Number.NaN : Number(text);
    if (name === 'classes' && /^\d+(,\d+)*$/.test(text)) {
      selection.classes = text.split(',').map(Number);
    } else if (name === 'images' && Number.isInteger(number) && number >= 1) {
      selection.images = number;
    } else if (name === 'test' && number > 0 && number <= 0.5) selection.testShare = number;
    else return undefined;
  }
  return selection;
}

/** The endings of files that the reader of data knows. */
const DATA_FILES = /(\.(npz|npy|csv|tsv|txt|zip|gz|idx)|-ubyte)$/i;

/** The files of one or several addresses, with spaces between them, that are still to be fetched. */
function filesAt(text: string): DatasetSource | undefined {
  const texts = text.trim().split(/\s+/);
  const addresses = texts.map((one) => fileAddress(one, DATA_FILES));
  if (addresses.some((address) => address === undefined)) return undefined;
  return { kind: 'files', files: [], addresses: addresses as string[] };
}

/**
 * The data of a text such as "mnist/classes:1,2/test:0.2", or of the addresses of files; nothing where it
 * makes no sense.
 */
export function parseData(text: string): SelectedData | undefined {
  const [from = '', ...parts] = text.split('/');
  const source = sourceOf(from);
  if (!source) {
    const files = filesAt(text);
    return files && { source: files, selection: {} };
  }
  const selection = selectionOf(parts);
  return selection && { source, selection };
}

function sourceText(source: DatasetSource | undefined): string | undefined {
  if (source?.kind === 'mnist') return source.images ? `mnist:${source.images}` : 'mnist';
  if (source?.kind === 'fashion') return 'fashion';
  if (source?.kind === 'files') return source.addresses?.join(' ');
  if (source?.kind !== 'digits') return undefined;
  return `digits:${source.count}${source.seed !== 1 ? `:${source.seed}` : ''}`;
}

/**
 * The text that stands for a data set and what of it is used: "digits:6000", or
 * "mnist:10000/classes:1,2/images:5000/test:0.2"; nothing for a visitor's own files, which have no address.
 */
export function dataText(
  source: DatasetSource | undefined,
  { classes = [], images, testShare }: DataSelection = {},
): string | undefined {
  const text = sourceText(source);
  if (text === undefined) return undefined;
  return [
    text,
    ...(classes.length > 0 ? [`classes:${classes.join(',')}`] : []),
    ...(images === undefined ? [] : [`images:${images}`]),
    ...(testShare === undefined ? [] : [`test:${testShare}`]),
  ].join('/');
}
