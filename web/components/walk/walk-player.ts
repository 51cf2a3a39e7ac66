import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { InSight } from '../base/in-sight.ts';
import { advanceWalk, WALK_DURATION, type WalkState } from './walk-timing.ts';

/** Moves along a walk while it plays and is in sight, one step per animation frame. */
export class WalkPlayer implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #moved: () => void;
  #state: WalkState = { position: 0, direction: 1 };
  readonly #sight: InSight;
  #isPlaying = false;
  #frame = 0;
  #last = 0;
  /** Milliseconds from one end to the other. */
  duration = WALK_DURATION;

  constructor(host: ReactiveControllerHost & Element, moved: () => void) {
    this.#host = host;
    this.#moved = moved;
    this.#sight = new InSight(host, () => this.#go());
    host.addController(this);
  }

  get playing(): boolean {
    return this.#isPlaying;
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
    this.#isPlaying = true;
    this.#go();
    this.#host.requestUpdate();
  }

  pause(): void {
    this.#isPlaying = false;
    this.#go();
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.pause();
  }

  /** Moves, or stands still where it is paused or nobody sees it. */
  #go(): void {
    this.#sight.follow(this.#isPlaying);
    cancelAnimationFrame(this.#frame);
    if (!this.#isPlaying || !this.#sight.seen) return;
    this.#last = performance.now();
    this.#frame = requestAnimationFrame(this.#step);
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
