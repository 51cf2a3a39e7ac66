// The headers of every file of the site, in the one place where they are written. The build puts them
// into `_headers`, from which this project's server and static hosts read them.

/** The name of the file of the site that tells hosts its headers. */
export const HEADERS_FILE = '_headers';

/**
 * The headers that isolate a page from other origins, without which a browser does not let it share
 * memory with threads. The first also isolates a frame within a page that is not; the others are for
 * browsers that do not know it.
 * @type {Readonly<Record<string, string>>}
 */
export const isolation = {
  'Document-Isolation-Policy': 'isolate-and-credentialless',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/**
 * The headers that let pages of any origin use the files, isolated or not.
 * @type {Readonly<Record<string, string>>}
 */
const openness = {
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

/**
 * What a page or a worker of the site may load and run; all else is refused. Files may be fetched from any
 * place that is reached by https and allows it, for a link may name a model or data. Nothing is said of
 * frames around it, so that any page may embed it.
 */
export function contentSecurityPolicy() {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    // A frame in a sandbox has an origin of its own, and makes its workers of scripts that import the site's.
    "worker-src 'self' blob:",
    "style-src 'self'",
    // The Share dialog shows what an embedded playground looks like.
    "frame-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self' https: blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html autoencoder-playground',
  ].join('; ');
}

/**
 * The headers that each file of the site is to be sent with.
 * @returns {Record<string, string>}
 */
export function siteHeaders() {
  return {
    'Content-Security-Policy': contentSecurityPolicy(),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    ...isolation,
    ...openness,
  };
}

/**
 * A `_headers` file, as Netlify and Cloudflare Pages read it, that gives every file these headers.
 * @param {Record<string, string>} headers
 */
export function headersFile(headers) {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
  return `/*\n${lines.join('')}`;
}

/**
 * Reads what `headersFile` wrote.
 * @param {string} text
 * @returns {Record<string, string>}
 */
export function parseHeadersFile(text) {
  const lines = text.split('\n').filter((line) => line.startsWith('  '));
  return Object.fromEntries(
    lines.map((line) => {
      const end = line.indexOf(':');
      return [line.slice(0, end).trim(), line.slice(end + 1).trim()];
    }),
  );
}

/**
 * The lines of an nginx configuration that give every file these headers.
 * @param {Record<string, string>} headers
 */
export function nginxLines(headers) {
  return Object.entries(headers).map(([name, value]) => `add_header ${name} "${value}" always;`);
}
