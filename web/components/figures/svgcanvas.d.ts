declare module 'svgcanvas' {
  /** A canvas's context that writes SVG. */
  export interface SvgContext extends CanvasRenderingContext2D {
    getSerializedSvg(): string;
  }
  export const Context: new (width: number, height: number) => SvgContext;
}
