import { draggedWidth, widthByKey } from './hourglass-geometry.ts';

/** A width that is tried and not yet chosen. */
export interface DraftWidth {
  /** The encoder's hidden layer, or its length for the code. */
  target: number;
  width: number;
}

/** Where a gesture starts. */
export interface Grip {
  target: number;
  width: number;
  /** The widest layer's units, and its height in CSS pixels. */
  widest: number;
  fullHeight: number;
}

/** Below this, in pixels, a pointer has not moved. */
const STILL = 3;

/**
 * Resizes a layer by its handle or by keys: while it lasts there is a draft to show, and once it is let
 * go one width is chosen.
 */
export class LayerResize {
  readonly #changed: (draft: DraftWidth | undefined) => void;
  readonly #choose: (draft: DraftWidth) => void;
  #grip: (Grip & { y: number; moved: boolean }) | undefined;
  #draft: DraftWidth | undefined;

  constructor(
    changed: (draft: DraftWidth | undefined) => void,
    choose: (draft: DraftWidth) => void,
  ) {
    this.#changed = changed;
    this.#choose = choose;
  }

  pointerDown(event: PointerEvent, grip: Grip): void {
    if (event.button !== 0 || !event.isPrimary) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.#grip = { ...grip, y: event.clientY, moved: false };
  }

  pointerMove(event: PointerEvent): void {
    const grip = this.#grip;
    if (!grip) return;
    const distance = event.clientY - grip.y;
    grip.moved ||= Math.abs(distance) > STILL;
    if (!grip.moved) return;
    // The layer grows on both sides, so its lower edge stays under the pointer.
    const change = (2 * distance) / grip.fullHeight;
    this.#try({ target: grip.target, width: draggedWidth(grip.width, grip.widest, change) });
  }

  /** Whether the key was one that resizes. */
  keyDown(event: KeyboardEvent, target: number, width: number): boolean {
    if (event.key === 'Escape' && this.#draft) {
      this.cancel();
      return true;
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return false;
    const next = widthByKey(event.key, this.#draft?.target === target ? this.#draft.width : width);
    if (next === undefined) return false;
    this.#try({ target, width: next });
    return true;
  }

  /** Chooses the draft, if there is one. */
  finish(): void {
    this.#grip = undefined;
    const draft = this.#draft;
    if (!draft) return;
    this.cancel();
    this.#choose(draft);
  }

  /** Goes back to the width it was. */
  cancel(): void {
    this.#grip = undefined;
    this.#draft = undefined;
    this.#changed(undefined);
  }

  #try(draft: DraftWidth): void {
    this.#draft = draft;
    this.#changed(draft);
  }
}
