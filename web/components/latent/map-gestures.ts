import type { Place } from './latent-scale.ts';
import type { PlaceReader } from './place-reader.ts';

/** An arrow key moves the place by this share of the map. */
const KEY_STEP = 0.02;
/** CSS pixels that a click may move by and still be one. */
const CLICK = 6;

const ARROWS: Readonly<Record<string, readonly [across: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export interface GestureActions {
  size(): { width: number; height: number };
  pick(place: Place): void;
  removeLast(): void;
  clear(): void;
}

/** What mouse, finger and keyboard do on the map: point at places, and pick them. */
export class MapGestures {
  readonly #reader: PlaceReader;
  readonly #actions: GestureActions;
  #pressed: Place | undefined;
  /** Whether the place was moved by keys last. */
  byKeys = false;

  constructor(reader: PlaceReader, actions: GestureActions) {
    this.#reader = reader;
    this.#actions = actions;
  }

  readonly move = (event: PointerEvent): void => {
    this.byKeys = false;
    this.#reader.point({ x: event.offsetX, y: event.offsetY });
  };

  readonly press = (event: PointerEvent): void => {
    this.#pressed = { x: event.clientX, y: event.clientY };
    this.move(event);
  };

  readonly click = (event: PointerEvent): void => {
    const { x, y } = this.#pressed ?? { x: event.clientX, y: event.clientY };
    // The end of a drag, which decoded on its way, picks nothing.
    if (Math.hypot(event.clientX - x, event.clientY - y) > CLICK) return;
    this.#actions.pick({ x: event.offsetX, y: event.offsetY });
  };

  readonly leave = (event: Event): void => {
    // A finger that is lifted leaves too, but what it pointed at is to be seen.
    if (event instanceof PointerEvent && event.pointerType === 'touch') return;
    this.#reader.leave();
  };

  readonly key = (event: KeyboardEvent): void => {
    const { width, height } = this.#actions.size();
    const from = this.#reader.place ?? { x: width / 2, y: height / 2 };
    const arrow = ARROWS[event.key];
    if (arrow) {
      this.byKeys = true;
      const [across, down] = arrow;
      const step = { x: across * KEY_STEP * width, y: down * KEY_STEP * height };
      this.#reader.point({ x: from.x + step.x, y: from.y + step.y });
    } else if (event.key === 'Enter' || event.key === ' ') this.#actions.pick(from);
    else if (event.key === 'Delete' || event.key === 'Backspace') this.#actions.removeLast();
    else if (event.key === 'Escape') this.#actions.clear();
    else return;
    event.preventDefault();
  };
}
