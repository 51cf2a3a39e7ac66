/** Where an image stands in the square it is fitted into, in whole pixels. */
export interface Fit {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The largest place in a square for an image of any size, its aspect kept, in the middle. */
export function fitInto(side: number, width: number, height: number): Fit {
  const scale = side / Math.max(width, height);
  const fitted = {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
  return {
    ...fitted,
    left: Math.floor((side - fitted.width) / 2),
    top: Math.floor((side - fitted.height) / 2),
  };
}

/** Grey values and how opaque they are, 0 to 255, [side x side] each. */
export interface GreyImage {
  luminance: Uint8Array;
  alpha: Uint8Array;
}

/** Luminance with the weights of ITU-R BT.601, as most image libraries turn colours to grey. */
export function toGrey(rgba: Uint8ClampedArray): GreyImage {
  const count = rgba.length / 4;
  const luminance = new Uint8Array(count);
  const alpha = new Uint8Array(count);
  for (let i = 0; i < count; i += 1) {
    const [red, green, blue] = [rgba[4 * i], rgba[4 * i + 1], rgba[4 * i + 2]] as [
      number,
      number,
      number,
    ];
    luminance[i] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
    alpha[i] = rgba[4 * i + 3] as number;
  }
  return { luminance, alpha };
}

/**
 * Whether the background is bright: most of the border is. Where the border is transparent, so is the
 * background, and it counts as bright where what is drawn on it is dark.
 */
export function hasBrightBackground(image: GreyImage, side: number, fit: Fit): boolean {
  const { left, top, width, height } = fit;
  let [opaque, bright, border] = [0, 0, 0];
  let [ink, inkLuminance] = [0, 0];
  for (let y = top; y < top + height; y += 1) {
    for (let x = left; x < left + width; x += 1) {
      const i = y * side + x;
      const isOpaque = (image.alpha[i] as number) >= 128;
      const isBorder = y === top || x === left || y === top + height - 1 || x === left + width - 1;
      if (isOpaque) {
        ink += 1;
        inkLuminance += image.luminance[i] as number;
      }
      if (!isBorder) continue;
      border += 1;
      if (isOpaque) {
        opaque += 1;
        if ((image.luminance[i] as number) >= 128) bright += 1;
      }
    }
  }
  if (2 * opaque >= border) return 2 * bright > opaque;
  return ink > 0 && inkLuminance / ink < 128;
}

/** Grey pixels on a background of 0: inverted if asked, and nothing where the image is transparent. */
export function onBlack({ luminance, alpha }: GreyImage, invert: boolean): Uint8Array {
  return luminance.map((grey, i) =>
    Math.round(((invert ? 255 - grey : grey) * (alpha[i] as number)) / 255),
  );
}
