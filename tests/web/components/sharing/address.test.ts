import { describe, expect, it } from 'vitest';
import { PRESETS } from '../../../../web/components/settings/presets.ts';
import {
  ADDRESS_NAMES,
  addressText,
  attributeFor,
  attributesOf,
  readAddress,
  STARTING_NAMES,
} from '../../../../web/components/sharing/address.ts';
import { dataText } from '../../../../web/components/sharing/data-text.ts';
import { describedRun } from '../../../../web/components/sharing/described-run.ts';
import { PROPERTY_ROWS, stateOf } from '../../../../web/components/sharing/properties.ts';
import type { DescribedRun } from '../../../../web/components/sharing/property.ts';
import { requestedProperties } from '../../../../web/components/sharing/requested-properties.ts';
import {
  type Configuration,
  completed,
  type PartialConfiguration,
} from '../../../../web/engine/configuration.ts';
import { merge } from '../../../../web/engine/merge.ts';

const parts = {
  panels: ['train', 'map', 'draw', 'anomalies'],
  drawers: ['reconstructions', 'draw', 'anomalies'],
};

function preset(id: string): PartialConfiguration {
  const found = PRESETS.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`There is no preset ${id}.`);
  return found.configuration;
}

function described(configuration: Configuration, others: Partial<DescribedRun> = {}): DescribedRun {
  return describedRun({
    configuration,
    data: { source: { kind: 'digits', count: 6000, seed: 1 } },
    trainingClasses: [],
    drawer: 'reconstructions',
    ...others,
  });
}

function addressOf(what: DescribedRun): string {
  return addressText(attributesOf(stateOf(what)));
}

/** What a page that is opened at the address of a state asks for. */
function asked(what: DescribedRun) {
  return requestedProperties(Object.fromEntries(readAddress(`#${addressOf(what)}`)), parts);
}

describe('an address', () => {
  it('says a preset, the seed and the data in words', () => {
    const configuration = completed(merge(preset('classic'), { training: { seed: 3 } }));
    expect(addressOf(described(configuration))).toBe('preset=classic&seed=3&data=digits:6000');
  });

  it('says only what differs from the nearest preset', () => {
    const changed = merge(preset('denoising'), { model: { code: 7 } });
    const state = stateOf(described(completed(changed)));
    expect(state.preset).toBe('denoising');
    expect(state.config).toEqual({ model: { code: 7 } });
  });

  it.each(PRESETS.map(({ id }) => id))('brings preset %s back with any change', (id) => {
    for (const change of [
      {},
      { model: { encoder: [40, 20], tied_weights: true } },
      { model: { family: 'plain' }, training: { corruption: { kind: 'none' } } },
      { model: { family: 'denoising' }, training: { corruption: { kind: 'block', amount: 0.1 } } },
      { training: { optimizer: 'sgd', seed: 12, learning_rate: 1e-5 } },
    ] satisfies PartialConfiguration[]) {
      const configuration = completed(merge(preset(id), change));
      const { configuration: read, problems } = asked(described(configuration));
      expect(problems).toEqual([]);
      expect(completed(read)).toEqual(configuration);
    }
  });

  it('brings data, classes, epochs, panels and the drawer back', () => {
    const what = described(completed(preset('map')), {
      data: {
        source: { kind: 'digits', count: 20_000, seed: 9 },
        selection: { classes: [1, 2, 3], images: 500, testShare: 0.25 },
      },
      trainingClasses: [1, 2],
      epochs: 3,
      panels: ['train', 'anomalies'],
      drawer: 'anomalies',
    });
    expect(addressOf(what)).toContain('data=digits:20000:9/classes:1,2,3/images:500/test:0.25&');
    expect(asked(what)).toMatchObject({
      data: {
        source: { kind: 'digits', count: 20_000, seed: 9 },
        selection: { classes: [1, 2, 3], images: 500, testShare: 0.25 },
      },
      classes: [1, 2],
      epochs: 3,
      panels: ['train', 'anomalies'],
      drawer: 'anomalies',
      problems: [],
    });
  });

  it('says where all classes are trained on, or the first drawer is open, though a preset has others', () => {
    const anomaly = completed(preset('anomaly'));
    expect(stateOf(described(anomaly))).toMatchObject({
      classes: 'all',
      drawer: 'reconstructions',
    });
    expect(asked(described(anomaly))).toMatchObject({ classes: [], drawer: 'reconstructions' });
    const whole = { trainingClasses: [0, 1, 3, 4, 5, 6, 7, 8, 9], drawer: 'anomalies' };
    expect(addressOf(described(anomaly, whole))).toBe('preset=anomaly&seed=1&data=digits:6000');
  });

  it("says nothing of a visitor's own files", () => {
    expect(dataText({ kind: 'files', files: [] })).toBeUndefined();
    expect(dataText({ kind: 'mnist' })).toBe('mnist');
    expect(dataText({ kind: 'mnist', images: 10_000 })).toBe('mnist:10000');
    expect(dataText({ kind: 'fashion' })).toBe('fashion');
  });

  it('is read leniently: what is unknown or far too long is passed over', () => {
    expect(readAddress('#seed=3&utm_source=mail&seed=4&onclick=x&%%%')).toEqual(
      new Map([['seed', '4']]),
    );
    expect(readAddress(`#seed=3&config=${'x'.repeat(10_000)}`).size).toBe(0);
  });

  it('says all properties but those that are the page’s own', () => {
    const own = PROPERTY_ROWS.map(([name]) => name).filter(
      (name) => !ADDRESS_NAMES.some((known) => known === name),
    );
    expect(own).toEqual(['wholePage', 'loading', 'poster', 'background', 'keep']);
    expect(STARTING_NAMES).toEqual([
      ...[
        'compare',
        'autostart',
        'pace',
        'theme',
        'lang',
        'hide',
        'lock',
        'allow',
        'caption',
        'link',
      ],
      ...['accent', 'paper', 'surface', 'ink', 'font', 'threads'],
    ]);
  });

  it('turns autostart on, unseen by now, or off by 0 and false; any other text is the attribute’s', () => {
    expect(attributeFor('autostart', 'now')).toBe('now');
    expect(attributeFor('autostart', '1')).toBe('');
    expect(attributeFor('autostart', '')).toBe('');
    expect(attributeFor('autostart', '0')).toBeNull();
    expect(attributeFor('autostart', 'false')).toBeNull();
    expect(attributeFor('seed', '0')).toBe('0');
  });
});
