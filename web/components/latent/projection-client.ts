import { msg, str } from '@lit/localize';
import { startModuleWorker } from '../../engine/module-worker.ts';
import { loadingError } from '../../engine/outdated.ts';
import type { PrincipalComponents } from './principal-components.ts';
import type { ProjectionReply, ProjectionRequest } from './projection-protocol.ts';
import script from './projection-worker.ts?worker&url';

export interface LocatedComponents {
  components: PrincipalComponents;
  /** [count × 2] */
  places: Float32Array;
}

interface Pending {
  settle(reply: ProjectionReply): void;
  fail(error: Error): void;
}

/** The page's end of the projection's worker, which starts when it is first needed. */
export class ProjectionClient {
  #worker: Worker | undefined;
  readonly #pending = new Map<number, Pending>();
  #nextId = 1;
  #neighbours = 0;

  /** The principal components of codes [count × units], and the codes' places on them. */
  components(
    codes: Float32Array,
    units: number,
    start?: readonly Float32Array[],
  ): Promise<LocatedComponents> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#ask(
        { type: 'components', id, codes, units, ...(start ? { start } : {}) },
        {
          settle: (reply) => {
            this.#pending.delete(id);
            if (reply.type === 'components') resolve(reply);
          },
          fail: reject,
        },
      );
    });
  }

  /**
   * Places codes [count × units] by t-SNE, and gives the places [count × 2] as they come, with the
   * share of the way in (0, 1]. It replaces one that is on its way, which is then not heard of again.
   */
  neighbours(
    codes: Float32Array,
    units: number,
    arrive: (places: Float32Array, progress: number) => void,
    fail: (error: Error) => void,
  ): void {
    this.#pending.delete(this.#neighbours);
    const id = this.#nextId++;
    this.#neighbours = id;
    this.#ask(
      { type: 'neighbours', id, codes, units },
      {
        settle: (reply) => {
          if (reply.type !== 'neighbours') return;
          if (reply.progress === 1) this.#pending.delete(id);
          arrive(reply.places, reply.progress);
        },
        fail,
      },
    );
  }

  cancelNeighbours(): void {
    if (!this.#pending.delete(this.#neighbours)) return;
    this.#worker?.postMessage({ type: 'cancel' } satisfies ProjectionRequest);
  }

  /** Stops the worker; another one starts when it is needed again. */
  close(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#lose(new Error(msg('The map was closed.')));
  }

  #ask(request: ProjectionRequest & { id: number }, pending: Pending): void {
    this.#worker ??= this.#start();
    this.#pending.set(request.id, pending);
    this.#worker.postMessage(request);
  }

  #start(): Worker {
    const worker = startModuleWorker(script, 'latent-map-projection');
    worker.onmessage = ({ data }: MessageEvent<ProjectionReply>) => this.#receive(data);
    worker.onerror = ({ message }) => {
      this.#worker = undefined;
      const reason = message || msg('no reason was given');
      const error = new Error(msg(str`The map’s worker was lost: ${reason}.`));
      void loadingError(error).then((cause) => this.#lose(cause));
    };
    return worker;
  }

  #receive(reply: ProjectionReply): void {
    const pending = this.#pending.get(reply.id);
    if (reply.type !== 'failed') {
      pending?.settle(reply);
      return;
    }
    this.#pending.delete(reply.id);
    pending?.fail(new Error(msg(str`The map could not be computed: ${reply.message}.`)));
  }

  #lose(error: Error): void {
    const waiting = [...this.#pending.values()];
    this.#pending.clear();
    for (const { fail } of waiting) fail(error);
  }
}
