import { meanCode } from './principal-components.ts';
import { locate, type MapView, type Projection } from './projection.ts';
import { ProjectionClient } from './projection-client.ts';

/** t-SNE compares every code with every other, so that it takes no more than these. */
const MOST_NEIGHBOURS = 1000;

function sameValues(a: Float32Array, b: Float32Array): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}

/** Works out where the codes are on the map, in the view that is chosen. */
export class CodePlaces {
  readonly #client = new ProjectionClient();
  readonly #changed: () => void;
  readonly #failed: (error: unknown) => void;
  #view: MapView = 'components';
  #units: readonly [number, number] = [0, 1];
  #codes: Float32Array = new Float32Array();
  #size = 0;
  #arranged: { codes: Float32Array; places: Float32Array } | undefined;
  #turn = 0;

  /** How codes become places, once that is known. */
  projection: Projection | undefined;
  /** The places of the codes, or of the first of them, [count × 2]. */
  places: Float32Array | undefined;
  /** How far t-SNE is, in [0, 1), while it is on its way. */
  progress: number | undefined;
  /** Whether t-SNE shows codes as they were. */
  outdated = false;

  constructor(changed: () => void, failed: (error: unknown) => void) {
    this.#changed = changed;
    this.#failed = failed;
  }

  get view(): MapView {
    return this.#size > 2 ? this.#view : 'units';
  }

  /** Chooses a view, and its units where it is of two units. */
  async choose(view: MapView, units: readonly [number, number]): Promise<void> {
    this.#view = view;
    this.#units = units;
    if (view !== 'neighbours') this.#stop();
    await this.#locate();
  }

  /** Takes the codes as they are now, [count × size]. */
  async update(codes: Float32Array, size: number): Promise<void> {
    if (size !== this.#size) this.forget();
    this.#codes = codes;
    this.#size = size;
    await this.#locate();
  }

  /** Begins t-SNE on the codes as they are now. */
  arrange(): void {
    const size = this.#size;
    const codes = this.#codes.slice(0, MOST_NEIGHBOURS * size);
    this.progress = 0;
    const arrive = (places: Float32Array, progress: number) => {
      this.#arranged = { codes, places };
      this.progress = progress < 1 ? progress : undefined;
      this.#showArranged();
    };
    this.#client.neighbours(codes, size, arrive, (error) => {
      this.progress = undefined;
      this.#failed(error);
      this.#changed();
    });
    this.#changed();
  }

  /** Forgets what is known of another model's codes, or of those of other images. */
  forget(): void {
    this.#stop();
    this.#arranged = undefined;
    this.projection = undefined;
    this.places = undefined;
    this.#codes = new Float32Array();
    this.#turn += 1;
  }

  close(): void {
    this.progress = undefined;
    this.#client.close();
  }

  #stop(): void {
    this.progress = undefined;
    this.#client.cancelNeighbours();
  }

  async #locate(): Promise<void> {
    if (this.#codes.length === 0) return;
    this.#turn += 1;
    const view = this.view;
    if (view === 'components') await this.#showComponents();
    else if (view === 'units') this.#showUnits();
    else if (this.#arranged) this.#showArranged();
    else if (this.progress === undefined) this.arrange();
  }

  #showUnits(): void {
    const size = this.#size;
    const last = size - 1;
    const [first, second] = this.#units;
    const units = [Math.min(first, last), Math.min(second, last)] as const;
    const rest = size > 2 ? meanCode(this.#codes, size) : new Float32Array(size);
    this.projection = { kind: 'units', units, rest };
    this.places = locate(this.projection, this.#codes, size);
    this.#changed();
  }

  async #showComponents(): Promise<void> {
    const turn = this.#turn;
    const { projection } = this;
    const start = projection?.kind === 'components' ? projection.axes : undefined;
    const located = await this.#client.components(this.#codes, this.#size, start);
    if (turn !== this.#turn) return;
    this.projection = { kind: 'components', ...located.components };
    this.places = located.places;
    this.#changed();
  }

  #showArranged(): void {
    if (!this.#arranged || this.view !== 'neighbours') return;
    const { codes, places } = this.#arranged;
    const now = this.#codes.subarray(0, codes.length);
    this.outdated = !sameValues(codes, now);
    this.projection = { kind: 'neighbours', codes: now, places, units: this.#size };
    this.places = places;
    this.#changed();
  }
}
