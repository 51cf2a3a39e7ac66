/** One class of a data set, as it is chosen by. */
export interface ClassSummary {
  label: number;
  /** The number of the class's test images; nothing where the class is not used now. */
  testCount: number | undefined;
  /** The first of its images, [rows × columns]. */
  example: Float32Array;
}

/** The classes of images [count × size] with their labels, in ascending order. */
export function summariseClasses(
  labels: Uint8Array,
  pixels: Float32Array,
  size: number,
): ClassSummary[] {
  const found = new Map<number, ClassSummary>();
  labels.forEach((label, i) => {
    const known = found.get(label);
    if (known) known.testCount = (known.testCount ?? 0) + 1;
    // A copy, so that one example does not keep all images.
    else found.set(label, { label, testCount: 1, example: pixels.slice(i * size, (i + 1) * size) });
  });
  return [...found.values()].sort((a, b) => a.label - b.label);
}

/** Those there are now, and from before those that are not used now. */
export function withUnused(
  now: readonly ClassSummary[],
  before: readonly ClassSummary[],
): ClassSummary[] {
  const used = new Set(now.map(({ label }) => label));
  const unused = before.filter(({ label }) => !used.has(label));
  return [...now, ...unused.map((summary) => ({ ...summary, testCount: undefined }))].sort(
    (a, b) => a.label - b.label,
  );
}
