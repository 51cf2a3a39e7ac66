import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inProject } from '../../scripts/lib/paths.mjs';
import { checkTag, sectionOf } from '../../scripts/release/changelog.mjs';

const changelog = `# Changes

## Unreleased

## 0.2.0 - 2027-01-31

### Added

- A bell.

## 0.1.0 - 2026-11-28

- All of it.
`;

describe('sectionOf', () => {
  it('gives what stands under the heading of a version, up to the next one', () => {
    expect(sectionOf(changelog, '0.2.0')).toBe('### Added\n\n- A bell.\n');
    expect(sectionOf(changelog, '0.1.0')).toBe('- All of it.\n');
  });

  it('refuses a version that is not there, is undated, or of which nothing is said', () => {
    expect(() => sectionOf(changelog, '0.1')).toThrow("no heading '## 0.1 -");
    expect(() => sectionOf(changelog, 'Unreleased')).toThrow("no heading '## Unreleased -");
    expect(() => sectionOf('## 1.0.0 - 2027-02-01\n\n', '1.0.0')).toThrow('nothing of version');
  });

  it("finds package.json's version in the project's own change log", () => {
    const { version } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
    const own = readFileSync(inProject('CHANGELOG.md'), 'utf8');
    expect(sectionOf(own, version)).toContain('- ');
    expect(own).toContain('\n## Unreleased\n');
  });
});

describe('checkTag', () => {
  it("takes the version's own tag and refuses every other", () => {
    expect(() => checkTag('v0.1.0', '0.1.0')).not.toThrow();
    for (const tag of ['0.1.0', 'v0.1', 'v0.1.00', 'v0.1.0-rc1', '']) {
      expect(() => checkTag(tag, '0.1.0')).toThrow(`The tag is '${tag}', but package.json's`);
    }
  });
});
