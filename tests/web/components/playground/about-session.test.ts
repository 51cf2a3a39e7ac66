import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  type AboutSession,
  asksForNothingElse,
  sessionText,
} from '../../../../web/components/playground/about-session.ts';
import { PRESETS } from '../../../../web/components/settings/presets.ts';
import type { AttributeTexts } from '../../../../web/components/sharing/properties.ts';
import { requestedProperties } from '../../../../web/components/sharing/requested-properties.ts';
import { completed } from '../../../../web/engine/configuration.ts';
import { merge } from '../../../../web/engine/merge.ts';

const map = PRESETS.find(({ id }) => id === 'map')?.configuration ?? {};

const about = (more: Partial<AboutSession> = {}): AboutSession => ({
  configuration: completed(merge(map, { training: { seed: 3 } })),
  epochs: 3.24,
  data: 'mnist:10000',
  dataName: 'MNIST, 10,000 images',
  classes: [],
  page: 'https://page.example/#seed=3',
  ...more,
});

describe('a kept session', () => {
  beforeAll(() => void vi.stubGlobal('location', { href: 'https://page.example/' }));
  afterAll(() => void vi.unstubAllGlobals());

  const allows = (texts: AttributeTexts, session = about()) => {
    const parts = { panels: [], drawers: [] };
    return asksForNothingElse(texts, requestedProperties(texts, parts), session);
  };

  it('is offered where nothing is asked for, and where the same is', () => {
    expect(allows({})).toBe(true);
    expect(allows({ preset: 'map', seed: '3', data: 'mnist' })).toBe(true);
    expect(allows({ data: 'mnist:10000' })).toBe(true);
  });

  it('gives way to other settings, another seed, other data and other classes', () => {
    expect(allows({ preset: 'classic', seed: '3' })).toBe(false);
    expect(allows({ preset: 'map' })).toBe(false);
    expect(allows({ seed: '4' })).toBe(false);
    expect(allows({ data: 'mnist:70000' })).toBe(false);
    expect(allows({ data: 'digits:600' })).toBe(false);
    expect(allows({ classes: '1,2' })).toBe(false);
    expect(allows({ data: 'mnist' }, about({ data: undefined }))).toBe(false);
  });

  it('is offered at the very address it was at, which may not say all of it', () => {
    const own = about({ data: undefined, page: 'https://page.example/' });
    expect(allows({ data: 'mnist' }, own)).toBe(true);
  });

  it('is told by its preset or its layers, its data and how far it was', () => {
    expect(sessionText(about())).toBe(
      'Two-unit map · 128-32-2 on MNIST, 10,000 images, after 3.2 epochs.',
    );
    const own = completed({ model: { encoder: [7], code: 3 } });
    expect(sessionText(about({ configuration: own, epochs: 0, dataName: 'shades' }))).toBe(
      'the network 7-3 on shades, not trained yet.',
    );
  });
});
