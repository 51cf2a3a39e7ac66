import type { EngineCalls } from '../engine-calls.ts';
import { requireMemory } from './memory.ts';
import { modelInfo } from './model-info.ts';
import type { SessionState } from './session-state.ts';
import { Snapshots } from './snapshots.ts';

/** The calls that take and take up the complete state of a training. */
export const checkpointCalls = (state: SessionState) =>
  ({
    async saveCheckpoint({ snapshots = false } = {}) {
      return state.saveCheckpoint(snapshots);
    },

    async loadCheckpoint(checkpoint, name = 'the checkpoint') {
      const { core } = state;
      const bytes = new Uint8Array(await checkpoint.file.arrayBuffer());
      const opened = core.openCheckpoint(bytes, name);
      try {
        requireMemory(core, opened.configuration());
        const model = opened.model();
        try {
          const size = model.parameters().byteLength;
          const snapshots = await Snapshots.read(checkpoint.snapshots, size);
          await state.resume(checkpoint, model, snapshots, (data) => opened.trainer(model, data));
        } catch (error) {
          model.delete();
          throw error;
        }
      } finally {
        opened.delete();
      }
      return modelInfo(state.model);
    },
  }) satisfies Partial<EngineCalls>;
