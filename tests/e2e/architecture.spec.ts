import { file } from './idx.ts';
import type { PlaygroundPage } from './playground-page.ts';
import { expect, test } from './test.ts';

/** The rows of the layer table: name, inputs, outputs, activation, parameters. */
async function layerTable(playground: PlaygroundPage): Promise<string[][]> {
  await playground.openSettings();
  const rows = playground.panel('Settings').getByRole('row');
  if ((await rows.count()) === 0)
    await playground
      .panel('Settings')
      .getByText(/parameters\s*$/)
      .click();
  const texts = await rows.evaluateAll((elements) =>
    elements.map((row) => [...row.children].map((cell) => cell.textContent?.trim() ?? '')),
  );
  return texts.slice(1);
}

async function expectParameters(playground: PlaygroundPage, count: string): Promise<void> {
  await expect(playground.panel('Network').getByText(`${count} parameters`)).toBeVisible();
}

/** The model that was there is still the one in the fields, and it can be trained. */
async function expectUsable(playground: PlaygroundPage): Promise<void> {
  await playground.page.getByRole('button', { name: 'Keep the old settings' }).click();
  await playground.openSettings();
  await expect(playground.setting('Code size')).toHaveValue('2');
  await expect(playground.setting('Width of hidden layer 1')).toHaveValue('128');
  await expect(playground.setting('Learning rate')).toHaveValue('0.003');
  await expectParameters(playground, '210,130');
  await playground.trainFor(0.2);
}

test('layers are added, changed and removed, and the layer table follows', async ({
  playground,
}) => {
  await expectParameters(playground, '210,130');
  expect((await layerTable(playground)).map(([name]) => name)).toEqual([
    'encoder.0',
    'encoder.1',
    'encoder.2',
    'decoder.0',
    'decoder.1',
    'decoder.2',
  ]);

  await playground.page.getByRole('button', { name: 'Add a hidden layer' }).click();
  await playground.openSettings();
  await expect(playground.setting('Width of hidden layer 3')).toHaveValue('8');
  await expect.poll(() => layerTable(playground)).toHaveLength(8);

  await playground.fillSetting('Width of hidden layer 3', '10');
  await expect
    .poll(async () => (await layerTable(playground))[2])
    .toEqual(['encoder.2', '32', '10', 'relu', '330']);

  for (const layer of [3, 2, 1]) {
    await playground.page.getByRole('button', { name: `Remove hidden layer ${layer}` }).click();
    await expect(playground.setting(`Width of hidden layer ${layer}`)).toBeHidden();
  }
  await playground.fillSetting('Code size', '32');
  await expectParameters(playground, '50,992');
  expect(await layerTable(playground)).toEqual([
    ['encoder.0', '784', '32', 'linear', '25,120'],
    ['decoder.0', '32', '784', 'sigmoid', '25,872'],
  ]);
});

test('presets bring their whole configuration', async ({ playground }) => {
  await playground.choosePreset(/^Sharp/);
  await expectParameters(playground, '50,992');
  await playground.choosePreset(/^Classic/);
  await expectParameters(playground, '1,100,434');
  expect((await layerTable(playground)).map((row) => row[4])).toEqual([
    '401,920',
    '131,328',
    '16,448',
    '130',
    '192',
    '16,640',
    '131,584',
    '402,192',
  ]);
  await playground.choosePreset(/^Denoising/);
  await playground.openSettings();
  await expect(playground.setting('Corruption')).toHaveValue('gaussian');
  await playground.reconstructionErrors();
  await expect(
    playground.panel('Reconstructions').getByRole('heading', { name: 'Denoised' }),
  ).toBeVisible();
});

for (const [field, value, sentence] of [
  ['Code size', '0', /model\.code.*\b0\b/],
  ['Learning rate', '0', /training\.learning_rate.*\b0\b/],
  ['Width of hidden layer 1', '0', /model\.encoder.*\b0\b/],
  ['Batch size', '-1', /training\.batch_size.*-1/],
] as const) {
  test(`${field} ${value} is refused with a sentence, and the model that was there goes on`, async ({
    playground,
  }) => {
    await playground.fillSetting(field, value);
    await expect(playground.panel('Settings').getByText(sentence)).toBeVisible();
    await expect(playground.alert).toHaveText(sentence);
    await expect(playground.setting(field)).toHaveAttribute('aria-invalid', 'true');
    await expectUsable(playground);
  });
}

test('settings that are changed in quick succession are all kept', async ({ playground }) => {
  await playground.fillSetting('Code size', '3');
  await playground.setting('Loss').selectOption('huber');
  await playground.setting('Family').selectOption('sparse');
  await playground.setting('Sparsity').selectOption('kl');
  await playground.fillSetting('Seed', '9');
  await expectParameters(playground, '210,195');
  await expect(playground.setting('Loss')).toHaveValue('huber');
  await expect(playground.setting('Sparsity')).toHaveValue('kl');
  await expect(playground.setting('Target activation')).toHaveValue('0.05');
  await expect(playground.setting('Seed')).toHaveValue('9');
});

test('a refused setting may be mended in place', async ({ playground }) => {
  await playground.fillSetting('Code size', '0');
  await expect(playground.alert).toHaveText(/model\.code/);
  await playground.fillSetting('Code size', '3');
  await expect(playground.alert).toBeEmpty();
  await expectParameters(playground, '210,195');
});

test('a message about something else is seen while a setting is refused', async ({
  playground,
}) => {
  const dismiss = playground.page.getByRole('button', { name: 'Dismiss the message' });
  await playground.fillSetting('Code size', '0');
  await expect(playground.alert).toHaveText(/model\.code/);
  await expect(dismiss).toBeHidden();
  await playground.chooseFiles([file('holiday.png', Buffer.from('PNG'))]);
  await expect(playground.alert).toHaveText(/holiday\.png/);
  await dismiss.click();
  await expect(playground.alert).toBeEmpty();
  await expectUsable(playground);
});

test('a learning rate that diverges ends the training with a sentence, and the model stays usable', async ({
  playground,
}) => {
  await playground.openSettings();
  await playground.setting('Loss').selectOption('mse');
  await playground.setting('Optimizer').selectOption('sgd');
  await playground.setting('Activation').selectOption('linear');
  await playground.fillSetting('Learning rate', '1e30');
  await playground.trainButton.click();
  await expect(playground.alert).toHaveText(/learning_rate|learning rate/i);
  await expect(playground.trainButton).toBeEnabled();
  const errors = (await playground.reconstructionErrors()).map(Number);
  expect(errors.every((error) => error < 1)).toBe(true);

  await playground.fillSetting('Learning rate', '0.1');
  await playground.trainFor(0.2);
  await expect(playground.alert).toBeEmpty();
});
