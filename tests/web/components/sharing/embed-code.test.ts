import { describe, expect, it } from 'vitest';
import type { AddressName } from '../../../../web/components/sharing/address.ts';
import { elementCode, frameCode, pageLink } from '../../../../web/components/sharing/embed-code.ts';

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

  it('is a frame with the page for embedding, and the script beside it', () => {
    const code = frameCode(site, attributes);
    expect(code).toContain(
      'src="https://example.org/playground/embed.html#preset=map&amp;seed=3&amp;config=%7B',
    );
    expect(code).toMatch(
      /<script async src="https:\/\/example.org\/playground\/embed.js"><\/script>$/,
    );
  });

  it('is an element with the settings as its attributes, quoted', () => {
    const code = elementCode(site, attributes);
    expect(code).toContain('src="https://example.org/playground/autoencoder-playground.js"');
    expect(code).toContain(
      ' preset="map" seed="3" config="{&quot;model&quot;:{&quot;code&quot;:3}}"></autoencoder-playground>',
    );
  });
});
