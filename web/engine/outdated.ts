import { EngineError } from './engine-error.ts';
import { isWithheld, withheldSentence } from './withheld.ts';

const SENTENCE =
  'A new version is there, and this part of the page as it is open is gone: reload the page.';

/** Whether a server says that there is no such script, as it does of those of a version before. */
export async function isGone(address: string): Promise<boolean> {
  try {
    const { status, headers } = await fetch(address, { method: 'HEAD', cache: 'no-store' });
    // Some servers answer every address that they do not know with a page.
    const isPage = headers.get('Content-Type')?.includes('html') ?? false;
    return status === 404 || status === 410 || (status === 200 && isPage);
  } catch {
    // There is no network, of which the first error tells.
    return false;
  }
}

/** The script that an error is about, where it names one, else the running one: of another version both are gone. */
function scriptIn(error: unknown): string {
  return /https?:\/\/[^\s'"]+/.exec(String(error))?.[0] ?? import.meta.url;
}

/**
 * What a failure to load code comes to: `outdated` where the code is gone from its server, `unavailable` where
 * the server keeps it from pages of other origins.
 * @param address of the code, where the error may not name it
 */
export async function loadingError<Failure>(
  error: Failure,
  address?: string,
): Promise<Failure | EngineError> {
  const script = address ?? scriptIn(error);
  if (await isGone(script)) return new EngineError('outdated', SENTENCE);
  return (await isWithheld(script))
    ? new EngineError('unavailable', withheldSentence(script))
    : error;
}

/**
 * Loads code that is fetched when it is wanted.
 * @throws {EngineError} `outdated` where it is gone: a newer version of the site has other files
 */
export async function loadCode<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    throw await loadingError(error);
  }
}
