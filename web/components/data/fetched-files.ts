import type { DatasetSource } from '../../engine/types.ts';
import { fetchFile } from './fetch-file.ts';

/** The files of addresses, each fetched once. */
export class FetchedFiles {
  readonly #fetch: (address: string) => Promise<File>;
  readonly #files = new Map<string, Promise<File>>();
  readonly #sources = new Map<string, DatasetSource>();

  constructor(fetch: (address: string) => Promise<File> = fetchFile) {
    this.#fetch = fetch;
  }

  /** The file of a whole address; what failed is tried anew when it is asked for again. */
  file(address: string): Promise<File> {
    const known = this.#files.get(address);
    if (known) return known;
    const file = this.#fetch(address);
    this.#files.set(address, file);
    file.catch(() => this.#files.delete(address));
    return file;
  }

  /** The source with the files of its addresses, the same whenever it is asked for; any other as it is. */
  async source(source: DatasetSource): Promise<DatasetSource> {
    if (source.kind !== 'files' || !source.addresses || source.files.length > 0) return source;
    const key = source.addresses.join(' ');
    const known = this.#sources.get(key);
    if (known) return known;
    const files = await Promise.all(source.addresses.map((address) => this.file(address)));
    const fetched = { ...source, files };
    this.#sources.set(key, fetched);
    return fetched;
  }
}
