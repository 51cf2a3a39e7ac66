import { describe, expect, it } from 'vitest';
import {
  activationExtent,
  activeUnits,
  cellBitmap,
  cellGrid,
  strongest,
} from '../../../../web/components/network/activation-cells.ts';

describe('the grid of a layer', () => {
  it.each([1, 2, 31, 128, 512])('has a cell for each of %i units where there is room', (units) => {
    const { columns, rows, unitsPerCell } = cellGrid(units, { width: 40, height: 120 }, 2);
    expect(unitsPerCell).toBe(1);
    expect(columns * rows).toBeGreaterThanOrEqual(units);
    expect(columns * (rows - 1)).toBeLessThan(units);
  });

  it('has cells about as high as wide', () => {
    const { columns, rows } = cellGrid(108, { width: 30, height: 90 }, 2);
    expect([columns, rows]).toEqual([6, 18]);
  });

  it('has units share cells rather than be smaller than that', () => {
    const { columns, rows, unitsPerCell } = cellGrid(4096, { width: 20, height: 100 }, 2);
    expect(unitsPerCell).toBe(9);
    expect(columns).toBeLessThanOrEqual(10);
    expect(rows).toBeLessThanOrEqual(50);
  });

  it('is drawn before the page has said how large it is', () => {
    expect(cellGrid(10, { width: 0, height: 0 }, 2)).toEqual({
      columns: 1,
      rows: 1,
      unitsPerCell: 10,
    });
  });
});

describe('units that share a cell', () => {
  it('are shown by the one that is farthest from zero', () => {
    expect([...strongest(Float32Array.of(0, 3, -4, 1, 0), 2)]).toEqual([3, -4, 0]);
  });
});

describe('cells', () => {
  const grid = { columns: 2, rows: 2, unitsPerCell: 1 };

  it('are white where active, blue below zero, black at zero, and clear where there is no unit', () => {
    const { data, width, height } = cellBitmap(Float32Array.of(2, -2, 0), grid, 2);
    expect([width, height]).toEqual([2, 2]);
    expect([...data.subarray(0, 4)]).toEqual([255, 255, 255, 255]);
    expect([...data.subarray(4, 8)]).toEqual([63, 144, 218, 255]);
    expect([...data.subarray(8, 12)]).toEqual([0, 0, 0, 255]);
    expect(data[15]).toBe(0);
  });

  it('are half as bright at half the extent', () => {
    expect(cellBitmap(Float32Array.of(1), grid, 2).data[0]).toBe(128);
  });

  it('have the extent that the activation is held to, or the largest value', () => {
    expect(activationExtent('sigmoid', Float32Array.of(0.1))).toBe(1);
    expect(activationExtent('relu', Float32Array.of(0, 7))).toBe(7);
    expect(activationExtent('linear', Float32Array.of(-9, 7))).toBe(9);
  });
});

it('counts the units that are not zero', () => {
  expect(activeUnits(Float32Array.of(0, 1, -1, 0))).toBe(2);
});
