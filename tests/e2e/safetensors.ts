/** A tensor of a safetensors file, float32, row by row. */
export function readTensor(bytes: Buffer, name: string): Float32Array {
  const headerSize = Number(bytes.readBigUInt64LE(0));
  const header = JSON.parse(bytes.toString('utf8', 8, 8 + headerSize)) as Record<
    string,
    { data_offsets: [number, number] } | undefined
  >;
  const [start, end] = header[name]?.data_offsets ?? [0, 0];
  if (start === end) throw new Error(`there is no tensor ${name}`);
  // A copy, because a view needs an offset that is a multiple of four.
  return new Float32Array(
    Uint8Array.from(bytes.subarray(8 + headerSize).subarray(start, end)).buffer,
  );
}
