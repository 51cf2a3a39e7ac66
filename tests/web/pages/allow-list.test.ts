import { describe, expect, it } from 'vitest';
import { readAllowList, refusal } from '../../../web/pages/frame/allow-list.ts';

describe('the list of the pages that may use a framed playground', () => {
  it('is empty where the address has none', () => {
    const { isAllowed, problems } = readAllowList(null);
    expect(isAllowed('https://school.example')).toBe(false);
    expect(isAllowed('null')).toBe(false);
    expect(problems).toEqual([]);
  });

  it('names origins, with commas between them, as people write them', () => {
    const { isAllowed, problems } = readAllowList(
      'https://school.example, HTTPS://Lectures.example:443/,http://127.0.0.1:8000',
    );
    expect(problems).toEqual([]);
    expect(isAllowed('https://school.example')).toBe(true);
    expect(isAllowed('https://lectures.example')).toBe(true);
    expect(isAllowed('http://127.0.0.1:8000')).toBe(true);
    expect(isAllowed('http://school.example')).toBe(false);
    expect(isAllowed('https://school.example.evil.example')).toBe(false);
    expect(isAllowed('https://school.example:8443')).toBe(false);
  });

  it('allows every page with a star, also one without an origin', () => {
    const { isAllowed } = readAllowList('*');
    expect(isAllowed('https://anybody.example')).toBe(true);
    expect(isAllowed('null')).toBe(true);
  });

  it.each([
    '',
    'school.example',
    'https://school.example/course',
    '*.school.example',
    'null',
    'data:,x',
  ])('passes over what is no origin, in a sentence: "%s"', (entry) => {
    const { isAllowed, problems } = readAllowList(`${entry},https://school.example`);
    expect(problems[0]).toContain(entry.split(',')[0]);
    expect(problems[0]).toMatch(/^api has ".*", which is no origin such as https:/);
    expect(isAllowed('null')).toBe(false);
    expect(isAllowed('https://school.example')).toBe(true);
  });

  it('tells who is not in it what to add', () => {
    expect(refusal('https://school.example')).toBe(
      'A page of https://school.example may not use this playground, unless its address says api=https://school.example.',
    );
    expect(refusal('null')).toContain('api=*');
  });
});
