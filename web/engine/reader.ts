// The module that makes data sets and models of people's files.
import { asEngineError } from './core-errors.ts';
import type { MainModule } from './generated/autoencoder-reader.js';

export type ReaderModule = MainModule;
export type LoadReader = () => Promise<ReaderModule>;

/** Has a new reader do something; its memory goes with it. What it throws becomes an `EngineError`. */
export async function withReader<Result>(
  load: LoadReader,
  use: (reader: ReaderModule) => Result | Promise<Result>,
): Promise<Result> {
  const reader = await load();
  try {
    return await use(reader);
  } catch (thrown) {
    throw asEngineError(thrown, reader);
  }
}
