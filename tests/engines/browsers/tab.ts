export type Point = readonly [x: number, y: number];

/** What a browser's protocol is asked for: a tab, or a frame in it. Places are in CSS pixels. */
export interface Tab {
  goto(address: string): Promise<void>;
  reload(): Promise<void>;
  goBack(): Promise<void>;
  /** The value of an expression, or of the promise that it is: a text. */
  evaluate(expression: string): Promise<string>;
  /** Gives files to the <input> that an expression finds. */
  setFiles(expression: string, paths: string[]): Promise<void>;
  /** Presses a key where the focus is; the key has a name as in `KeyboardEvent.key`. */
  press(key: string): Promise<void>;
  moveMouse(to: Point): Promise<void>;
  mouseDown(): Promise<void>;
  mouseUp(): Promise<void>;
  /** Draws with a finger, from the first of these points to the last. */
  touch(points: readonly Point[]): Promise<void>;
  /** The frame that a CSS selector finds. */
  frame(selector: string): Tab;
}
