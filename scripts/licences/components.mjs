import { readFileSync } from 'node:fs';
import { inProject } from '../lib/paths.mjs';

/**
 * A part of the site or of the native program that is no npm package.
 * @typedef {object} Component
 * @property {string} name
 * @property {string} [home] its page on the web
 * @property {string} licence an SPDX expression
 * @property {string} text the file with its licence's text, relative to the project's folder
 * @property {boolean} site it is in `dist/site`
 * @property {boolean} program it is in the native program, which CMake gives its text
 * @property {string[]} [headers] how the names of its headers begin in `#include <...>`
 * @property {string[]} [packages] what the set-up, or CMake's `find_package`, calls it
 */

/** All of them, the project itself first. @type {Component[]} */
export const components = JSON.parse(readFileSync(inProject('licences/components.json'), 'utf8'));
