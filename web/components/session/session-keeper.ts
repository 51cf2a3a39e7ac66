import { msg, str } from '@lit/localize';
import { type Claim, rememberedId, type SessionClaims } from './session-claims.ts';
import { offerable, type SessionRecord, tooMany } from './session-records.ts';
import type { SessionChange, SessionStore } from './session-store.ts';

/** A session that another visit left, held for this page. */
export interface OfferedSession {
  record: SessionRecord;
  claim: Claim;
}

/** The sentence about a database that cannot be used. */
export function refusalText(error: unknown): string {
  const { name, message } = error as { name?: string; message?: string };
  if (name === 'QuotaExceededError') {
    return msg(
      'The browser has no room left to keep this session for another visit: after a reload, what came since it was kept last is gone.',
    );
  }
  const reason = String(message || name || error).replace(/\.$/, '');
  return msg(
    str`This browser keeps no session for another visit (${reason}): after a reload all begins anew.`,
  );
}

/**
 * Keeps the session of this page as it goes on, and finds those that other visits left. Where the
 * browser refuses, that is told once, and all else works.
 */
export class SessionKeeper {
  readonly #store: SessionStore;
  readonly #claims: SessionClaims;
  readonly #tell: (sentence: string) => void;
  #own: Claim | undefined;
  /** What is to be written once the write before has ended. */
  #waiting: SessionChange | undefined;
  #writing: Promise<void> | undefined;
  #isRefused = false;

  constructor(store: SessionStore, claims: SessionClaims, tell: (sentence: string) => void) {
    this.#store = store;
    this.#claims = claims;
    this.#tell = tell;
  }

  /** Whether this page has a session that is kept. */
  get isKeeping(): boolean {
    return this.#own !== undefined;
  }

  /**
   * The newest session that no page is about and that has these parts, if it is one that is wanted; it
   * is this page's to take up or forget.
   */
  async find(
    parts: readonly string[],
    isWanted: (about: unknown) => boolean,
  ): Promise<OfferedSession | undefined> {
    try {
      for (const record of offerable(await this.#store.list(), parts, rememberedId())) {
        if (!isWanted(record.about)) continue;
        const claim = await this.#claims.claim(record.id);
        if (claim) return { record, claim };
      }
    } catch (error) {
      this.#refuse(error);
    }
    return undefined;
  }

  read({ record }: OfferedSession, part: string): Promise<unknown> {
    return this.#store.read(record.id, part);
  }

  /** Goes on keeping a session that was found, in place of the one that began here. */
  async adopt({ claim }: OfferedSession): Promise<void> {
    await this.settled();
    const before = this.#own;
    this.#own = claim;
    this.#claims.remember(claim);
    if (before) await this.#forget(before);
  }

  /** Forgets a session that was found. */
  async drop({ claim }: OfferedSession): Promise<void> {
    await this.#forget(claim);
  }

  /** Writes parts of this page's session, after those that are being written. */
  write({ about, parts }: SessionChange): void {
    this.#waiting = { about, parts: { ...this.#waiting?.parts, ...parts } };
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = undefined;
    });
  }

  /** Resolves once all is written, or refused. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  async #writeAll(): Promise<void> {
    for (let change = this.#waiting; change; change = this.#waiting) {
      this.#waiting = undefined;
      try {
        await this.#writeOne(change);
      } catch (error) {
        this.#refuse(error);
      }
    }
  }

  async #writeOne(change: SessionChange): Promise<void> {
    const isFirst = this.#own === undefined;
    this.#own ??= await this.#claims.begin();
    await this.#store.write(this.#own.id, change);
    this.#isRefused = false;
    if (!isFirst) return;
    this.#claims.remember(this.#own);
    const inUse = await this.#claims.inUse();
    const { id } = this.#own;
    await this.#store.delete(
      tooMany(await this.#store.list(), (other) => other === id || (inUse?.has(other) ?? false)),
    );
  }

  async #forget(claim: Claim): Promise<void> {
    try {
      await this.#store.delete([claim.id]);
    } catch (error) {
      this.#refuse(error);
    } finally {
      claim.release();
    }
  }

  #refuse(error: unknown): void {
    if (!this.#isRefused) this.#tell(refusalText(error));
    this.#isRefused = true;
  }
}
