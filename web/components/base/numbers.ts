import type { Build } from '../../engine/choose-build.ts';

/** A loss or an error per pixel: always four decimals, so the figures don't jump. */
export function lossText(value: number | undefined): string {
  return value === undefined || !Number.isFinite(value) ? '–' : value.toFixed(4);
}

/** Nats per image, which are tens to hundreds: always one decimal. */
export function natsText(value: number | undefined): string {
  return value === undefined || !Number.isFinite(value) ? '–' : value.toFixed(1).replace('-', '−');
}

/** A code's value, with a real minus sign. */
export function codeText(value: number): string {
  return value.toFixed(2).replace('-', '−');
}

/** A share in [0, 1] in percent, with one decimal. */
export function percentText(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** A count with thousands separators. */
export function countText(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** A number of bytes in millions, with one decimal. */
export function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

/** The engine's build as the header shows it, such as "relaxed SIMD, 2 threads". */
export function buildText({ variant, threads }: Build): string {
  const name = { simd: 'SIMD', relaxed: 'relaxed SIMD' }[variant];
  return `${name}, ${threads} ${threads === 1 ? 'thread' : 'threads'}`;
}

/** An epoch with its share, such as "1.3". */
export function epochText(epoch: number): string {
  return epoch.toFixed(1);
}

/** A time as a clock shows it, such as "0:07" or "1:02:03". */
export function clockText(seconds: number): string {
  const whole = Math.floor(seconds);
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(whole % 60)}`;
}
