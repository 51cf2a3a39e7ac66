// MNIST's first 10,000 images, which are a file of the site.
import address from '../../data/mnist-10000/mnist-10000.npz?url';
import { EngineError } from './engine-error.ts';
import type { LoadingProgress } from './types.ts';

let coming: Promise<Uint8Array<ArrayBuffer>> | undefined;
let progress: LoadingProgress = { received: 0, size: 0 };

/** What has come of the file so far. */
export const sampleProgress = (): LoadingProgress => progress;

/** The file, a .npz; it is fetched once, and once more where that failed. */
export function fetchMnistSample(): Promise<Uint8Array<ArrayBuffer>> {
  coming ??= fetchFile().catch((error: unknown) => {
    coming = undefined;
    const reason = error instanceof Error ? error.message : String(error);
    throw new EngineError('unavailable', `MNIST's 10,000 images could not be fetched: ${reason}.`);
  });
  return coming;
}

async function fetchFile(): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  const size = Number(response.headers.get('content-length') ?? 0);
  progress = { received: 0, size };
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (const reader = response.body?.getReader(); reader; ) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    progress = { received: progress.received + value.length, size };
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
