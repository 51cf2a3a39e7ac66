import { describe, expect, it, vi } from 'vitest';
import { OwnDrawings } from '../../../../web/components/data/own-drawings.ts';

function memory(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as unknown as Storage;
}

const grey = (value: number) => new Float32Array(784).fill(value);

describe('drawings that are collected', () => {
  it('are there at the next visit, in their order', () => {
    const storage = memory();
    const drawings = new OwnDrawings(() => storage);
    drawings.add(grey(1), ' seven ');
    drawings.add(grey(0.5), 'one');
    const later = new OwnDrawings(() => storage);
    expect(later.all.map(({ label, pixels }) => [label, pixels[0], pixels.length])).toEqual([
      ['seven', 255, 784],
      ['one', 128, 784],
    ]);
  });

  it('are removed for good, and say when they change', () => {
    const storage = memory();
    const drawings = new OwnDrawings(() => storage);
    const changed = vi.fn();
    drawings.addEventListener('change', changed);
    drawings.add(grey(1), 'a');
    drawings.add(grey(1), 'b');
    drawings.remove(drawings.all[0] as never);
    expect(changed).toHaveBeenCalledTimes(3);
    expect(new OwnDrawings(() => storage).all.map(({ label }) => label)).toEqual(['b']);
  });

  it('stay for the visit where storage is refused or full', () => {
    const refusing = () => {
      throw new DOMException('no', 'SecurityError');
    };
    const full = { ...memory(), setItem: refusing } as Storage;
    for (const storage of [refusing, () => full]) {
      const drawings = new OwnDrawings(storage);
      drawings.add(grey(1), 'a');
      expect(drawings.all).toHaveLength(1);
    }
  });

  it.each(['no JSON', '{}', '[{}]', '[1]', '[{"label":"a","pixels":"AAAA"}]', '[null]'])(
    'are none where storage holds %s',
    (text) => {
      const storage = memory();
      storage.setItem('autoencoder-playground-drawings', text);
      expect(new OwnDrawings(() => storage).all).toEqual([]);
    },
  );

  it('become images with the names of their classes', () => {
    const drawings = new OwnDrawings(memory);
    drawings.add(grey(1), '8');
    drawings.add(grey(0), '3');
    expect(drawings.source()).toEqual({
      kind: 'images',
      name: 'my drawings',
      rows: 28,
      columns: 28,
      pixels: Uint8Array.from({ length: 2 * 784 }, (_, i) => (i < 784 ? 255 : 0)),
      classes: ['8', '3'],
    });
    drawings.add(grey(0), 'cat');
    expect(drawings.source()).toMatchObject({ classes: ['8', '3', 'cat'] });
  });
});
