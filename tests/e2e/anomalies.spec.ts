import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from '@playwright/test';
import type { PlaygroundPage } from './playground-page.ts';
import { one, scribble } from './strokes.ts';
import { expect, test } from './test.ts';

const program = path.resolve(import.meta.dirname, '../../build/native/autoencoder');

/** Trains on 1 to 9 alone, which is what the panel begins with, and waits for the verdict. */
async function trainWithoutZero(playground: PlaygroundPage, epochs: number): Promise<Locator> {
  await playground.openDrawer('Anomalies');
  const panel = playground.panel('Anomalies');
  await expect(panel.getByText('Train first')).toBeVisible();
  await panel.getByRole('button', { name: 'Train on these alone' }).click();
  await playground.waitForEpoch(epochs);
  await playground.pause();
  await panel.scrollIntoViewIfNeeded();
  await settled(panel);
  return panel;
}

/** Waits until the panel answers for the model as it is. */
async function settled(panel: Locator): Promise<void> {
  await expect(curve(panel)).toBeVisible();
  let before = '';
  await expect(async () => {
    const after = await panel.innerText();
    const same = after === before;
    before = after;
    expect(same).toBe(true);
  }).toPass({ intervals: [700], timeout: 10_000 });
}

function curve(panel: Locator): Locator {
  return panel.getByRole('img', { name: /^ROC curve/ });
}

/** A figure below the threshold: its share in percent, and the two counts it is the share of. */
async function rate(panel: Locator, name: string): Promise<[number, number, number]> {
  const text = await panel.locator('dl > div', { hasText: name }).locator('dd').innerText();
  const found = /^([\d.]+) % ([\d,]+) of ([\d,]+)$/.exec(text);
  const number = (index: number) => Number(found?.[index]?.replaceAll(',', ''));
  return [number(1), number(2), number(3)];
}

function threshold(panel: Locator): Locator {
  return panel.getByRole('slider', { name: 'Threshold' });
}

test('the threshold slider trades true for false positives, from none to all', async ({
  playground,
}) => {
  await playground.useFewDigits();
  const panel = await trainWithoutZero(playground, 4);
  const allowed = panel.getByLabel('False positives at most, in percent');
  await expect(allowed).toHaveValue('5');
  const [share, caught, normal] = await rate(panel, 'False positives');
  expect(share).toBeLessThanOrEqual(5);
  expect(100 * (caught / normal)).toBeCloseTo(share, 1);

  // Far to the left everything is called anomalous; each step to the right calls fewer so.
  const called: number[] = [];
  for (const place of [0, 200, 500, 800]) {
    await threshold(panel).fill(String(place));
    const [, truePositives, anomalous] = await rate(panel, 'True positives');
    const [, falsePositives] = await rate(panel, 'False positives');
    const [precision, found, all] = await rate(panel, 'Precision');
    expect([found, all]).toEqual([truePositives, truePositives + falsePositives]);
    expect(100 * (found / all)).toBeCloseTo(precision, 1);
    if (place === 0) expect([truePositives, falsePositives]).toEqual([anomalous, normal]);
    called.push(all);
    // The point on the curve is the threshold's too.
    const truth = ((100 * truePositives) / anomalous).toFixed(1);
    await expect(curve(panel)).toHaveAccessibleName(new RegExp(`${truth} % of the anomalous`));
  }
  expect(called).toEqual([...called].sort((a, b) => b - a));
  expect(new Set(called).size).toBe(called.length);
  await expect(allowed).toHaveValue('');

  await allowed.fill('20');
  await allowed.blur();
  await expect.poll(async () => (await rate(panel, 'False positives'))[0]).toBeGreaterThan(share);
  expect((await rate(panel, 'False positives'))[0]).toBeLessThanOrEqual(20);
});

test('the most anomalous images are shown with their labels and falling scores', async ({
  playground,
}) => {
  await playground.useFewDigits();
  const panel = await trainWithoutZero(playground, 4);
  const names = async (list: string) => {
    const images = panel.getByRole('list', { name: list }).getByRole('img');
    await expect(images).toHaveCount(10);
    return Promise.all((await images.all()).map((image) => image.getAttribute('aria-label')));
  };
  const read = (all: (string | null)[]) =>
    all.map((name) => /^A (\d), (normal|anomalous), score ([\d.]+)$/.exec(name ?? ''));
  const most = read(await names('Most anomalous'));
  const least = read(await names('Least anomalous'));
  for (const found of [...most, ...least]) {
    expect(found?.[2]).toBe(found?.[1] === '0' ? 'anomalous' : 'normal');
  }
  const scores = [...most, ...least.toReversed()].map((found) => Number(found?.[3]));
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(most.filter((found) => found?.[1] === '0').length).toBeGreaterThan(
    least.filter((found) => found?.[1] === '0').length,
  );
});

test('a variational model also scores by its bound', async ({ playground }) => {
  await playground.useFewDigits();
  await playground.choosePreset(/^Variational/);
  const panel = await trainWithoutZero(playground, 3);
  const histogram = panel.getByRole('img', { name: /normal and \d+ anomalous test images/ });
  await expect(histogram).toHaveAccessibleName(/^Reconstruction error per pixel/);
  const byError = await curve(panel).getAttribute('aria-label');
  await panel.getByLabel('Score', { exact: true }).selectOption('elbo');
  await expect(histogram).toHaveAccessibleName(/^Negative ELBO, nats of \d+ normal /);
  await expect(curve(panel)).not.toHaveAccessibleName(byError ?? '');
});

test('the area under the ROC curve is the command line’s for the same model and images', async ({
  playground,
}, testInfo) => {
  test.skip(!existsSync(program), 'The native command line is not built.');
  const panel = await trainWithoutZero(playground, 1);
  // Two classes left out, so that the command line is told something else than the default.
  await panel.getByRole('checkbox', { name: '7' }).uncheck();
  await settled(panel);
  const area = Number(await panel.locator('.area').getAttribute('title'));
  const [, truePositives, anomalous] = await rate(panel, 'True positives');
  const model = testInfo.outputPath('model.safetensors');
  writeFileSync(model, await playground.saveModel());
  const answer = execFileSync(
    program,
    [
      'anomaly',
      '--model',
      model,
      '--data',
      'digits',
      '--digits-count',
      '6000',
      '--digits-seed',
      '1',
      '--normal',
      '1,2,3,4,5,6,8,9',
      '--json',
    ],
    { encoding: 'utf8' },
  );
  const native = JSON.parse(answer);
  expect(native.auc).toBeGreaterThan(0.5);
  expect(Math.abs(area - native.auc)).toBeLessThan(1e-4);
  expect(native.anomalous).toBe(anomalous);
  expect(Math.abs(native.recall - truePositives / anomalous)).toBeLessThan(1e-4);
});

test('a scribble is more anomalous than a drawn one', async ({ playground }) => {
  await playground.trainFor(4);
  await playground.openDrawer('Input');
  await playground.panel('Input').getByText('Error among the test images').scrollIntoViewIfNeeded();
  const verdict = playground.panel('Input').getByText(/anomalous than/);
  const share = async () => {
    const text = await verdict.innerText();
    if (/than all/.test(text)) return text.startsWith('More') ? 100 : 0;
    return Number(/than ([\d.]+) %/.exec(text)?.[1]);
  };
  await playground.draw(one);
  await playground.waitForAnswer();
  const ofOne = await share();
  await playground.page.getByRole('button', { name: 'Clear drawing' }).click();
  await expect(playground.panel('Input').getByText('Draw to see')).toBeVisible();
  await playground.draw(scribble);
  await playground.waitForAnswer();
  await expect.poll(share).toBeGreaterThan(Math.max(90, ofOne));
});
