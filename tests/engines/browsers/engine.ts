import type { SomePage } from '../../e2e/any-page.ts';
import type { Point } from './tab.ts';

/** The browsers that the core of the tests runs in, as projects of Playwright's runner. */
export const engines = ['chromium', 'firefox', 'webkit'] as const;
export type EngineName = (typeof engines)[number];

/** One session of a browser, with the one page that all tests of a run use in turn. */
export interface Engine {
  name: EngineName;
  /** As the browser calls itself, such as "Firefox 153.0". */
  version: string;
  page: SomePage;
  /** Draws with a finger, as the browser takes it from the system; undefined where it cannot. */
  touch?: (points: readonly Point[]) => Promise<void>;
  /** What was thrown on the page and not caught since this was asked for last. */
  thrown(): Promise<string[]>;
  /** What it shows, as a PNG file. */
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
}
