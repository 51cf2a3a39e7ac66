import { describe, expect, it } from 'vitest';
import type { AddressName } from '../../../../web/components/sharing/address.ts';
import {
  EMBED_KINDS,
  type EmbedKind,
  embedCode,
  pageLink,
} from '../../../../web/components/sharing/embed-code.ts';

const site = 'https://example.org/playground/';
const attributes = new Map<AddressName, string>([
  ['preset', 'map'],
  ['seed', '3'],
  ['config', '{"model":{"code":3}}'],
]);

describe('what there is to copy', () => {
  it('is a link to the page', () => {
    expect(pageLink(site, attributes)).toBe(
      'https://example.org/playground/#preset=map&seed=3&config=%7B%22model%22:%7B%22code%22:3%7D%7D',
    );
  });

  const code = (kind: EmbedKind, more: [AddressName, string][] = []) =>
    embedCode(kind, { site, attributes: new Map([...attributes, ...more]), height: 1264 });
  const address =
    'https://example.org/playground/embed.html#preset=map&seed=3&config=%7B%22model%22:%7B%22code%22:3%7D%7D';

  it('is a frame that grows to what it shows, has threads and may copy', () => {
    expect(code('frame')).toBe(
      `<iframe src="${address.replaceAll('&', '&amp;')}" title="Autoencoder Playground" loading="lazy" allow="cross-origin-isolated; clipboard-write"
  style="width: 100%; min-height: 1264px; border: 0; frame-sizing: content-height"></iframe>
<script src="https://example.org/playground/embed.js" async></script>`,
    );
  });

  it('is an element with the settings as its attributes, quoted where they have a value', () => {
    expect(code('element', [['autostart', '']])).toBe(
      `<script src="https://example.org/playground/autoencoder-playground.js" async></script>
<autoencoder-playground preset="map" seed="3" config="{&quot;model&quot;:{&quot;code&quot;:3}}" autostart></autoencoder-playground>`,
    );
  });

  it('has no style in Markdown, which MDX would not read', () => {
    expect(code('markdown')).toMatch(
      /^<iframe src="[^"]*"[^{}]* width="100%" height="1264"><\/iframe>$/,
    );
  });

  it('is a cell of a notebook with the address as it is', () => {
    expect(code('jupyter')).toContain(`IFrame("${address}", width="100%", height=1264)`);
  });

  it('is a component with a style as React wants it', () => {
    expect(code('react')).toContain("style={{ width: '100%', height: 1264, border: 0 }}\n/>");
  });

  it('is of the same run in each of them', () => {
    for (const kind of EMBED_KINDS) expect(code(kind)).toContain('seed');
  });
});
