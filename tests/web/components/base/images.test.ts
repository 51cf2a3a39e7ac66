import { describe, expect, it } from 'vitest';
import {
  composeStrip,
  meanSquaredError,
  pickByClass,
  pickImages,
} from '../../../../web/components/base/images.ts';

describe('a strip of images', () => {
  it('sets them side by side with transparent pixels between', () => {
    // Two images of 1 x 2 pixels.
    const strip = composeStrip(Float32Array.of(0, 1, 0.5, 0), 1, 2, 1);
    expect([strip.width, strip.height]).toEqual([5, 1]);
    const pixel = (x: number) => [...strip.data.subarray(4 * x, 4 * x + 4)];
    expect(pixel(0)).toEqual([0, 0, 0, 255]);
    expect(pixel(1)).toEqual([255, 255, 255, 255]);
    expect(pixel(2)).toEqual([0, 0, 0, 0]);
    expect(pixel(3)).toEqual([128, 128, 128, 255]);
  });

  it('keeps rows apart', () => {
    const strip = composeStrip(Float32Array.of(0, 0, 1, 1), 2, 2, 0);
    expect(strip.height).toBe(2);
    expect(strip.data[0]).toBe(0);
    expect(strip.data[4 * 2]).toBe(255);
  });

  it('clamps pixels that are out of range', () => {
    const strip = composeStrip(Float32Array.of(-3, 7), 1, 2, 0);
    expect([strip.data[0], strip.data[4]]).toEqual([0, 255]);
  });
});

describe('choosing images', () => {
  it('takes one of each class, class by class', () => {
    const labels = Uint8Array.of(2, 2, 0, 1, 0);
    expect(pickByClass(labels, 5, 3)).toEqual([2, 3, 0]);
  });

  it('takes the first ones where there are no labels, or too few classes', () => {
    expect(pickByClass(new Uint8Array(), 8, 3)).toEqual([0, 1, 2]);
    expect(pickByClass(Uint8Array.of(1, 1, 0), 3, 3)).toEqual([2, 0, 1]);
  });

  it('takes no more than there are', () => {
    expect(pickByClass(new Uint8Array(), 2, 5)).toEqual([0, 1]);
  });

  it('copies the pixels of those that were chosen', () => {
    const pixels = Float32Array.of(1, 2, 3, 4, 5, 6);
    expect([...pickImages(pixels, 2, [2, 0])]).toEqual([5, 6, 1, 2]);
  });
});

it('the mean squared error is a mean over the pixels', () => {
  expect(meanSquaredError(Float32Array.of(0, 1, 0, 0), Float32Array.of(0, 0, 0, 1))).toBe(0.5);
});
