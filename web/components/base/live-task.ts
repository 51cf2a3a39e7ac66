import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { emit, errorMessage } from './events.ts';
import { LatestWins } from './latest-wins.ts';
import { Staleness } from './staleness.ts';

/** The tasks of each panel that are not done yet, and those that are late. */
const pending = new WeakMap<HTMLElement, Set<LiveTask>>();
const late = new WeakMap<HTMLElement, Set<LiveTask>>();

/** Notes a task of a panel, or strikes it out; returns whether any is left. */
function note(
  tasksOf: WeakMap<HTMLElement, Set<LiveTask>>,
  host: HTMLElement,
  task: LiveTask,
  isNoted: boolean,
): boolean {
  const tasks = tasksOf.get(host) ?? new Set<LiveTask>();
  tasksOf.set(host, tasks);
  if (isNoted) tasks.add(task);
  else tasks.delete(task);
  return tasks.size > 0;
}

/**
 * Work that keeps a panel up to date: done while somebody can see the panel, and not too often. As long
 * as there is work to do, the panel has the attribute `busy`: what it shows is not yet of now. Where that
 * takes longer than it should, it has `stale` as well, which is seen.
 */
export class LiveTask implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #latest: LatestWins;
  #observer: IntersectionObserver | undefined;
  #onScreen = false;
  #wanted = false;
  #urgent = false;
  readonly #staleness = new Staleness((isStale) => {
    const isLate = note(late, this.#host, this, isStale);
    this.#host.toggleAttribute('stale', isLate);
    this.#host.ariaBusy = isLate ? 'true' : null;
  });

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    interval: number,
    work: () => Promise<void>,
  ) {
    this.#host = host;
    const workIfSeen = async () => {
      // Nobody may see the panel any more after the rest between two runs.
      if (!this.#isSeen) {
        this.#wanted = true;
        return;
      }
      this.#staleness.begun();
      await work();
      this.#staleness.answered();
    };
    this.#latest = new LatestWins(workIfSeen, {
      interval,
      share: 0.2,
      onError: (error) => {
        // A request that waits until the panel is seen makes it stale as well.
        if (!this.#wanted) emit(host, 'playground-message', errorMessage(error));
      },
      onIdle: () => this.#tell(),
    });
    host.addController(this);
  }

  /** Asks for the work to be done, with the state of when it starts; urgent work does not wait. */
  request(urgent = false): void {
    this.#wanted = true;
    this.#urgent ||= urgent;
    this.#staleness.requested();
    this.#tell();
    this.#startIfSeen();
  }

  hostConnected(): void {
    this.#observer = new IntersectionObserver(
      (entries) => {
        this.#onScreen = entries.at(-1)?.isIntersecting ?? false;
        this.#startIfSeen();
      },
      { rootMargin: '64px' },
    );
    this.#observer.observe(this.#host);
    document.addEventListener('visibilitychange', this.#startIfSeen);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#onScreen = false;
    document.removeEventListener('visibilitychange', this.#startIfSeen);
    this.#latest.cancel();
    this.#staleness.givenUp();
    this.#tell();
  }

  /** Says on the panel whether any of its tasks is still to be done. */
  #tell(): void {
    const isBusy = note(pending, this.#host, this, this.#wanted || this.#latest.isBusy);
    this.#host.toggleAttribute('busy', isBusy);
  }

  get #isSeen(): boolean {
    return this.#onScreen && !document.hidden;
  }

  readonly #startIfSeen = (): void => {
    if (!this.#wanted || !this.#isSeen) return;
    this.#latest.request(this.#urgent);
    this.#wanted = false;
    this.#urgent = false;
  };
}
