import { decodePicture } from '../decode-picture.ts';
import { EngineError } from '../engine-error.ts';
import type { DatasetReader, ReadDataset as Found } from '../generated/autoencoder-reader.js';
import type { ReaderModule } from '../reader.ts';
import type { LocatedFile, ReadDataset, ReadOptions, ReadProgress } from '../types.ts';

/** Pictures that are decoded at once: their pixels are large until the core has fitted them. */
const AT_ONCE = 4;
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

/** Decodes pictures and gives them to the core; one that cannot be decoded is passed over. */
async function addPictures(
  core: ReaderModule,
  reader: DatasetReader,
  pictures: Iterable<LocatedFile>,
): Promise<void> {
  const waiting = pictures[Symbol.iterator]();
  for (let some = take(waiting, AT_ONCE); some.length > 0; some = take(waiting, AT_ONCE)) {
    const decoded = await Promise.all(
      some.map(({ file, path }) =>
        decodePicture(file, (rows, columns) => core.checkPictureSize(rows, columns, path)).catch(
          () => undefined,
        ),
      ),
    );
    decoded.forEach((picture, i) => {
      const path = some[i]?.path ?? '';
      if (picture) reader.addPicture(path, picture.rgba, picture.rows, picture.columns);
      else reader.leaveOut(path);
    });
  }
}

/** The pictures that the core has found in an archive, copied out of it one by one. */
function* picturesWithin(reader: DatasetReader): Generator<LocatedFile> {
  while (reader.nextPicture()) {
    const path = reader.picturePath();
    yield { path, file: new File([reader.pictureBytes() as Uint8Array<ArrayBuffer>], path) };
  }
}

async function addFile(
  core: ReaderModule,
  reader: DatasetReader,
  { path, file }: LocatedFile,
): Promise<void> {
  const head = new Uint8Array(await file.slice(0, core.headSize).arrayBuffer());
  const use = reader.useOf(path, head, file.size);
  if (use === core.FileUse.picture) await addPictures(core, reader, [{ path, file }]);
  if (use !== core.FileUse.bytes) return;
  reader.add(path, new Uint8Array(await file.arrayBuffer()));
  await addPictures(core, reader, picturesWithin(reader));
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
      await Promise.all(some.map((file) => addFile(core, reader, file)));
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
