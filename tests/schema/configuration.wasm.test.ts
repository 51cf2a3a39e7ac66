import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { completed, defaultConfiguration } from '../../web/engine/configuration.ts';
import type { MainModule } from '../../web/engine/generated/autoencoder-simd.js';
import createModule from '../../web/engine/generated/autoencoder-simd.js';

// The schema and the parser are two descriptions of one contract: they must accept and refuse the
// same configurations, and have the same defaults.

const schema = JSON.parse(
  readFileSync(new URL('../../schema/configuration.schema.json', import.meta.url), 'utf8'),
);
const accepts = new Ajv2020({ strict: false }).compile(schema);

let core: MainModule;
beforeAll(async () => {
  core = await createModule();
});

function parserAccepts(configuration: unknown): boolean {
  try {
    core.normalizeConfiguration(JSON.stringify(configuration));
    return true;
  } catch {
    return false;
  }
}

/** Values to try for every key, right and wrong ones. */
const values = [
  0,
  1,
  2,
  3.0,
  0.5,
  1.5,
  -1,
  28,
  64,
  65536,
  65537,
  4096,
  4097,
  1e6,
  1e7,
  1e38,
  1e39,
  1e300,
  2 ** 53,
  2 ** 53 - 1,
  '',
  '2',
  'relu',
  'sigmoid',
  'linear',
  'he',
  'auto',
  'plain',
  'denoising',
  'variational',
  'mse',
  'bce',
  'adam',
  'sgd',
  'none',
  'gaussian',
  'masking',
  'swish',
  true,
  false,
  null,
  [],
  [28],
  [28, 28],
  [28, 28, 28],
  [0, 28],
  [28, 5000],
  [512, '256'],
  Array(64).fill(1),
  Array(65).fill(1),
  {},
  { kind: 'none' },
  { kind: 'gaussian', amount: 5 },
  { kind: 'masking', amount: 5 },
  { kind: 'masking', amount: 0.5 },
  { amount: 5 },
  { amount: 0.5 },
  { kind: 'blur' },
  { kind: 'gaussian', amount: -1 },
  { kind: 'gaussian', strength: 1 },
  { kind: 'gaussian', amount: 0.1, clip: false },
  { kind: 'block', amount: 1, clip: 1 },
  { kind: 'kl', weight: 0.1, target: 0.5 },
  { kind: 'topk', active: 3 },
  { active: 0 },
  { target: 1 },
  { weight: -1 },
  { weight: 1e7 },
  { weight: 1, projections: 2 },
  { projections: 1025 },
  ['relu', 'tanh', 'elu'],
  ['relu', 'swish', 'elu'],
];

const keys = {
  model: [...Object.keys(schema.properties.model.properties), 'unknown'],
  training: [...Object.keys(schema.properties.training.properties), 'unknown'],
};

describe('the configuration schema', () => {
  it.each(Object.entries(keys).flatMap(([section, names]) => names.map((name) => [section, name])))(
    'agrees with the parser on every value of %s.%s',
    (section = '', name = '') => {
      for (const value of values) {
        const configuration = { [section]: { [name]: value } };
        expect(parserAccepts(configuration), JSON.stringify(configuration)).toBe(
          accepts(configuration),
        );
      }
    },
  );

  it('agrees with the parser on what values mean together', () => {
    for (const output_activation of ['sigmoid', 'linear', 'relu']) {
      for (const loss of ['mse', 'bce', 'l1', 'huber']) {
        for (const family of ['plain', 'sparse', 'contractive', 'denoising', 'variational']) {
          for (const corruption of [
            undefined,
            {},
            { kind: 'none' },
            { kind: 'masking', amount: 0.5 },
          ]) {
            const configuration = {
              model: { output_activation, family },
              training: { loss, ...(corruption ? { corruption } : {}) },
            };
            expect(parserAccepts(configuration), JSON.stringify(configuration)).toBe(
              accepts(configuration),
            );
          }
        }
      }
    }
  });

  it.each([[[]], ['x'], [null], [3], [{ modle: {} }], [{ model: [] }], [{ training: 1 }]])(
    'and the parser refuse %j',
    (configuration) => {
      expect(accepts(configuration)).toBe(false);
      expect(parserAccepts(configuration)).toBe(false);
    },
  );

  it('agrees with the parser on what a family asks of the model', () => {
    for (const family of ['plain', 'sparse', 'contractive', 'variational']) {
      for (const code_activation of [undefined, 'linear', 'sigmoid']) {
        for (const tied_weights of [undefined, false, true]) {
          for (const kind of [undefined, 'l1', 'kl', 'topk']) {
            const configuration = {
              model: {
                family,
                ...(code_activation ? { code_activation } : {}),
                ...(tied_weights === undefined ? {} : { tied_weights }),
                sparsity: kind ? { kind } : {},
              },
            };
            expect(parserAccepts(configuration), JSON.stringify(configuration)).toBe(
              accepts(configuration),
            );
          }
        }
      }
    }
  });

  it('names the defaults that the parser fills in', () => {
    interface Property {
      default?: unknown;
      properties?: Record<string, Property>;
    }
    const defaultsOf = (properties: Record<string, Property>): Record<string, unknown> =>
      Object.fromEntries(
        Object.entries(properties).map(([name, property]) => [
          name,
          property.properties ? defaultsOf(property.properties) : property.default,
        ]),
      );
    expect(JSON.parse(core.normalizeConfiguration('{}'))).toEqual(defaultsOf(schema.properties));
  });

  it('has the defaults that TypeScript knows', () => {
    expect(JSON.parse(core.normalizeConfiguration('{}'))).toEqual(defaultConfiguration);
  });

  it('fills in what is left out as TypeScript does, for every family', () => {
    for (const family of ['plain', 'sparse', 'contractive', 'denoising', 'variational'] as const) {
      const partial = { model: { family, sparsity: { active: 3 } }, training: { seed: 2 } };
      expect(JSON.parse(core.normalizeConfiguration(JSON.stringify(partial)))).toEqual(
        completed(partial),
      );
    }
  });

  it('accepts what the parser writes', () => {
    expect(accepts(JSON.parse(core.normalizeConfiguration('{}')))).toBe(true);
  });
});
