import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

export const site = path.resolve(import.meta.dirname, '../../dist/site');

/** The built site's files by their paths below it. */
export function siteFiles(): Map<string, Buffer> {
  const entries = readdirSync(site, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return new Map(
    files.map((file) => [path.relative(site, file).replaceAll(path.sep, '/'), readFileSync(file)]),
  );
}

const types: Record<string, string> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
  '.npz': 'application/octet-stream',
  '.txt': 'text/plain',
};

/** A web host that has the site below a path, as many do, and no header but the type. */
export class StaticHost {
  /** What it has now, by paths below its own. */
  files = siteFiles();
  /** What it answers everything with instead. */
  instead: { status: number; headers: Record<string, string>; body: string } | undefined;
  readonly #below = '/some/path/';
  readonly #headers: Record<string, string>;
  readonly #server: Server;

  private constructor(headers: Record<string, string>) {
    this.#headers = headers;
    this.#server = createServer(({ url }, response) => {
      const { pathname } = new URL(url ?? '', 'http://localhost');
      const name = pathname === this.#below ? 'index.html' : pathname.slice(this.#below.length);
      const type = types[path.extname(name)];
      const content = this.files.get(name);
      if (this.instead) {
        const { status, headers, body } = this.instead;
        response.writeHead(status, headers).end(body);
      } else if (!pathname.startsWith(this.#below) || !type || content === undefined) {
        response.writeHead(404, this.#headers).end();
      } else {
        response.writeHead(200, { ...this.#headers, 'Content-Type': type }).end(content);
      }
    });
  }

  /** Starts a host that sends these headers with every file. */
  static async start(headers: Record<string, string> = {}): Promise<StaticHost> {
    const host = new StaticHost(headers);
    await new Promise<void>((resolve) => host.#server.listen(0, '127.0.0.1', resolve));
    return host;
  }

  /** Where the site is. */
  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}${this.#below}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
