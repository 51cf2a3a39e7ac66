import type { PlaygroundPage } from './playground-page.ts';
import { expect, test } from './test.ts';

function timelineOf(playground: PlaygroundPage) {
  const loss = playground.panel('Loss');
  return {
    slider: loss.getByRole('slider', { name: 'Moment of the training' }),
    now: loss.getByRole('button', { name: 'Now' }),
    past: playground.trainBar.getByText(/Showing epoch/),
    loss,
  };
}

test('the model is shown as it was, and again as it is', async ({ playground }) => {
  const { slider, now, past, loss } = timelineOf(playground);
  await expect(slider).toBeDisabled();
  const untrained = await playground.reconstructionErrors();
  await playground.trainEpoch();
  await playground.trainEpoch();
  await expect.poll(() => playground.reconstructionErrors()).not.toEqual(untrained);
  const trained = await playground.reconstructionErrors();

  await slider.press('Home');
  await expect(past).toHaveText(/Showing epoch 0\.0 of 2\.0/);
  await expect(slider).toHaveAttribute('aria-valuetext', 'epoch 0.0 of 2.0');
  await expect(loss.getByRole('img')).toHaveAccessibleName(/marked: epoch 0\.0/);
  await expect.poll(() => playground.reconstructionErrors()).toEqual(untrained);

  await slider.press('ArrowRight');
  await expect(past).not.toHaveText(/epoch 0\.0/);
  await expect.poll(() => playground.reconstructionErrors()).not.toEqual(untrained);

  await now.click();
  await expect(past).toBeHidden();
  await expect.poll(() => playground.reconstructionErrors()).toEqual(trained);
});

test('the numbers are those of the moment that is shown', async ({ playground }) => {
  await playground.useFewDigits();
  const { slider, now, past } = timelineOf(playground);
  const losses = async () => [
    await playground.figureText('Train loss'),
    await playground.figureText('Test loss'),
  ];
  await playground.trainEpoch();
  const first = await losses();
  await playground.trainEpoch();
  const second = await losses();
  expect(second).not.toEqual(first);

  await slider.press('Home');
  await expect(past).toHaveText(/Showing epoch 0\.0 of 2\.0/);
  expect(await playground.figureText('Epoch')).toBe('0.0');
  expect(await losses()).toEqual(['–', '–']);
  expect(await playground.figureText('Images/s')).toBe('–');

  await expect(async () => {
    await slider.press('ArrowRight');
    expect(await playground.figureText('Epoch')).toBe('1.0');
  }).toPass({ intervals: [0] });
  expect(await losses()).toEqual(first);

  await now.click();
  await expect.poll(losses).toEqual(second);
});

test('training goes on from the newest model, whatever is shown', async ({ playground }) => {
  await playground.useFewDigits();
  const { slider, past } = timelineOf(playground);
  await playground.trainEpoch();
  await playground.trainEpoch();
  await slider.press('Home');
  await expect(past).toBeVisible();
  await playground.trainEpoch();
  await expect(past).toBeHidden();
  expect(await playground.figureText('Epoch')).toBe('3.0');
});

test('the replay runs from the first snapshot to now', async ({ playground }) => {
  await playground.useFewDigits();
  const { loss, past } = timelineOf(playground);
  await playground.trainEpoch();
  await loss.getByRole('button', { name: 'Replay the training' }).click();
  await expect(past).toHaveText(/Showing epoch 0\.0 of 1\.0/);
  await expect(past).toHaveText(/Showing epoch 0\.5/);
  await expect(past).toBeHidden({ timeout: 10_000 });
});

test.describe('where motion is unwanted', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('the replay goes on by one moment at each press', async ({ playground }) => {
    await playground.useFewDigits();
    const { loss, past, slider } = timelineOf(playground);
    await playground.trainEpoch();
    const next = loss.getByRole('button', { name: 'Next moment of the training' });
    await next.click();
    await expect(past).toHaveText(/Showing epoch 0\.0 of 1\.0/);
    await next.click();
    await expect(past).not.toHaveText(/epoch 0\.0/);
    const shown = await past.innerText();
    await playground.page.waitForTimeout(600);
    expect(await past.innerText()).toBe(shown);
    await slider.press('End');
    await expect(past).toBeHidden();
  });
});
