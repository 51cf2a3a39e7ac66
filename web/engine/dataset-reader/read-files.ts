import { decodePicture } from '../decode-picture.ts';
import { EngineError } from '../engine-error.ts';
import type { DatasetReader, ReadDataset as Found } from '../generated/autoencoder-reader.js';
import { pictureSize } from '../picture-size.ts';
import type { ReaderModule } from '../reader.ts';
import type { LocatedFile, ReadDataset, ReadOptions, ReadProgress } from '../types.ts';

/** Pictures that are decoded at once: their pixels are large until the core has fitted them. */
const AT_ONCE = 4;
/** The pixels that several pictures may have to be decoded at once; larger ones are one by one. */
const PIXELS_AT_ONCE = 2 ** 22;
/** The bytes of a file that are copied into the core at once, for a second copy has no room. */
const BYTES_AT_ONCE = 2 ** 22;
/** Milliseconds from one report to the next. */
const REPORT_INTERVAL = 100;

/** A file's bytes and the name to call it by in messages. */
export interface NamedBytes {
  name: string;
  bytes: Uint8Array;
}

type Report = (progress: ReadProgress) => void;

/** Takes the next few of what comes, none at its end. */
function take<Item>(items: Iterator<Item>, count: number): Item[] {
  const taken: Item[] = [];
  while (taken.length < count) {
    const { done, value } = items.next();
    if (done) break;
    taken.push(value);
  }
  return taken;
}

/** Decodes a picture and gives it to the core; one that cannot be decoded is passed over. */
async function addPicture(
  core: ReaderModule,
  reader: DatasetReader,
  { file, path }: LocatedFile,
): Promise<void> {
  const picture = await decodePicture(file, (rows, columns) =>
    core.checkPictureSize(rows, columns, path),
  ).catch(() => undefined);
  if (picture) reader.addPicture(path, picture.rgba, picture.rows, picture.columns);
  else reader.leaveOut(path);
}

/** The number of pixels that the pictures' files say they have. */
async function pixelsIn(pictures: readonly LocatedFile[]): Promise<number> {
  const sizes = await Promise.all(pictures.map(({ file }) => pictureSize(file)));
  return sizes.reduce((sum, size) => sum + (size ? size.rows * size.columns : 0), 0);
}

/** Gives pictures to the core, as many at once as memory has room for. */
async function addPictures(
  core: ReaderModule,
  reader: DatasetReader,
  pictures: Iterable<LocatedFile>,
): Promise<void> {
  const waiting = pictures[Symbol.iterator]();
  for (let some = take(waiting, AT_ONCE); some.length > 0; some = take(waiting, AT_ONCE)) {
    if ((await pixelsIn(some)) <= PIXELS_AT_ONCE) {
      await Promise.all(some.map((picture) => addPicture(core, reader, picture)));
    } else {
      for (const picture of some) await addPicture(core, reader, picture);
    }
  }
}

/** The pictures that the core has found in an archive, copied out of it one by one. */
function* picturesWithin(reader: DatasetReader): Generator<LocatedFile> {
  while (reader.nextPicture()) {
    const path = reader.picturePath();
    yield { path, file: new File([reader.pictureBytes() as Uint8Array<ArrayBuffer>], path) };
  }
}

/** Copies a file into the core, part by part, and has it read. */
async function addBytes(reader: DatasetReader, { path, file }: LocatedFile): Promise<void> {
  reader.beginFile(path, file.size);
  for (let start = 0; start < file.size; start += BYTES_AT_ONCE) {
    const part = file.slice(start, start + BYTES_AT_ONCE);
    reader.addPart(new Uint8Array(await part.arrayBuffer()));
  }
  reader.endFile();
}

/** Gives a few files to the core, which says what each is needed for. */
async function addFiles(
  core: ReaderModule,
  reader: DatasetReader,
  files: readonly LocatedFile[],
): Promise<void> {
  const heads = await Promise.all(
    files.map(({ file }) => file.slice(0, core.headSize).arrayBuffer()),
  );
  const pictures: LocatedFile[] = [];
  for (const [i, located] of files.entries()) {
    const { path, file } = located;
    const use = reader.useOf(path, new Uint8Array(heads[i] ?? []), file.size);
    if (use === core.FileUse.picture) pictures.push(located);
    if (use !== core.FileUse.bytes) continue;
    await addBytes(reader, located);
    await addPictures(core, reader, picturesWithin(reader));
  }
  await addPictures(core, reader, pictures);
}

/** Takes the data set out of the core. */
function takeOut(found: Found): ReadDataset {
  try {
    return {
      ...JSON.parse(found.description()),
      pixels: found.trainPixels(),
      labels: found.trainLabels(),
      test: { pixels: found.testPixels(), labels: found.testLabels() },
    };
  } finally {
    found.delete();
  }
}

/**
 * Reads the data set among files of any kind that the core knows; only pictures are decoded here, as
 * the browser does.
 */
export async function readFiles(
  core: ReaderModule,
  files: readonly LocatedFile[],
  options: ReadOptions,
  report: Report = () => {},
): Promise<ReadDataset> {
  const reader = core.makeDatasetReader(JSON.stringify(options));
  try {
    let reported = performance.now();
    for (let done = 0; done < files.length; done += AT_ONCE) {
      const some = files.slice(done, done + AT_ONCE);
      await addFiles(core, reader, some);
      const now = performance.now();
      if (now - reported < REPORT_INTERVAL) continue;
      reported = now;
      report({ done: done + some.length, total: files.length });
    }
    return takeOut(reader.finish());
  } catch (error) {
    if (error instanceof DOMException) {
      throw new EngineError('bad-input', `A file could not be read: ${error.message}`);
    }
    throw error;
  } finally {
    reader.delete();
  }
}

/** Reads the data set among files, none of which are pictures, whose bytes are there. */
export function readBytes(
  core: ReaderModule,
  files: readonly NamedBytes[],
  options: ReadOptions,
): ReadDataset {
  const reader = core.makeDatasetReader(JSON.stringify(options));
  try {
    for (const { name, bytes } of files) reader.add(name, bytes);
    return takeOut(reader.finish());
  } finally {
    reader.delete();
  }
}
