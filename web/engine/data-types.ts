// Data sets: where they come from, how they are read, and what is told of them.

/** The places of a public data set's four files (.gz or not). */
export interface PublicPlaces {
  /** The address of their folder; by default the page's own data/mnist/ or data/fashion/. */
  baseUrl?: string;
  /** The files themselves where they have been downloaded already. */
  files?: readonly File[];
}

/** Where a data set comes from. */
export type DatasetSource =
  /** Procedural digits, made on the spot; a sixth as many more are made for testing. */
  | { kind: 'digits'; count: number; seed: number }
  /**
   * MNIST: the whole of it where it is, kept from another visit or beside the page, else the 10,000
   * images that come with the engine.
   */
  | ({
      kind: 'mnist';
      /** The one or the other alone; without the whole, 70,000 is an error. */
      images?: 10_000 | 70_000;
    } & PublicPlaces)
  /** Fashion-MNIST, kept from another visit or beside the page. */
  | ({ kind: 'fashion' } & PublicPlaces)
  /** Files that somebody has, of a folder or of any others; see `readDataset`. */
  | {
      kind: 'files';
      files: readonly File[];
      options?: ReadOptions;
      /** Where they were fetched from, if they were. */
      addresses?: readonly string[];
    }
  /** Grey images of one size, 0 is background. */
  | ({ kind: 'images' } & GreyImages);

/** Grey images of one size, one byte a pixel, 0 is background, and their classes. */
export interface GreyImages {
  name: string;
  rows: number;
  columns: number;
  /** The images, [count × rows × columns]. */
  pixels: Uint8Array;
  /** The class of each image, [count]; without it or empty, they have none. */
  labels?: Uint8Array;
  /** The class of each image by its name, [count], in place of `labels` and `classNames`. */
  classes?: readonly string[];
  /** Other images to test with; without them, every seventh is held out, drawn at random. */
  test?: { pixels: Uint8Array; labels: Uint8Array };
  /** What the classes are called, by label. */
  classNames?: readonly string[];
}

/** A file and where it is, such as "pets/cat/1.png". */
export interface LocatedFile {
  path: string;
  file: File;
}

/** How files are read, where that is not left to their contents and names. */
export interface ReadOptions {
  /** The data set's name; by default that of the folder or the file. */
  name?: string;
  /** The size of images whose pixels stand in one line. */
  rows?: number;
  columns?: number;
  /** Whether rows and columns of images are exchanged, as EMNIST's are. */
  transpose?: boolean;
  /** The column of a table's labels: its name, or its number from 1 in a table without names. */
  label?: string;
  /** Height and width that pictures are fitted into, 8 to 64; by default 28. */
  side?: number;
  /** Whether pictures are dark on light; by default their borders tell. */
  invert?: boolean;
}

/** What was done to read files. */
export interface ReadingInfo {
  /** Sentences about what is not plain, such as the files that were passed over. */
  remarks: readonly string[];
  form: 'arrays' | 'table' | 'pictures';
  /** Whether arrays, or a table's images, were transposed. */
  isTransposed: boolean;
  /** Whether pictures were inverted. */
  isInverted: boolean;
  /** The names of a table's columns. */
  columnNames: readonly string[];
  /** The name of the column of labels, or ''. */
  label: string;
}

/** A data set that was read from files. */
export interface ReadDataset extends Required<Omit<GreyImages, 'classes'>>, ReadingInfo {}

/** How many of the files have been read. */
export interface ReadProgress {
  done: number;
  total: number;
}

/** The part of a data set that is used; what is drawn at random is the same every time. */
export interface DataSelection {
  /** The classes whose images are used; all classes without it or with an empty list. */
  classes?: readonly number[];
  /** The largest number of training images; they are drawn at random. */
  images?: number;
  /** The share of all images that is held out for testing, in (0, 0.5]; they are drawn at random. */
  testShare?: number;
}

export interface DatasetInfo {
  /** A name to show, such as "procedural digits". */
  name: string;
  /** Image height and width in pixels. */
  rows: number;
  columns: number;
  trainCount: number;
  testCount: number;
  labelled: boolean;
  /** What the classes are called, by label, where they are not called by their numbers. */
  classNames?: readonly string[];
  /** For MNIST, which of the two it is. */
  mnistImages?: 10_000 | 70_000;
}

/** How much of a file has come, in bytes; the size is 0 where it is not known. */
export interface LoadingProgress {
  received: number;
  size: number;
}
