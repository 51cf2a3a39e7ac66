import { deflateSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { decodePicture } from '../../../web/engine/decode-picture.ts';
import { pictureSize } from '../../../web/engine/picture-size.ts';

const letters = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
const little = (value: number, bytes: number) =>
  Array.from({ length: bytes }, (_, i) => Math.floor(value / 256 ** i) % 256);
const big = (value: number, bytes: number) => little(value, bytes).reverse();
const zeros = (count: number) => new Array<number>(count).fill(0);

const png = (columns: number, rows: number) => [
  ...[0x89, ...letters('PNG\r\n\x1a\n'), ...big(13, 4), ...letters('IHDR')],
  ...[...big(columns, 4), ...big(rows, 4), 8, 0, 0, 0, 0, ...big(0, 4)],
];
/** A JPEG with segments before its frame. */
const jpeg = (columns: number, rows: number, marker = 0xc2, before: number[] = []) => [
  ...[0xff, 0xd8, ...before, 0xff, 0xff, marker, ...big(17, 2), 8],
  ...[...big(rows, 2), ...big(columns, 2), 3, ...zeros(9)],
];
const segment = (marker: number, length: number) => [
  ...[0xff, marker, ...big(length, 2)],
  ...zeros(length - 2),
];
/** A GIF with a colour table and an extension before its first frame. */
const gif = (screen: [number, number], frame: [number, number, number, number]) => [
  ...[...letters('GIF89a'), ...little(screen[0], 2), ...little(screen[1], 2), 0x81, 0, 0],
  ...[...zeros(12), 0x21, 0xf9, 4, 0, 0, 0, 0, 0],
  ...[0x2c, ...frame.flatMap((value) => little(value, 2)), 0],
];
const bmp = (columns: number, rows: number) => [
  ...[...letters('BM'), ...zeros(12), ...little(40, 4)],
  ...[...little(columns, 4), ...little(rows < 0 ? 2 ** 32 + rows : rows, 4)],
];
const oldBmp = (columns: number, rows: number) => [
  ...[...letters('BM'), ...zeros(12), ...little(12, 4)],
  ...[...little(columns, 2), ...little(rows, 2), ...zeros(4)],
];
const webp = (kind: string, payload: number[]) => [
  ...[...letters('RIFF'), ...zeros(4), ...letters('WEBP'), ...letters(kind), ...zeros(4)],
  ...[...payload, ...zeros(10)],
];
const box = (name: string, ...content: number[]) => [
  ...big(content.length + 8, 4),
  ...letters(name),
  ...content,
];
const spatialExtent = (columns: number, rows: number) =>
  box('ispe', ...zeros(4), ...big(columns, 4), ...big(rows, 4));

const fileOf = (bytes: number[], name = 'picture') => new File([Uint8Array.from(bytes)], name);

describe('the size of a picture is read from the header', () => {
  it.each([
    ['of a PNG', png(16_000, 5), 16_000, 5],
    ['of a progressive JPEG', jpeg(640, 480), 640, 480],
    [
      'of a JPEG behind long segments',
      jpeg(7, 65_535, 0xc0, [...segment(0xe1, 65_535), ...segment(0xe2, 65_535), 0xff, 0xd0]),
      7,
      65_535,
    ],
    ['of a JPEG behind its tables', jpeg(7, 9, 0xc0, segment(0xc4, 30)), 7, 9],
    ['of a GIF by its screen', gif([300, 200], [0, 0, 10, 10]), 300, 200],
    [
      'of a GIF whose frame is larger than its screen',
      gif([1, 200], [5, 0, 60_000, 9]),
      60_005,
      200,
    ],
    ['of a BMP', bmp(30, 20), 30, 20],
    ['of a BMP from the top down', bmp(30, -20), 30, 20],
    ['of an old BMP', oldBmp(30, 20), 30, 20],
    [
      'of a lossy WebP',
      webp('VP8 ', [0, 0, 0, 0x9d, 1, 0x2a, ...little(0x4123, 2), 9, 0]),
      0x123,
      9,
    ],
    ['of a lossless WebP', webp('VP8L', [0x2f, ...little(99 + 49 * 2 ** 14, 4)]), 100, 50],
    [
      'of an extended WebP',
      webp('VP8X', [0, 0, 0, 0, ...little(99_999, 3), ...little(1, 3)]),
      100_000,
      2,
    ],
    [
      'of an AVIF by the largest of its pictures',
      [
        ...box('ftyp', ...letters('avif'), ...zeros(12)),
        ...spatialExtent(5, 70),
        ...spatialExtent(90, 8),
      ],
      90,
      70,
    ],
  ])('%s', async (_, bytes, columns, rows) => {
    expect(await pictureSize(fileOf(bytes))).toEqual({ rows, columns });
  });

  it('and is not there where the file is cut within its header, or is of another kind', async () => {
    for (const whole of [png(1, 1), jpeg(1, 1), gif([1, 1], [0, 0, 1, 1]), bmp(1, 1)]) {
      expect(await pictureSize(fileOf(whole))).toEqual({ rows: 1, columns: 1 });
      for (let size = 0; size < 13; size += 1) {
        expect(await pictureSize(fileOf(whole.slice(0, size)))).toBeUndefined();
      }
    }
    expect(
      await pictureSize(fileOf(letters('<svg xmlns="http://www.w3.org/2000/svg"/>'))),
    ).toBeUndefined();
    expect(await pictureSize(fileOf(webp('VP9 ', zeros(20))))).toBeUndefined();
    expect(await pictureSize(fileOf(jpeg(1, 1, 0xda)))).toBeUndefined();
  });
});

describe('a picture is decoded only', () => {
  it('where its header says a size that is not refused', async () => {
    const decode = vi.fn(() => Promise.reject(new Error('no picture')));
    vi.stubGlobal('createImageBitmap', decode);
    const check = (rows: number, columns: number) => {
      if (rows > 4096 || columns > 4096) throw new Error(`${rows}x${columns}`);
    };
    const large = fileOf([...png(16_000, 16_000), ...deflateSync(Buffer.alloc(9))]);
    await expect(decodePicture(large, check)).rejects.toThrow('16000x16000');
    expect(decode).not.toHaveBeenCalled();
    await expect(decodePicture(fileOf(letters('<svg/>'), 'a.svg'), check)).rejects.toThrow(
      'a.svg is no picture that this browser can read.',
    );
    expect(decode).not.toHaveBeenCalled();
    await expect(decodePicture(fileOf(png(9, 9)), check)).rejects.toThrow('can read');
    expect(decode).toHaveBeenCalledOnce();
    vi.unstubAllGlobals();
  });
});
