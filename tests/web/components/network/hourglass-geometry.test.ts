import { describe, expect, it } from 'vitest';
import {
  codeHeight,
  codeRows,
  draggedWidth,
  layOutHourglass,
  widthByKey,
} from '../../../../web/components/network/hourglass-geometry.ts';

const stage = { width: 600, height: 200 };

describe('the layout of the hourglass', () => {
  it('has heights as the square roots of the widths, and both halves alike', () => {
    const { bars } = layOutHourglass([784, 196, 2, 196, 784], stage);
    expect(bars.map(({ height }) => height)).toEqual([100, 32, 100]);
    expect(bars.map(({ top }) => top)).toEqual([50, 84, 50]);
    const [first, , last] = bars;
    expect((first?.left ?? 0) + (last?.left ?? 0) + (last?.width ?? 0)).toBeCloseTo(600, 6);
  });

  it('is as high as its widest layer, which need not be the input, and as the images', () => {
    const { bars, flows } = layOutHourglass([784, 3136, 2, 3136, 784], stage);
    expect(bars[0]?.height).toBe(200);
    expect(flows[0]).toMatch(/^0\.0,0\.0 .* 0\.0,200\.0$/);
  });

  it('flows from the height of one layer to that of the next, the code to scale', () => {
    const { bars, flows } = layOutHourglass([784, 2, 784], stage);
    const left = bars[0]?.left ?? 0;
    const half = 100 * Math.sqrt(2 / 784);
    const [top, bottom] = [100 - half, 100 + half].map((y) => y.toFixed(1));
    expect(flows).toHaveLength(2);
    expect(flows[0]).toBe(
      `0.0,0.0 ${left.toFixed(1)},${top} ${left.toFixed(1)},${bottom} 0.0,200.0`,
    );
  });

  it('offers a place for a layer in each gap of the encoder', () => {
    const { gaps, bars } = layOutHourglass([784, 128, 32, 2, 32, 128, 784], stage);
    expect(gaps).toHaveLength(3);
    gaps.forEach((gap, i) => {
      expect(gap).toBeLessThan(bars[i]?.left ?? 0);
      expect(gap).toBeGreaterThan((bars[i - 1]?.left ?? -1) + (i > 0 ? 0 : 1));
    });
    expect(layOutHourglass([784, 32, 784], stage).gaps).toHaveLength(1);
  });

  it('keeps seven layers 44 pixels apart where a phone is 358 wide', () => {
    const widths = [784, 512, 256, 64, 2, 64, 256, 512, 784];
    expect(layOutHourglass(widths, { width: 358, height: 120 }).pitch).toBeGreaterThanOrEqual(44);
  });
});

describe('the cells of the code', () => {
  it('are larger than to scale where there are few, and never lower', () => {
    expect(codeHeight(2, 10, 200)).toBe(32);
    expect(codeHeight(32, 40, 200)).toBe(96);
    expect(codeHeight(512, 160, 200)).toBe(160);
  });

  it('share rows once there are too many', () => {
    expect(codeRows(2, 32)).toBe(2);
    expect(codeRows(100, 96)).toBe(32);
  });
});

describe('a layer that is dragged', () => {
  it('keeps its width where it is let go at the place it was taken', () => {
    expect(draggedWidth(130, 784, 0)).toBe(130);
  });

  it('gets the width whose height it was dragged to', () => {
    // From half the height to three quarters of it.
    expect(draggedWidth(196, 784, 0.25)).toBe(448);
    expect(draggedWidth(2, 784, 0.05)).toBe(8);
  });

  it('never gets narrower than one unit, and may get the widest', () => {
    expect(draggedWidth(32, 784, -2)).toBe(1);
    expect(draggedWidth(784, 784, 0.5)).toBeGreaterThan(1500);
  });
});

describe('keys on a layer', () => {
  it('lead to the next width, or to the next power of two', () => {
    expect(widthByKey('ArrowUp', 128)).toBe(129);
    expect(widthByKey('ArrowLeft', 128)).toBe(127);
    expect(widthByKey('PageUp', 128)).toBe(256);
    expect(widthByKey('PageUp', 100)).toBe(128);
    expect(widthByKey('PageDown', 100)).toBe(64);
    expect(widthByKey('PageDown', 128)).toBe(64);
    expect(widthByKey('Tab', 128)).toBeUndefined();
  });

  it('stop at one unit', () => {
    expect(widthByKey('ArrowDown', 1)).toBe(1);
    expect(widthByKey('PageDown', 1)).toBe(1);
  });
});
