import { inProject } from './paths.mjs';

/** Builds the static site into `dist/site`; the WebAssembly module must have been built before. */
export async function buildSite() {
  const { build } = await import('vite');
  await build({ configFile: inProject('vite.config.ts'), logLevel: 'warn' });
}
