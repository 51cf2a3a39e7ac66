import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import type { NamedFile } from './idx.ts';
import { Playground } from './playground.ts';
import type { Strokes } from './strokes.ts';

/** The playground in Chromium, with what Playwright can do there alone. */
export class PlaygroundPage extends Playground<Locator, Page> {
  /** Draws strokes with a pen, as the browser takes it from the system. */
  async drawWithPen(strokes: Strokes): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    const pen = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', [x, y]: [number, number]) =>
      session.send('Input.dispatchMouseEvent', {
        type,
        x,
        y,
        button: 'left',
        buttons: type === 'mouseReleased' ? 0 : 1,
        clickCount: 1,
        pointerType: 'pen',
      });
    for (const points of await this.onScreen(strokes)) {
      const [first, last] = [points[0], points.at(-1)];
      if (!first || !last) continue;
      await pen('mousePressed', first);
      for (const point of points) await pen('mouseMoved', point);
      await pen('mouseReleased', last);
    }
    await session.detach();
  }

  /** Draws strokes with a finger, as the browser takes it from the system. */
  async drawWithFinger(strokes: Strokes): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: [number, number][]) =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: points.map(([x, y]) => ({ x, y })),
      });
    for (const [first, ...rest] of await this.onScreen(strokes)) {
      if (!first) continue;
      await touch('touchStart', [first]);
      for (const point of rest) await touch('touchMove', [point]);
      await touch('touchEnd', []);
    }
    await session.detach();
  }

  /** The model as the page saves it. */
  async saveModel(): Promise<Buffer> {
    const download = this.page.waitForEvent('download');
    await this.openDrawer('Save');
    await this.panel('Save').getByRole('button', { name: 'autoencoder.safetensors' }).click();
    expect((await download).suggestedFilename()).toBe('autoencoder.safetensors');
    return readFileSync(await (await download).path());
  }

  /** Serves these files, and no others, as the page's own data/mnist/, or data/fashion/. */
  async serveMnist(files: NamedFile[], folder = 'mnist'): Promise<void> {
    await this.page.context().route(`**/data/${folder}/*`, (route) => {
      const name = new URL(route.request().url()).pathname.split('/').at(-1);
      const found = files.find((candidate) => candidate.name === name);
      return found
        ? route.fulfill({ body: found.buffer, contentType: found.mimeType })
        : route.fulfill({ status: 404 });
    });
  }
}
