import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { advanceWalk, WALK_DURATION, type WalkState } from './walk-timing.ts';

/** Moves along a walk while it plays, one step per animation frame. */
export class WalkPlayer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #moved: () => void;
  #state: WalkState = { position: 0, direction: 1 };
  #frame = 0;
  #last = 0;
  /** Milliseconds from one end to the other. */
  duration = WALK_DURATION;

  constructor(host: ReactiveControllerHost, moved: () => void) {
    this.#host = host;
    this.#moved = moved;
    host.addController(this);
  }

  get playing(): boolean {
    return this.#frame !== 0;
  }

  get position(): number {
    return this.#state.position;
  }

  set position(position: number) {
    this.#state = { ...this.#state, position };
    this.#moved();
    this.#host.requestUpdate();
  }

  play(): void {
    this.#last = performance.now();
    this.#frame ||= requestAnimationFrame(this.#step);
    this.#host.requestUpdate();
  }

  pause(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.pause();
  }

  readonly #step = (now: number): void => {
    // A long pause between frames, as of a hidden tab, must not make the walk jump.
    this.#state = advanceWalk(this.#state, Math.min(100, now - this.#last), this.duration);
    this.#last = now;
    this.#frame = requestAnimationFrame(this.#step);
    this.#moved();
    this.#host.requestUpdate();
  };
}
