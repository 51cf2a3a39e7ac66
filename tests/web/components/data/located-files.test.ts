import { describe, expect, it } from 'vitest';
import { chosenFiles, droppedFiles } from '../../../../web/components/data/located-files.ts';

type Tree = { [name: string]: Tree | string };

/** Entries as a browser gives them: folders are read in parts. */
function entryOf(name: string, content: Tree | string, above = ''): FileSystemEntry {
  const fullPath = `${above}/${name}`;
  if (typeof content === 'string') {
    const file = (resolve: (file: File) => void) => resolve(new File([content], name));
    return { isFile: true, isDirectory: false, name, fullPath, file } as unknown as FileSystemEntry;
  }
  const entries = Object.entries(content).map(([inner, value]) => entryOf(inner, value, fullPath));
  const createReader = () => {
    const left = [...entries];
    return {
      readEntries: (resolve: (some: FileSystemEntry[]) => void) => resolve(left.splice(0, 2)),
    };
  };
  return { isFile: false, isDirectory: true, name, fullPath, createReader } as unknown as never;
}

function dropOf(entries: (FileSystemEntry | null)[], files: File[] = []) {
  const items = entries.map((entry) => ({ webkitGetAsEntry: () => entry }));
  return { items, files } as unknown as DataTransfer;
}

describe('what is dropped', () => {
  it('is every file in every folder, with its path', async () => {
    const pets = {
      cat: { '1.png': 'a', '2.png': 'b', '3.png': 'c' },
      dog: { '1.png': 'd' },
      x: {},
    };
    const found = await droppedFiles(dropOf([entryOf('pets', pets), entryOf('notes.txt', 'n')]));
    expect(found.map(({ path }) => path)).toEqual([
      'pets/cat/1.png',
      'pets/cat/2.png',
      'pets/cat/3.png',
      'pets/dog/1.png',
      'notes.txt',
    ]);
    expect(await Promise.all(found.map(({ file }) => file.text()))).toEqual([...'abcdn']);
  });

  it('is the files themselves where the browser has no entries', async () => {
    const file = new File(['a'], 'images');
    expect(await droppedFiles(dropOf([null], [file]))).toEqual([{ path: 'images', file }]);
  });

  it('fails where a folder cannot be read', async () => {
    const folder = entryOf('locked', {}) as FileSystemDirectoryEntry;
    folder.createReader = () => ({
      readEntries: (_, reject) => reject?.(new DOMException('no', 'NotReadableError')),
    });
    await expect(droppedFiles(dropOf([folder]))).rejects.toThrow('no');
  });
});

it('keeps the paths of a chosen folder', () => {
  const inFolder = Object.assign(new File([], '1.png'), { webkitRelativePath: 'pets/cat/1.png' });
  expect(chosenFiles([inFolder, new File([], '2.png')]).map(({ path }) => path)).toEqual([
    'pets/cat/1.png',
    '2.png',
  ]);
});
