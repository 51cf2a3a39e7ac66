import { msg } from '@lit/localize';
import type { DatasetSource } from '../../engine/types.ts';

/** A drawing as it was prepared, [28 × 28] grey values 0 to 255, and what it is. */
export interface OwnDrawing {
  label: string;
  pixels: Uint8Array;
}

export const DRAWING_SIDE = 28;
/** Below this there is too little to train on and to test with. */
export const FEWEST_DRAWINGS = 10;
/** About what the browser stores for a page. */
export const MOST_DRAWINGS = 2000;

const key = 'autoencoder-playground-drawings';
const size = DRAWING_SIDE * DRAWING_SIDE;

function restore(text: string | null): OwnDrawing[] {
  const entries: unknown = JSON.parse(text ?? '[]');
  if (!Array.isArray(entries)) return [];
  return entries.flatMap(({ label, pixels }: Record<string, unknown>) => {
    if (typeof label !== 'string' || typeof pixels !== 'string') return [];
    const bytes = Uint8Array.from(atob(pixels), (character) => character.charCodeAt(0));
    return bytes.length === size ? [{ label, pixels: bytes }] : [];
  });
}

/**
 * Drawings collected with their labels, kept in the browser; where it refuses storage, for the visit.
 * Dispatches `change`.
 */
export class OwnDrawings extends EventTarget {
  readonly #storage: () => Storage;
  #all: readonly OwnDrawing[] | undefined;

  /** The browser may refuse to even name its storage, so that is done when it is used. */
  constructor(storage: () => Storage) {
    super();
    this.#storage = storage;
  }

  get all(): readonly OwnDrawing[] {
    if (!this.#all) {
      try {
        this.#all = restore(this.#storage().getItem(key));
      } catch {
        this.#all = [];
      }
    }
    return this.#all;
  }

  /** Adds a drawing with pixels in [0, 1]; labels are told apart by more than blanks around them. */
  add(pixels: Float32Array, label: string): void {
    const bytes = Uint8Array.from(pixels, (value) => Math.round(value * 255));
    this.#set([...this.all, { label: label.trim(), pixels: bytes }]);
  }

  remove(drawing: OwnDrawing): void {
    this.#set(this.all.filter((other) => other !== drawing));
  }

  /** All drawings as images to train on. */
  source(): DatasetSource {
    const pixels = new Uint8Array(this.all.length * size);
    this.all.forEach((drawing, i) => {
      pixels.set(drawing.pixels, i * size);
    });
    return {
      kind: 'images',
      name: msg('my drawings'),
      rows: DRAWING_SIDE,
      columns: DRAWING_SIDE,
      pixels,
      classes: this.all.map(({ label }) => label),
    };
  }

  #set(drawings: readonly OwnDrawing[]): void {
    this.#all = drawings;
    const entries = drawings.map(({ label, pixels }) => ({
      label,
      pixels: btoa(String.fromCharCode(...pixels)),
    }));
    try {
      this.#storage().setItem(key, JSON.stringify(entries));
    } catch {
      // Refused, or full: they are there for this visit.
    }
    this.dispatchEvent(new Event('change'));
  }
}

/** The drawings of this page, wherever they are shown. */
export const ownDrawings = new OwnDrawings(() => localStorage);
