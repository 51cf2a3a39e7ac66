import { ZipFile } from 'yazl';

/** Kept in the file in place of the time it is made at, so that the same arrays are the same bytes. */
const time = new Date(1998, 10, 1);

/**
 * An array of bytes as NumPy's .npy, format version 1.0.
 * @param {number[]} shape
 * @param {Buffer} values in C order
 */
export function npyBytes(shape, values) {
  const dimensions = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const text = `{'descr': '|u1', 'fortran_order': False, 'shape': (${dimensions}), }`;
  // Magic, version and length take 10 bytes, and the values start at a multiple of 64.
  const length = Math.ceil((10 + text.length + 1) / 64) * 64 - 10;
  const header = Buffer.alloc(10 + length, ' ', 'latin1');
  header.write('\x93NUMPY\x01\x00', 'latin1');
  header.writeUInt16LE(length, 8);
  header.write(`${text}`, 10, 'latin1');
  header.write('\n', 10 + length - 1, 'latin1');
  return Buffer.concat([header, values]);
}

/**
 * Named arrays as NumPy's .npz: a zip file, each member compressed as much as zlib can.
 * @param {Record<string, { shape: number[], values: Buffer }>} arrays
 * @returns {Promise<Buffer>}
 */
export async function npzBytes(arrays) {
  const zip = new ZipFile();
  for (const [name, { shape, values }] of Object.entries(arrays)) {
    zip.addBuffer(npyBytes(shape, values), `${name}.npy`, {
      compressionLevel: 9,
      mtime: time,
      forceDosTimestamp: true,
    });
  }
  zip.end();
  const chunks = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
