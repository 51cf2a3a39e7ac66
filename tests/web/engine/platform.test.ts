import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { detectPlatform } from '../../../web/engine/platform.ts';

beforeEach(() => {
  vi.stubGlobal('self', { crossOriginIsolated: true });
  vi.stubGlobal('navigator', { hardwareConcurrency: 6 });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('tells what this machine offers', async () => {
  expect(await detectPlatform()).toMatchObject({
    webAssembly: 'allowed',
    simd: true,
    crossOriginIsolated: true,
    hardwareConcurrency: 6,
  });
});

it('tells a page whose policy refuses WebAssembly from a browser that has none', async () => {
  vi.spyOn(WebAssembly, 'compile').mockRejectedValue(new WebAssembly.CompileError('refused'));
  expect(await detectPlatform()).toMatchObject({ webAssembly: 'refused', simd: false });
  vi.stubGlobal('WebAssembly', undefined);
  expect(await detectPlatform()).toMatchObject({ webAssembly: 'missing', simd: false });
});
