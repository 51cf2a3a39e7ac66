import type { Page } from '@playwright/test';
import type { AutoencoderPlayground } from '../../web/components/playground/autoencoder-playground.ts';

/** The module that makes an element of a host page a playground. */
export const script = '<script type="module" src="autoencoder-playground.js"></script>';

/** An element on few images, with these attributes beside. */
export function figure(attributes = ''): string {
  return `<autoencoder-playground data="digits:600" ${attributes}></autoencoder-playground>`;
}

/** What a page's script has the element do, once there is one. */
export async function call<Result>(
  page: Page,
  work: (playground: AutoencoderPlayground) => Promise<Result>,
): Promise<Result> {
  await page.evaluate(() => customElements.whenDefined('autoencoder-playground'));
  return page
    .locator('autoencoder-playground')
    .evaluate(work as (element: Element) => Promise<Result>);
}

/** The sentence that a script is refused with, with the error's name before it; "none" where it is not. */
export async function refusal(
  page: Page,
  work: (playground: AutoencoderPlayground) => Promise<unknown>,
): Promise<string> {
  return call(page, work).then(
    () => 'none',
    (error: unknown) =>
      /\w*Error: .*/.exec(String(error).replace(/^.*?evaluate: /s, ''))?.[0] ?? '',
  );
}
