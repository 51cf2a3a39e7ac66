import type { LocatedFile } from '../../engine/types.ts';

/** Files of an input, with their paths where a whole folder was chosen. */
export function chosenFiles(files: Iterable<File>): LocatedFile[] {
  return Array.from(files, (file) => ({ path: file.webkitRelativePath || file.name, file }));
}

function readSome(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}

async function filesBelow(entry: FileSystemEntry): Promise<LocatedFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => {
      (entry as FileSystemFileEntry).file(resolve, reject);
    });
    return [{ path: entry.fullPath.replace(/^\//, ''), file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: LocatedFile[] = [];
  // A directory is read in parts of a hundred entries or so, until one is empty.
  for (let some = await readSome(reader); some.length > 0; some = await readSome(reader)) {
    for (const files of await Promise.all(some.map(filesBelow))) found.push(...files);
  }
  return found;
}

/**
 * What was dropped: files, and all that is in folders. It must be called while the drop is handled:
 * afterwards the browser forgets what it was.
 */
export async function droppedFiles(
  transfer: Pick<DataTransfer, 'items' | 'files'>,
): Promise<LocatedFile[]> {
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry());
  const known = entries.filter((entry) => entry !== null);
  if (known.length === 0) return chosenFiles(transfer.files);
  return (await Promise.all(known.map(filesBelow))).flat();
}
