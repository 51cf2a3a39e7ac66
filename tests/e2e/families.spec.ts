import type { PlaygroundPage } from './playground-page.ts';
import { expect, test } from './test.ts';

/** The families in the order of the list, the settings that come with each, and what it fills in. */
const families = [
  ['variational', ['Beta', 'Warm-up epochs'], ['Code activation', 'linear']],
  ['sparse', ['Sparsity', 'Sparsity weight'], ['Code activation', 'linear']],
  ['contractive', ['Contraction weight', 'Projections'], ['Code activation', 'linear']],
  ['denoising', ['Corruption amount', 'Clip pixels'], ['Corruption', 'gaussian']],
  ['plain', [], ['Corruption', 'none']],
] as const;
const ownSettings = families.flatMap(([, settings]) => settings);

/** Chooses a family, which goes on with the model where its parameters are the same. */
async function chooseFamily(playground: PlaygroundPage, family: string): Promise<void> {
  await playground.openSettings();
  await playground.setting('Family').selectOption(family);
  await expect(playground.setting('Family')).toHaveValue(family);
  await expect(playground.trainButton).toBeEnabled();
}

test('each family shows its settings, brings what it needs, and trains', async ({ playground }) => {
  await playground.useFewDigits();
  for (const [family, settings, [filledIn, value]] of families) {
    await chooseFamily(playground, family);
    for (const name of ownSettings) {
      await playground.openSettings();
      await expect(playground.setting(name)).toBeVisible({
        visible: (settings as readonly string[]).includes(name),
      });
    }
    await expect(playground.setting(filledIn)).toHaveValue(value);

    await playground.trainFor(2);
    await expect(playground.alert).toBeEmpty();
    expect(await playground.figure('Test loss')).toBeGreaterThan(0);
    const worst = async () => Math.max(...(await playground.reconstructionErrors()).map(Number));
    await expect.poll(worst).toBeLessThan(0.2);
  }
});

test('every kind of sparsity trains, and KL takes the code through a sigmoid', async ({
  playground,
}) => {
  await playground.useFewDigits();
  await chooseFamily(playground, 'sparse');
  for (const [kind, name, activation] of [
    ['kl', 'Target activation', 'sigmoid'],
    ['topk', 'Active units', 'linear'],
    ['l1', 'Sparsity weight', 'linear'],
  ] as const) {
    await playground.openSettings();
    await playground.setting('Sparsity').selectOption(kind);
    await expect(playground.setting(name)).toBeVisible();
    await expect(playground.setting('Code activation')).toHaveValue(activation);
    await playground.trainFor(0.5);
    await expect(playground.alert).toBeEmpty();
  }
});

test('a variational model has a code of two heads, and shows its bound', async ({ playground }) => {
  await playground.useFewDigits();
  await chooseFamily(playground, 'variational');
  await playground.openSettings();
  await expect(playground.setting('Code activation')).toBeDisabled();
  await expect(playground.setting('Tied weights')).toBeDisabled();
  const settings = playground.panel('Settings');
  await settings.getByText('210,196 parameters').click();
  for (const head of ['code.mean', 'code.log_variance']) {
    await expect(settings.getByRole('row', { name: head })).toHaveText(/32\s+2\s+linear\s+66/);
  }
  await playground.trainEpoch();
  await expect(playground.panel('Loss').getByText(/Test ELBO/)).toHaveText(
    /after epoch 1: −\d+\.\d\s+= −\(reconstruction \d+\.\d \+ KL\s+\d+\.\d\)/,
  );
  await chooseFamily(playground, 'plain');
  await expect(playground.panel('Loss').getByText(/Test ELBO/)).toHaveCount(0);
});

test('tied weights leave the decoder its biases, and each layer may have its activation', async ({
  playground,
}) => {
  const settings = playground.panel('Settings');
  await playground.openSettings();
  await playground.setting('Tied weights').check();
  await settings.getByText('105,618 parameters').click();
  await expect(settings.getByRole('row', { name: 'decoder.2' })).toHaveText(/sigmoid\s+784\s*$/);
  await playground.setting('Activation').selectOption('each');
  await playground.setting('Activation of hidden layer 2').selectOption('tanh');
  await expect(settings.getByRole('row', { name: 'encoder.1' })).toHaveText(/tanh/);
  await expect(settings.getByRole('row', { name: 'decoder.0' })).toHaveText(/tanh/);
  await playground.trainFor(0.3);
  await expect(playground.alert).toBeEmpty();
});

test('a refused setting of a family is marked beside its sentence', async ({ playground }) => {
  await chooseFamily(playground, 'sparse');
  await playground.fillSetting('Sparsity weight', '-1');
  await expect(playground.setting('Sparsity weight')).toHaveAttribute('aria-invalid', 'true');
  const objective = playground.panel('Settings').getByRole('group', { name: 'Objective' });
  await expect(objective.getByText(/model\.sparsity\.weight.*-1/)).toBeVisible();
  await playground.page.getByRole('button', { name: 'Keep the old settings' }).click();
  await expect(playground.setting('Sparsity weight')).toHaveValue('0.0001');
});

test("Huber's loss shows its delta, and a corruption that hides a block is seen", async ({
  playground,
}) => {
  await playground.openSettings();
  await playground.setting('Loss').selectOption('huber');
  await expect(playground.setting('Huber delta')).toHaveValue('0.1');
  await playground.setting('Corruption').selectOption('block');
  await expect(playground.setting('Family')).toHaveValue('denoising');
  await expect(playground.setting('Corruption amount')).toHaveValue('0.3');
  await playground.trainFor(0.3);
  await expect(playground.alert).toBeEmpty();
  // The panel draws once it is scrolled to.
  await playground.reconstructionErrors();
  await expect(playground.panel('Reconstructions')).toContainText('Test images, corrupted');
});
