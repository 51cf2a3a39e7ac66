import { msg } from '@lit/localize';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { type SessionRecord, VERSION } from './session-records.ts';

interface Schema extends DBSchema {
  /** What there is, each small enough to be listed with all others. */
  sessions: { key: string; value: SessionRecord };
  /** What is in them, by the session's id and the part's name. */
  parts: { key: [id: string, name: string]; value: unknown };
}

/** What is written of a session; parts that are not named stay as they are. */
export interface SessionChange {
  about: unknown;
  parts: Readonly<Record<string, unknown>>;
}

const partsOf = (id: string) => IDBKeyRange.bound([id, ''], [id, '\uffff']);

/**
 * Sessions in the browser's database, each of parts that are written by themselves. What a part may be
 * is what can be posted to a worker; Blobs are kept without being read.
 */
export class SessionStore {
  readonly #name: string;
  #opening: Promise<IDBPDatabase<Schema>> | undefined;

  /** @param name of the database; sites of one origin have one each. */
  constructor(name: string) {
    this.#name = name;
  }

  async list(): Promise<SessionRecord[]> {
    return (await this.#open()).getAll('sessions');
  }

  /** A session's part, as it was written. */
  async read(id: string, name: string): Promise<unknown> {
    return (await this.#open()).get('parts', [id, name]);
  }

  /** Writes all of it or, where there is no room or it is refused, nothing. */
  async write(id: string, { about, parts }: SessionChange): Promise<void> {
    const transaction = (await this.#open()).transaction(['sessions', 'parts'], 'readwrite');
    const sessions = transaction.objectStore('sessions');
    const write = async () => {
      const before = (await sessions.get(id))?.parts ?? [];
      const names = [...new Set([...before, ...Object.keys(parts)])];
      await sessions.put({ id, version: VERSION, savedAt: Date.now(), parts: names, about });
      for (const [name, value] of Object.entries(parts)) {
        await transaction.objectStore('parts').put(value, [id, name]);
      }
    };
    await this.#finished(transaction, write);
  }

  async delete(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const transaction = (await this.#open()).transaction(['sessions', 'parts'], 'readwrite');
    const remove = async () => {
      for (const id of ids) {
        await transaction.objectStore('sessions').delete(id);
        await transaction.objectStore('parts').delete(partsOf(id));
      }
    };
    await this.#finished(transaction, remove);
  }

  /** The first reason is told, and not that the transaction ended because of it. */
  async #finished(
    transaction: { done: Promise<void>; abort(): void },
    work: () => Promise<void>,
  ): Promise<void> {
    const done = transaction.done.then(
      () => undefined,
      (error: unknown) => error ?? new Error(msg('the browser ended the transaction')),
    );
    try {
      await work();
    } catch (error) {
      try {
        transaction.abort();
      } catch {
        // It has ended by itself.
      }
      await done;
      throw error;
    }
    const failure = await done;
    if (failure) throw failure;
  }

  #open(): Promise<IDBPDatabase<Schema>> {
    this.#opening ??= this.#openAnew().catch((error) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  async #openAnew(): Promise<IDBPDatabase<Schema>> {
    const forget = () => {
      this.#opening = undefined;
    };
    return openDB<Schema>(this.#name, 1, {
      upgrade(database) {
        database.createObjectStore('sessions', { keyPath: 'id' });
        database.createObjectStore('parts');
      },
      // A newer version of the page wants to change the database.
      blocking(_current, _blocked, event) {
        forget();
        (event.target as IDBDatabase).close();
      },
      terminated: forget,
    });
  }
}
