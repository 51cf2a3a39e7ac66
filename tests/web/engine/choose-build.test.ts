import { describe, expect, it } from 'vitest';
import {
  chooseBuild,
  type EngineOptions,
  mostThreads,
  type Platform,
} from '../../../web/engine/choose-build.ts';
import { EngineError } from '../../../web/engine/engine-error.ts';

/** A browser and a page that can do everything. */
const best: Platform = {
  webAssembly: 'allowed',
  simd: true,
  relaxedSimd: true,
  sharedMemory: true,
  crossOriginIsolated: true,
  hardwareConcurrency: 4,
};

function refusal(platform: Partial<Platform>, options: object): EngineError {
  try {
    // What comes from attributes and addresses is not what the types promise.
    chooseBuild({ ...best, ...platform }, options as EngineOptions);
  } catch (error) {
    if (error instanceof EngineError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('the build that is chosen', () => {
  it.each([
    ['everything', {}, 'relaxed', 4],
    ['no relaxed SIMD', { relaxedSimd: false }, 'simd', 4],
    ['no isolation', { crossOriginIsolated: false }, 'relaxed', 1],
    ['no shared memory', { sharedMemory: false }, 'relaxed', 1],
    ['one processor', { hardwareConcurrency: 1 }, 'relaxed', 1],
    ['many processors', { hardwareConcurrency: 32 }, 'relaxed', 8],
    ['a hidden number of processors', { hardwareConcurrency: undefined }, 'relaxed', 1],
  ])('with %s', (_, platform, variant, threads) => {
    const build = chooseBuild({ ...best, ...platform } as Platform, {});
    expect(build).toEqual({ variant, threads });
  });

  it.each([
    [{ variant: 'simd' }, { variant: 'simd', threads: 4 }],
    [{ variant: 'relaxed' }, { variant: 'relaxed', threads: 4 }],
    [{ threads: 1 }, { variant: 'relaxed', threads: 1 }],
    [{ threads: mostThreads }, { variant: 'relaxed', threads: mostThreads }],
    [
      { variant: 'simd', threads: 3 },
      { variant: 'simd', threads: 3 },
    ],
  ] as const)('follows the options %j', (options, build) => {
    expect(chooseBuild(best, options)).toEqual(build);
  });

  it('may be one thread wherever there is SIMD', () => {
    const plain = { ...best, relaxedSimd: false, sharedMemory: false, crossOriginIsolated: false };
    const options = { variant: 'simd', threads: 1 } as const;
    expect(chooseBuild(plain, options)).toEqual(options);
  });
});

describe('a build that is refused', () => {
  it.each([
    [{ variant: 'avx' }, 'variant is "avx", but must be "simd" or "relaxed".'],
    [{ variant: '' }, 'variant is "", but'],
    [{ threads: 0 }, 'threads is 0, but must be a whole number from 1 to 64.'],
    [{ threads: -2 }, 'threads is -2, but'],
    [{ threads: 1.5 }, 'threads is 1.5, but'],
    [{ threads: mostThreads + 1 }, 'threads is 65, but'],
    [{ threads: Number.NaN }, 'threads is NaN, but'],
  ])('for the senseless options %j', (options, sentence) => {
    const { code, message } = refusal({}, options);
    expect(code).toBe('bad-input');
    expect(message).toContain(sentence);
  });

  it.each([
    ['no WebAssembly', { webAssembly: 'missing' }, {}, 'switched off'],
    ['a refusal of it', { webAssembly: 'refused' }, {}, "'wasm-unsafe-eval'"],
    ['no SIMD', { simd: false }, {}, 'Chrome 95, Firefox 100, Safari 16.4'],
    ['no relaxed SIMD', { relaxedSimd: false }, { variant: 'relaxed' }, 'variant is "relaxed"'],
    ['no isolation', { crossOriginIsolated: false }, { threads: 2 }, 'Cross-Origin-Opener-Policy'],
    ['no shared memory', { sharedMemory: false }, { threads: 2 }, 'this browser cannot share'],
  ] as const)('where there is %s', (_, platform, options, sentence) => {
    const { code, message } = refusal(platform, options);
    expect(code).toBe('unavailable');
    expect(message).toContain(sentence);
    expect(message).toMatch(/\.$/);
  });
});
