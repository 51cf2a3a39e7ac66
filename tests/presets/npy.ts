import type { Rows } from './trained.ts';

/** The rows of a NumPy file of float32 numbers; all dimensions but the first are one. */
export function numbersOf(file: Buffer): Rows {
  const start = 10 + file.readUInt16LE(8);
  const header = file.toString('latin1', 10, start);
  const shape = /'shape': \(([^)]*)\)/
    .exec(header)?.[1]
    ?.split(',')
    .filter((text) => text.trim());
  if (!header.includes("'<f4'") || !shape) throw new Error(`not float32 numbers: ${header}`);
  const [count = 0, ...sizes] = shape.map(Number);
  // A copy, since the numbers begin anywhere in the buffer.
  const values = new Float32Array(Uint8Array.from(file.subarray(start)).buffer);
  return { count, width: sizes.reduce((product, size) => product * size, 1), values };
}

/** A NumPy file of float32 numbers, [count × width]. */
export function npyOf({ count, width, values }: Rows): Buffer {
  const header = `{'descr': '<f4', 'fortran_order': False, 'shape': (${count}, ${width}), }`;
  const padded = `${header.padEnd(64 * Math.ceil((header.length + 11) / 64) - 11)}\n`;
  const magic = Buffer.from([0x93, ...Buffer.from('NUMPY', 'latin1'), 1, 0, 0, 0]);
  magic.writeUInt16LE(padded.length, 8);
  return Buffer.concat([magic, Buffer.from(padded, 'latin1'), Buffer.from(values.buffer)]);
}
