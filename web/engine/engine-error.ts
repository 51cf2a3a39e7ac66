import type { EngineErrorCode } from './types.ts';

/** What every failing call of the engine rejects with; `code` is stable, the message is for people. */
export class EngineError extends Error {
  override readonly name = 'EngineError';

  constructor(
    readonly code: EngineErrorCode,
    message: string,
  ) {
    super(message);
  }
}
