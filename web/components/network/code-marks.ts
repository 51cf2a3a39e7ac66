import { strongest } from './activation-cells.ts';

/** A cell narrower than a twenty-eighth of the code's width would not be seen. */
const MOST_COLUMNS = 28;

/** A code's units set in a grid, row by row: a mark for each one that is not zero. */
export interface CodeMarks {
  rows: number;
  columns: number;
  /** 1, but for codes of more units than the grid has cells: a mark is then the strongest of so many. */
  unitsPerCell: number;
  marks: { row: number; column: number; value: number }[];
}

/**
 * @param values the code, [units]
 * @param most so many rows fit
 */
export function codeMarks(values: Float32Array, most: number): CodeMarks {
  const columns = Math.min(MOST_COLUMNS, Math.ceil(values.length / most)) || 1;
  const unitsPerCell = Math.ceil(values.length / (most * columns)) || 1;
  const cells = strongest(values, unitsPerCell);
  const marks = [...cells].flatMap((value, i) =>
    value === 0 ? [] : [{ row: Math.floor(i / columns), column: i % columns, value }],
  );
  return { rows: Math.ceil(cells.length / columns), columns, unitsPerCell, marks };
}
