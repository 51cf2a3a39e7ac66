import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  contentSecurityPolicy,
  headersFile,
  nginxLines,
  parseHeadersFile,
  siteHeaders,
} from '../../scripts/lib/http-headers.mjs';
import { inProject } from '../../scripts/lib/paths.mjs';
import { PUBLIC_DATASETS } from '../../web/engine/public-datasets.ts';

const headers = siteHeaders();

describe("The site's headers", () => {
  it('allow nothing that is not named, no strings as code and no styles within a page', () => {
    const policy = contentSecurityPolicy();
    expect(policy).toMatch(/^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/);
    expect(policy).not.toMatch(/'unsafe-inline'|'unsafe-eval'/);
    // Any page may have the playground in a frame.
    expect(policy).not.toContain('frame-ancestors');
  });

  it('allow files by https alone, from where the mirrors of the public data sets are too', () => {
    const sources = /connect-src ([^;]+)/.exec(headers['Content-Security-Policy'] ?? '')?.[1];
    expect(sources?.split(' ')).toEqual(["'self'", 'https:', 'blob:']);
    const mirrors = Object.values(PUBLIC_DATASETS).flatMap(({ mirrors }) => mirrors);
    expect(mirrors.filter((mirror) => !mirror.startsWith('https://'))).toEqual([]);
  });

  it('come back from the file that hosts read', () => {
    const text = headersFile(headers);
    expect(text).toMatch(/^\/\*\n {2}Content-Security-Policy: default-src/);
    expect(parseHeadersFile(text)).toEqual(headers);
  });

  it('are those of the examples in docs/hosting.md', () => {
    const blocks = [
      ...readFileSync(inProject('docs/hosting.md'), 'utf8').matchAll(/^```\w*\n(.*?)^```/gms),
    ];
    const lines = blocks.map(([, text = '']) => text.split('\n').map((line) => line.trim()));
    const wanted = [headersFile(headers).trim().split('\n'), nginxLines(headers)];
    for (const example of wanted.map((all) => all.map((line) => line.trim()))) {
      const found = lines.find((block) => block.includes(example[0] ?? ''));
      expect(found?.filter((line) => /^(\/\*|add_header|[A-Z][\w-]+: )/.test(line))).toEqual(
        example,
      );
    }
  });
});
