import { exceptions, relaxedSimd, simd, threads } from 'wasm-feature-detect';
import type { Platform } from './choose-build.ts';

/** What this browser offers; asked in the engine's worker, so that the page's thread compiles nothing. */
export async function detectPlatform(): Promise<Platform> {
  const [hasSimd, hasExceptions, hasRelaxedSimd, hasSharedMemory] = await Promise.all([
    simd(),
    exceptions(),
    relaxedSimd(),
    threads(),
  ]);
  return {
    simd: hasSimd && hasExceptions,
    relaxedSimd: hasRelaxedSimd,
    sharedMemory: hasSharedMemory,
    crossOriginIsolated: self.crossOriginIsolated,
    hardwareConcurrency: navigator.hardwareConcurrency,
  };
}
