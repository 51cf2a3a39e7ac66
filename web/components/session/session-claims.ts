/** Milliseconds that a page which is being left has to give its claim up. */
const PATIENCE = 1000;

const OWN = 'autoencoder-playground-session';

/** The id of the session that this tab was about before it was loaded anew; a duplicated tab has it, too. */
export function rememberedId(): string | undefined {
  try {
    return sessionStorage.getItem(OWN) ?? undefined;
  } catch {
    return undefined;
  }
}

function rememberId(id: string): void {
  try {
    sessionStorage.setItem(OWN, id);
  } catch {
    // Another session is then offered first, or none where there are no locks.
  }
}

function newId(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
}

/** A hold on a session, which no other page has as long as it lasts. */
export interface Claim {
  readonly id: string;
  release(): void;
}

/**
 * The claims of pages on sessions: a lock each, which the browser gives back once a page is gone. Where
 * there are no locks, as on pages without https, a session is the tab's that it began in.
 */
export class SessionClaims {
  readonly #scope: string;
  readonly #locks: LockManager | undefined;

  constructor(scope: string, { locks } = navigator as { locks?: LockManager }) {
    this.#scope = scope;
    this.#locks = locks;
  }

  /** A claim on a session of its own, which does not exist yet. */
  async begin(): Promise<Claim> {
    const id = newId();
    const claim = this.#locks && (await this.#lock(this.#locks, id, 0));
    return claim ?? { id, release() {} };
  }

  /** A claim on a session, unless another page has it. */
  async claim(id: string): Promise<Claim | undefined> {
    const isOwn = id === rememberedId();
    if (!this.#locks) return isOwn ? { id, release() {} } : undefined;
    // The page before this one in the tab may not be quite gone.
    return this.#lock(this.#locks, id, isOwn ? PATIENCE : 0);
  }

  /** Has the tab know the session again when it is loaded anew. */
  remember({ id }: Claim): void {
    rememberId(id);
  }

  /** The ids of the sessions that pages are about; nothing where that cannot be known. */
  async inUse(): Promise<ReadonlySet<string> | undefined> {
    const held = (await this.#locks?.query())?.held;
    const prefix = this.#lockName('');
    const names = held?.map(({ name = '' }) => name).filter((name) => name.startsWith(prefix));
    return names && new Set(names.map((name) => name.slice(prefix.length)));
  }

  #lock(locks: LockManager, id: string, patience: number): Promise<Claim | undefined> {
    return new Promise((resolve) => {
      const hold = (lock: Lock | null) => {
        if (!lock) return resolve(undefined);
        return new Promise<void>((release) => resolve({ id, release }));
      };
      const options =
        patience > 0 ? { signal: AbortSignal.timeout(patience) } : { ifAvailable: true };
      locks.request(this.#lockName(id), options, hold).catch(() => resolve(undefined));
    });
  }

  #lockName(id: string): string {
    return `autoencoder-session ${this.#scope} ${id}`;
  }
}
