import { msg, str } from '@lit/localize';
import type { Decoded, PathKind } from '../../engine/analysis-types.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Experiment } from './experiment.ts';
import type { PanelExchange } from './panel-exchange.ts';

/** An end of a walk: the index of a test image, or a code. */
export type WalkEnd = number | ArrayLike<number>;

/** How a walk goes from one end to the other, and how many images it has, both ends included. */
export interface ScriptWalk {
  path?: 'linear' | 'spherical';
  steps?: number;
}

const PATHS: readonly PathKind[] = ['linear', 'spherical'];
const MOST_STEPS = 1000;

async function codeOf(end: unknown, experiment: Experiment, engine: Engine): Promise<Float32Array> {
  const { data, model } = experiment;
  if (typeof end === 'number') {
    const count = data.info?.testCount ?? 0;
    if (Number.isInteger(end) && end >= 0 && end < count) return engine.encodeTest(end, 1);
    throw new RangeError(
      msg(
        str`A walk's end is the test image ${end}; expected a whole number from 0 to ${count - 1}.`,
      ),
    );
  }
  const units = model?.configuration.model.code ?? 0;
  const isList = Array.isArray(end) || (ArrayBuffer.isView(end) && !(end instanceof DataView));
  if (!isList) {
    throw new TypeError(msg("A walk's end must be the index of a test image or a code, a list."));
  }
  const values = Array.from(end as ArrayLike<unknown>);
  if (values.length === units && values.every(Number.isFinite)) {
    return Float32Array.from(values as number[]);
  }
  throw new RangeError(
    msg(str`A walk's end is a code of ${values.length} values; expected ${units} finite numbers.`),
  );
}

/**
 * Opens the walk and shows it with these ends, and answers what is decoded on it.
 * @throws {TypeError | RangeError} a sentence, where ends, path or steps make no sense
 */
export async function walkByScript(
  experiment: Experiment,
  exchange: PanelExchange,
  ends: readonly unknown[],
  { path = 'linear', steps = 16 }: ScriptWalk,
): Promise<Decoded> {
  const engine = experiment.runningEngine as Engine;
  if (!PATHS.includes(path)) {
    throw new RangeError(
      msg(str`path is ${String(path)}, but must be one of ${PATHS.join(', ')}.`),
    );
  }
  if (!(Number.isInteger(steps) && steps >= 2 && steps <= MOST_STEPS)) {
    throw new RangeError(
      msg(str`steps is ${String(steps)}, but must be a whole number from 2 to ${MOST_STEPS}.`),
    );
  }
  const codes: Float32Array[] = [];
  for (const end of ends) codes.push(await codeOf(end, experiment, engine));
  exchange.handlers['walk-path'](path);
  exchange.handlers['walk-points'](codes);
  exchange.handlers['drawer-open']('walk');
  return engine.walk(codes, { path, steps });
}
