import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startModuleWorker } from '../../../web/engine/module-worker.ts';

/** What a worker was made of. */
interface Made {
  address: unknown;
  options: WorkerOptions;
}

let made: Made[];
let workers: FakeWorker[];

class FakeWorker extends EventTarget {
  constructor(address: unknown, options: WorkerOptions) {
    super();
    made.push({ address, options });
    workers.push(this);
  }
}

beforeEach(() => {
  made = [];
  workers = [];
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('Worker', FakeWorker);
  vi.stubGlobal('origin', 'https://article.example');
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('a worker', () => {
  it("is made of a script of the page's own origin as it is", () => {
    startModuleWorker('https://article.example/assets/worker.js', 'engine');
    expect(made).toEqual([
      {
        address: 'https://article.example/assets/worker.js',
        options: { type: 'module', name: 'engine' },
      },
    ]);
  });

  it('imports a script of another origin, and lets go of its own once it runs', async () => {
    const create = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:own');
    const revoke = vi.spyOn(URL, 'revokeObjectURL').mockReturnValue();
    startModuleWorker('https://site.example/assets/worker.js', 'engine');
    expect(made).toEqual([{ address: 'blob:own', options: { name: 'engine' } }]);
    const [script] = create.mock.calls[0] as [Blob];
    expect(await script.text()).toContain('import("https://site.example/assets/worker.js")');
    expect(revoke).not.toHaveBeenCalled();
    workers[0]?.dispatchEvent(new Event('message'));
    expect(revoke).toHaveBeenCalledWith('blob:own');
  });
});

describe('a page with Trusted Types', () => {
  it('gets addresses of the policy that it is asked to allow', async () => {
    vi.resetModules();
    const createScriptURL = vi.fn((address: string) => ({ trusted: address }));
    const createPolicy = vi.fn(() => ({ createScriptURL }));
    vi.stubGlobal('trustedTypes', { createPolicy });
    const { startModuleWorker: start } = await import('../../../web/engine/module-worker.ts');
    start('https://article.example/a.js', 'a');
    start('https://article.example/b.js', 'b');
    expect(createPolicy).toHaveBeenCalledOnce();
    expect(createPolicy).toHaveBeenCalledWith('autoencoder-playground', expect.anything());
    expect(made.map(({ address }) => address)).toEqual([
      { trusted: 'https://article.example/a.js' },
      { trusted: 'https://article.example/b.js' },
    ]);
  });
});
