import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Browser } from '@playwright/test';
import { greyPng } from './png.ts';
import { expect, test } from './test.ts';

const MEGABYTE = 2 ** 20;

/** The most bytes of memory that any of the browser's pages, with its workers, has had at a time. */
async function peakMemory(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const peaks = processInfo
    .filter(({ type, id }) => type === 'renderer' && existsSync(`/proc/${id}/status`))
    .map(({ id }) => /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]);
  return 1024 * Math.max(...peaks.map(Number));
}

/** Images of nothing, 28 x 28: their header, and more bytes than a page can have, packed to about a megabyte. */
function gzipBomb(): Buffer {
  const header = Buffer.alloc(16);
  header.set([0, 0, 8, 3]);
  header.writeUInt32BE(1_600_000, 4);
  header.writeUInt32BE(28, 8);
  header.writeUInt32BE(28, 12);
  const empty = gzipSync(Buffer.alloc(100 * MEGABYTE), { level: 9 });
  return Buffer.concat([gzipSync(header), ...Array(12).fill(empty)]);
}

/** Two pictures that are small as files, and a gigabyte each as the colours of their pixels. */
function hugePictures() {
  const buffer = greyPng(16_000, 16_000, () => 0);
  return ['a.png', 'b.png'].map((name) => ({ name, mimeType: 'image/png', buffer }));
}

for (const [what, files, refusal] of [
  [
    'a small file that unpacks to more than a gigabyte',
    () => [{ name: 'train-images-idx3-ubyte.gz', mimeType: '', buffer: gzipBomb() }],
    /train-images-idx3-ubyte\.gz/,
  ],
  ['two small pictures of 16,000 x 16,000 pixels', hugePictures, /No images were found/],
] as const) {
  test(`a page that is given ${what} takes less than a gigabyte more`, async ({
    playground,
    browser,
  }) => {
    test.skip(process.platform !== 'linux', 'the peak of a process is read from /proc');
    const before = await peakMemory(browser);
    expect(before).toBeGreaterThan(50 * MEGABYTE);
    await playground.chooseFiles(files());
    await expect(playground.alert).toHaveText(refusal);
    const after = await peakMemory(browser);
    process.stdout.write(
      `  ${what}: ${Math.round(before / MEGABYTE)} MB before, ${Math.round(after / MEGABYTE)} MB at most\n`,
    );
    expect(after - before).toBeLessThan(1e9);
    await playground.trainFor(0.2);
  });
}
