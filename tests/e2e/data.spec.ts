import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { file, idxImages, idxLabels, type NamedFile, smallMnist } from './idx.ts';
import type { PlaygroundPage } from './playground-page.ts';
import { three } from './strokes.ts';
import { expect, test } from './test.ts';

async function chooseMnist(playground: PlaygroundPage): Promise<void> {
  await playground.page.getByLabel('Data', { exact: true }).selectOption('mnist:70000');
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

/** The procedural digits that the test starts with are still there, and train. */
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
  await expect(playground.page.getByLabel('Data', { exact: true })).toHaveValue('images');
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

test('IDX files are chosen, and their labels colour the map', async ({ playground }) => {
  await playground.chooseFiles([
    file('shapes-images', idxImages(60)),
    file('shapes-labels.gz', gzipSync(idxLabels(60))),
  ]);
  await expectCounts(playground, '51', '9');
  await expect(
    playground.page.getByRole('img', { name: 'The codes of 9 test images, coloured by label' }),
  ).toBeVisible();
  await expectTraining(playground);
});

test('images without labels train too', async ({ playground }) => {
  await playground.chooseFiles([file('shapes', idxImages(60))]);
  await expectCounts(playground, '51', '9');
  await expect(
    playground.page.getByRole('img', { name: 'The codes of 9 test images' }),
  ).toBeVisible();
  await expectTraining(playground);
});

test('IDX files that are not packed, whatever their names say, are read', async ({
  playground,
}) => {
  await playground.chooseFiles([file('images.gz', idxImages(60)), file('labels', idxLabels(60))]);
  await expectCounts(playground, '51', '9');
});

test('a table of features is trained on, and its labels are chosen', async ({ playground }) => {
  const { page } = playground;
  const rows = Array.from({ length: 70 }, (_, i) => {
    const kind = i % 2 === 0 ? 'cat' : 'dog';
    return `${i},${(i * 7) % 11},${(i % 2) * 5 + (i % 3)},${i % 5},${kind}`;
  });
  const table = ['size,weight,tail,legs,kind', ...rows].join('\n');
  await playground.chooseFiles([file('pets.csv', Buffer.from(table))]);
  await expectCounts(playground, '60', '10');
  await expect(playground.status).toHaveText(
    /Training on 70 rows of features of 2 classes \(cat, dog\) from pets\.csv\. The labels are those of kind\. Its 4 columns are features/,
  );
  await playground.waitForEpoch(2);
  await playground.pause();
  await page.getByRole('button', { name: /^Data details/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Choose data' });
  await dialog.getByLabel('Column of labels').selectOption('legs');
  await expect(playground.status).toHaveText(/of 5 classes .*The labels are those of legs\./);
});

test('a trained model goes on with data that are dropped only if it is told to', async ({
  playground,
}) => {
  await playground.trainEpoch();
  const trained = await playground.figureText('Test loss');
  const question = playground.page.getByRole('dialog', { name: /^Go on training this model on / });
  await playground.chooseFiles(smallMnist());
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toBeHidden();
  await expectCounts(playground, '6,000', '1,000');
  expect(await playground.figureText('Test loss')).toBe(trained);
  expect(await playground.figureText('Epoch')).toBe('1.0');

  await playground.chooseFiles(smallMnist());
  await question.getByRole('button', { name: 'Go on training' }).click();
  await expectCounts(playground, '40', '10');
  await playground.waitForEpoch(3);
  await playground.pause();

  await playground.chooseFiles(smallMnist());
  await question.getByRole('button', { name: 'Begin anew' }).click();
  await playground.waitForEpoch(1);
  await playground.pause();
  await expect(playground.alert).toBeEmpty();
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
  const question = playground.page.getByRole('dialog', { name: /^Begin anew on / });
  await expect(question).toContainText('trained for images of another size');
  await question.getByRole('button', { name: 'Begin anew' }).click();
  await expectCounts(playground, '40', '10');
  await expect(playground.status).toHaveText(/14 × 14 pixels.*untrained model.*made/);
  await expect(playground.panel('Network').getByText('59,014 parameters')).toBeVisible();
  await expect(playground.page.getByText(/A drawing has 28 × 28 pixels/)).toBeVisible();
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
    'a file without images',
    [file('holiday.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'))],
    /No images were found in holiday\.doc/,
  ],
  [
    'a web page under the name of data',
    [file('train-images-idx3-ubyte.gz', Buffer.from('<!DOCTYPE html><title>404</title>'))],
    /train-images-idx3-ubyte\.gz is a web page/,
  ],
  [
    'a truncated .gz',
    [file('train-images-idx3-ubyte.gz', gzipSync(idxImages(40)).subarray(0, 60))],
    /train-images-idx3-ubyte\.gz: its gzip data are cut short/,
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
