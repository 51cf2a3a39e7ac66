import { EngineError } from './engine-error.ts';

/** A file's bytes and the name to call it by in messages. */
export interface NamedBytes {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Images with the labels that belong to them, both as IDX. */
export interface IdxPair {
  images: NamedBytes;
  labels: NamedBytes | undefined;
}

/** Either one set of images, to be split, or a training and a test set. */
export type IdxPairing = { all: IdxPair } | { train: IdxPair; test: IdxPair };

const largestUnpacked = 2 ** 30;

function badInput(message: string): EngineError {
  return new EngineError('bad-input', message);
}

function firstBytes(bytes: Uint8Array, count: number): string {
  const shown = [...bytes.slice(0, count)].map((byte) => byte.toString(16).padStart(2, '0'));
  return shown.length > 0 ? shown.join(' ') : 'nothing';
}

/** Gunzips bytes that are gzip, by their magic number, and passes others through. */
export async function unpack({ name, bytes }: NamedBytes): Promise<NamedBytes> {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!isGzip) {
    if (!name.toLowerCase().endsWith('.gz')) return { name, bytes };
    throw badInput(
      `${name} is not gzip-compressed, as its name says: it starts with ${firstBytes(bytes, 2)}, expected 1f 8b.`,
    );
  }
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (const reader = stream.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > largestUnpacked) break;
      chunks.push(value);
    }
  } catch {
    throw badInput(`${name} is a damaged or truncated gzip file.`);
  }
  if (size > largestUnpacked) {
    throw badInput(`${name} unpacks to more than 1 GiB, the most that is read here.`);
  }
  const unpacked = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    unpacked.set(chunk, offset);
    offset += chunk.length;
  }
  return { name, bytes: unpacked };
}

function kindOf({ name, bytes }: NamedBytes): 'images' | 'labels' {
  const [zero, alsoZero, type, dimensions] = bytes;
  if (zero === 0 && alsoZero === 0 && type === 8) {
    if (dimensions === 3) return 'images';
    if (dimensions === 1) return 'labels';
  }
  throw badInput(
    `${name} is not an IDX file: it starts with ${firstBytes(bytes, 4)}, expected 00 00 08 03 (images) or 00 00 08 01 (labels).`,
  );
}

function saysTest(file: NamedBytes): boolean {
  return /t10k|test|valid/i.test(file.name);
}

/** Finds out, from unpacked IDX files in any order, which are images and which their labels. */
export function pairIdxFiles(files: NamedBytes[]): IdxPairing {
  const images = files.filter((file) => kindOf(file) === 'images');
  const labels = files.filter((file) => kindOf(file) === 'labels');
  const [first, second] = images;
  if (!first || images.length > 2 || labels.length > images.length) {
    throw badInput(
      `Found ${images.length} image and ${labels.length} label files; expected one or two image files, each with its label file or none.`,
    );
  }
  if (!second) return { all: { images: first, labels: labels[0] } };

  const firstIsTest =
    saysTest(first) !== saysTest(second)
      ? saysTest(first)
      : first.bytes.length < second.bytes.length;
  const [train, test] = firstIsTest ? [second, first] : [first, second];
  if (labels.length === 1) {
    throw badInput(
      `Found labels for only one of ${train.name} and ${test.name}; expected labels for both or none.`,
    );
  }
  const [a, b] = labels;
  if (!a || !b)
    return {
      train: { images: train, labels: undefined },
      test: { images: test, labels: undefined },
    };
  const aIsTest = saysTest(a) !== saysTest(b) ? saysTest(a) : a.bytes.length < b.bytes.length;
  return {
    train: { images: train, labels: aIsTest ? b : a },
    test: { images: test, labels: aIsTest ? a : b },
  };
}
