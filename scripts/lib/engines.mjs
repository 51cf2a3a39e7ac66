import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { freePort } from './free-port.mjs';
import { findProgram } from './run.mjs';
import { Stop } from './stop.mjs';

/**
 * The Firefox that the tests drive: the one the environment variable FIREFOX names, otherwise the first
 * on PATH.
 * @returns {string}
 */
export function findFirefox() {
  const found = process.env.FIREFOX || findProgram('firefox-esr', 'firefox');
  if (!found) throw new Stop("'firefox-esr' is not on PATH.");
  return found;
}

/** WebKitGTK's own small browser, which is in no folder of PATH. */
function findMiniBrowser() {
  const libraries = ['/usr/lib', ...subfolders('/usr/lib'), '/usr/libexec'];
  const folders = libraries.flatMap((folder) =>
    ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0'].map((name) => path.join(folder, name)),
  );
  const found = folders.find((folder) => namesIn(folder).includes('MiniBrowser'));
  if (!found)
    throw new Stop("WebKitGTK's MiniBrowser is not there; Debian has it beside its driver.");
  return path.join(found, 'MiniBrowser');
}

/** @param {string} folder */
function namesIn(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** @param {string} folder */
function subfolders(folder) {
  return namesIn(folder)
    .filter((name) => name.endsWith('-linux-gnu'))
    .map((name) => path.join(folder, name));
}

/**
 * Starts a screen that nobody sees, and WebKitGTK's driver on it.
 * @returns {Promise<{ address: string, browser: string, stop: () => void }>} the driver's address, the
 *   browser that it is to start, and what ends the driver and the screen
 */
export async function startWebKitDriver() {
  const browser = findMiniBrowser();
  const screen = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  const display = await firstLine(screen, screen.stdio[3], 'Xvfb');
  const port = await freePort();
  const env = {
    ...process.env,
    DISPLAY: `:${display}`,
    GDK_BACKEND: 'x11',
    // There is no graphics card to draw with.
    WEBKIT_DISABLE_DMABUF_RENDERER: '1',
    LIBGL_ALWAYS_SOFTWARE: '1',
    NO_AT_BRIDGE: '1',
  };
  const driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
    env,
    stdio: 'ignore',
  });
  const stop = () => {
    driver.kill();
    screen.kill();
  };
  const address = `http://127.0.0.1:${port}`;
  try {
    await untilReady(`${address}/status`);
  } catch (error) {
    stop();
    throw error;
  }
  return { address, browser, stop };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {unknown} stream one of its outputs
 * @param {string} name
 * @returns {Promise<string>} the first line that it writes there
 */
function firstLine(child, stream, name) {
  return new Promise((resolve, reject) => {
    let text = '';
    child.on('error', ({ message }) => reject(new Stop(`'${name}' did not start: ${message}.`)));
    child.on('exit', (code) => reject(new Stop(`'${name}' ended with exit code ${code}.`)));
    /** @type {import('node:stream').Readable} */ (stream).on('data', (chunk) => {
      text += chunk;
      if (text.includes('\n')) resolve(text.trim());
    });
  });
}

/** @param {string} address what answers once a server is there */
async function untilReady(address) {
  for (let tries = 0; tries < 300; tries += 1) {
    if (
      await fetch(address).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Stop("WebKitGTK's driver does not answer.");
}
