import { describe, expect, it } from 'vitest';
import { codeColumns, csvFile } from '../../../../web/components/figures/csv.ts';
import { npyFile } from '../../../../web/components/figures/npy.ts';

describe('a .npy file', () => {
  const header = (file: Uint8Array) => {
    const length = (file[8] as number) + 256 * (file[9] as number);
    return { length, text: new TextDecoder().decode(file.slice(10, 10 + length)) };
  };

  it('begins as the format says, its data at a multiple of 64 bytes', () => {
    for (const shape of [[3], [1, 3], [123_456_789, 1, 3]]) {
      const file = npyFile(new Float32Array(3), shape);
      expect([...file.slice(0, 8)]).toEqual([0x93, 78, 85, 77, 80, 89, 1, 0]);
      expect((10 + header(file).length) % 64).toBe(0);
      expect(header(file).text.endsWith('\n')).toBe(true);
    }
  });

  it('says type and shape, and holds the values', () => {
    const file = npyFile(Float32Array.of(1.5, -2, 3, 4), [2, 2]);
    const { length, text } = header(file);
    expect(text.trim()).toBe("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }");
    expect([...new Float32Array(file.slice(10 + length).buffer)]).toEqual([1.5, -2, 3, 4]);
    expect(header(npyFile(Uint8Array.of(7, 9), [2])).text).toContain("'|u1'");
    expect(header(npyFile(Uint8Array.of(7, 9), [2])).text).toContain('(2,)');
  });

  it('holds what a view shows, and nothing beside it', () => {
    const view = Float32Array.of(1, 2, 3, 4).subarray(1, 3);
    const file = npyFile(view, [2]);
    expect([...new Float32Array(file.slice(-8).buffer)]).toEqual([2, 3]);
  });
});

describe('a CSV file', () => {
  it('has names, then a line a place', () => {
    const columns = new Map([
      ['epoch', [1, 2]],
      ['loss', [0.5, 0.25]],
    ]);
    expect(csvFile(columns)).toBe('epoch,loss\n1,0.5\n2,0.25\n');
  });

  it('of codes has a column for each unit, after the labels if there are any', () => {
    const codes = Float32Array.of(1, 2, 3, 4);
    expect(csvFile(codeColumns(codes, 2, Uint8Array.of(7, 9)))).toBe(
      'label,code_0,code_1\n7,1,2\n9,3,4\n',
    );
    expect(csvFile(codeColumns(codes, 1, new Uint8Array()))).toBe('code_0\n1\n2\n3\n4\n');
  });
});
