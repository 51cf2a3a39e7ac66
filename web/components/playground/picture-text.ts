import { msg, str } from '@lit/localize';

/** What is said of a picture that was opened, with what was done to it. */
export function pictureText(name: string, remarks: readonly string[]): string {
  const done = remarks.length > 0 ? ` (${remarks.join('; ')})` : '';
  return msg(str`Opened ${name}${done}.`);
}
