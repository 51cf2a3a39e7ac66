import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { file, smallMnist } from './idx.ts';
import { expect, test } from './test.ts';

const program = path.resolve(import.meta.dirname, '../../build/native/autoencoder');

test('a model that was saved opens again with the same reconstruction errors', async ({
  playground,
}) => {
  await playground.trainEpoch();
  const loss = await playground.figureText('Test loss');
  const untrained = await playground.reconstructionErrors();
  const bytes = await playground.saveModel();
  const trained = await playground.reconstructionErrors();
  await playground.resetButton.click();
  await expect.poll(() => playground.reconstructionErrors()).not.toEqual(trained);

  await playground.chooseFiles([file('mine.safetensors', bytes)]);
  await expect(playground.status).toContainText(
    'Opened the model of mine.safetensors, which was trained on procedural digits',
  );
  await expect.poll(() => playground.reconstructionErrors()).toEqual(trained);
  expect(await playground.figureText('Epoch')).toBe('1.0');
  expect(await playground.figureText('Test loss')).toBe(loss);
  expect(untrained).toHaveLength(10);
  await playground.trainEpoch();
  expect(await playground.figureText('Epoch')).toBe('2.0');
});

test('a model that the command line trained opens', async ({ playground }, testInfo) => {
  test.skip(!existsSync(program), 'the command line is not built: build/native/autoencoder');
  const model = testInfo.outputPath('from-command-line.safetensors');
  const options = ['--digits-count', '1000', '--encoder', '32', '--code', '5', '--epochs', '2'];
  const output = execFileSync(program, ['train', ...options, '--out', model, '--json'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await playground.chooseFiles([file('from-command-line.safetensors', readFileSync(model))]);
  await expect(playground.status).toHaveText(/Opened the model of from-command-line/);
  await playground.openSettings();
  await expect(playground.setting('Code size')).toHaveValue('5');
  await expect(playground.setting('Width of hidden layer 1')).toHaveValue('32');
  expect(await playground.figureText('Epoch')).toBe('2.0');
  expect(output).toContain(
    (await playground.figureText('Test loss')).replace(/0$/, '').slice(0, 5),
  );
  await playground.reconstructionErrors();
  await playground.trainFor(2.2);
});

test('a file cut short and one that is no model are refused with a sentence, and the model stays', async ({
  playground,
}) => {
  await playground.trainEpoch();
  const trained = await playground.reconstructionErrors();
  const bytes = await playground.saveModel();
  for (const [name, content] of [
    ['cut.safetensors', bytes.subarray(0, bytes.length - 1000)],
    ['cut-early.safetensors', bytes.subarray(0, 6)],
    ['poem.safetensors', Buffer.from('Two roads diverged in a yellow wood, and sorry I could not')],
  ] as const) {
    await playground.chooseFiles([file(name, content)]);
    await expect(playground.alert).toHaveText(new RegExp(`${name.replace('.', '\\.')}.+`));
    expect(await playground.reconstructionErrors()).toEqual(trained);
    expect(await playground.figureText('Epoch')).toBe('1.0');
  }
  await playground.trainEpoch();
  expect(await playground.figureText('Epoch')).toBe('2.0');
});

test('a model for images of another size is refused with a sentence, and the model stays', async ({
  playground,
}) => {
  await playground.chooseFiles(smallMnist({ side: 14 }));
  await expect(playground.status).toHaveText(/14 × 14/);
  const bytes = await playground.saveModel();
  await playground.page.getByLabel('Data', { exact: true }).selectOption('digits');
  await expect(playground.status).toHaveText(/28 × 28/);
  await playground.trainEpoch();
  const trained = await playground.reconstructionErrors();

  await playground.chooseFiles([file('small.safetensors', bytes)]);
  await expect(playground.alert).toHaveText(/small\.safetensors.*14 × 14.*expected 28 × 28/);
  expect(await playground.reconstructionErrors()).toEqual(trained);
  await playground.trainEpoch();
  expect(await playground.figureText('Epoch')).toBe('2.0');
});
