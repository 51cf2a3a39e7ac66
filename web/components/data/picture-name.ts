import type { LocatedFile } from '../../engine/types.ts';

const pictureName = /\.(png|jpe?g|webp|gif|bmp|avif)$/i;

/** Whether files are one picture, by its name. */
export function isPicture(files: readonly LocatedFile[]): boolean {
  const [only] = files;
  return only !== undefined && files.length === 1 && pictureName.test(only.path);
}
