import { expect } from '@playwright/test';
import type { AnyLocator, AnyPage } from './any-page.ts';
import type { NamedFile } from './idx.ts';
import type { Strokes } from './strokes.ts';

/** What the train bar shows once something has been trained. */
export type Figure = 'Epoch' | 'Images/s' | 'Train loss' | 'Test loss';

/** Waits until something is so. */
async function until(isSo: () => Promise<boolean>, timeout?: number): Promise<void> {
  await expect.poll(isSo, { intervals: [100, 250], ...(timeout && { timeout }) }).toBe(true);
}

/**
 * The playground as a person uses it: what is on it, and the few gestures that take several steps, in
 * whatever browser.
 */
export class Playground<L extends AnyLocator<L>, P extends AnyPage<L>> {
  readonly trainBar: L;
  readonly trainButton: L;
  readonly pauseButton: L;
  readonly stepButton: L;
  readonly epochButton: L;
  readonly resetButton: L;
  /** What says to press Train, as long as nothing has been trained. */
  readonly invitation: L;
  readonly drawing: L;
  /** What the header says of the engine's build, such as "relaxed SIMD, 2 threads". */
  readonly build: L;
  /** The Loss panel's buttons, one for each run before. */
  readonly earlierRuns: L;
  readonly alert: L;
  readonly status: L;

  constructor(readonly page: P) {
    const bar = page.getByRole('region', { name: 'Training' });
    this.trainBar = bar;
    const button = (name: string) => bar.getByRole('button', { name, exact: true });
    this.trainButton = button('Train');
    this.pauseButton = button('Pause');
    this.stepButton = button('Step');
    this.epochButton = button('Epoch');
    this.resetButton = button('Reset');
    this.invitation = bar.getByText('Press Train');
    this.drawing = page.getByRole('img', { name: /^Drawing area/ });
    this.build = page.getByTitle("The engine's build");
    this.earlierRuns = page
      .getByRole('group', { name: 'Earlier runs' })
      .getByRole('button', { name: /seed/ });
    this.alert = page.getByRole('alert');
    this.status = page.getByRole('status');
  }

  /**
   * Opens the page at an address, with a model that is not trained until someone says so, and on
   * procedural digits unless the address names data: they are few, and the same without any file.
   */
  async open(address = ''): Promise<void> {
    const data = /\bdata=/.test(address) ? '' : '&data=digits';
    await this.openAsItIs(address, `pace=full${data}`);
  }

  /** Opens the page as a visitor does, on the data that it brings. */
  async openAsItIs(address = '', settings = 'pace=full'): Promise<void> {
    const [page, hash] = address.split('#');
    const query = `${page?.includes('?') ? '&' : '?'}${settings}`;
    await this.page.goto(page + query + (hash === undefined ? '' : `#${hash}`));
    await until(() => this.trainButton.isEnabled());
    const codes = this.panel('Latent map').getByRole('img', { name: /^The codes of/ });
    await until(() => codes.isVisible());
  }

  /** A panel by its heading, such as "Network" or "Loss". */
  panel(name: string): L {
    return this.page.getByRole('region', { name, exact: true });
  }

  async figureText(name: Figure): Promise<string> {
    const value = this.page
      .getByRole('region', { name: 'Training' })
      .locator('dl > div', { hasText: name })
      .locator('dd');
    return value.innerText();
  }

  async figure(name: Figure): Promise<number> {
    return Number((await this.figureText(name)).replaceAll(',', ''));
  }

  /** Waits until the train bar shows that so many epochs are behind the model. */
  async waitForEpoch(epoch: number): Promise<void> {
    const options = { timeout: 60_000, intervals: [100, 250] };
    await expect.poll(() => this.figure('Epoch'), options).toBeGreaterThanOrEqual(epoch);
  }

  async pause(): Promise<void> {
    await this.pauseButton.click();
    await until(() => this.trainButton.isEnabled());
  }

  /** Trains until at least so many epochs are behind the model, then pauses. */
  async trainFor(epochs: number): Promise<void> {
    await this.trainButton.click();
    await this.waitForEpoch(epochs);
    await this.pause();
  }

  /** Unfolds the train bar where it has room for Train alone. */
  async showAllButtons(): Promise<void> {
    if (!(await this.epochButton.isVisible())) {
      await this.trainBar.getByRole('button', { name: 'More', exact: true }).click();
    }
  }

  /** Trains to the end of the running epoch. */
  async trainEpoch(): Promise<void> {
    await this.showAllButtons();
    await this.epochButton.click();
    await until(() => this.epochButton.isEnabled(), 60_000);
  }

  /** Unfolds the header where it has no room for all. */
  async showWholeHeader(): Promise<void> {
    const more = this.page.getByRole('button', { name: 'More of the header' });
    if (!(await more.isVisible())) return;
    if ((await more.getAttribute('aria-expanded')) !== 'true') await more.click();
  }

  /** Fewer digits than there are at first, so that an epoch is short. */
  async useFewDigits(): Promise<void> {
    await this.showWholeHeader();
    await this.page.getByRole('button', { name: /^Data details/ }).click();
    await this.page.getByLabel('Number of digits').selectOption('1000');
    await this.page.getByRole('button', { name: 'Use these data' }).click();
    await until(() => this.page.getByText('1,000 training, 166 test').isVisible());
  }

  /** Chooses a preset with another number of parameters than the model has. */
  async choosePreset(name: RegExp): Promise<void> {
    const preset = this.page.getByLabel('Preset', { exact: true });
    const option = preset.getByRole('option', { name });
    const parameters = this.panel('Network').getByText(/^\s*[\d,]+ parameters\s*$/);
    const before = await parameters.innerText();
    await preset.selectOption((await option.getAttribute('value')) ?? '');
    // The page is laid out anew once the new model is there, and a drawing begun before would slip.
    await expect.poll(() => parameters.innerText()).not.toBe(before);
    await until(() => this.invitation.isVisible());
  }

  /** A field of the settings, by its label; they must be open. */
  setting(name: string): L {
    return this.panel('Settings').getByLabel(name, { exact: true });
  }

  /** Opens the settings beside the stage, if they are not open. */
  async openSettings(): Promise<void> {
    const settings = this.panel('Settings');
    if (await settings.isVisible()) return;
    await this.panel('Network').getByRole('button', { name: 'Settings' }).click();
    await until(() => settings.getByLabel('Learning rate', { exact: true }).isVisible());
  }

  async closeSettings(): Promise<void> {
    await this.page.getByRole('button', { name: 'Close: Settings' }).click();
  }

  async fillSetting(name: string, value: string): Promise<void> {
    await this.openSettings();
    await this.setting(name).fill(value);
    await this.setting(name).blur();
  }

  /** The mean squared errors below the test images, as they are written for the model as it is. */
  async reconstructionErrors(): Promise<string[]> {
    const errors = this.panel('Reconstructions').getByRole('listitem');
    await this.openDrawer('Reconstructions');
    await errors.first().scrollIntoViewIfNeeded();
    await expect.poll(() => errors.count()).toBe(10);
    // The panel computes anew once it is scrolled to, and says when it has.
    await until(() => this.page.locator('playground-reconstructions:not([busy])').isVisible());
    return errors.allInnerTexts();
  }

  /** Opens a drawer, such as "Input" or "Walk". */
  async openDrawer(name: string): Promise<void> {
    await this.page.getByRole('tab', { name }).click();
  }

  /** Draws strokes with the mouse. */
  async draw(strokes: Strokes): Promise<void> {
    const { mouse } = this.page;
    for (const [first, ...rest] of await this.onScreen(strokes)) {
      if (!first) continue;
      await mouse.move(...first);
      await mouse.down();
      for (const point of rest) await mouse.move(...point, { steps: 4 });
      await mouse.up();
    }
  }

  /** One of the network's images, such as "Prepared" or "Denoised". */
  drawnImage(name: string): L {
    return this.panel('Network').getByRole('img', { name: new RegExp(`^${name}(,|$)`) });
  }

  /** Waits until the network shows what comes of the whole drawing, and not of its first part. */
  async waitForAnswer(): Promise<void> {
    // A stroke is told with the next frame.
    await this.page.evaluate(
      () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve))),
    );
    await until(() => this.page.locator('playground-network:not([busy])').isVisible());
  }

  /** Chooses the noise that the input is given. */
  async chooseNoise(kind: string): Promise<void> {
    await this.panel('Network').getByLabel('Noise', { exact: true }).selectOption(kind);
  }

  /** The error that the network's panel shows for one of its images against the drawing. */
  async drawingError(name: 'Reconstruction' | 'Noisy' | 'Denoised' = 'Reconstruction') {
    const label = await this.drawnImage(name).getAttribute('aria-label');
    return Number(/error ([\d.]+)/.exec(label ?? '')?.[1]);
  }

  /** Chooses files as the Open files button does. */
  async chooseFiles(files: NamedFile[]): Promise<void> {
    await this.page.getByLabel('Data or model files').setInputFiles(files);
  }

  /** Brings the drawing area to where it is whole, and says where strokes then are. */
  async onScreen(strokes: Strokes): Promise<[number, number][][]> {
    await this.drawing.evaluate((canvas) => canvas.scrollIntoView({ block: 'center' }));
    const box = await this.drawing.boundingBox();
    if (!box) throw new Error('the drawing area is not on the page');
    return strokes.map((points) =>
      points.map(([x, y]) => [box.x + (x / 100) * box.width, box.y + (y / 100) * box.height]),
    );
  }
}
