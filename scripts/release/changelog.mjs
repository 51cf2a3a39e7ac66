import { Stop } from '../lib/stop.mjs';

/**
 * What the change log says of a version, without the heading.
 * @param {string} changelog in the manner of Keep a Changelog: a heading `## 1.2.3 - 2026-01-31`
 *   for each version
 * @param {string} version
 * @returns {string}
 * @throws {Stop} if it has no dated section of that version, or an empty one
 */
export function sectionOf(changelog, version) {
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((text) => text.startsWith(`${version} `)) ?? '';
  const [heading = '', ...lines] = section.split('\n');
  if (!/^\S+ - \d{4}-\d\d-\d\d$/.test(heading)) {
    throw new Stop(
      `CHANGELOG.md has no heading '## ${version} - YEAR-MONTH-DAY' for the version of package.json.`,
    );
  }
  const body = lines.join('\n').trim();
  if (body !== '') return `${body}\n`;
  throw new Stop(`CHANGELOG.md says nothing of version ${version}.`);
}

/**
 * @param {string} tag
 * @param {string} version package.json's
 * @throws {Stop} if the tag is not that version's
 */
export function checkTag(tag, version) {
  if (tag === `v${version}`) return;
  throw new Stop(`The tag is '${tag}', but package.json's version is ${version}: 'v${version}'.`);
}
