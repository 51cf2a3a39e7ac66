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

/** Below this, in pixels, a pointer's movement is a click's. */
const STILL = 3;

/**
 * Resizes a layer by pointer or by keys: while it lasts there is a draft to show, and once it is let
 * go one width is chosen. A press that does not move picks the layer.
 */
export class LayerResize {
  readonly #changed: (draft: DraftWidth | undefined) => void;
  readonly #choose: (draft: DraftWidth) => void;
  #grip: (Grip & { y: number; outwards: 1 | -1; moved: boolean }) | undefined;
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
    const layer = event.currentTarget as HTMLElement;
    layer.setPointerCapture(event.pointerId);
    const { top, height } = layer.getBoundingClientRect();
    // Either half is pulled away from the middle to make the layer wider.
    const outwards = event.clientY < top + height / 2 ? -1 : 1;
    this.#grip = { ...grip, y: event.clientY, outwards, moved: false };
  }

  pointerMove(event: PointerEvent): void {
    const grip = this.#grip;
    if (!grip) return;
    const distance = event.clientY - grip.y;
    grip.moved ||= Math.abs(distance) > STILL;
    if (!grip.moved) return;
    // The layer grows on both sides, so its edge stays under the pointer.
    const change = (2 * distance * grip.outwards) / grip.fullHeight;
    this.#try({ target: grip.target, width: draggedWidth(grip.width, grip.widest, change) });
  }

  /** Whether it was a click. */
  pointerUp(): boolean {
    const clicked = this.#grip !== undefined && !this.#grip.moved;
    this.#grip = undefined;
    this.finish();
    return clicked;
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
