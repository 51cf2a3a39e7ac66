import { msg } from '@lit/localize';
import type { LitElement, ReactiveController } from 'lit';
import { sharpContext, themeColours } from '../base/canvas.ts';
import { drawnFigure, type FigureKind } from '../figures/figure-file.ts';
import { type DecodedGrid, drawGrid, gridPicture } from './decoded-grid.ts';
import { drawOverlay, type Overlay } from './latent-overlay.ts';
import {
  drawAxes,
  drawCodes,
  type LatentPlot,
  type PlotColours,
  type PlottedCodes,
} from './latent-plot.ts';
import { PlotMotion, type PlotState } from './plot-motion.ts';

/** Milliseconds that points take from where they were to where they are. */
const GLIDE = 150;

/** What the host adds to the map. */
export interface Scene {
  overlay(): Overlay;
  /** Called once points and axes have come to rest. */
  settled(): void;
}

/** Draws the map on its host's canvases, `.codes` and `.overlay`, in animation frames only. */
export class MapPainter implements ReactiveController {
  readonly #host: LitElement;
  readonly #scene: Scene;
  readonly #motion = new PlotMotion();
  readonly #still = matchMedia('(prefers-reduced-motion: reduce)');
  #grid: { decoded: DecodedGrid; rows: number; columns: number } | undefined;
  #picture: HTMLCanvasElement | undefined;
  #colours: PlotColours | undefined;
  #frame = 0;
  #codesToDraw = false;
  #moving = false;

  /** In CSS pixels. */
  size = { width: 0, height: 0 };
  scheme: 'light' | 'dark' = 'light';

  constructor(host: LitElement, scene: Scene) {
    this.#host = host;
    this.#scene = scene;
    host.addController(this);
  }

  hostDisconnected(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** The plot as it is seen now. */
  get plot(): LatentPlot | undefined {
    return this.#plotOf(this.#motion.at(performance.now()));
  }

  /** The plot as it will be once nothing moves. */
  get coming(): LatentPlot | undefined {
    return this.#plotOf(this.#motion.target);
  }

  /** The codes as they are seen now. */
  get codes(): PlottedCodes | undefined {
    return this.#motion.at(performance.now())?.codes;
  }

  /** Lets the points glide to where they are now. */
  moveTo(state: PlotState): void {
    this.#motion.moveTo(state, performance.now(), this.#still.matches ? 0 : GLIDE);
    this.#moving = true;
    this.draw();
  }

  /** Shows images behind the points, or none. */
  showGrid(decoded?: DecodedGrid, rows = 0, columns = 0): void {
    this.#grid = decoded && { decoded, rows, columns };
    this.#picture = undefined;
    this.draw();
  }

  clear(): void {
    this.#motion.clear();
    this.showGrid();
  }

  /** Draws everything anew; colours are read again. */
  redraw(): void {
    this.#colours = undefined;
    this.#picture = undefined;
    this.draw();
  }

  /** Draws everything in the next frame. */
  draw(): void {
    this.#codesToDraw = true;
    this.drawOverlay();
  }

  /** Draws what is above the codes in the next frame. */
  drawOverlay(): void {
    this.#frame ||= requestAnimationFrame(this.#step);
  }

  /** The map as it will be once nothing moves, without what is above the codes. */
  figure(kind: FigureKind): Promise<Blob> {
    const plot = this.coming;
    const codes = this.#motion.target?.codes;
    if (!plot || !codes) return Promise.reject(new Error(msg('There are no codes to save yet.')));
    const colours = this.#readColours();
    return drawnFigure(kind, plot, (context) => {
      context.fillStyle = colours.surface;
      context.fillRect(0, 0, plot.width, plot.height);
      this.#paint(context, plot, codes, colours);
    });
  }

  #plotOf(state: PlotState | undefined): LatentPlot | undefined {
    if (!state || this.size.width === 0) return undefined;
    return { ...this.size, x: state.x, y: state.y, zero: state.zero };
  }

  #readColours(): PlotColours {
    return { ...themeColours(this.#host), scheme: this.scheme };
  }

  #context(selector: string): CanvasRenderingContext2D | undefined {
    const canvas = this.#host.renderRoot.querySelector<HTMLCanvasElement>(selector);
    const context = canvas && sharpContext(canvas, this.size);
    context?.clearRect(0, 0, this.size.width, this.size.height);
    return context ?? undefined;
  }

  readonly #step = (now: number): void => {
    this.#frame = 0;
    const moving = this.#motion.moving(now);
    const state = this.#motion.at(now);
    const plot = this.#plotOf(state);
    this.#colours ??= this.#readColours();
    if (this.#codesToDraw) this.#drawCodes(plot, state?.codes, this.#colours);
    const overlay = this.#context('.overlay');
    if (overlay && plot && state) {
      drawOverlay(overlay, plot, state.codes, this.#scene.overlay(), this.#colours);
    }
    const settled = this.#moving && !moving;
    this.#moving = moving;
    this.#codesToDraw = moving;
    if (moving) this.drawOverlay();
    if (settled) this.#scene.settled();
  };

  #drawCodes(
    plot: LatentPlot | undefined,
    codes: PlottedCodes | undefined,
    colours: PlotColours,
  ): void {
    const context = this.#context('.codes');
    if (context && plot && codes) this.#paint(context, plot, codes, colours);
  }

  #paint(
    context: CanvasRenderingContext2D,
    plot: LatentPlot,
    codes: PlottedCodes,
    colours: PlotColours,
  ): void {
    if (this.#grid) {
      const { decoded, rows, columns } = this.#grid;
      this.#picture ??= gridPicture(decoded, rows, columns, colours.ink);
      drawGrid(context, plot, decoded, this.#picture);
    }
    drawAxes(context, plot, colours);
    drawCodes(context, plot, codes, colours);
  }
}
