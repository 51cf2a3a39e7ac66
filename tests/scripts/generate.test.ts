import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { configurationTypes } from '../../scripts/generate/typescript.mjs';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

describe("the configuration's types", () => {
  it('are those that `npm run generate` makes from the committed schema', () => {
    const schema = JSON.parse(read('schema/configuration.schema.json'));
    expect(read('web/engine/generated/configuration.ts')).toBe(configurationTypes(schema));
  });

  it('have lists whose entries are a number or an object', () => {
    const types = configurationTypes({
      title: 'Network',
      description: 'A network.',
      type: 'object',
      properties: {
        layers: {
          description: 'Its layers.',
          type: 'array',
          items: { anyOf: [{ type: 'integer' }, { type: 'object', title: 'Pool' }] },
          maxItems: 3,
          default: [],
          'x-change': 'new-model',
        },
      },
      $defs: {},
      'x-rules': [],
    });
    expect(types).toContain('  /** Its layers. */\n  layers: (number | Pool)[];');
    expect(types).toContain("change: 'new-model'");
  });
});
