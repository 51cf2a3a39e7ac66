import { stat } from 'node:fs/promises';
import path from 'node:path';
import send from 'send';

/** @typedef {import('node:http').IncomingMessage} IncomingMessage */
/** @typedef {import('node:http').ServerResponse} ServerResponse */
/** @typedef {(request: IncomingMessage, response: ServerResponse) => Promise<boolean>} Handler */

/** The methods that files are served to; every other is refused. */
const methods = ['GET', 'HEAD'];

/**
 * Refuses methods that no file answers.
 * @type {(request: IncomingMessage, response: ServerResponse) => boolean} whether it answered
 */
export function refuseMethod(request, response) {
  if (methods.includes(request.method ?? '')) return false;
  response.setHeader('Allow', methods.join(', '));
  answer(response, 405, `Files are read here: ${methods.join(' and ')} are answered.`);
  return true;
}

/**
 * A short answer in words.
 * @param {ServerResponse} response
 * @param {number} status
 * @param {string} text
 */
export function answer(response, status, text) {
  response.statusCode = status;
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.setHeader('Content-Length', Buffer.byteLength(text) + 1);
  response.end(response.req.method === 'HEAD' ? undefined : `${text}\n`);
}

/**
 * Sends a file below a folder, or the part of it that is asked for. What is no file there is a 404;
 * no path leads out of the folder, but symbolic links in it are followed: who put them there means it.
 * @param {IncomingMessage} request a GET or a HEAD
 * @param {ServerResponse} response with the headers that the file is to have
 * @param {string} folder
 * @param {string} file its path below the folder, as it stands in an address
 */
function sendFile(request, response, folder, file) {
  response.setHeader('Cache-Control', 'no-cache');
  send(request, file, { root: folder, cacheControl: false, extensions: ['html'] })
    .on('error', ({ status, headers = {} }) => {
      if (response.headersSent) return response.destroy();
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      for (const name of ['Last-Modified', 'ETag']) response.removeHeader(name);
      answer(response, status, status === 404 ? 'There is no such file.' : `Refused: ${status}.`);
    })
    .on('directory', () => answer(response, 404, 'There is no such file.'))
    .pipe(response);
}

/** @param {IncomingMessage} request */
const pathOf = ({ url = '/' }) => url.split('?', 1)[0] ?? '/';

/**
 * Answers every request with a file of the site.
 * @param {string} folder
 * @returns {Handler}
 */
export function siteFiles(folder) {
  return async (request, response) => {
    sendFile(request, response, folder, pathOf(request));
    return true;
  };
}

/** @param {string} file */
async function isThere(file) {
  try {
    const found = await stat(file);
    return found.isFile() && found.size > 0;
  } catch {
    return false;
  }
}

/**
 * Answers requests for the data sets that `npm run fetch-mnist` and `fetch-fashion` left in a folder:
 * they stand beside the page, below `/data/`.
 * @param {string} folder
 * @returns {Handler}
 */
export function dataFiles(folder) {
  return async (request, response) => {
    const asked = /^\/data\/((?:mnist|fashion)\/[a-z0-9-]+(?:\.gz)?)$/.exec(pathOf(request));
    const name = asked?.[1];
    if (!name || !methods.includes(request.method ?? '')) return false;
    if (await isThere(path.join(folder, name))) {
      // The page unpacks a .gz itself, so the browser is not told of a content encoding.
      sendFile(request, response, folder, name);
    } else if (request.method === 'HEAD') {
      // The page asks whether the file is there; a 404 would be an error in the browser's console.
      response.writeHead(204).end();
    } else {
      answer(response, 404, 'There is no such file.');
    }
    return true;
  };
}
