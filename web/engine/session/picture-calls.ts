import { decodePicture } from '../decode-picture.ts';
import type { EngineCalls } from '../engine-calls.ts';
import { withReader } from '../reader.ts';
import type { SessionState } from './session-state.ts';

/** The calls about pictures that people bring. */
export const pictureCalls = (state: SessionState) =>
  ({
    async preparePicture(file) {
      const [rows, columns] = JSON.parse(state.shown.configuration()).model.input;
      return withReader(state.surroundings.loadReader, async (reader) => {
        const picture = await decodePicture(file, (high, wide) =>
          reader.checkPictureSize(high, wide, file.name),
        );
        const prepared = reader.preparePicture(
          picture.rgba,
          picture.rows,
          picture.columns,
          file.name,
          rows,
          columns,
        );
        const remarks = JSON.parse(prepared.remarks());
        return { image: prepared.image(), rows, columns, remarks };
      });
    },
  }) satisfies Partial<EngineCalls>;
