import { describe, expect, it } from 'vitest';
import { codeMarks } from '../../../../web/components/network/code-marks.ts';

/** A code whose every so many-th unit is active. */
const active = (units: number, step: number) =>
  Float32Array.from({ length: units }, (_, unit) => (unit % step === 0 ? unit + 1 : 0));

describe('the picture of a code', () => {
  it('has exactly one mark for each active unit, each at a place of its own', () => {
    // 15 neighbours of 100 units, as the sparse preset keeps, on a code of 35 rows.
    const code = Float32Array.from({ length: 100 }, (_, unit) => (unit < 15 ? 1 : 0));
    const { rows, columns, unitsPerCell, marks } = codeMarks(code, 35);
    expect(unitsPerCell).toBe(1);
    expect([rows, columns]).toEqual([34, 3]);
    expect(marks).toHaveLength(15);
    expect(new Set(marks.map(({ row, column }) => `${row} ${column}`)).size).toBe(15);
  });

  it('has a column of units where each has a row', () => {
    expect(codeMarks(Float32Array.of(1, 0, -2), 20)).toEqual({
      rows: 3,
      columns: 1,
      unitsPerCell: 1,
      marks: [
        { row: 0, column: 0, value: 1 },
        { row: 2, column: 0, value: -2 },
      ],
    });
  });

  it.each([2, 32, 100, 784, 1568])('shows each of %i units in 60 rows', (units) => {
    const { rows, columns, unitsPerCell, marks } = codeMarks(active(units, 3), 60);
    expect(unitsPerCell).toBe(1);
    expect(rows).toBeLessThanOrEqual(60);
    expect(rows * columns).toBeGreaterThanOrEqual(units);
    expect(marks).toHaveLength(Math.ceil(units / 3));
  });

  it('tells how many units share a mark where there are more than can be seen', () => {
    const { unitsPerCell, marks } = codeMarks(active(4096, 1), 60);
    expect(unitsPerCell).toBe(3);
    expect(marks).toHaveLength(Math.ceil(4096 / 3));
    // A mark is the strongest of its units.
    expect(marks[0]?.value).toBe(3);
  });

  it('is drawn before there is a code', () => {
    expect(codeMarks(new Float32Array(), 10)).toEqual({
      rows: 0,
      columns: 1,
      unitsPerCell: 1,
      marks: [],
    });
  });
});
