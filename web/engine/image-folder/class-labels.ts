/** What the labels of images are, as found from where their files were. */
export interface PathLabels {
  /** One class number per image. */
  labels: Uint8Array;
  /** The names by class number; nothing where the names are the numbers themselves. */
  classNames: readonly string[] | undefined;
}

/** A label is a byte. */
const mostClasses = 256;

const splitNames = /^(train|training|test|testing|val|valid|validation)$/i;

function folders(path: string): string[] {
  return path.split('/').slice(0, -1);
}

/** The name of the folder that all files are in, or nothing. */
export function commonFolder(paths: readonly string[]): string | undefined {
  const depth = sharedDepth(paths.map(folders));
  return depth > 0 ? folders(paths[0] ?? '')[depth - 1] : undefined;
}

function sharedDepth(chains: readonly string[][]): number {
  const first = chains[0] ?? [];
  let depth = 0;
  while (
    depth < first.length &&
    chains.every((chain) => chain.length > depth && chain[depth] === first[depth])
  ) {
    depth += 1;
  }
  return depth;
}

/** The first folder below the ones that all files share; folders of a split into sets are passed. */
function namesByFolder(paths: readonly string[]): string[] | undefined {
  const chains = paths.map(folders);
  const depth = sharedDepth(chains);
  const below = chains.map((chain) => chain.slice(depth));
  const isSplit = below.every((chain) => splitNames.test(chain[0] ?? ''));
  const names = below.map((chain) => chain[isSplit ? 1 : 0] ?? '');
  return names.every((name) => name !== '') ? names : undefined;
}

/** What stands before the number in names such as "cat-12.png", "cat_12.png" or "cat (3).png". */
function namesByPrefix(paths: readonly string[]): string[] | undefined {
  const names = paths.map((path) => {
    const file = (path.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '');
    return /^([^-_ .]+)[-_ .]/.exec(file)?.[1] ?? /^(\D+)\d+$/.exec(file)?.[1] ?? '';
  });
  const different = new Set(names).size;
  const repeats = different >= 2 && different <= paths.length / 2;
  return repeats && names.every((name) => name !== '') ? names : undefined;
}

/**
 * Class numbers for names: a name that is a whole number below 256 keeps it if all are, others are
 * numbered in the order of the alphabet. Nothing for more classes than labels can tell apart.
 */
export function numberClasses(names: readonly string[]): PathLabels | undefined {
  const different = [...new Set(names)];
  if (different.length > mostClasses) return undefined;
  if (different.every((name) => /^(0|[1-9]\d{0,2})$/.test(name) && Number(name) < mostClasses)) {
    return { labels: Uint8Array.from(names, Number), classNames: undefined };
  }
  different.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const numbers = new Map(different.map((name, i) => [name, i]));
  return {
    labels: Uint8Array.from(names, (name) => numbers.get(name) ?? 0),
    classNames: different,
  };
}

/**
 * The labels of images whose files have these paths ("pets/cat/1.png"): the names of the sub-folders,
 * or else what the files' names begin with. Nothing where neither says anything.
 */
export function labelsFromPaths(paths: readonly string[]): PathLabels | undefined {
  const names = namesByFolder(paths) ?? namesByPrefix(paths);
  return names && numberClasses(names);
}
