import { expect } from '@playwright/test';
import { figure as anyFigure, call, refusal, script } from './figure.ts';
import { openHostPage, told } from './host-page.ts';
import { test } from './plain-host.ts';

const figure = (attributes = '') => anyFigure(`panels="train" ${attributes}`);

test('a script trains, steps and resets, and each promise tells what it has come to', async ({
  page,
  plainHost,
}) => {
  const playground = await openHostPage(page, plainHost, `${figure()}${script}`);
  const { model } = await call(page, (element) => element.ready);
  expect(model.epochs).toBe(0);
  expect(await call(page, (element) => element.step())).toMatchObject({ steps: 1 });
  const trained = await call(page, (element) => element.train({ epochs: 2 }));
  expect(trained).toMatchObject({ epochs: 2, metrics: { epoch: 2 } });
  await expect(playground.trainButton).toBeEnabled();
  expect(await playground.figureText('Epoch')).toBe('2.0');
  await call(page, (element) => element.reset());
  await expect(playground.invitation).toBeVisible();
});

test('training without an end goes on until a script pauses it', async ({ page, plainHost }) => {
  await openHostPage(page, plainHost, `${figure()}${script}`);
  await call(page, async (element) => {
    Object.assign(window, { ending: element.train() });
  });
  await expect.poll(() => told(page, 'progress')).not.toEqual([]);
  await call(page, (element) => element.pause());
  const { steps } = await page.evaluate(() => Reflect.get(window, 'ending'));
  expect(steps).toBeGreaterThan(0);
});

test('a script that asks for training starts a playground that waits to be started', async ({
  page,
  plainHost,
}) => {
  await openHostPage(page, plainHost, `${figure('loading="click"')}${script}`);
  expect(page.workers()).toEqual([]);
  expect(await call(page, (element) => element.train({ epochs: 1 }))).toMatchObject({ epochs: 1 });
});

test('a playground that is put back trains the model that it then has', async ({
  page,
  plainHost,
}) => {
  await openHostPage(page, plainHost, `${figure()}${script}`);
  await call(page, (element) => element.train({ epochs: 1 }));
  const trained = await call(page, async (element) => {
    element.remove();
    await Promise.resolve();
    document.body.append(element);
    return element.train({ epochs: 1 });
  });
  expect(trained).toMatchObject({ epochs: 1 });
});

test('training is refused in a sentence where the engine cannot be started', async ({
  page,
  plainHost,
}) => {
  await page.route(/worker.*\.js$/, (route) => route.abort());
  await openHostPage(page, plainHost, `${figure()}${script}`);
  const sentence = await refusal(page, (element) => element.train({ epochs: 1 }));
  expect(sentence).toMatch(/^Error: The engine's worker could not be loaded/);
});

test('epochs that make no sense are refused in a sentence', async ({ page, plainHost }) => {
  await openHostPage(page, plainHost, `${figure()}${script}`);
  const sentence = await refusal(page, (element) => element.train({ epochs: 0.5 }));
  expect(sentence).toBe('RangeError: epochs is 0.5, but must be a whole number from 1 to 1000000.');
});

test('the engine answers a script about the model on the page', async ({ page, plainHost }) => {
  await openHostPage(page, plainHost, `${figure('preset="map"')}${script}`);
  const codes = await call(page, async (element) => {
    await element.ready;
    const images = await element.engine?.testImages(0, 3);
    return Array.from((images && (await element.engine?.encode(images.pixels))) ?? []);
  });
  expect(codes).toHaveLength(6);
  expect(codes.every(Number.isFinite)).toBe(true);
});

test('a script changes a part of the state, and the rest stays', async ({ page, plainHost }) => {
  const playground = await openHostPage(page, plainHost, `${figure('preset="map"')}${script}`);
  await call(page, (element) => element.ready);
  await call(page, (element) => element.setState({ config: { model: { code: 5 } } }));
  await call(page, (element) => element.setState({ seed: 9 }));
  const described = () => call(page, async ({ state }) => state);
  await expect.poll(described).toMatchObject({ seed: 9, data: 'digits:600' });
  const codeSize = () =>
    call(page, async ({ engine }) => (await engine?.modelInfo())?.configuration.model.code);
  expect(await codeSize()).toBe(5);
  await playground.trainEpoch();
  await call(page, (element) => element.setState({ preset: 'line' }));
  expect(await codeSize()).toBe(1);
  await expect.poll(described).toMatchObject({ preset: 'line', seed: 9 });
  await expect(playground.invitation).toBeVisible();
});

test('a state with a name that there is not is refused in a sentence, and an absurd value told', async ({
  page,
  plainHost,
}) => {
  const playground = await openHostPage(page, plainHost, `${figure()}${script}`);
  const sentence = await refusal(page, (element) => element.setState(JSON.parse('{"colour": 1}')));
  expect(sentence).toContain('colour is no part of a state, which may have preset, seed, data');
  await call(page, (element) => element.setState(JSON.parse('{"seed": -1}')));
  await expect(playground.alert).toContainText('seed is "-1", but must be a whole number');
});
