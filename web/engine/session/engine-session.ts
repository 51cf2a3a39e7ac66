import type { MainModule } from '../generated/autoencoder-simd.js';
import type { EngineSession } from '../protocol.ts';
import type { LoadReader } from '../reader.ts';
import { analysisCalls } from './analysis-calls.ts';
import { checkpointCalls } from './checkpoint-calls.ts';
import { importCalls } from './import-calls.ts';
import { modelCalls } from './model-calls.ts';
import { pictureCalls } from './picture-calls.ts';
import { SessionState } from './session-state.ts';
import { trainingCalls } from './training-calls.ts';

/**
 * What a worker answers, over the WebAssembly core.
 * @param page the page's address, to which addresses in calls are relative
 */
export function createSession(
  core: MainModule,
  loadReader: LoadReader,
  page: string,
): EngineSession {
  const state = new SessionState({ core, loadReader, page });
  return {
    ...trainingCalls(state),
    ...checkpointCalls(state),
    ...importCalls(state),
    ...modelCalls(state),
    ...pictureCalls(state),
    ...analysisCalls(state),
  };
}
