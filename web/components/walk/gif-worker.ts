import { encodeGif, type GifRequest } from './walk-gif.ts';

/** The part of DedicatedWorkerGlobalScope that is used here. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<GifRequest>) => void) | null;
  postMessage(message: Uint8Array<ArrayBuffer>, transfer: Transferable[]): void;
}

const scope = self as unknown as WorkerScope;

scope.onmessage = ({ data }) => {
  const bytes = encodeGif(data);
  scope.postMessage(bytes, [bytes.buffer]);
};
