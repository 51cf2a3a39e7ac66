import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { inProject } from '../../scripts/lib/paths.mjs';

const folder = inProject('.github/ISSUE_TEMPLATE');
const forms = readdirSync(folder)
  .filter((name) => name !== 'config.yml')
  .map((name) => ({ name, form: parse(readFileSync(`${folder}/${name}`, 'utf8')) }));

interface Field {
  type: string;
  id?: string;
  attributes: { label?: string; value?: string; options?: string[] };
}

// GitHub shows no form at all where one of these is missing.
describe('the issue forms', () => {
  it.each(forms)('of $name have what GitHub asks for', ({ form }) => {
    expect(form).toMatchObject({ name: expect.any(String), description: expect.any(String) });
    const fields: Field[] = form.body;
    const asking = fields.filter(({ type }) => type !== 'markdown');
    expect(asking.length).toBeGreaterThan(0);
    for (const { type, id, attributes } of fields) {
      expect(['markdown', 'textarea', 'input', 'dropdown', 'checkboxes']).toContain(type);
      if (type === 'markdown') expect(attributes.value).toBeTruthy();
      else expect([attributes.label, id]).toEqual([expect.any(String), expect.any(String)]);
      if (type === 'dropdown') expect(attributes.options?.length).toBeGreaterThan(1);
    }
    const ids = asking.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
