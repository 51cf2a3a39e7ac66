import { EngineError } from './engine-error.ts';
import type { EngineErrorCode } from './types.ts';

/** What Emscripten adds to a module that throws C++ exceptions; its generated types leave it out. */
interface ExceptionHelpers {
  getExceptionMessage(exception: object): [type: string, message: string];
  decrementExceptionRefcount(exception: object): void;
}

/**
 * Whether C++ threw it. TypeScript's library does not know the class yet, and it is looked up late
 * because there are browsers without it.
 */
function isCoreException(thrown: unknown): thrown is object {
  return thrown instanceof (WebAssembly as unknown as { Exception: new () => object }).Exception;
}

/** By the mangled names of the exceptions' types, which are all that the modules know. */
const codes: Record<string, EngineErrorCode> = {
  N2ae10InputErrorE: 'bad-input',
  N2ae13DivergedErrorE: 'diverged',
};
const outOfMemory = 'St9bad_alloc';

/**
 * Anything that a call into a module of the core may throw, as the error that leaves the engine.
 * @param core the module that threw it
 */
export function asEngineError(thrown: unknown, core: object): EngineError {
  if (thrown instanceof EngineError) return thrown;
  if (isCoreException(thrown)) {
    const helpers = core as ExceptionHelpers;
    const [type, message] = helpers.getExceptionMessage(thrown);
    helpers.decrementExceptionRefcount(thrown);
    if (type === outOfMemory) {
      return new EngineError('unavailable', 'There is not enough memory in this page for that.');
    }
    return new EngineError(codes[type] ?? 'internal', message);
  }
  return new EngineError('internal', thrown instanceof Error ? thrown.message : String(thrown));
}
