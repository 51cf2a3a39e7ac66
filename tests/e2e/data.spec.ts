import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { file, idxImages, idxLabels, type NamedFile, smallMnist } from './idx.ts';
import type { PlaygroundPage } from './playground-page.ts';
import { three } from './strokes.ts';
import { expect, test } from './test.ts';

async function chooseMnist(playground: PlaygroundPage): Promise<void> {
  await playground.page.getByLabel('Data', { exact: true }).selectOption('mnist');
}

async function expectCounts(
  playground: PlaygroundPage,
  train: string,
  tests: string,
): Promise<void> {
  const text = `${train} training, ${tests} test`;
  await expect(playground.page.getByText(text)).toBeVisible({ timeout: 30_000 });
}

/** Every panel shows the new data, untrained and trained, without a word of complaint. */
async function expectTrainable(playground: PlaygroundPage): Promise<void> {
  for (const epochs of [0, 2]) {
    if (epochs > 0) await playground.trainFor(epochs);
    await playground.page.waitForTimeout(400);
    await expect(playground.alert).toBeEmpty();
  }
}

/** Data that somebody brings are trained on at once, and every panel shows them. */
async function expectTraining(playground: PlaygroundPage): Promise<void> {
  await playground.waitForEpoch(2);
  await playground.pause();
  await playground.page.waitForTimeout(400);
  await expect(playground.alert).toBeEmpty();
}

/** The procedural digits that the page starts with are still there, and train. */
async function expectDigitsUsable(playground: PlaygroundPage): Promise<void> {
  await expect(playground.page.getByLabel('Data', { exact: true })).toHaveValue('digits');
  await expectCounts(playground, '6,000', '1,000');
  await playground.trainFor(0.2);
}

/** Drops files on the page as a file manager does: through the browser's own drag and drop. */
async function dropFiles(playground: PlaygroundPage, files: NamedFile[]): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'autoencoder-drop-'));
  const paths = files.map(({ name, buffer }) => {
    writeFileSync(path.join(folder, name), buffer);
    return path.join(folder, name);
  });
  const session = await playground.page.context().newCDPSession(playground.page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  }
  await session.detach();
  await expect(playground.page.getByText('Reading files')).toBeHidden();
  await expect(playground.page.getByLabel('Data', { exact: true })).toHaveValue('files');
  rmSync(folder, { recursive: true });
}

test('MNIST is loaded from beside the page', async ({ playground }) => {
  await playground.serveMnist(smallMnist());
  await chooseMnist(playground);
  await expectCounts(playground, '40', '10');
  await expectTrainable(playground);
});

test('where a part of MNIST is missing, a sentence says which and the data stay', async ({
  playground,
}) => {
  await playground.serveMnist(smallMnist().filter(({ name }) => !name.startsWith('train-images')));
  await chooseMnist(playground);
  await expect(playground.alert).toHaveText(/MNIST is not there.*train-images-idx3-ubyte.*404/);
  await expectDigitsUsable(playground);
});

test('real MNIST is learned', async ({ playground }) => {
  const folder = process.env.MNIST_DIR ?? '';
  test.skip(folder === '', 'MNIST_DIR does not name a folder of MNIST files');
  const names = readdirSync(folder).filter((name) => name.includes('ubyte'));
  await playground.serveMnist(
    names.map((name) => file(name, readFileSync(path.join(folder, name)))),
  );
  await chooseMnist(playground);
  await expectCounts(playground, '60,000', '10,000');
  const untrained = (await playground.reconstructionErrors()).map(Number);
  await playground.trainFor(0.2);
  await expect
    .poll(async () => Number((await playground.reconstructionErrors())[0]))
    .toBeLessThan(0.7 * (untrained[0] ?? 0));
});

test('IDX files are chosen, and their labels colour the map', async ({ playground }) => {
  await playground.chooseFiles([
    file('shapes-images', idxImages(60)),
    file('shapes-labels.gz', gzipSync(idxLabels(60))),
  ]);
  await expectCounts(playground, '50', '10');
  await expect(
    playground.page.getByRole('img', { name: 'The codes of 10 test images, coloured by label' }),
  ).toBeVisible();
  await expectTraining(playground);
});

test('images without labels train too', async ({ playground }) => {
  await playground.chooseFiles([file('shapes', idxImages(60))]);
  await expectCounts(playground, '50', '10');
  await expect(
    playground.page.getByRole('img', { name: 'The codes of 10 test images' }),
  ).toBeVisible();
  await expectTraining(playground);
});

test('IDX files are dropped on the page', async ({ playground }) => {
  await dropFiles(playground, smallMnist({ train: 50, test: 20 }));
  await expectCounts(playground, '50', '20');
  await expectTraining(playground);
});

test('images of another size bring a model of their size, and going back brings one of the digits', async ({
  playground,
}) => {
  await playground.trainFor(0.2);
  await playground.draw(three);
  await playground.chooseFiles(smallMnist({ side: 14 }));
  await expectCounts(playground, '40', '10');
  await expect(playground.status).toHaveText(/14 × 14 pixels.*untrained model.*made/);
  await expect(playground.panel('Network').getByText('59,014 parameters')).toBeVisible();
  await expect(playground.page.getByText(/A drawing is prepared as 28 × 28 pixels/)).toBeVisible();
  await playground.waitForEpoch(2);
  await playground.pause();
  await playground.reconstructionErrors();
  await playground.openDrawer('Walk');
  await expect(playground.page.getByRole('slider', { name: 'Position on the walk' })).toBeVisible();
  await expect(playground.alert).toBeEmpty();

  await playground.page.getByLabel('Data', { exact: true }).selectOption('digits');
  await expectCounts(playground, '6,000', '1,000');
  await expect(playground.status).toHaveText(/28 × 28 pixels.*untrained model.*made/);
  await playground.trainFor(0.2);
});

for (const [what, files, sentence] of [
  [
    'a truncated IDX file',
    [file('cut-images', idxImages(20).subarray(0, 5000))],
    /cut-images.*(truncated|bytes)/,
  ],
  [
    'labels that are named as images',
    [
      file('train-images-idx3-ubyte', idxLabels(40)),
      file('train-labels-idx1-ubyte', idxLabels(40)),
    ],
    /image/,
  ],
  [
    'a file that is no IDX file',
    [file('holiday.doc', Buffer.from('89504e470d0a1a0a', 'hex'))],
    /holiday\.doc is not an IDX file.*expected 00 00 08 03/,
  ],
  [
    'a .gz that is none',
    [file('train-images-idx3-ubyte.gz', idxImages(40))],
    /train-images-idx3-ubyte\.gz is not gzip-compressed/,
  ],
  [
    'a truncated .gz',
    [file('train-images-idx3-ubyte.gz', gzipSync(idxImages(40)).subarray(0, 60))],
    /train-images-idx3-ubyte\.gz is a damaged or truncated gzip file/,
  ],
  [
    'images and labels of different counts',
    [file('some-images', idxImages(40)), file('some-labels', idxLabels(39))],
    /some-.*\b(40|39)\b.*\b(40|39)\b/,
  ],
] as const) {
  test(`${what}: a sentence, and the data that were there stay`, async ({ playground }) => {
    await playground.chooseFiles([...files]);
    await expect(playground.alert).toHaveText(sentence);
    await expectDigitsUsable(playground);
  });
}
