import { describe, expect, it } from 'vitest';
import { compareVersions, parseEmscriptenVersion } from '../../scripts/setup/emscripten.mjs';

describe('parseEmscriptenVersion', () => {
  it('reads what emcc prints', () => {
    const printed = 'emcc (Emscripten gcc/clang-like replacement + linker) 3.1.69 (abc)\nCopyright';
    expect(parseEmscriptenVersion(printed)).toEqual([3, 1, 69]);
    expect(parseEmscriptenVersion('shared:INFO: (Emscripten: Running sanity checks)')).toBe(
      undefined,
    );
  });
});

describe('compareVersions', () => {
  it('compares number by number, not as text', () => {
    expect(compareVersions([3, 1, 9], [3, 1, 69])).toBeLessThan(0);
    expect(compareVersions([4, 0, 0], [3, 1, 69])).toBeGreaterThan(0);
    expect(compareVersions([3, 1, 69], [3, 1, 69])).toBe(0);
  });
});
