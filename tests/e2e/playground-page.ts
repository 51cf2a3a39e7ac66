import { expect, type Locator, type Page } from '@playwright/test';

/** The playground as a person uses it: what is on it, and the few gestures that take several steps. */
export class PlaygroundPage {
  readonly trainButton: Locator;
  readonly pauseButton: Locator;
  readonly drawing: Locator;
  readonly alert: Locator;

  constructor(readonly page: Page) {
    this.trainButton = page.getByRole('button', { name: 'Train', exact: true });
    this.pauseButton = page.getByRole('button', { name: 'Pause', exact: true });
    this.drawing = page.getByRole('img', { name: /^Drawing area/ });
    this.alert = page.getByRole('alert');
  }

  async open(): Promise<void> {
    await this.page.goto('');
    await expect(this.trainButton).toBeEnabled();
    await expect(this.page.getByRole('img', { name: /^The codes of/ })).toBeVisible();
  }

  /** A figure of the train bar, such as "Epoch" or "Test loss". */
  async figure(name: string): Promise<number> {
    const value = this.page
      .getByRole('region', { name: 'Training' })
      .locator('dl > div', { hasText: name })
      .locator('dd');
    return Number((await value.innerText()).replaceAll(',', ''));
  }

  /** Trains until so many epochs are behind the model, then pauses. */
  async trainFor(epochs: number): Promise<void> {
    await this.trainButton.click();
    await expect.poll(() => this.figure('Epoch'), { timeout: 60_000 }).toBeGreaterThanOrEqual(epochs);
    await this.pauseButton.click();
    await expect(this.trainButton).toBeEnabled();
  }

  /** Opens a drawer, "Draw" or "Walk". */
  async openDrawer(name: string): Promise<void> {
    await this.page.getByRole('tab', { name }).click();
  }

  /** Draws strokes given as points in a square of 100 x 100, with pointer events. */
  async draw(strokes: [number, number][][]): Promise<void> {
    await this.drawing.evaluate((canvas) => canvas.scrollIntoView({ block: 'center' }));
    const box = await this.drawing.boundingBox();
    if (!box) throw new Error('the drawing area is not on the page');
    const { mouse } = this.page;
    for (const [first, ...rest] of strokes) {
      if (!first) continue;
      const place = ([x, y]: [number, number]): [number, number] => [
        box.x + (x / 100) * box.width,
        box.y + (y / 100) * box.height,
      ];
      await mouse.move(...place(first));
      await mouse.down();
      for (const point of rest) await mouse.move(...place(point), { steps: 4 });
      await mouse.up();
    }
  }

  /** The error that the Draw drawer shows for the drawing's reconstruction. */
  async drawingError(): Promise<number> {
    const picture = this.page.getByRole('img', { name: /^Reconstruction, error/ });
    await expect(picture).toBeVisible();
    const name = await picture.getAttribute('aria-label');
    return Number(/error ([\d.]+)/.exec(name ?? '')?.[1]);
  }

  /** Chooses files as the Data or model files button does. */
  async chooseFiles(files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
    await this.page.getByLabel('Data or model files').setInputFiles(files);
  }
}

/** A three, as a person draws it. */
export const three: [number, number][][] = [
  [
    [30, 22],
    [42, 14],
    [58, 14],
    [68, 24],
    [66, 36],
    [54, 46],
    [46, 48],
    [58, 50],
    [70, 60],
    [70, 74],
    [58, 85],
    [42, 86],
    [28, 78],
  ],
];
