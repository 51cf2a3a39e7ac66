/** A .npy file (format 1.0, little-endian, C order) of float32 or uint8 values in this shape. */
export function npyFile(
  values: Float32Array | Uint8Array,
  shape: readonly number[],
): Uint8Array<ArrayBuffer> {
  const type = values instanceof Float32Array ? '<f4' : '|u1';
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const text = `{'descr': '${type}', 'fortran_order': False, 'shape': (${sizes}), }`;
  // Magic, version and length take 10 bytes; the header ends in a newline at a multiple of 64.
  const padding = ' '.repeat(63 - ((10 + text.length) % 64));
  const header = new TextEncoder().encode(`${text}${padding}\n`);
  const data = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const file = new Uint8Array(10 + header.length + data.length);
  file.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, header.length & 255, header.length >> 8]);
  file.set(header, 10);
  file.set(data, 10 + header.length);
  return file;
}
