import { msg, str } from '@lit/localize';
import { megabytes } from '../base/numbers.ts';

/** The most bytes of a file that is fetched: as many as the page's reader of files takes. */
export const MOST_BYTES = 320 * 2 ** 20;

/** What a test has of its own. */
export interface FetchParts {
  fetch: typeof fetch;
  /** The origin of the page. */
  origin: string;
  most: number;
}

function browserParts(): FetchParts {
  return { fetch: (...values) => fetch(...values), origin: globalThis.origin, most: MOST_BYTES };
}

/** The name of a file by its address. */
function nameOf({ pathname, host }: URL): string {
  const last = pathname.split('/').at(-1) || host;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** Browsers do not say why nothing came, lest a page learn what there is on others' hosts. */
function unreached({ href, origin, host }: URL, page: string): Error {
  if (origin === page || origin === 'null')
    return new Error(msg(str`${href} could not be reached.`));
  return new Error(
    msg(
      str`${href} could not be read. Where the file is there, its host lacks a header: ${host} must send Access-Control-Allow-Origin.`,
    ),
  );
}

function tooLarge(href: string, most: number): Error {
  return new Error(
    msg(str`${href} is larger than ${megabytes(most)} MB, the most that is read of a file.`),
  );
}

/** The bytes of an answer, but no more than are allowed. */
async function boundedBytes(response: Response, href: string, most: number) {
  const said = Number(response.headers.get('content-length') ?? 0);
  const reader = response.body?.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = said;
  if (size <= most) size = 0;
  while (reader && size <= most) {
    const { done, value } = await reader.read().catch(() => {
      throw new Error(msg(str`${href} broke off.`));
    });
    if (done) return chunks;
    chunks.push(value);
    size += value.length;
  }
  await reader?.cancel();
  if (size > most) throw tooLarge(href, most);
  return chunks;
}

/**
 * Fetches a file from a whole address, as any page may whose host allows it.
 * @throws {Error} with a sentence that names the address: where it answers with an error or not at all, its
 *   host does not allow it, or the file is larger than `MOST_BYTES`
 */
export async function fetchFile(address: string, parts = browserParts()): Promise<File> {
  const url = new URL(address);
  const response = await parts.fetch(url.href).catch(() => {
    throw unreached(url, parts.origin);
  });
  if (!response.ok) {
    throw new Error(msg(str`The file is not there: ${url.href} answered ${response.status}.`));
  }
  return new File(await boundedBytes(response, url.href, parts.most), nameOf(url));
}
