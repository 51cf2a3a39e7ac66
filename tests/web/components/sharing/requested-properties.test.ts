import { describe, expect, it } from 'vitest';
import { DEFAULT_PRESET, PRESETS } from '../../../../web/components/settings/presets.ts';
import {
  type AttributeTexts,
  PROPERTY_ROWS,
} from '../../../../web/components/sharing/properties.ts';
import { requestedProperties } from '../../../../web/components/sharing/requested-properties.ts';

const parts = {
  panels: ['train', 'map', 'draw', 'walk'],
  drawers: ['reconstructions', 'draw', 'walk'],
};
const read = (texts: AttributeTexts) => requestedProperties(texts, parts);

describe('attributes', () => {
  it('ask for the first preset where there are none', () => {
    expect(read({})).toEqual({
      data: { source: { kind: 'mnist' }, selection: {} },
      model: undefined,
      compare: undefined,
      configuration: DEFAULT_PRESET.configuration,
      classes: [],
      epochs: 10,
      panels: undefined,
      drawer: 'reconstructions',
      hide: undefined,
      allow: undefined,
      link: false,
      look: {},
      pace: 'full',
      autostart: undefined,
      loading: 'lazy',
      theme: undefined,
      language: undefined,
      build: {},
      problems: [],
    });
  });

  it('ask for a build of the engine', () => {
    expect(read({ variant: 'simd' }).build).toEqual({ variant: 'simd' });
    expect(read({ variant: 'relaxed', threads: '3' }).build).toEqual({
      variant: 'relaxed',
      threads: 3,
    });
    // A page's script may set the property to a number.
    expect(read({ threads: 2 as unknown as string }).build).toEqual({ threads: 2 });
  });

  const absurd = [
    '',
    ' ',
    'x',
    '-1',
    '1e99',
    '0.5',
    'NaN',
    'null',
    '100000000000000000000',
    '[[[]]]',
    '{"model":7}',
    '__proto__',
    'constructor',
    '\u0000',
    '𝟛',
    '<img src=x onerror=alert(1)>',
    '%',
    'x'.repeat(7000),
  ];
  const ofAddress = PROPERTY_ROWS.filter(([, row]) => row.inAddress && row.read);

  it.each(ofAddress.map(([name]) => name))(
    'that are absurd are told in a sentence that names them, and passed over: %s',
    (name) => {
      const usual = read({});
      let refused = 0;
      for (const text of absurd) {
        const found = read({ [name]: text });
        for (const problem of found.problems) {
          expect(problem.length).toBeLessThan(400);
          expect(problem).toMatch(new RegExp(`^${name} is ".*", but must be .+\\.$`, 's'));
        }
        if (found.problems.length === 0) continue;
        refused += 1;
        expect({ ...found, problems: [] }).toEqual(usual);
      }
      expect(refused).toBeGreaterThan(absurd.length / 2);
    },
  );

  it('change a preset by a configuration, and that by a seed', () => {
    const { configuration } = read({
      preset: 'sharp',
      config: '{"model":{"code":8},"training":{"seed":2}}',
      seed: '5',
    });
    expect(configuration).toEqual({
      model: { encoder: [], code: 8 },
      training: { loss: 'bce', learning_rate: 0.002, batch_size: 32, seed: 5 },
    });
  });

  it('leave to the engine what a configuration without a preset does not say', () => {
    expect(read({ config: '{"model":{"code":8}}' }).configuration).toEqual({ model: { code: 8 } });
  });

  it("take a preset's classes and drawer unless they say others", () => {
    const anomaly = PRESETS.find(({ id }) => id === 'anomaly');
    expect(anomaly?.classes).not.toContain(2);
    const all = { panels: [], drawers: ['reconstructions', 'draw', 'anomalies'] };
    expect(requestedProperties({ preset: 'anomaly' }, all)).toMatchObject({
      classes: anomaly?.classes,
      drawer: 'anomalies',
    });
    expect(
      requestedProperties({ preset: 'anomaly', classes: '3 1 3', drawer: 'draw' }, all),
    ).toMatchObject({ classes: [1, 3], drawer: 'draw' });
  });

  it('name models and data by their addresses, which are whole afterwards', () => {
    expect(read({ model: 'digits.safetensors', compare: 'https://a.example/b' })).toMatchObject({
      model: 'https://page.example/digits.safetensors',
      compare: 'https://a.example/b',
      problems: [],
    });
    expect(read({ data: 'x-images-idx3-ubyte ./labels' }).data).toEqual({
      source: {
        kind: 'files',
        files: [],
        addresses: ['https://page.example/x-images-idx3-ubyte', 'https://page.example/labels'],
      },
      selection: {},
    });
  });

  it('may be numbers, lists and objects', () => {
    const given = { seed: 3, config: { model: { code: 8 } }, panels: ['train'], classes: [2, 1] };
    expect(read(given)).toMatchObject({
      configuration: { model: { code: 8 }, training: { seed: 3 } },
      panels: ['train'],
      classes: [1, 2],
      problems: [],
    });
  });

  it('list panels with spaces or commas', () => {
    expect(read({ panels: ' map, train\n walk' }).panels).toEqual(['map', 'train', 'walk']);
    expect(read({ panels: '' }).panels).toBeUndefined();
  });

  it.each([
    ['preset', 'huge', 'preset is "huge", but must be one of map, classic,'],
    ['seed', '-1', 'seed is "-1", but must be a whole number from 0 to 9007199254740991.'],
    ['seed', '', 'seed is "", but must be a whole number'],
    ['epochs', '0', 'epochs is "0", but must be a whole number from 1 to 1000000.'],
    ['data', 'digits:0', 'data is "digits:0", but must be "mnist", "mnist:10000"'],
    ['data', 'digits:10x', 'data is "digits:10x", but must be'],
    ['data', 'mnist/test:0.7', 'data is "mnist/test:0.7", but must be'],
    ['data', 'mnist/images:', 'data is "mnist/images:", but must be'],
    ['data', 'cifar', 'data is "cifar", but must be'],
    ['classes', 'seven', 'classes is "seven", but must be "all", or classes such as "1,2,3".'],
    ['config', '{"model":', 'config is "{\\"model\\":", but must be a configuration as JSON.'],
    ['config', '[1]', 'config is "[1]", but must be a configuration as JSON.'],
    ['panels', 'map chart', 'panels is "chart", but must be of train, map, draw, walk.'],
    ['theme', 'blue', 'theme is "blue", but must be one of light, dark, system.'],
    ['lang', 'fr', 'lang is "fr", but must be one of en, es.'],
    ['model', 'digits', 'model is "digits", but must be the address of a .safetensors file.'],
    ['hide', 'colour', 'hide is "colour", but must be of title, data,'],
    ['allow', 'all', 'allow is "all", but must be of train, reset,'],
    ['link', 'maybe', 'link is "maybe", but must be one of yes, no.'],
    ['accent', 'no colour', 'accent is "no colour", but must be a colour, such as "#b3261e".'],
    ['font', 'a;b', 'font is "a;b", but must be names of fonts, such as "Georgia, serif".'],
    ['drawer', 'map', 'drawer is "map", but must be one of reconstructions, draw, walk.'],
  ] as const)(
    'say in a sentence that %s="%s" makes no sense, and go on',
    (name, value, sentence) => {
      const asked = read({ [name]: value });
      expect(asked.problems).toHaveLength(1);
      expect(asked.problems[0]).toContain(sentence);
      const { problems: _, panels, ...rest } = asked;
      const { problems: __, panels: ___, ...defaults } = read({});
      expect(rest).toEqual(defaults);
      expect(panels).toEqual(value === 'map chart' ? ['map'] : undefined);
    },
  );
});
