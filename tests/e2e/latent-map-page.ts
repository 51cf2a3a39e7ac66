import { expect, type Locator } from '@playwright/test';
import type { AnyLocator, AnyPage } from './any-page.ts';
import { distance, type GreyImage, readCanvas } from './pixels.ts';
import type { Playground } from './playground.ts';

/** A place on the map, in shares of its width and height. */
export type MapPlace = readonly [across: number, down: number];

/** The latent map as a person uses it. */
export class LatentMapPage<L extends AnyLocator<L> = Locator> {
  readonly panel: L;
  /** Where places are pointed at and picked. */
  readonly area: L;
  readonly codes: L;
  readonly decoded: L;
  readonly testImage: L;

  constructor(readonly playground: Playground<L, AnyPage<L>>) {
    this.panel = playground.panel('Latent map');
    this.area = this.panel.getByRole('group', { name: /^Place on the latent map/ });
    this.codes = this.panel.getByRole('img', { name: /^The codes of/ });
    this.decoded = this.panel.getByRole('img', { name: /^Decoded from/ });
    this.testImage = this.panel.getByRole('img', { name: /^Test image/ });
  }

  async onPage([across, down]: MapPlace): Promise<[number, number]> {
    await this.area.scrollIntoViewIfNeeded();
    const box = await this.area.boundingBox();
    if (!box) throw new Error('the map is not on the page');
    return [box.x + across * box.width, box.y + down * box.height];
  }

  async point(place: MapPlace): Promise<void> {
    await this.playground.page.mouse.move(...(await this.onPage(place)));
  }

  async click(place: MapPlace): Promise<void> {
    const { mouse } = this.playground.page;
    await mouse.move(...(await this.onPage(place)));
    await mouse.down();
    await mouse.up();
  }

  /** What a place decodes to, once that no longer changes. */
  async decodedAt(place: MapPlace): Promise<GreyImage> {
    await this.point(place);
    let image = await readCanvas(this.decoded);
    await expect(async () => {
      const before = image;
      image = await readCanvas(this.decoded);
      expect(distance(before, image)).toBe(0);
    }).toPass({ intervals: [200], timeout: 10_000 });
    return image;
  }

  /** The share of the map's pixels that have anything drawn on them. */
  inked(): Promise<number> {
    return this.codes.evaluate((element) => {
      const { width, height } = element as HTMLCanvasElement;
      const context = (element as HTMLCanvasElement).getContext('2d');
      if (!context) throw new Error('the map has no context');
      const { data } = context.getImageData(0, 0, width, height);
      let count = 0;
      for (let i = 3; i < data.length; i += 4) if ((data[i] ?? 0) > 0) count += 1;
      return count / (width * height);
    });
  }

  /** What is drawn, to compare with what is drawn later. */
  picture(): Promise<string> {
    return this.codes.evaluate((element) => (element as HTMLCanvasElement).toDataURL());
  }

  /** The picture once it no longer changes. */
  async settledPicture(): Promise<string> {
    let picture = '';
    await expect(async () => {
      const before = picture;
      picture = await this.picture();
      expect(picture).toBe(before);
    }).toPass({ intervals: [300], timeout: 20_000 });
    return picture;
  }

  async choose(view: 'Two units' | 'PCA' | 't-SNE'): Promise<void> {
    await this.area.scrollIntoViewIfNeeded();
    await this.panel.getByLabel('What the map shows').selectOption(view);
  }
}
