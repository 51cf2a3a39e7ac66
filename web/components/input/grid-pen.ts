/** A place on the grid, in its cells from the top left. */
export interface Cell {
  row: number;
  column: number;
}

/** The cells that a press goes on by, with Shift and without. */
const STEPS = { one: 1, many: 4 };

/**
 * A pen that is moved by keys over a grid of cells: arrows move it (with Shift four cells at once), Space
 * puts it down or lifts it.
 */
export class GridPen {
  readonly #side: number;
  cell: Cell;
  isDown = false;

  constructor(side: number) {
    this.#side = side;
    this.cell = { row: Math.floor(side / 2), column: Math.floor(side / 2) };
  }

  /** What a key did: 'down' begins a stroke, 'move' goes on with it where the pen is down. */
  key(event: Pick<KeyboardEvent, 'key' | 'shiftKey'>): 'down' | 'up' | 'move' | undefined {
    if (event.key === ' ' || event.key === 'Enter') {
      this.isDown = !this.isDown;
      return this.isDown ? 'down' : 'up';
    }
    const [down, right] = DIRECTIONS[event.key] ?? [];
    if (down === undefined || right === undefined) return undefined;
    const step = event.shiftKey ? STEPS.many : STEPS.one;
    const within = (at: number) => Math.min(this.#side - 1, Math.max(0, at));
    const { row, column } = this.cell;
    this.cell = { row: within(row + down * step), column: within(column + right * step) };
    return 'move';
  }
}

const DIRECTIONS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
