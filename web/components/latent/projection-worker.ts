import { NeighbourEmbedding } from './neighbour-embedding.ts';
import { principalComponents } from './principal-components.ts';
import { locate } from './projection.ts';
import type { ProjectionReply, ProjectionRequest } from './projection-protocol.ts';

/** The part of DedicatedWorkerGlobalScope that is used here. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<ProjectionRequest>) => void) | null;
  postMessage(message: ProjectionReply): void;
}

const scope = self as unknown as WorkerScope;

/** Milliseconds between two reports of places. */
const REPORT_INTERVAL = 100;

/** The request for neighbours that is being worked on; 0 for none. */
let current = 0;

async function embed({
  id,
  codes,
  units,
}: Extract<ProjectionRequest, { type: 'neighbours' }>): Promise<void> {
  current = id;
  const embedding = new NeighbourEmbedding(codes, units);
  while (current === id) {
    const until = performance.now() + REPORT_INTERVAL;
    while (performance.now() < until && embedding.progress < 1) embedding.step();
    const { progress } = embedding;
    scope.postMessage({ type: 'neighbours', id, places: embedding.places(), progress });
    if (progress === 1) current = 0;
    // Messages that came meanwhile are heard now, a cancellation among them.
    await new Promise((resolve) => setTimeout(resolve));
  }
}

async function answer(request: ProjectionRequest): Promise<void> {
  if (request.type === 'cancel') {
    current = 0;
  } else if (request.type === 'neighbours') {
    await embed(request);
  } else {
    const { id, codes, units, start } = request;
    const components = principalComponents(codes, units, start);
    const places = locate({ kind: 'components', ...components }, codes, units);
    scope.postMessage({ type: 'components', id, components, places });
  }
}

scope.onmessage = ({ data }) => {
  answer(data).catch((error: unknown) => {
    if (data.type === 'cancel') return;
    scope.postMessage({ type: 'failed', id: data.id, message: String(error) });
  });
};
