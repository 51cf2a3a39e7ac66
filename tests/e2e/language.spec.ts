import type { Browser, Page } from '@playwright/test';
import { PlaygroundPage } from './playground-page.ts';
import { four } from './strokes.ts';
import { expect, test } from './watched-test.ts';

const few = './?data=digits:600&seed=3&pace=full';

/** A page whose visitor prefers Spanish, or another language. */
async function openIn(browser: Browser, locale: string, address = few): Promise<Page> {
  const context = await browser.newContext({ locale, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

const trainBar = (page: Page) => page.getByRole('region', { name: 'Entrenamiento' });
const languageChoice = (page: Page) => page.getByLabel(/^(?:Language|Idioma)$/);

const figure = (page: Page, name: string) =>
  trainBar(page).locator('dl > div', { hasText: name }).locator('dd');

test('the page speaks Spanish to whose browser prefers it', async ({ browser }) => {
  const page = await openIn(browser, 'es-ES');
  await expect(trainBar(page).getByRole('button', { name: 'Entrenar', exact: true })).toBeEnabled();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await expect(page.locator('autoencoder-playground .page')).toHaveAttribute('lang', 'es');
  await expect(languageChoice(page)).toHaveValue('es');
  await page.context().close();
});

test('whose browser prefers a language that it lacks gets English', async ({ browser }) => {
  const page = await openIn(browser, 'fr-FR');
  await expect(new PlaygroundPage(page).trainButton).toBeEnabled();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.context().close();
});

test('an address says the language, and English costs no translation', async ({ page }) => {
  const requested: string[] = [];
  page.on('request', (request) => requested.push(new URL(request.url()).pathname));
  const translations = () => requested.filter((name) => /\/es-[^/]*\.js$/.test(name));
  await page.goto(few);
  await expect(new PlaygroundPage(page).trainButton).toBeEnabled();
  expect(translations()).toEqual([]);
  await page.goto(`${few}&lang=es`);
  await expect(trainBar(page)).toBeVisible();
  expect(translations()).toHaveLength(1);
});

test('numbers have a decimal comma in Spanish', async ({ page }) => {
  await page.goto(`${few}&lang=es`);
  await trainBar(page).getByRole('button', { name: 'Época', exact: true }).click();
  await expect(figure(page, 'Época')).toHaveText('1,0');
  await expect(figure(page, 'Pérd. prueba')).toHaveText(/^0,\d{4}$/);
  await expect(
    page.getByRole('region', { name: 'Red', exact: true }).getByText(/\d parámetros/),
  ).toHaveText(/^\s*\d{3}\.\d{3} parámetros\s*$/);
});

test('training, model and drawing survive a change of the language', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open('./?data=digits:600&seed=3');
  await playground.trainEpoch();
  const loss = await playground.figureText('Test loss');
  await playground.draw(four);
  await playground.trainButton.click();
  await languageChoice(page).selectOption('es');
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  const pause = trainBar(page).getByRole('button', { name: 'Pausar', exact: true });
  await expect(pause).toBeVisible();
  await expect(page.getByRole('img', { name: /^Área de dibujo, con tu dibujo/ })).toBeVisible();
  await pause.click();

  // It stays chosen, and the model goes back to English with it.
  await expect(trainBar(page).getByRole('button', { name: 'Entrenar', exact: true })).toBeEnabled();
  expect(Number((await figure(page, 'Época').innerText()).replace(',', '.'))).toBeGreaterThan(1);
  await languageChoice(page).selectOption('en');
  await expect(playground.trainButton).toBeEnabled();
  expect(await playground.figure('Epoch')).toBeGreaterThan(1);
  expect(loss).toMatch(/^0\.\d{4}$/);
});

test('the language that was chosen is there on the next visit', async ({ page }) => {
  await page.goto(few);
  await languageChoice(page).selectOption('es');
  await expect(trainBar(page)).toBeVisible();
  await page.reload();
  await expect(trainBar(page)).toBeVisible();
  await expect(languageChoice(page)).toHaveValue('es');
});

test('an element follows its attribute', async ({ page }) => {
  await page.goto(few);
  const playground = new PlaygroundPage(page);
  await expect(playground.trainButton).toBeEnabled();
  const element = page.locator('autoencoder-playground');
  await element.evaluate((host) => host.setAttribute('lang', 'es-MX'));
  await expect(trainBar(page)).toBeVisible();
  await element.evaluate((host) => host.removeAttribute('lang'));
  await expect(playground.trainBar).toBeVisible();
});

test('nothing English is left on the Spanish stage', async ({ page }) => {
  await page.goto(`${few}&lang=es`);
  await expect(trainBar(page)).toBeVisible();
  for (const name of ['Recorrido', 'Imágenes nuevas', 'Reconstrucciones']) {
    await page.getByRole('tab', { name }).click();
    await expect(page.getByRole('region', { name })).toBeVisible();
  }
  const text = await page.locator('autoencoder-playground').evaluate((host) => {
    const textIn = (root: ParentNode): string =>
      [...root.querySelectorAll('*')]
        .map((element) => {
          const own = [...element.childNodes]
            .filter((node) => node instanceof Text && element.localName !== 'style')
            .map(({ textContent }) => textContent)
            .join(' ');
          const labels = ['aria-label', 'title', 'placeholder'].map((name) =>
            element.getAttribute(name),
          );
          const inner = element.shadowRoot ? textIn(element.shadowRoot) : '';
          return [own, ...labels, inner].filter(Boolean).join('\n');
        })
        .join('\n');
    return host.shadowRoot ? textIn(host.shadowRoot) : '';
  });
  const english =
    /\b(?:the|and|of|with|training|image|images|weights|loss|layer|click|draw|test)\b/i;
  const left = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => english.test(line));
  expect(left).toEqual([]);
});
