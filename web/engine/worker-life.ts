// A worker that is killed, runs out of memory or closes itself says nothing. It holds a lock as long as
// it lives, which the browser gives to the page once it does not: no beat of a heart could tell a
// worker that is dead from one that computes for a while.

/** A name that no other lock of the site has. */
export function lockName(): string {
  return `autoencoder-engine ${Date.now()} ${Math.random()}`;
}

/**
 * Takes a lock that only the worker's end gives back.
 * @returns whether there is one: pages without https, and some frames, have no locks
 */
export function holdForLife(name: string): Promise<boolean> {
  const { locks } = navigator as { locks?: LockManager };
  if (!locks) return Promise.resolve(false);
  return new Promise((resolve) => {
    const forever = () => {
      resolve(true);
      return new Promise<never>(() => {});
    };
    locks.request(name, forever).catch(() => resolve(false));
  });
}

/** Calls back once a worker that has taken the lock is gone, unless the signal is aborted before. */
export function whenGone(name: string, signal: AbortSignal, callback: () => void): void {
  navigator.locks.request(name, { signal }, callback).catch(() => undefined);
}
