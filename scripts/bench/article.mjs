import { existsSync, readFileSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import { chromiumArguments, findChromium } from '../lib/chromium.mjs';
import { Stop } from '../lib/stop.mjs';

/** Milliseconds that the processor is measured for, and those before in which the page comes to rest. */
const MEASURED = 10_000;
const REST = 3000;

/**
 * A page with an article, in which playgrounds stand far from each other, each of which trains by itself
 * for good.
 * @param {number} count
 */
export function article(count) {
  const text = '<div style="height: 3000px">Text</div>';
  const figure = `<autoencoder-playground panels="train network map" autostart
    epochs="1000000"></autoencoder-playground>`;
  return `<!doctype html><html lang="en"><title>An article</title><body>
    ${text}${`${figure}${text}`.repeat(count)}
    <script type="module" src="autoencoder-playground.js"></script></body></html>`;
}

/**
 * The memory that is a process's own, and its share of what it has in common with others.
 * @param {number} id
 * @returns {number} in MB
 */
function memoryOf(id) {
  const file = `/proc/${id}/smaps_rollup`;
  if (!existsSync(file)) throw new Stop('Memory is read from /proc, which only Linux has.');
  const kilobytes = /^Pss:\s+(\d+) kB$/m.exec(readFileSync(file, 'utf8'))?.[1];
  return Number(kilobytes) / 1000;
}

/**
 * What an article takes while none of its playgrounds is in sight, after a reader has seen
 * each of them train.
 * @param {string} address of the article
 * @returns {Promise<{ megabytes: number, cores: number, reports: number }>} the memory of the page's
 *   processes; the share of one core that they take; the reports of training in that time
 */
export async function measureArticle(address) {
  const executablePath = findChromium();
  const browser = await puppeteer.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: chromiumArguments,
    headless: true,
    defaultViewport: { width: 1000, height: 800 },
  });
  try {
    const [page = await browser.newPage()] = await browser.pages();
    await page.goto(address);
    await page.evaluate(() => {
      Object.assign(window, { trained: 0 });
      document.addEventListener('progress', () => {
        Reflect.set(window, 'trained', Reflect.get(window, 'trained') + 1);
      });
    });
    for (const figure of await page.$$('autoencoder-playground')) {
      const before = await page.evaluate(() => Reflect.get(window, 'trained'));
      await figure.scrollIntoView();
      await page.waitForFunction(
        (reports) => Reflect.get(window, 'trained') > reports + 20,
        {},
        before,
      );
    }
    await page.evaluate(() => window.scrollTo(0, 0));
    const rest = (/** @type {number} */ milliseconds) =>
      new Promise((resolve) => setTimeout(resolve, milliseconds));
    await rest(REST);
    const client = await browser.target().createCDPSession();
    const renderers = async () => {
      const { processInfo } = await client.send('SystemInfo.getProcessInfo');
      return processInfo.filter(({ type }) => type === 'renderer');
    };
    const seconds = async () =>
      (await renderers()).reduce((total, { cpuTime }) => total + cpuTime, 0);
    const reports = () => page.evaluate(() => Number(Reflect.get(window, 'trained')));
    const [before, trained] = [await seconds(), await reports()];
    await rest(MEASURED);
    const cores = (1000 * ((await seconds()) - before)) / MEASURED;
    const megabytes = (await renderers()).reduce((total, { id }) => total + memoryOf(id), 0);
    return { megabytes, cores, reports: (await reports()) - trained };
  } finally {
    await browser.close();
  }
}
