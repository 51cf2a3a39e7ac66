import { EngineError } from './engine-error.ts';
import type { NamedBytes } from './idx-files.ts';
import { MNIST_FILES } from './mnist-download.ts';

async function fetchFirst(addresses: string[]): Promise<NamedBytes> {
  const answers: string[] = [];
  for (const address of addresses) {
    try {
      const response = await fetch(address);
      if (response.ok) {
        const name = new URL(address).pathname.split('/').at(-1) ?? address;
        return { name, bytes: new Uint8Array(await response.arrayBuffer()) };
      }
      answers.push(`${address} answered ${response.status}`);
    } catch {
      answers.push(`${address} could not be reached`);
    }
  }
  throw new EngineError(
    'bad-input',
    `MNIST is not there: ${answers.join('; ')}. "npm run fetch-mnist" puts it beside the page.`,
  );
}

/** MNIST's four files from below `baseUrl`, which ends in a slash; each .gz or not. */
export function fetchMnist(baseUrl: string): Promise<NamedBytes[]> {
  return Promise.all(
    MNIST_FILES.map(({ name }) =>
      fetchFirst([baseUrl + name, baseUrl + name.replace(/\.gz$/, '')]),
    ),
  );
}
