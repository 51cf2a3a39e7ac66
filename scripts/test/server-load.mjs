import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inProject } from '../lib/paths.mjs';
import { Stop } from '../lib/stop.mjs';

/** What the server has to get over. */
const DOWNLOADS = 10_000;
const CONNECTIONS = 1500;
/** The file descriptors that the server may have, the usual number. */
const DESCRIPTORS = 1024;
/** Downloads that are on their way at the same time. */
const TOGETHER = 40;
/** Descriptors more than before that are no leak. */
const SPARE = 20;

const file = '/data/mnist/train-images-idx3-ubyte.gz';
const head = `GET ${file} HTTP/1.1\r\nHost: localhost\r\n`;

/**
 * Breaks off downloads and leaves connections idle, and looks whether the server still answers and
 * gives its file descriptors back.
 * @throws {Stop} where it does not
 */
export async function checkServerUnderLoad() {
  const folder = mkdtempSync(path.join(tmpdir(), 'server-load-'));
  mkdirSync(path.join(folder, 'site'));
  mkdirSync(path.join(folder, 'data/mnist'), { recursive: true });
  writeFileSync(path.join(folder, 'site/_headers'), '/*\n');
  writeFileSync(path.join(folder, 'data', path.relative('/data', file)), Buffer.alloc(10_000_000));
  const script = inProject('scripts/test/served-folder.mjs');
  const limited = `ulimit -n ${DESCRIPTORS}; exec "$0" "$@"`;
  const server = spawn('sh', ['-c', limited, process.execPath, script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [port] = await once(server.stdout, 'data');
    await tryServer(Number(port), server.pid ?? 0);
  } finally {
    server.kill();
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {number} port
 * @param {number} pid the server's id
 */
async function tryServer(port, pid) {
  const openDescriptors = () => readdirSync(`/proc/${pid}/fd`).length;
  await answers(port);
  const before = openDescriptors();
  let left = DOWNLOADS;
  const breakOffSome = async () => {
    while (left > 0) {
      left -= 1;
      await breakOff(port, left % 2 === 0);
    }
  };
  await Promise.all(Array.from({ length: TOGETHER }, breakOffSome));
  await answers(port);
  await comesBack(openDescriptors, before, `${DOWNLOADS} downloads that were broken off`);

  const idle = Array.from({ length: CONNECTIONS }, (_, i) => leaveIdle(port, i % 3));
  const sockets = await Promise.all(idle);
  await answers(port);
  for (const socket of sockets) socket.destroy();
  await comesBack(openDescriptors, before, `${CONNECTIONS} idle connections`);
  await answers(port);
}

/**
 * Begins a download and breaks it off, with its first bytes or before.
 * @param {number} port
 * @param {boolean} atOnce
 * @returns {Promise<void>}
 */
function breakOff(port, atOnce) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {}).once('close', () => resolve());
    socket.write(`${head}\r\n`, () => atOnce && socket.destroy());
    socket.once('data', () => socket.destroy());
  });
}

/**
 * A connection that waits: before its request, in the midst of it, or after an answer.
 * @param {number} port
 * @param {number} how
 * @returns {Promise<import('node:net').Socket>}
 */
function leaveIdle(port, how) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    if (how === 1) socket.write(head);
    if (how === 2) socket.write(`${head.replace('GET', 'HEAD')}\r\n`);
    // The server closes those that are too many.
    socket.on('error', () => {}).once('close', () => resolve(socket));
    socket.once(how === 2 ? 'data' : 'connect', () => resolve(socket));
  });
}

/** @param {number} port */
async function answers(port) {
  const response = await fetch(`http://127.0.0.1:${port}${file}`, { method: 'HEAD' }).catch(
    (error) => {
      throw new Stop(`The server does not answer any more: ${error.cause ?? error}`);
    },
  );
  if (response.status !== 200) throw new Stop(`The server answers ${response.status}, not 200.`);
}

/**
 * @param {() => number} openDescriptors
 * @param {number} before
 * @param {string} what
 */
async function comesBack(openDescriptors, before, what) {
  for (let tries = 0; tries < 100 && openDescriptors() > before + SPARE; tries += 1)
    await wait(100);
  const now = openDescriptors();
  process.stderr.write(`After ${what}: ${now} file descriptors open, ${before} before\n`);
  if (now > before + SPARE) throw new Stop(`The server keeps file descriptors after ${what}.`);
}
