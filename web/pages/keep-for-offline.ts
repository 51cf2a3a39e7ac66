import type { AutoencoderPlayground } from '../components/playground/autoencoder-playground.ts';
import { trusted } from '../engine/trusted-script.ts';
import type { KeepMessage } from './service-worker.ts';

/** Has the browser keep the site, so that later visits need no network; where it refuses, they do. */
export function keepForOffline(): void {
  // While developing there is nothing built to keep; insecure pages have no service workers.
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const playground = document.querySelector('autoencoder-playground') as AutoencoderPlayground;
  playground.addEventListener(
    'ready',
    async (event) => {
      const { build } = (event as CustomEvent<{ build: { variant: string; threads: number } }>)
        .detail;
      const module = `autoencoder-${build.variant}${build.threads > 1 ? '-threads' : ''}`;
      try {
        await navigator.serviceWorker.register(trusted('./service-worker.js'), { scope: './' });
        const { active, waiting, installing } = await navigator.serviceWorker.ready;
        // A newer version that waits for this page to be closed must have the module then.
        for (const worker of [active, waiting, installing]) {
          worker?.postMessage({ keep: module } satisfies KeepMessage);
        }
      } catch {
        // Private windows and some settings refuse; the page works as it is, with a network.
      }
    },
    { once: true },
  );
}
