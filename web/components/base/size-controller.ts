import type { LitElement, ReactiveController } from 'lit';

/** A size in CSS pixels. */
export interface Size {
  width: number;
  height: number;
}

/** Tells the size of a part of its element whenever that changes. */
export class SizeController implements ReactiveController {
  readonly #host: LitElement;
  readonly #selector: string;
  readonly #changed: (size: Size) => void;
  readonly #observer = new ResizeObserver(([entry]) => {
    if (!entry) return;
    const { width, height } = entry.contentRect;
    this.#changed({ width, height });
  });
  #observed: Element | null = null;

  /** The part is the first that the selector finds once the element is rendered. */
  constructor(host: LitElement, selector: string, changed: (size: Size) => void) {
    this.#host = host;
    this.#selector = selector;
    this.#changed = changed;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#host.hasUpdated) this.hostUpdated();
  }

  hostUpdated(): void {
    const part = this.#host.renderRoot.querySelector(this.#selector);
    if (part === this.#observed) return;
    this.#observer.disconnect();
    if (part) this.#observer.observe(part);
    this.#observed = part;
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#observed = null;
  }
}
