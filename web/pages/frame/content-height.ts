declare global {
  interface Window {
    /** Has a browser with responsive sizing of frames measure this one's content anew. */
    requestResize?(): void;
  }
}

/**
 * Tells the height of the document's content in CSS pixels, rounded up, whenever it is another one. The
 * content is the body: the document is never less high than its frame, so it would not become smaller again.
 */
export class ContentHeight {
  readonly #tell: (height: number) => void;
  #height = 0;

  constructor(tell: (height: number) => void) {
    this.#tell = tell;
    new ResizeObserver(() => this.#look()).observe(document.body);
  }

  /** Tells it once more, to somebody who may not have heard it; 0 where nothing is laid out yet. */
  again(): void {
    this.#tell(this.#height);
  }

  #look(): void {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    // Nothing has been shown yet, or the frame is not laid out.
    if (height === 0 || height === this.#height) return;
    this.#height = height;
    this.#tell(height);
    try {
      window.requestResize?.();
    } catch {
      // The document is in another element than an iframe, whose size is not its content's.
    }
  }
}
