import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SessionClaims } from '../../../../web/components/session/session-claims.ts';
import { refusalText, SessionKeeper } from '../../../../web/components/session/session-keeper.ts';
import { type SessionRecord, VERSION } from '../../../../web/components/session/session-records.ts';
import type {
  SessionChange,
  SessionStore,
} from '../../../../web/components/session/session-store.ts';

/** Stands for the browser's database, of this page and others. */
class MemoryStore {
  readonly sessions = new Map<string, { savedAt: number; parts: Record<string, unknown> }>();
  readonly writes: string[][] = [];
  failure: Error | undefined;
  /** Lets a write end; without it, each ends at once. */
  gate: Promise<void> = Promise.resolve();
  #time = 0;

  async list(): Promise<SessionRecord[]> {
    if (this.failure) throw this.failure;
    return [...this.sessions].map(([id, { savedAt, parts }]) => ({
      ...{ id, savedAt, version: VERSION, about: id },
      parts: Object.keys(parts),
    }));
  }

  async read(id: string, name: string) {
    return this.sessions.get(id)?.parts[name];
  }

  async write(id: string, { parts }: SessionChange) {
    await this.gate;
    if (this.failure) throw this.failure;
    this.#time += 1;
    this.writes.push(Object.keys(parts));
    const before = this.sessions.get(id)?.parts;
    this.sessions.set(id, { savedAt: this.#time, parts: { ...before, ...parts } });
  }

  async delete(ids: readonly string[]) {
    for (const id of ids) this.sessions.delete(id);
  }
}

/** Stands for the browser's locks. */
class MemoryClaims {
  readonly held = new Set<string>();
  #count = 0;

  async claim(id: string) {
    if (this.held.has(id)) return undefined;
    this.held.add(id);
    return { id, release: () => void this.held.delete(id) };
  }

  async begin() {
    this.#count += 1;
    const claim = await this.claim(`session ${this.#count}`);
    if (!claim) throw new Error('a new session is claimed already');
    return claim;
  }

  remember() {}

  async inUse() {
    return this.held;
  }
}

describe('the keeper of a session', () => {
  let store: MemoryStore;
  let claims: MemoryClaims;
  let told: string[];
  beforeEach(() => {
    store = new MemoryStore();
    claims = new MemoryClaims();
    told = [];
  });
  const keeper = () =>
    new SessionKeeper(
      store as unknown as SessionStore,
      claims as unknown as SessionClaims,
      (text) => told.push(text),
    );
  const left = async (id: string) => {
    await store.write(id, { about: id, parts: { run: `run of ${id}`, data: 'data' } });
  };

  it('writes one change after another, and of those that wait one with all of their parts', async () => {
    let open = () => {};
    store.gate = new Promise((resolve) => {
      open = resolve;
    });
    const kept = keeper();
    kept.write({ about: 1, parts: { run: 1, data: 1 } });
    kept.write({ about: 2, parts: { run: 2 } });
    kept.write({ about: 3, parts: { run: 3, desk: 3 } });
    await vi.waitFor(() => expect(kept.isKeeping).toBe(true));
    open();
    await kept.settled();
    expect(store.writes).toEqual([
      ['run', 'data'],
      ['run', 'desk'],
    ]);
    expect(store.sessions.get('session 1')?.parts).toEqual({ run: 3, data: 1, desk: 3 });
  });

  it('offers what another visit left, unless a page is about it, and holds it', async () => {
    await left('older');
    await left('newer');
    claims.held.add('newer');
    const found = await keeper().find(['run', 'data'], () => true);
    expect(found?.record.id).toBe('older');
    expect(await keeper().find(['run', 'data'], () => true)).toBeUndefined();
  });

  it('passes over what is not wanted, and does not hold it', async () => {
    await left('wanted');
    await left('other');
    const found = await keeper().find(['run'], (about) => about === 'wanted');
    expect(found?.record.id).toBe('wanted');
    expect(claims.held.has('other')).toBe(false);
  });

  it('goes on keeping what it took up, in place of what had begun', async () => {
    await left('earlier');
    const kept = keeper();
    const found = await kept.find(['run'], () => true);
    if (!found) throw new Error('nothing was found');
    kept.write({ about: 'new', parts: { run: 'new' } });
    await kept.settled();
    expect([...store.sessions.keys()]).toEqual(['earlier', 'session 1']);
    expect(await kept.read(found, 'run')).toBe('run of earlier');
    await kept.adopt(found);
    kept.write({ about: 'on', parts: { run: 'gone on' } });
    await kept.settled();
    expect([...store.sessions.keys()]).toEqual(['earlier']);
    expect(store.sessions.get('earlier')?.parts.run).toBe('gone on');
    expect([...claims.held]).toEqual(['earlier']);
  });

  it('forgets what is declined', async () => {
    await left('earlier');
    const kept = keeper();
    const found = await kept.find(['run'], () => true);
    if (found) await kept.drop(found);
    expect(store.sessions.size).toBe(0);
    expect(claims.held.size).toBe(0);
  });

  it('leaves three beside its own and those of other pages', async () => {
    for (const id of ['a', 'b', 'c', 'd', 'e']) await left(id);
    claims.held.add('a');
    const kept = keeper();
    kept.write({ about: '', parts: { run: 1 } });
    await kept.settled();
    expect([...store.sessions.keys()]).toEqual(['a', 'c', 'd', 'e', 'session 1']);
  });

  it('says once that the browser refuses, goes on trying, and would say so again', async () => {
    store.failure = new DOMException('The operation is insecure.', 'SecurityError');
    const kept = keeper();
    expect(await kept.find(['run'], () => true)).toBeUndefined();
    for (let i = 0; i < 3; i += 1) {
      kept.write({ about: '', parts: { run: i } });
      await kept.settled();
    }
    expect(told).toEqual([
      'This browser keeps no session for another visit (The operation is insecure): after a reload all begins anew.',
    ]);
    store.failure = undefined;
    kept.write({ about: '', parts: { run: 4 } });
    await kept.settled();
    expect(store.sessions.size).toBe(1);
    store.failure = new DOMException('No room.', 'QuotaExceededError');
    kept.write({ about: '', parts: { run: 5 } });
    await kept.settled();
    expect(told[1]).toContain('no room left');
  });
});

describe('the sentence about a database that cannot be used', () => {
  it('gives the reason, whatever was thrown', () => {
    expect(refusalText(new DOMException('', 'InvalidStateError'))).toContain('InvalidStateError');
    expect(refusalText(new TypeError('indexedDB is undefined'))).toContain('is undefined)');
    expect(refusalText('nothing')).toContain('(nothing)');
  });
});
