import { trusted } from './trusted-script.ts';

/**
 * A script of the page's own that imports one of another origin. It is a classic script, which a frame in a
 * sandbox may run as well, and hands on what came while the other was on its way.
 */
function importing(address: string): string {
  return `const early = [];
onmessage = (event) => early.push(event);
import(${JSON.stringify(address)}).then(() => early.forEach((event) => onmessage(event)), reportError);`;
}

/** Gives a worker's error a reason where the page's own policy refuses it, which the browser tells apart. */
function tellRefusal(worker: Worker): void {
  const over = new AbortController();
  let isRefused = false;
  const look = ({ blockedURI }: SecurityPolicyViolationEvent) => {
    isRefused ||= blockedURI === 'blob';
  };
  globalThis.addEventListener('securitypolicyviolation', look, { signal: over.signal });
  worker.addEventListener('message', () => over.abort(), { once: true });
  const fail = (event: Event) => {
    over.abort();
    if (!isRefused) return;
    event.stopImmediatePropagation();
    const message = "this page's Content-Security-Policy refuses it: its worker-src needs blob:";
    worker.dispatchEvent(new ErrorEvent('error', { message }));
  };
  worker.addEventListener('error', fail, { once: true });
}

/**
 * Starts a worker of a module script, also where the script is of another origin than the page: browsers make
 * no worker of such a script, but one of the page's own that imports it, if its host sends
 * `Access-Control-Allow-Origin`.
 * @param script the script's address; the script listens by `onmessage`
 * @param Worker the browser's own class, where another stands in its place
 */
export function startModuleWorker(
  script: string,
  name: string,
  Worker = globalThis.Worker,
): Worker {
  const { href, origin } = new URL(script, import.meta.url);
  if (origin === globalThis.origin) return new Worker(trusted(href), { type: 'module', name });
  const own = URL.createObjectURL(new Blob([importing(href)], { type: 'text/javascript' }));
  const worker = new Worker(trusted(own), { name });
  tellRefusal(worker);
  // The worker has fetched its script before it can say anything.
  const release = () => URL.revokeObjectURL(own);
  worker.addEventListener('message', release, { once: true });
  worker.addEventListener('error', release, { once: true });
  return worker;
}
