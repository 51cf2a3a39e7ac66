import { launch } from 'chrome-launcher';
import lighthouse, { desktopConfig } from 'lighthouse';
import { chromiumArguments, findChromium } from '../lib/chromium.mjs';
import { Stop } from '../lib/stop.mjs';

const categories = ['performance', 'accessibility', 'best-practices'];

/**
 * Lets Lighthouse judge a page.
 * @param {string} address
 * @param {'mobile' | 'desktop'} device
 * @returns {Promise<{ scores: Record<string, number>, findings: string[] }>} a score from 0 to 100
 *   for each category, and the audits that found something to improve
 */
export async function judgePage(address, device) {
  const chromePath = findChromium();
  const chrome = await launch({
    ...(chromePath === undefined ? {} : { chromePath }),
    chromeFlags: chromiumArguments,
  });
  try {
    const config = device === 'desktop' ? desktopConfig : undefined;
    const flags = {
      port: chrome.port,
      onlyCategories: categories,
      output: /** @type {const} */ ('json'),
    };
    const result = await lighthouse(address, flags, config);
    if (!result) throw new Stop(`Lighthouse gave no answer for ${address}.`);
    const { lhr } = result;
    const scores = Object.fromEntries(
      categories.map((id) => [id, Math.round(100 * (lhr.categories[id]?.score ?? 0))]),
    );
    const findings = Object.values(lhr.audits)
      .filter(({ score }) => score !== null && score < 0.9)
      .map(({ id, title, displayValue }) => [id, title, displayValue].filter(Boolean).join(': '));
    return { scores, findings };
  } finally {
    chrome.kill();
  }
}
