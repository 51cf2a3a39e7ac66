import { SERVICE_WORKER, withSiteFiles } from '../../scripts/lib/service-worker.mjs';

/** Files whose text may name others. */
const isText = (name: string) => /\.(html|css|js)$/.test(name);

/**
 * The site as a later build would make it: every file that is named after what is in it has another
 * name, and the page says that it is the next.
 */
export function nextVersion(files: ReadonlyMap<string, Buffer>): Map<string, Buffer> {
  const hashes = new Set(
    [...files.keys()].flatMap(
      (name) => /^assets\/.*?-([\w-]{8})(?:\.\w+$|\/)/.exec(name)?.[1] ?? [],
    ),
  );
  const renew = (text: string) =>
    [...hashes].reduce((all, hash) => all.replaceAll(hash, `next${hash.slice(4)}`), text);
  const next = new Map(
    [...files].map(([name, content]) => [
      renew(name),
      isText(name) ? Buffer.from(renew(content.toString())) : content,
    ]),
  );
  const page = next.get('index.html')?.toString() ?? '';
  next.set('index.html', Buffer.from(page.replace('<title>', '<meta name="next"><title>')));
  // Its first line is the list of files.
  const script = next.get(SERVICE_WORKER)?.toString().replace(/^.*\n/, '') ?? '';
  return next.set(SERVICE_WORKER, Buffer.from(withSiteFiles(script, next)));
}
