/** Tensors of float32 by name, as a PyTorch module's state_dict has them. */
export type State = Record<string, { shape: number[]; values: Float32Array }>;

function someValues(count: number, kind: number): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => ((i * 37 + kind * 101) % 97) / 970 - 0.05);
}

/** An autoencoder of these widths as two `nn.Sequential`, encoder and decoder, name its layers. */
export function sequentialWeights(widths: readonly number[]): State {
  const state: State = {};
  const add = (half: string, ways: readonly number[]) => {
    for (const [i, outputs] of ways.slice(1).entries()) {
      const inputs = ways[i] ?? 0;
      const name = `${half}.${2 * i}`;
      state[`${name}.weight`] = {
        shape: [outputs, inputs],
        values: someValues(outputs * inputs, i),
      };
      state[`${name}.bias`] = { shape: [outputs], values: someValues(outputs, i + 1) };
    }
  };
  add('encoder', widths);
  add('decoder', widths.toReversed());
  return state;
}

/** The bytes that `safetensors.torch.save_file` writes: no metadata, the tensors by their names. */
export function torchFile(state: State): Uint8Array {
  const header: Record<string, unknown> = {};
  const parts: Uint8Array[] = [];
  let end = 0;
  for (const [name, { shape, values }] of Object.entries(state).sort(([a], [b]) =>
    a < b ? -1 : 1,
  )) {
    const begin = end;
    end += values.byteLength;
    header[name] = { dtype: 'F32', shape, data_offsets: [begin, end] };
    parts.push(new Uint8Array(values.buffer));
  }
  const text = JSON.stringify(header);
  const json = new TextEncoder().encode(text.padEnd(Math.ceil(text.length / 8) * 8));
  const length = new Uint8Array(8);
  new DataView(length.buffer).setBigUint64(0, BigInt(json.length), true);
  return Buffer.concat([length, json, ...parts]);
}
