import { exceptions, relaxedSimd, simd, threads } from 'wasm-feature-detect';
import type { Platform } from './choose-build.ts';

/** The smallest module there is: a magic number and a version. */
const emptyModule = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

async function askForWebAssembly(): Promise<Platform['webAssembly']> {
  if (typeof WebAssembly === 'undefined') return 'missing';
  try {
    await WebAssembly.compile(emptyModule);
    return 'allowed';
  } catch {
    return 'refused';
  }
}

/** What this browser offers; asked in the engine's worker, so that the page's thread compiles nothing. */
export async function detectPlatform(): Promise<Platform> {
  const webAssembly = await askForWebAssembly();
  const { crossOriginIsolated } = self;
  const { hardwareConcurrency } = navigator;
  if (webAssembly !== 'allowed') {
    const nothing = { simd: false, relaxedSimd: false, sharedMemory: false };
    return { webAssembly, ...nothing, crossOriginIsolated, hardwareConcurrency };
  }
  const [hasSimd, hasExceptions, hasRelaxedSimd, hasSharedMemory] = await Promise.all([
    simd(),
    exceptions(),
    relaxedSimd(),
    threads(),
  ]);
  return {
    webAssembly,
    simd: hasSimd && hasExceptions,
    relaxedSimd: hasRelaxedSimd,
    sharedMemory: hasSharedMemory,
    crossOriginIsolated,
    hardwareConcurrency,
  };
}
