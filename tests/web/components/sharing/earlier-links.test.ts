import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAddress } from '../../../../web/components/sharing/address.ts';
import { requestedProperties } from '../../../../web/components/sharing/requested-properties.ts';
import { type Configuration, completed } from '../../../../web/engine/configuration.ts';
import type { DataSelection, DatasetSource } from '../../../../web/engine/types.ts';

/** Links of version 0.1.0, and what a page of that version was asked for by each. */
interface EarlierLink {
  link: string;
  asked: {
    source: DatasetSource;
    selection: DataSelection;
    configuration: Configuration;
    classes: number[];
    epochs: number;
    panels?: string[];
    drawer: string;
    problems: string[];
  };
}

const links: EarlierLink[] = JSON.parse(
  readFileSync(new URL('../../../fixtures/links-0.1.0.json', import.meta.url), 'utf8'),
);
const drawers = ['reconstructions', 'draw', 'walk', 'samples', 'anomalies', 'compare', 'save'];
const parts = {
  panels: ['header', 'train', 'network', 'map', 'loss', 'reconstructions', ...drawers],
  drawers,
};

describe('a link of version 0.1.0', () => {
  it.each(links)('asks for the same run as it did: $link', ({ link, asked }) => {
    const { data, configuration, build, ...others } = requestedProperties(
      Object.fromEntries(readAddress(link)),
      parts,
    );
    expect(build).toEqual({});
    // Where a link names no drawer another is open: one draws on the network now.
    const drawer = asked.drawer === 'draw' ? 'reconstructions' : asked.drawer;
    expect({ ...others, ...data, configuration: completed(configuration) }).toEqual({
      ...asked,
      drawer,
      pace: 'full',
      loading: 'lazy',
      look: {},
      link: false,
    });
  });

  it('is one of three here', () => {
    expect(links).toHaveLength(3);
  });
});
