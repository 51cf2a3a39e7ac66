/** A CSV file: names, then a line for each place in the columns, which are equally long. */
export function csvFile(columns: ReadonlyMap<string, ArrayLike<number>>): string {
  const values = [...columns.values()];
  const lines = [[...columns.keys()].join(',')];
  for (let i = 0; i < (values[0]?.length ?? 0); i += 1) {
    lines.push(values.map((column) => String(column[i])).join(','));
  }
  return `${lines.join('\n')}\n`;
}

/** Codes [count × units] as columns, after their labels where there are any. */
export function codeColumns(
  codes: Float32Array,
  units: number,
  labels: Uint8Array,
): Map<string, ArrayLike<number>> {
  const columns = new Map<string, ArrayLike<number>>();
  if (labels.length > 0) columns.set('label', labels);
  for (let unit = 0; unit < units; unit += 1) {
    columns.set(
      `code_${unit}`,
      codes.filter((_, i) => i % units === unit),
    );
  }
  return columns;
}
