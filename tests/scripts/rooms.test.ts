import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inProject } from '../../scripts/lib/paths.mjs';

const folders = readdirSync(inProject('src'), { withFileTypes: true });
const rooms = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);

/** The rooms that a room's CMakeLists.txt links to. */
function linkedBy(room: string): string[] {
  const text = readFileSync(inProject('src', room, 'CMakeLists.txt'), 'utf8');
  const [, uses = ''] = text.match(/USES ([^)]*)\)/) ?? [];
  const program = text.match(/target_link_libraries\(autoencoder PRIVATE ([^)]*)\)/)?.[1] ?? '';
  return [...`${uses} ${program}`.matchAll(/\bae_(\w+)/g)].map(([, name = '']) => name);
}

/** Those rooms, and all that these may use. */
function usableBy(room: string): Set<string> {
  return new Set(linkedBy(room).flatMap((linked) => [linked, ...usableBy(linked)]));
}

/** The rooms whose headers a room's files include. */
function includedBy(room: string): Set<string> {
  const files = readdirSync(inProject('src', room), { recursive: true, encoding: 'utf8' });
  const texts = files
    .filter((file) => /\.[ch]pp$/.test(file))
    .map((file) => readFileSync(inProject('src', room, file), 'utf8'));
  const names = texts.flatMap((text) =>
    [...text.matchAll(/#include "(\w+)\//g)].map(([, name = '']) => name),
  );
  return new Set(names.filter((name) => name !== room));
}

describe('a room of src', () => {
  it.each(rooms)('%s includes headers of those rooms only that it links to', (room) => {
    const usable = usableBy(room);
    expect([...includedBy(room)].filter((name) => !usable.has(name))).toEqual([]);
  });

  it('is found in the folder', () => {
    expect(rooms).toContain('math');
    expect([...includedBy('nn')]).toContain('math');
  });
});
