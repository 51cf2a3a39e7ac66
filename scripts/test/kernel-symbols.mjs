import { readdirSync } from 'node:fs';
import { inProject } from '../lib/paths.mjs';
import { findProgram, run } from '../lib/run.mjs';
import { Stop } from '../lib/stop.mjs';

/** What each architecture's symbols have in their names: xsimd's type, which all templates take. */
const architectures = { avx512: 'avx512bw', avx2: 'fma3', sse42: 'sse4_2', neon64: 'neon64' };

/**
 * Holds the kernels' objects, the only ones built for instructions that a machine may lack, to
 * defining nothing that another object could define as well: the linker keeps one copy of each,
 * and everybody would run the one it kept.
 */
export async function checkKernelSymbols() {
  const math = inProject('build/native/src/math/CMakeFiles');
  const nm = findProgram('llvm-nm-19', 'llvm-nm', 'nm') ?? 'nm';
  const folders = readdirSync(math).filter((name) => /^ae_kernels_.*\.dir$/.test(name));
  if (folders.length === 0) throw new Stop(`There are no kernels in '${math}'.`);
  for (const folder of folders) {
    const name = folder.replace(/^ae_kernels_|\.dir$/g, '');
    const tag = architectures[/** @type {keyof typeof architectures} */ (name)];
    if (tag === undefined) throw new Stop(`The kernels '${name}' are of no known architecture.`);
    const object = `${math}/${folder}/kernels/architecture.cpp.o`;
    const symbols = parseSymbols(await run(nm, ['--defined-only', object], { quiet: true }));
    const foreign = sharedSymbols(symbols).filter((symbol) => !symbol.includes(tag));
    if (symbols.length === 0 || foreign.length > 0) {
      const found = foreign.length > 0 ? foreign.slice(0, 5).join(', ') : 'no symbols at all';
      throw new Stop(`The kernels '${name}' define ${found}, but may define only their own.`);
    }
  }
}

/**
 * @typedef {object} Symbol
 * @property {string} type as nm prints it
 * @property {string} name mangled
 */

/**
 * @param {string} listing what nm printed
 * @returns {Symbol[]}
 */
export function parseSymbols(listing) {
  return [...listing.matchAll(/^[0-9a-f]* ([A-Za-z]) (\S+)$/gm)].map(
    ([, type = '', name = '']) => ({
      type,
      name,
    }),
  );
}

/**
 * The names of symbols that other objects see: what is local to the object (a lower-case letter)
 * is not among them, but for those that nm marks as weak or unique.
 * @param {Symbol[]} symbols
 */
export function sharedSymbols(symbols) {
  return symbols.filter(({ type }) => /[A-Zuvw]/.test(type)).map(({ name }) => name);
}
