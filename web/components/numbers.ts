/** A loss or an error per pixel: always four decimals, so the figures don't jump. */
export function lossText(value: number | undefined): string {
  return value === undefined || !Number.isFinite(value) ? '–' : value.toFixed(4);
}

/** A code's value, with a real minus sign. */
export function codeText(value: number): string {
  return value.toFixed(2).replace('-', '−');
}

/** A count with thousands separators. */
export function countText(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** The engine's build as the header shows it, such as "SIMD, 1 thread". */
export function buildText(build: { variant: string; threads: number }): string {
  const variant = build.variant.replaceAll(/[-_]/g, ' ').replace(/\bsimd\b/i, 'SIMD');
  const name = variant.charAt(0).toUpperCase() + variant.slice(1);
  return `${name}, ${build.threads} ${build.threads === 1 ? 'thread' : 'threads'}`;
}
