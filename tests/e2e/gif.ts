/** What a GIF file says of itself; delays are in milliseconds. */
export interface Gif {
  width: number;
  height: number;
  /** How often it repeats; 0 is for ever. */
  repeats: number | undefined;
  frames: { width: number; height: number; delay: number }[];
}

/** Reads a GIF's blocks, without unpacking its pixels. */
export function readGif(bytes: Uint8Array): Gif {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const short = (at: number) => view.getUint16(at, true);
  const byte = (at: number) => view.getUint8(at);
  const colourTable = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  if (String.fromCharCode(...bytes.subarray(0, 6)) !== 'GIF89a') throw new Error('not a GIF');
  const gif: Gif = { width: short(6), height: short(8), repeats: undefined, frames: [] };
  let at = 13 + colourTable(byte(10));
  let delay = 0;
  const skipBlocks = () => {
    while (byte(at) > 0) at += byte(at) + 1;
    at += 1;
  };
  for (;;) {
    const kind = byte(at);
    if (kind === 0x3b) return gif;
    if (kind === 0x21) {
      if (byte(at + 1) === 0xf9) delay = 10 * short(at + 4);
      if (byte(at + 1) === 0xff) gif.repeats = short(at + 16);
      at += 2;
    } else if (kind === 0x2c) {
      gif.frames.push({ width: short(at + 5), height: short(at + 7), delay });
      at += 10 + colourTable(byte(at + 9)) + 1;
    } else throw new Error(`a GIF has no block of kind ${kind}`);
    skipBlocks();
  }
}
