import { msg, str } from '@lit/localize';
import type { Build, EngineOptions } from '../../engine/choose-build.ts';
import { Engine, EngineError } from '../../engine/engine.ts';
import type { DatasetSource } from '../../engine/types.ts';
import { buildText } from '../base/numbers.ts';

/** Why another build than the one that was asked for runs, and what that means. */
function insteadText(reason: string, asked: EngineOptions, engine: Engine): string {
  const { build } = engine;
  const name = buildText(build);
  if (asked.variant === undefined || asked.variant === build.variant) {
    return msg(str`${reason} It is computed with ${name} instead.`);
  }
  return msg(
    str`${reason} It is computed with ${name} instead, which rounds otherwise: the same seed gives other figures, in the ninth digit at first.`,
  );
}

/** Whether another build is asked for than the one that runs, if one does. */
export function asksForOther(asked: EngineOptions, running: Build | undefined): boolean {
  if (!running) return false;
  const { variant = running.variant, threads = running.threads } = asked;
  return variant !== running.variant || threads !== running.threads;
}

/** What is tried in place of what was asked for, one after the other. */
function otherBuilds(asked: EngineOptions): EngineOptions[] {
  const { threads = 1 } = asked;
  return threads > 1 ? [{ ...asked, threads: 1 }, {}] : [{}];
}

/**
 * Starts the engine with the build that was asked for or, where this browser does not have it, with
 * another that it has; `tell` is given a sentence about that.
 * @throws {EngineError} where none can be started
 */
export async function startEngine(
  asked: EngineOptions,
  first: DatasetSource,
  tell: (sentence: string) => void,
): Promise<Engine> {
  try {
    return await Engine.start(asked, first);
  } catch (refusal) {
    if (!(refusal instanceof EngineError) || Object.keys(asked).length === 0) throw refusal;
    for (const other of otherBuilds(asked)) {
      const engine = await Engine.start(other, first).catch(() => undefined);
      if (!engine) continue;
      tell(insteadText(refusal.message, asked, engine));
      return engine;
    }
    throw refusal;
  }
}
