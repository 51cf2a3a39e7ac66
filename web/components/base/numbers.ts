import { msg, str } from '@lit/localize';
import type { Build } from '../../engine/choose-build.ts';
import { currentLanguage } from '../../words/language.ts';
import { plural } from '../../words/plural.ts';

const formats = new Map<string, Intl.NumberFormat>();

/** The current language's way to write numbers. */
function formatOf(most: number, least = 0, useGrouping = false): Intl.NumberFormat {
  const language = currentLanguage();
  const key = [language, most, least, useGrouping].join();
  const known = formats.get(key);
  if (known) return known;
  const digits = { minimumFractionDigits: least, maximumFractionDigits: most };
  const made = new Intl.NumberFormat(language, { ...digits, useGrouping });
  formats.set(key, made);
  return made;
}

/** A number with always so many decimals, so that the figures don't jump, and a real minus sign. */
export function decimalText(value: number, decimals: number): string {
  return formatOf(decimals, decimals).format(value).replace('-', '−');
}

/** A number with as many decimals as it has. */
export function numberText(value: number): string {
  return formatOf(20).format(value).replace('-', '−');
}

/** A loss or an error per pixel: always four decimals. */
export function lossText(value: number | undefined): string {
  return value === undefined || !Number.isFinite(value) ? '–' : decimalText(value, 4);
}

/** Nats per image, which are tens to hundreds: always one decimal. */
export function natsText(value: number | undefined): string {
  return value === undefined || !Number.isFinite(value) ? '–' : decimalText(value, 1);
}

/** A code's value. */
export function codeText(value: number): string {
  return decimalText(value, 2);
}

/** A share in [0, 1] in percent, with one decimal. */
export function percentText(share: number): string {
  return `${decimalText(100 * share, 1)} %`;
}

/** A count with thousands separators. */
export function countText(value: number): string {
  return formatOf(0, 0, true).format(Math.round(value));
}

/** A number of parameters, as in "1,234 parameters". */
export function parametersText(value: number): string {
  const count = countText(value);
  return plural(value, {
    one: msg(str`${count} parameter`),
    other: msg(str`${count} parameters`),
  });
}

/** A number of units, as in "1 unit" and "32 units". */
export function unitsText(count: number): string {
  return plural(count, { one: msg(str`${count} unit`), other: msg(str`${count} units`) });
}

/** A number of bytes in millions, with one decimal. */
export function megabytes(bytes: number): string {
  return decimalText(bytes / 1e6, 1);
}

/** The engine's build as the header shows it, such as "relaxed SIMD, 2 threads". */
export function buildText({ variant, threads }: Build): string {
  const name = { simd: 'SIMD', relaxed: msg('relaxed SIMD') }[variant];
  const count = plural(threads, {
    one: msg(str`${threads} thread`),
    other: msg(str`${threads} threads`),
  });
  return `${name}, ${count}`;
}

/** An epoch with its share, such as "1.3". */
export function epochText(epoch: number): string {
  return decimalText(epoch, 1);
}

/** A time as a clock shows it, such as "0:07" or "1:02:03". */
export function clockText(seconds: number): string {
  const whole = Math.floor(seconds);
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(whole % 60)}`;
}
