import { describe, expect, it } from 'vitest';
import { GridPen } from '../../../../web/components/input/grid-pen.ts';

const press = (pen: GridPen, key: string, shiftKey = false) => pen.key({ key, shiftKey });

describe('the pen that keys move', () => {
  it('begins in the middle, and goes a cell with an arrow and four with Shift', () => {
    const pen = new GridPen(28);
    expect(pen.cell).toEqual({ row: 14, column: 14 });
    expect(press(pen, 'ArrowUp')).toBe('move');
    expect(press(pen, 'ArrowRight', true)).toBe('move');
    expect(pen.cell).toEqual({ row: 13, column: 18 });
  });

  it('stays on the grid', () => {
    const pen = new GridPen(3);
    for (let i = 0; i < 5; i += 1) press(pen, 'ArrowLeft', true);
    press(pen, 'ArrowDown', true);
    expect(pen.cell).toEqual({ row: 2, column: 0 });
  });

  it('is put down and lifted by Space and Enter, and leaves other keys alone', () => {
    const pen = new GridPen(28);
    expect(press(pen, ' ')).toBe('down');
    expect(pen.isDown).toBe(true);
    expect(press(pen, 'Enter')).toBe('up');
    expect(press(pen, 'Tab')).toBeUndefined();
    expect(pen.cell).toEqual({ row: 14, column: 14 });
  });
});
