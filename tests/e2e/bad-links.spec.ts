import { PlaygroundPage } from './playground-page.ts';
import { expect, test } from './watched-test.ts';

const absurd = {
  preset: 'x',
  seed: '-1',
  data: 'nothing',
  classes: 'x',
  epochs: '0',
  config: '[',
  panels: 'nothing',
  drawer: 'nowhere',
  theme: 'pink',
  variant: 'avx',
  threads: '100000',
};

test('a link that is absurd in every key is told so, and the page works', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.openAsItIs(`?${new URLSearchParams(absurd)}`);
  for (const [key, value] of Object.entries(absurd)) {
    await expect(playground.alert).toContainText(`${key} is "${value}", but must be`);
  }
  await playground.trainFor(0.5);
});

test('an address that is changed while data are on their way stays as it was changed', async ({
  page,
}) => {
  let letGo: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/*.npz', async (route) => {
    await held;
    await route.continue();
  });
  const playground = new PlaygroundPage(page);
  const asked = page.waitForRequest('**/*.npz');
  await page.goto('?autostart=0#preset=map&seed=5&data=mnist:10000');
  await asked;
  await page.evaluate(() => {
    location.hash = '#preset=map&seed=77&data=mnist:10000&autostart=0';
  });
  letGo();
  await expect(playground.trainButton).toBeEnabled();
  await playground.trainFor(0.5);
  expect(new URL(page.url()).hash).toContain('seed=77');
  await expect(page.getByText('Seed 77')).toBeVisible();
});
