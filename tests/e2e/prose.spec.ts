import { expect, type Page } from '@playwright/test';
import { call, figure, script } from './figure.ts';
import { openHostPage, told } from './host-page.ts';
import { test } from './plain-host.ts';

const link = (set: string, more = '') =>
  `<p>The code has <a data-playground="fig" data-set="${set}" ${more}>so many units</a>.</p>`;
const fig = figure('id="fig" panels="train"');

const modelOf = (page: Page) =>
  call(page, async (element) => {
    await element.ready;
    return (await element.engine?.modelInfo())?.configuration.model;
  });

test('a link in the text changes the figure, by a press or by keys', async ({
  page,
  plainHost,
}) => {
  const playground = await openHostPage(
    page,
    plainHost,
    `${link('code=8')}${link('encoder=40,20;model.family=sparse')}${fig}${script}`,
  );
  const [first, second] = [
    page.getByRole('button', { name: 'so many' }).first(),
    page.getByRole('button', { name: 'so many' }).nth(1),
  ];
  await first.click();
  await expect.poll(async () => (await modelOf(page))?.code).toBe(8);
  // What was set before stays.
  await second.press('Enter');
  await expect
    .poll(() => modelOf(page))
    .toMatchObject({
      code: 8,
      encoder: [40, 20],
      family: 'sparse',
    });
  await call(page, (element) => element.setState({ preset: 'line' }));
  await first.press(' ');
  await expect.poll(async () => (await modelOf(page))?.code).toBe(8);
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  await expect(playground.alert).toBeEmpty();
});

test('a button trains, and the next link waits for nothing', async ({ page, plainHost }) => {
  await openHostPage(
    page,
    plainHost,
    `<button data-playground data-set="preset=line&amp;seed=4" data-do="train:2">Train it</button>
    <button data-playground data-do="reset">Begin anew</button>${fig}${script}`,
  );
  await call(page, (element) => element.ready);
  await page.getByRole('button', { name: 'Train it' }).click();
  await expect.poll(() => told(page, 'trained')).toHaveLength(1);
  const [trained] = await told(page, 'trained');
  expect(trained?.detail).toMatchObject({ epochs: 2 });
  await expect
    .poll(() => call(page, async (element) => element.state))
    .toMatchObject({ preset: 'line', seed: 4 });
  await page.getByRole('button', { name: 'Begin anew' }).click();
  await expect
    .poll(() => call(page, async ({ engine }) => (await engine?.modelInfo())?.epochs))
    .toBe(0);
});

test('what a link asks for and cannot be is a sentence in the figure', async ({
  page,
  plainHost,
}) => {
  const playground = await openHostPage(
    page,
    plainHost,
    `${link('kind=l1')}${link('colour=red')}${link('code=many')}${link('', 'data-do="fly"')}
    <a data-playground="other" data-set="code=2">elsewhere</a>${fig}${script}`,
  );
  await call(page, (element) => element.ready);
  const links = page.getByRole('button', { name: 'so many' });
  for (const [index, sentence] of [
    '"kind" may mean several keys of the configuration: model.sparsity.kind, training.corruption.kind.',
    '"colour" is neither a part of a state nor a key of the configuration.',
    /model\.code.*many/,
    'data-do is "fly", but must be "train"',
  ].entries()) {
    await links.nth(index).click();
    await expect(playground.alert).toContainText(sentence);
  }
  await page.getByRole('button', { name: 'elsewhere' }).click();
  await expect(playground.alert).toContainText('with the id "other", which is not here');
  await playground.trainFor(0.2);
});

test('real links keep their ways to be opened elsewhere, and none is followed without a figure', async ({
  page,
  plainHost,
}) => {
  await openHostPage(
    page,
    plainHost,
    `<a href="#there" data-playground="fig" data-set="code=8">units</a>${fig}${script}`,
  );
  await call(page, (element) => element.ready);
  const opened = page.context().waitForEvent('page');
  await page.getByRole('link', { name: 'units' }).click({ modifiers: ['ControlOrMeta'] });
  await (await opened).close();
  expect((await modelOf(page))?.code).toBe(2);
  await page.getByRole('link', { name: 'units' }).click();
  await expect.poll(async () => (await modelOf(page))?.code).toBe(8);
  expect(page.url()).not.toContain('#there');
  await call(page, async (element) => element.remove());
  await page.getByRole('link', { name: 'units' }).click();
  expect(page.url()).toContain('#there');
});
