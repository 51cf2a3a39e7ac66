import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { HEADERS_FILE, parseHeadersFile } from '../lib/http-headers.mjs';
import { inProject } from '../lib/paths.mjs';
import { Stop } from '../lib/stop.mjs';
import { answer, dataFiles, refuseMethod, siteFiles } from './static-files.mjs';

/** Where the page is served from, and on which ports it looks for a free one. */
const host = '127.0.0.1';
const firstPort = 4173;
const lastPort = firstPort + 99;

/** A process has 1024 file descriptors by default, and a download takes two. */
const mostConnections = 400;
/** Milliseconds after which a connection without any movement is closed. */
const patience = 60_000;

/**
 * A server of a built site and the data sets beside it, with the site's own headers. It listens to
 * nothing yet.
 * @param {{ site: string, data: string }} folders
 */
export function createSiteServer({ site, data }) {
  const headers = parseHeadersFile(readFileSync(path.join(site, HEADERS_FILE), 'utf8'));
  const handlers = [dataFiles(data), siteFiles(site)];
  const server = createServer(async (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (refuseMethod(request, response)) return;
    try {
      for (const handle of handlers) if (await handle(request, response)) return;
    } catch (error) {
      process.stderr.write(`${request.method} ${request.url} failed: ${error}\n`);
      if (!response.headersSent) answer(response, 500, 'This failed; the server says why.');
      else response.destroy();
    }
  });
  closeOldestIdle(server);
  // A download that nobody reads on ends.
  server.timeout = patience;
  return server;
}

/**
 * Keeps connections that nobody uses from taking all file descriptors: where there are too many, the
 * one that has been idle longest is closed.
 * @param {import('node:http').Server} server
 */
function closeOldestIdle(server) {
  /** In the order in which they became idle. @type {Set<import('node:net').Socket>} */
  const idle = new Set();
  let open = 0;
  server.on('connection', (socket) => {
    open += 1;
    idle.add(socket);
    socket.once('close', () => {
      open -= 1;
      idle.delete(socket);
    });
    const [oldest] = idle;
    if (open > mostConnections) oldest?.destroy();
  });
  server.on('request', ({ socket }, response) => {
    idle.delete(socket);
    response.once('close', () => {
      if (!socket.destroyed) idle.add(socket);
    });
  });
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @returns {Promise<boolean>} false where the port is taken
 */
function listen(server, port) {
  return new Promise((resolve, reject) => {
    /** @param {NodeJS.ErrnoException} error */
    const fail = (error) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(new Stop(`Port ${port} cannot be used: ${error.message}.`));
    };
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      resolve(true);
    });
  });
}

/**
 * Has a server listen to this machine alone.
 * @param {import('node:http').Server} server
 * @param {number | undefined} port that port or none; without one, the first free from 4173 on
 * @returns {Promise<string>} its address
 */
export async function listenLocally(server, port) {
  const last = port ?? lastPort;
  for (let tried = port ?? firstPort; tried <= last; tried += 1) {
    if (await listen(server, tried)) return `http://${host}:${tried}/`;
  }
  throw new Stop(
    port === undefined
      ? `All ports from ${firstPort} to ${lastPort} are already in use; please choose another one with --port N.`
      : `Port ${port} is already in use; please choose another one with --port N.`,
  );
}

/**
 * Serves `dist/site`, and the data sets in `data` beside it, to this machine alone.
 * @param {number | undefined} port as `listenLocally` takes it
 * @returns {Promise<string>} the page's address
 */
export async function serveSite(port) {
  const site = inProject('dist/site');
  if (!existsSync(path.join(site, HEADERS_FILE))) {
    throw new Stop("There is no 'dist/site' yet; please run 'npm run build' first.");
  }
  return listenLocally(createSiteServer({ site, data: inProject('data') }), port);
}
