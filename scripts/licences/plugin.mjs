import { readFileSync } from 'node:fs';
import { inProject } from '../lib/paths.mjs';
import { packageOf } from './packages.mjs';
import { licencesHtml, sitesParts } from './page.mjs';

/** What the page `licences.html` has in the place of the parts. */
const place = '<!-- the parts -->';

/**
 * Plug-ins of Vite that write the licences of everything in the site into its page `licences.html`.
 * Vite's own `build.license` sees neither what workers are bundled of nor what is no npm package.
 */
export function licences() {
  /** @type {Set<string>} */
  const packages = new Set();
  /**
   * Notes which npm packages the modules of a bundle are from.
   * @param {import('vite').Rolldown.OutputBundle} bundle
   */
  const note = (bundle) => {
    for (const output of Object.values(bundle)) {
      const modules = output.type === 'chunk' ? output.moduleIds : [];
      for (const name of modules.map(packageOf)) if (name !== undefined) packages.add(name);
    }
  };
  /** For the bundles of workers, which are done before the page's. @type {import('vite').Plugin} */
  const worker = {
    name: 'licences-of-workers',
    apply: 'build',
    generateBundle: (_, bundle) => note(bundle),
  };
  /** @type {import('vite').Plugin} */
  const page = {
    name: 'licences',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle, filename }) {
        if (!filename.endsWith('licences.html')) return html;
        note(bundle ?? {});
        return html.replace(place, () => licencesHtml(sitesParts(packages)));
      },
    },
    generateBundle() {
      // The address that earlier sites and links have for the licence of MNIST's images.
      const source = readFileSync(inProject('data/mnist-10000/LICENSE.txt'));
      this.emitFile({ type: 'asset', fileName: 'mnist-license.txt', source });
    },
  };
  return { page, worker };
}
