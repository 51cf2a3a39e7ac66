import { EngineError } from './engine-error.ts';

export const VARIANTS = ['simd', 'relaxed'] as const;
/** Which WebAssembly instructions the kernels use. */
export type Variant = (typeof VARIANTS)[number];

/** Which build of the core runs, and on how many threads. */
export interface Build {
  variant: Variant;
  threads: number;
}

/** What a caller insists on; the rest is chosen for the browser. */
export type EngineOptions = Partial<Build>;

/** What a browser offers the engine, in this page. */
export interface Platform {
  /** Whether there is WebAssembly at all, and whether the page may run it. */
  webAssembly: 'allowed' | 'missing' | 'refused';
  /** WebAssembly SIMD and exceptions, without which nothing runs. */
  simd: boolean;
  relaxedSimd: boolean;
  /** Whether WebAssembly memory can be shared with other workers. */
  sharedMemory: boolean;
  /** Whether the page's headers isolate it from other origins, as sharing memory requires. */
  crossOriginIsolated: boolean;
  /** Processors, as far as the browser tells. */
  hardwareConcurrency: number;
}

/** More threads than these have to be asked for: the layers of a small network are soon divided. */
const threadsByDefault = 8;
/** As many as the core takes. */
export const mostThreads = 64;

/**
 * The best build for a platform within what the caller insists on.
 * @throws {EngineError} `bad-input` for options that mean nothing, `unavailable` for what the
 * platform cannot run
 */
export function chooseBuild(platform: Platform, options: EngineOptions): Build {
  const { variant, threads } = options;
  // Options come from attributes and addresses too, where anything may be written.
  if (variant !== undefined && !VARIANTS.includes(variant)) {
    throw new EngineError(
      'bad-input',
      `variant is ${JSON.stringify(variant)}, but must be "simd" or "relaxed".`,
    );
  }
  if (
    threads !== undefined &&
    !(Number.isInteger(threads) && threads >= 1 && threads <= mostThreads)
  ) {
    throw new EngineError(
      'bad-input',
      `threads is ${threads}, but must be a whole number from 1 to ${mostThreads}.`,
    );
  }
  if (platform.webAssembly === 'refused') {
    throw new EngineError(
      'unavailable',
      "The engine is WebAssembly, which this page's Content-Security-Policy refuses: its script-src needs 'wasm-unsafe-eval'.",
    );
  }
  if (platform.webAssembly === 'missing') {
    throw new EngineError(
      'unavailable',
      'The engine is WebAssembly, which this browser does not have or has switched off.',
    );
  }
  if (!platform.simd) {
    throw new EngineError(
      'unavailable',
      'The engine needs a browser with WebAssembly SIMD and exceptions: Chrome 95, Firefox 100, Safari 16.4 or newer.',
    );
  }
  if (variant === 'relaxed' && !platform.relaxedSimd) {
    throw new EngineError(
      'unavailable',
      'variant is "relaxed", but this browser has no WebAssembly relaxed SIMD, only SIMD.',
    );
  }
  const hindrance = hindranceToThreads(platform);
  if (threads !== undefined && threads > 1 && hindrance) {
    throw new EngineError('unavailable', `threads is ${threads}, but ${hindrance}.`);
  }
  const processors = Math.max(1, platform.hardwareConcurrency || 1);
  return {
    variant: variant ?? (platform.relaxedSimd ? 'relaxed' : 'simd'),
    threads: threads ?? (hindrance ? 1 : Math.min(processors, threadsByDefault)),
  };
}

function hindranceToThreads(platform: Platform): string | undefined {
  if (!platform.crossOriginIsolated) {
    return 'this page can run only one: it came without the headers Cross-Origin-Opener-Policy and Cross-Origin-Embedder-Policy';
  }
  return platform.sharedMemory ? undefined : 'this browser cannot share memory between them';
}
