import { type AddressName, addressText } from './address.ts';

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/** A link to the page that opens with the same settings. */
export function pageLink(site: string, attributes: ReadonlyMap<AddressName, string>): string {
  return `${site}#${addressText(attributes)}`;
}

/** HTML that shows the playground in a frame of another page, as high as what it shows. */
export function frameCode(site: string, attributes: ReadonlyMap<AddressName, string>): string {
  const address = escaped(`${site}embed.html#${addressText(attributes)}`);
  return `<iframe src="${address}" title="Autoencoder Playground" width="100%" height="720" style="border: 0"></iframe>
<script async src="${escaped(site)}embed.js"></script>`;
}

/** HTML that makes the playground part of a page of the same host. */
export function elementCode(site: string, attributes: ReadonlyMap<AddressName, string>): string {
  const written = [...attributes].map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
  return `<script type="module" src="${escaped(site)}autoencoder-playground.js"></script>
<autoencoder-playground${written}></autoencoder-playground>`;
}
