import { existsSync } from 'node:fs';
import { inProject } from './paths.mjs';
import { Stop } from './stop.mjs';

/** Builds the static site into `dist/site`; the WebAssembly module must have been built before. */
export async function buildSite() {
  const { build } = await import('vite');
  await build({ configFile: inProject('vite.config.ts'), logLevel: 'warn' });
}

/**
 * Serves `dist/site` on this machine alone, with the headers that threads in the page need.
 * @param {number | undefined} port that port or none; without one, the first free from 4173 on
 * @returns {Promise<string>} the page's address
 */
export async function serveSite(port) {
  if (!existsSync(inProject('dist/site/index.html'))) {
    throw new Stop("There is no 'dist/site' yet; please run 'npm run build' first.");
  }
  const { preview } = await import('vite');
  const settings = { host: '127.0.0.1', port: port ?? 4173, strictPort: port !== undefined };
  try {
    const server = await preview({ configFile: inProject('vite.config.ts'), preview: settings });
    const address = server.httpServer.address();
    const used = typeof address === 'object' && address !== null ? address.port : settings.port;
    return `http://${settings.host}:${used}/`;
  } catch (error) {
    if (!(error instanceof Error) || !/already in use|EADDRINUSE/.test(error.message)) throw error;
    throw new Stop(`Port ${port} is already in use; please choose another one with --port N.`);
  }
}
