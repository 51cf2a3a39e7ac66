import { describe, expect, it } from 'vitest';
import {
  fitInto,
  hasBrightBackground,
  onBlack,
  toGrey,
} from '../../../../web/engine/image-folder/grey-image.ts';

describe('fitting', () => {
  it('keeps the aspect, in the middle', () => {
    expect(fitInto(28, 56, 56)).toEqual({ left: 0, top: 0, width: 28, height: 28 });
    expect(fitInto(28, 100, 50)).toEqual({ left: 0, top: 7, width: 28, height: 14 });
    expect(fitInto(28, 10, 20)).toEqual({ left: 7, top: 0, width: 14, height: 28 });
  });

  it('leaves at least a line of the thinnest image', () => {
    expect(fitInto(28, 5000, 1)).toMatchObject({ width: 28, height: 1 });
  });
});

it('weighs colours as eyes do', () => {
  const { luminance, alpha } = toGrey(
    Uint8ClampedArray.of(255, 0, 0, 255, 0, 255, 0, 9, 0, 0, 255, 0, 255, 255, 255, 255),
  );
  expect([...luminance]).toEqual([76, 150, 29, 255]);
  expect([...alpha]).toEqual([255, 9, 0, 255]);
});

describe('the background', () => {
  const side = 4;
  const whole = { left: 0, top: 0, width: 4, height: 4 };
  const image = (border: number, middle: number, borderAlpha = 255) => {
    const isBorder = (i: number) => i % 4 === 0 || i % 4 === 3 || i < 4 || i >= 12;
    const luminance = Uint8Array.from({ length: 16 }, (_, i) => (isBorder(i) ? border : middle));
    const alpha = Uint8Array.from({ length: 16 }, (_, i) => (isBorder(i) ? borderAlpha : 255));
    return { luminance, alpha };
  };

  it('is bright where most of the border is, whatever is in the middle', () => {
    expect(hasBrightBackground(image(255, 0), side, whole)).toBe(true);
    expect(hasBrightBackground(image(0, 255), side, whole)).toBe(false);
    const half = image(255, 0);
    half.luminance.fill(0, 0, 8);
    expect(hasBrightBackground(half, side, whole)).toBe(false);
  });

  it('that is transparent is the opposite of what is drawn', () => {
    expect(hasBrightBackground(image(0, 0, 0), side, whole)).toBe(true);
    expect(hasBrightBackground(image(0, 255, 0), side, whole)).toBe(false);
  });

  it('is looked for in the image, not in what pads it', () => {
    const tall = { luminance: new Uint8Array(16), alpha: new Uint8Array(16) };
    for (const i of [1, 2, 5, 6, 9, 10, 13, 14]) {
      tall.luminance[i] = 255;
      tall.alpha[i] = 255;
    }
    const fit = { left: 1, top: 0, width: 2, height: 4 };
    expect(hasBrightBackground(tall, side, fit)).toBe(true);
    expect(onBlack(tall, true)).toEqual(new Uint8Array(16));
  });
});

it('puts images on black', () => {
  const image = {
    luminance: Uint8Array.of(0, 255, 100, 0),
    alpha: Uint8Array.of(255, 255, 255, 51),
  };
  expect([...onBlack(image, false)]).toEqual([0, 255, 100, 0]);
  expect([...onBlack(image, true)]).toEqual([255, 0, 155, 51]);
});
