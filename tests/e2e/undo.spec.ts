import type { Page } from '@playwright/test';
import type { PlaygroundPage } from './playground-page.ts';
import { expect, test } from './test.ts';

/** A table of 40 images of 28 × 28 pixels, each of one shade. */
function csvOfShades() {
  const lines = Array.from({ length: 40 }, (_, i) =>
    [i % 2, ...Array.from({ length: 784 }, () => (i * 6) % 256)].join(','),
  );
  return { name: 'shades.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) };
}

const undoButton = (page: Page) => page.getByRole('button', { name: /^Undo(:|$)/ });

/** What the page shows of the run: the figures in digits, and every point of the curve. */
async function shownRun(playground: PlaygroundPage) {
  const run = await playground.page.evaluate(() => {
    const root = document.querySelector('autoencoder-playground')?.shadowRoot;
    const chart = root?.querySelector('playground-loss-chart');
    return { curve: chart?.curve?.data(), steps: chart?.snapshots.at(-1)?.steps };
  });
  const figures = await Promise.all(
    (['Epoch', 'Train loss', 'Test loss'] as const).map((name) => playground.figureText(name)),
  );
  return { ...run, figures };
}

/** The model itself, without what its file says of the time it took. */
async function weights(playground: PlaygroundPage): Promise<Buffer> {
  const file = await playground.saveModel();
  return file.subarray(8 + Number(file.readBigUInt64LE()));
}

const few = '?data=digits:600&seed=3';

test('a trained model comes back with its curve after each change that replaced it', async ({
  playground,
}) => {
  await playground.open(few);
  const { page } = playground;
  const undo = undoButton(page);
  await expect(undo).toBeDisabled();
  await playground.trainEpoch();
  const { steps } = await shownRun(playground);
  await playground.stepButton.click();
  await expect.poll(async () => (await shownRun(playground)).steps).toBe(Number(steps) + 1);
  const before = await shownRun(playground);
  const model = await weights(playground);

  const changes: [what: RegExp, make: () => Promise<void>][] = [
    [/Undo: reset\s*$/, () => playground.resetButton.click()],
    [/Undo: preset Classic/, () => playground.choosePreset(/^Classic/)],
    [/Undo: code of 3 units\s*$/, () => playground.fillSetting('Code size', '3')],
    [
      /Undo: data shades/,
      async () => {
        await playground.chooseFiles([csvOfShades()]);
        await page.getByRole('button', { name: 'Begin anew' }).click();
      },
    ],
  ];
  for (const [name, make] of changes) {
    await make();
    await expect(undo).toHaveText(name);
    await expect(undo).toBeEnabled();
    await undo.click();
    await expect(playground.status).toContainText('Undone: ');
    await expect(undo).toBeDisabled();
    expect(await shownRun(playground)).toEqual(before);
    expect((await weights(playground)).equals(model)).toBe(true);
  }
});

test('training goes on after Undo with the digits of a run that nothing disturbed', async ({
  playground,
}) => {
  const figures = async () => [
    await playground.figureText('Train loss'),
    await playground.figureText('Test loss'),
  ];
  await playground.open(few);
  await playground.trainEpoch();
  await playground.trainEpoch();
  const undisturbed = await figures();

  await playground.open(few);
  await playground.trainEpoch();
  const { steps } = await shownRun(playground);
  for (let more = 1; more <= 3; more += 1) {
    await playground.stepButton.click();
    await expect.poll(async () => (await shownRun(playground)).steps).toBe(Number(steps) + more);
  }
  await playground.resetButton.click();
  await expect(playground.invitation).toBeVisible();
  await playground.trainEpoch();
  await playground.page.keyboard.press('Control+z');
  await expect(playground.status).toContainText('Undone: reset.');
  await playground.trainEpoch();
  expect(await playground.figureText('Epoch')).toBe('2.0');
  expect(await figures()).toEqual(undisturbed);
});

test('ten changes can be taken back, and made again', async ({ playground }) => {
  await playground.open(few);
  const { page } = playground;
  const undo = undoButton(page);
  for (let units = 3; units <= 14; units += 1) {
    await playground.fillSetting('Code size', String(units));
    await expect(undo).toHaveText(`Undo: code of ${units} units`);
  }
  for (let units = 14; units >= 5; units -= 1) {
    await expect(undo).toHaveText(`Undo: code of ${units} units`);
    await undo.click();
    await expect(playground.status).toContainText(`Undone: code of ${units} units.`);
  }
  await expect(undo).toBeDisabled();
  await expect(playground.setting('Code size')).toHaveValue('4');
  await page.getByRole('button', { name: 'Redo: code of 5 units' }).click();
  await expect(playground.setting('Code size')).toHaveValue('5');
  await page.keyboard.press('Control+Shift+z');
  await expect(playground.setting('Code size')).toHaveValue('6');
});

test('the keys leave a text that is being written alone', async ({ playground }) => {
  await playground.open(few);
  await playground.fillSetting('Code size', '5');
  await expect(undoButton(playground.page)).toHaveText('Undo: code of 5 units');
  const field = playground.setting('Code size');
  await field.focus();
  await playground.page.keyboard.press('Control+z');
  await expect(undoButton(playground.page)).toHaveText('Undo: code of 5 units');
  // What was written is taken back, and that alone.
  await expect(field).toHaveValue('2');
  await expect(playground.status).not.toContainText('Undone');
});
