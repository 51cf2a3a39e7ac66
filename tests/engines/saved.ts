import { Buffer } from 'node:buffer';
import type { SomeLocator } from '../e2e/any-page.ts';
import type { AnyPlayground } from './test.ts';

/**
 * Presses what saves a file, and takes the file before the browser does: where browsers put what they
 * save is no matter of the page's, and no two protocols tell it alike.
 */
export async function saved(
  { page }: AnyPlayground,
  button: SomeLocator,
): Promise<{ name: string; bytes: Buffer }> {
  await page.evaluate(() => {
    const { createObjectURL } = URL;
    const { click } = HTMLAnchorElement.prototype;
    const kept = new Map<string, Blob>();
    const file = new Promise<{ name: string; address: string }>((resolve, reject) => {
      URL.createObjectURL = (object: Blob) => {
        const address = createObjectURL(object);
        kept.set(address, object);
        return address;
      };
      HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
        const blob = kept.get(this.href);
        if (!blob) return click.call(this);
        URL.createObjectURL = createObjectURL;
        HTMLAnchorElement.prototype.click = click;
        const reader = new FileReader();
        reader.onload = () => resolve({ name: this.download, address: String(reader.result) });
        reader.onerror = reject;
        reader.readAsDataURL(blob);
      };
    });
    Object.assign(window, { saved: file });
  });
  await button.click();
  const { name, address } = await page.evaluate(
    () => Reflect.get(window, 'saved') as Promise<{ name: string; address: string }>,
  );
  return { name, bytes: Buffer.from(address.slice(address.indexOf(',') + 1), 'base64') };
}
