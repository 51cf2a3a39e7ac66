import { type AddressName, addressText } from './address.ts';

/** What a playground in another page is: where its site is, what it shows, and how high it is at least. */
export interface Embedded {
  site: string;
  attributes: ReadonlyMap<AddressName, string>;
  /** CSS pixels. */
  height: number;
}

/** The features of browsers that a frame of another site has only if the page around it lets it: threads, copying. */
const ALLOWED = 'cross-origin-isolated; clipboard-write';
const TITLE = 'Autoencoder Playground';

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/** A link to the page that opens with the same settings. */
export function pageLink(site: string, attributes: ReadonlyMap<AddressName, string>): string {
  return `${site}#${addressText(attributes)}`;
}

/** The address of a frame. */
export function frameAddress({ site, attributes }: Omit<Embedded, 'height'>): string {
  return `${site}embed.html#${addressText(attributes)}`;
}

/** The attributes that HTML, Markdown with components (MDX) and React write alike. */
function frameAttributes(embedded: Embedded): string {
  return `src="${escaped(frameAddress(embedded))}" title="${TITLE}" loading="lazy" allow="${ALLOWED}"`;
}

const CODES = {
  /** HTML with the playground in a frame, which grows to what it shows. */
  frame: (embedded: Embedded) =>
    `<iframe ${frameAttributes(embedded)}
  style="width: 100%; min-height: ${embedded.height}px; border: 0; frame-sizing: content-height"></iframe>
<script src="${escaped(embedded.site)}embed.js" async></script>`,

  /** HTML that makes the playground a part of the page. */
  element: ({ site, attributes }: Embedded) => {
    const written = [...attributes]
      .map(([name, value]) => (value === '' ? ` ${name}` : ` ${name}="${escaped(value)}"`))
      .join('');
    return `<script src="${escaped(site)}autoencoder-playground.js" async></script>
<autoencoder-playground${written}></autoencoder-playground>`;
  },

  /** A frame without anything that Markdown with components (MDX) reads otherwise than Markdown. */
  markdown: (embedded: Embedded) =>
    `<iframe ${frameAttributes(embedded)} width="100%" height="${embedded.height}"></iframe>`,

  /** A cell of a Jupyter notebook. */
  jupyter: (embedded: Embedded) =>
    `from IPython.display import IFrame
IFrame(${JSON.stringify(frameAddress(embedded))}, width="100%", height=${embedded.height})`,

  react: (embedded: Embedded) =>
    `<iframe
  ${frameAttributes(embedded)}
  style={{ width: '100%', height: ${embedded.height}, border: 0 }}
/>`,
} as const;

export type EmbedKind = keyof typeof CODES;
export const EMBED_KINDS = Object.keys(CODES) as EmbedKind[];

/** What an author copies to embed a playground. */
export function embedCode(kind: EmbedKind, embedded: Embedded): string {
  return CODES[kind](embedded);
}
