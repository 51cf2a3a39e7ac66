import { decodePicture } from '../decode-picture.ts';
import type { EngineCalls } from '../engine-calls.ts';
import type { SessionState } from './session-state.ts';

/** The calls about pictures that people bring. */
export const pictureCalls = (state: SessionState) =>
  ({
    async preparePicture(file) {
      const { core } = state;
      const [rows, columns] = JSON.parse(state.shown.configuration()).model.input;
      const picture = await decodePicture(file, (high, wide) =>
        core.checkPictureSize(high, wide, file.name),
      );
      const prepared = core.preparePicture(
        picture.rgba,
        picture.rows,
        picture.columns,
        file.name,
        rows,
        columns,
      );
      try {
        return {
          image: prepared.image(),
          rows,
          columns,
          remarks: JSON.parse(prepared.remarks()),
        };
      } finally {
        prepared.delete();
      }
    },
  }) satisfies Partial<EngineCalls>;
