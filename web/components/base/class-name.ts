import { msg, str } from '@lit/localize';

/** What a class is called: its name where it has one, else its label. */
export function className(label: number, names: readonly string[] | undefined): string {
  return names?.[label] ?? String(label);
}

/** One of the class, as in "a 7"; a class with a name stands for itself, as in "Sneaker". */
export function oneOfClass(label: number, names: readonly string[] | undefined): string {
  return names?.[label] ?? msg(str`a ${label}`);
}
