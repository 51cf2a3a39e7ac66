/** The size of a picture in pixels, as its file says it. */
export interface PictureSize {
  rows: number;
  columns: number;
}

/** The part of a file that is read at once. */
const PART = 65_536;

/** A file's bytes, of which only those that are asked for are read. */
class FileBytes {
  readonly #file: Blob;
  #start = 0;
  #part = new DataView(new ArrayBuffer(0));

  constructor(file: Blob) {
    this.#file = file;
  }

  /** The bytes from `offset` on, at most PART of them; undefined where there are fewer than `count`. */
  async at(offset: number, count: number): Promise<DataView | undefined> {
    if (offset < this.#start || offset + count > this.#start + this.#part.byteLength) {
      this.#start = offset;
      const part = this.#file.slice(offset, offset + PART);
      this.#part = new DataView(await part.arrayBuffer());
    }
    const { buffer, byteLength } = this.#part;
    const skipped = offset - this.#start;
    return byteLength - skipped < count ? undefined : new DataView(buffer, skipped);
  }
}

const textAt = (view: DataView, offset: number, length: number) =>
  String.fromCharCode(
    ...Array.from({ length }, (_, i) =>
      offset + i < view.byteLength ? view.getUint8(offset + i) : 0,
    ),
  );

const largest = (sizes: PictureSize[]): PictureSize => ({
  rows: Math.max(...sizes.map(({ rows }) => rows)),
  columns: Math.max(...sizes.map(({ columns }) => columns)),
});

function pngSize(head: DataView): PictureSize | undefined {
  if (head.byteLength < 24) return undefined;
  return { rows: head.getUint32(20), columns: head.getUint32(16) };
}

/** The first frame's header of a JPEG (ITU-T T.81, annex B), behind any number of other segments. */
async function jpegSize(bytes: FileBytes): Promise<PictureSize | undefined> {
  const withoutLength = (marker: number) => marker === 1 || (marker >= 0xd0 && marker <= 0xd8);
  for (let offset = 2; ; ) {
    const view = await bytes.at(offset, 9);
    if (view?.getUint8(0) !== 0xff) return undefined;
    const marker = view.getUint8(1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { rows: view.getUint16(5), columns: view.getUint16(7) };
    if (marker === 0xff) offset += 1;
    else offset += withoutLength(marker) ? 2 : 2 + Math.max(2, view.getUint16(2));
  }
}

/** The screen of a GIF and its first frame, which may reach beyond it (GIF89a, sections 18 to 20). */
async function gifSize(bytes: FileBytes, head: DataView): Promise<PictureSize | undefined> {
  const tableSize = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  const screen = { rows: head.getUint16(8, true), columns: head.getUint16(6, true) };
  for (let offset = 13 + tableSize(head.getUint8(10)); ; ) {
    const kind = (await bytes.at(offset, 1))?.getUint8(0);
    if (kind === 0x2c) {
      const view = await bytes.at(offset, 9);
      if (view === undefined) return undefined;
      const [left, top, width, height] = [1, 3, 5, 7].map((place) => view.getUint16(place, true));
      const frame = { rows: (top ?? 0) + (height ?? 0), columns: (left ?? 0) + (width ?? 0) };
      return largest([screen, frame]);
    }
    if (kind !== 0x21) return undefined;
    offset += 2;
    for (let length = -1; length !== 0; offset += 1 + length) {
      const view = await bytes.at(offset, 1);
      if (view === undefined) return undefined;
      length = view.getUint8(0);
    }
  }
}

function bmpSize(head: DataView): PictureSize | undefined {
  if (head.byteLength < 26) return undefined;
  if (head.getUint32(14, true) === 12) {
    return { rows: head.getUint16(20, true), columns: head.getUint16(18, true) };
  }
  return { rows: Math.abs(head.getInt32(22, true)), columns: Math.abs(head.getInt32(18, true)) };
}

/** The three kinds of WebP (RFC 9649): lossy, lossless, and extended. */
function webpSize(head: DataView): PictureSize | undefined {
  if (head.byteLength < 30) return undefined;
  switch (textAt(head, 12, 4)) {
    case 'VP8 ':
      return {
        rows: head.getUint16(28, true) & 0x3fff,
        columns: head.getUint16(26, true) & 0x3fff,
      };
    case 'VP8L': {
      const bits = head.getUint32(21, true);
      return { rows: 1 + ((bits >> 14) & 0x3fff), columns: 1 + (bits & 0x3fff) };
    }
    case 'VP8X': {
      const number = (offset: number) =>
        head.getUint16(offset, true) + 65_536 * head.getUint8(offset + 2);
      return { rows: 1 + number(27), columns: 1 + number(24) };
    }
    default:
      return undefined;
  }
}

/** The largest of the pictures in an AVIF or HEIC file, whose sizes are in boxes named "ispe". */
function boxedSize(head: DataView): PictureSize | undefined {
  const sizes: PictureSize[] = [];
  for (let offset = 0; offset + 16 <= head.byteLength; offset += 1) {
    if (head.getUint32(offset) !== 0x69737065) continue;
    sizes.push({ rows: head.getUint32(offset + 12), columns: head.getUint32(offset + 8) });
  }
  return sizes.length > 0 ? largest(sizes) : undefined;
}

/**
 * The size that a PNG, JPEG, GIF, BMP, WebP, AVIF or HEIC says it has, read without its pixels;
 * undefined for anything else, or where the file ends before it says so.
 */
export async function pictureSize(file: Blob): Promise<PictureSize | undefined> {
  const bytes = new FileBytes(file);
  const head = await bytes.at(0, 13);
  if (head === undefined) return undefined;
  if (textAt(head, 1, 3) === 'PNG') return pngSize(head);
  if (head.getUint16(0) === 0xffd8) return jpegSize(bytes);
  if (textAt(head, 0, 4) === 'GIF8') return gifSize(bytes, head);
  if (textAt(head, 0, 2) === 'BM') return bmpSize(head);
  if (textAt(head, 8, 4) === 'WEBP') return webpSize(head);
  return textAt(head, 4, 4) === 'ftyp' ? boxedSize(head) : undefined;
}
