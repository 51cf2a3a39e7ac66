import { msg } from '@lit/localize';
import { html, nothing, type PropertyValues } from 'lit';
import type { DatasetInfo, Images } from '../../engine/types.ts';
import { emit, errorMessage } from '../base/events.ts';
import { ModelPanel } from '../base/model-panel.ts';
import { firstTestImages, type PresentSubject } from '../base/model-subject.ts';
import { type Size, SizeController } from '../base/size-controller.ts';
import { controls, panel } from '../base/styles.ts';
import type { FigureKind } from '../figures/figure-file.ts';
import type { Walk } from '../walk/walk-events.ts';
import { CodePlaces } from './code-places.ts';
import { gridCodes, gridLayout } from './decoded-grid.ts';
import './label-legend.ts';
import { mapStyles } from './latent-map-styles.ts';
import type { Overlay } from './latent-overlay.ts';
import type { Place } from './latent-scale.ts';
import { MapGestures } from './map-gestures.ts';
import { MapPainter } from './map-painter.ts';
import './map-toolbar.ts';
import { encodeTestImages } from './encode-test-images.ts';
import { PlaceReader } from './place-reader.ts';
import { placeText, placeView, walkerView } from './place-view.ts';
import { plotState } from './plot-state.ts';
import type { MapView } from './projection.ts';
import './view-choice.ts';
import type { ViewChosen } from './view-choice.ts';
import { viewAlternative, viewHelp } from './view-help.ts';
import { overlayOf } from './walk-overlay.ts';
import '../words/glossary-word.ts';

const MOST_CODES = 5000;
const MOST_POINTS = 12;
/** Milliseconds between two decoded grids. */
const GRID_INTERVAL = 500;

/** Test codes as a scatter plot: places are decoded, and points picked for the walk. */
export class LatentMap extends ModelPanel {
  static override properties = {
    walk: { attribute: false },
    points: { attribute: false },
    marked: { attribute: false },
    locked: { type: Boolean },
    theme: { type: String },
    view: { state: true },
    units: { state: true },
    grid: { state: true },
    size: { state: true },
  };

  declare walk: Walk | undefined;
  /** The codes picked for the walk, in their order; those of another width are left out. */
  declare points: readonly Float32Array[];
  /** The code of the drawing, to mark. */
  declare marked: Float32Array | undefined;
  /** Whether no points may be picked. */
  declare locked: boolean;
  /** The colour scheme shown; colours are read anew when it changes. */
  declare theme: 'light' | 'dark';
  declare private view: MapView;
  declare private units: readonly [number, number];
  /** Whether decoded images are shown behind the points. */
  declare private grid: boolean;
  declare private size: Size;

  #images: Images | undefined;
  #told: Float32Array | undefined;
  readonly #fail = (error: unknown) => emit(this, 'playground-message', errorMessage(error));
  readonly #places = new CodePlaces(() => this.#placesChanged(), this.#fail);
  readonly #painter = new MapPainter(this, {
    overlay: () => this.#overlay(),
    settled: () => this.#reader.again(),
  });
  readonly #reader = new PlaceReader(
    this.#painter,
    () => ({
      queries: this.queries,
      projection: this.#places.projection,
      images: this.#images,
      imageSize: (this.data?.rows ?? 0) * (this.data?.columns ?? 0),
    }),
    () => this.#pointed(),
    this.#fail,
  );
  readonly #gestures = new MapGestures(this.#reader, {
    size: () => this.size,
    pick: (place) => this.#pick(place),
    removeLast: () => this.#removeLast(),
    clear: () => this.#clear(),
  });
  readonly #decoding = this.keepUp({ on: [], interval: GRID_INTERVAL }, (subject) =>
    this.#decodeGrid(subject),
  );

  static override styles = [panel, controls, mapStyles];

  constructor() {
    super();
    this.points = [];
    this.locked = false;
    this.theme = 'light';
    // Two units of many say little: the two directions in which codes differ most say more.
    this.view = 'components';
    this.units = [0, 1];
    this.grid = true;
    this.size = { width: 0, height: 0 };
    new SizeController(this, '.map', ({ width, height }) => {
      this.size = { width: Math.round(width), height: Math.round(height) };
    });
    this.keepUp({ on: ['data', 'revision'], interval: 150 }, (subject) => this.#encode(subject));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#places.close();
  }

  get #codeSize(): number {
    return this.model?.configuration.model.code ?? 0;
  }

  /** The number of axes that have values to be read. */
  get #axes(): number {
    return this.#places.view === 'neighbours' ? 0 : Math.min(2, this.#codeSize);
  }

  get #points(): Float32Array[] {
    return this.points.filter((point) => point.length === this.#codeSize);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('data')) this.#images = undefined;
    if (changed.has('model')) {
      const last = this.#codeSize - 1;
      this.units = [Math.min(this.units[0], last), Math.min(Math.max(this.units[1], 1), last)];
      this.#places.forget();
      this.#reader.leave();
    }
    if (changed.has('data') || changed.has('model')) this.#painter.showGrid();
    super.willUpdate(changed);
    this.#painter.size = this.size;
    this.#painter.scheme = this.theme;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('theme')) this.#painter.redraw();
    if (changed.has('size')) this.#painter.draw();
    if (['walk', 'points', 'marked', 'language'].some((key) => changed.has(key)))
      this.#painter.drawOverlay();
    if (changed.has('view') || changed.has('units')) {
      this.#painter.showGrid();
      this.#places.choose(this.view, this.units).catch(this.#fail);
    }
    if (changed.has('grid') || changed.has('size')) {
      if (!this.grid) this.#painter.showGrid();
      this.#decoding.request();
    }
  }

  async #encode(subject: PresentSubject): Promise<void> {
    const { queries, data } = subject;
    const images = this.#images ?? (await firstTestImages(subject, MOST_CODES));
    const count = images.pixels.length / (data.rows * data.columns);
    const codes = await encodeTestImages(queries, count);
    const size = codes.length / count;
    // Meanwhile another model or other data may have come, and with them another request.
    if (size !== this.#codeSize || data !== this.data) return;
    this.#images = images;
    await this.#places.update(codes, size);
  }

  async #decodeGrid({ queries, data, model }: PresentSubject): Promise<void> {
    const { coming: plot } = this.#painter;
    const { projection } = this.#places;
    if (!this.grid || !plot || !projection) return;
    const layout = gridLayout(plot);
    const codes = gridCodes(projection, layout);
    const decode = (grid: Float32Array) =>
      queries.decode(grid).catch((error: unknown) => {
        // Another model that has come meanwhile has a grid of its own.
        if (model === this.model) throw error;
        return undefined;
      });
    const images = codes && (await decode(codes));
    if (model !== this.model) return;
    if (!this.grid || this.#places.projection?.kind !== projection.kind) return;
    const { rows, columns } = data;
    this.#painter.showGrid(images && { ...layout, images }, rows, columns);
  }

  #placesChanged(): void {
    const { places } = this.#places;
    if (places && this.#images) {
      this.#painter.moveTo(
        plotState(places, this.#images.labels, this.#axes, this.data?.classNames),
      );
      this.#decoding.request();
      this.#reader.again();
    }
    this.requestUpdate();
  }

  /** Tells the code of the place pointed at: it drives the decoder. */
  #pointed(): void {
    const { place } = this.#reader;
    const code = place && this.#reader.code(place);
    if (code || this.#told) emit(this, 'map-point', code);
    this.#told = code;
    this.requestUpdate();
  }

  #overlay(): Overlay {
    const { walk, marked } = this;
    const given = { walk, marked, points: this.#points, units: this.#codeSize };
    return overlayOf(this.#places.projection, given, this.#reader.place);
  }

  #tell(points: readonly Float32Array[]): void {
    if (this.locked) return;
    emit(this, 'walk-points', points);
    if (points.length > 0) emit(this, 'drawer-open', 'walk');
  }

  #pick(place: Place): void {
    const code = this.#reader.code(place);
    const points = this.#points;
    if (!code || points.length === MOST_POINTS) return;
    this.#tell([...points, code]);
  }

  readonly #removeLast = (): void => this.#tell(this.#points.slice(0, -1));

  #clear(): void {
    this.#reader.leave();
    this.#tell([]);
  }

  /** Where keys have moved the place, for those who do not see it. */
  #placeText(): string {
    const { place, nearest } = this.#reader;
    const values = place && this.#gestures.byKeys ? this.#reader.values(place) : undefined;
    return values ? placeText(values.slice(0, Math.max(1, this.#axes)), nearest, this.data) : '';
  }

  /** The images above the map: those of the place pointed at, or else the walk's. */
  #aboveMap(data: DatasetInfo) {
    const { place, decoded, nearest } = this.#reader;
    if (place) {
      const values = this.#reader.values(place)?.slice(0, this.#codeSize);
      const hasCodes = this.#places.projection?.kind !== 'neighbours';
      const shown = { nearest, bounds: this.size, decoded: hasCodes ? decoded : undefined };
      return values ? placeView(place, { ...shown, values }, data) : nothing;
    }
    const at = this.#points.length > 1 ? this.#overlay().walk?.at : undefined;
    const { plot } = this.#painter;
    return at && plot && this.walk ? walkerView(this.walk.image, at, plot, data) : nothing;
  }

  protected override render() {
    const size = this.#codeSize;
    const { projection, outdated } = this.#places;
    const count = (this.#places.places?.length ?? 0) / 2;
    const labels = this.#images?.labels;
    return html`<section aria-label=${msg('Latent map')}>
      <div class="heading">
        <h2><playground-word word="latent-space">${msg('Latent map')}</playground-word></h2>
        ${
          size > 2
            ? html`<playground-view-choice
                .view=${this.view}
                .units=${this.units}
                count=${size}
                @view=${({ detail }: CustomEvent<ViewChosen>) => {
                  this.view = detail.view;
                  this.units = detail.units;
                }}
              ></playground-view-choice>`
            : nothing
        }
      </div>
      <p class="note" id="map-help">${viewHelp(projection, size, this.locked)}</p>
      <div
        class="map"
        role="group"
        tabindex="0"
        aria-label=${msg('Place on the latent map; arrow keys move it, Enter picks it')}
        aria-describedby="map-help"
        @pointermove=${this.#gestures.move}
        @pointerdown=${this.#gestures.press}
        @click=${this.#gestures.click}
        @pointerleave=${this.#gestures.leave}
        @blur=${this.#gestures.leave}
        @keydown=${this.#gestures.key}
      >
        <canvas
          class="codes ${outdated ? 'outdated' : ''}"
          role="img"
          aria-label=${[
            viewAlternative(projection?.kind, size, count, !!labels?.length),
            ...(outdated ? [msg('as they were at an earlier moment')] : []),
          ].join(', ')}
        ></canvas>
        <canvas class="overlay" aria-hidden="true"></canvas>
        ${this.data ? this.#aboveMap(this.data) : nothing}
      </div>
      <p class="visually-hidden" aria-live="polite">${this.#placeText()}</p>
      <playground-label-legend
        .names=${this.data?.classNames}
        .labels=${labels}
        .scheme=${this.theme}
      ></playground-label-legend>
      <playground-map-toolbar
        .view=${this.#places.view}
        .grid=${this.grid}
        .progress=${this.#places.progress}
        .outdated=${this.#places.outdated}
        .picked=${this.#points.length}
        .most=${MOST_POINTS}
        .save=${(kind: FigureKind) => this.#painter.figure(kind)}
        @grid=${({ detail }: CustomEvent<boolean>) => {
          this.grid = detail;
        }}
        @arrange=${() => this.#places.arrange()}
        @undo=${this.#removeLast}
        @clear=${() => this.#clear()}
      ></playground-map-toolbar>
    </section>`;
  }
}

customElements.define('playground-latent-map', LatentMap);

declare module '../base/events.ts' {
  interface PlaygroundEvents {
    /** The code of the place pointed at, or nothing once none is. */
    'map-point': Float32Array | undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'playground-latent-map': LatentMap;
  }
}
