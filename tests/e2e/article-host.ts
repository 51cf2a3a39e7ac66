import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page of someone's own, and the headers that it comes with. */
export interface Article {
  body: string;
  headers?: Record<string, string>;
}

/** A web host of another site than the playground's, that has articles. */
export class ArticleHost {
  readonly #articles: Article[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer(({ url = '' }, response) => {
      const article = this.#articles[Number(url.slice(1))];
      if (!article) {
        response.writeHead(404).end();
        return;
      }
      response.writeHead(200, { 'Content-Type': 'text/html', ...article.headers });
      response.end(
        `<!doctype html><html lang="en"><title>An article</title>${article.body}</html>`,
      );
    });
  }

  static async start(): Promise<ArticleHost> {
    const host = new ArticleHost();
    await new Promise<void>((resolve) => host.#server.listen(0, '127.0.0.1', resolve));
    return host;
  }

  /** By another name than the site has, which makes it another site to a browser. */
  get origin(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://localhost:${port}`;
  }

  /** @returns the article's address */
  add(article: Article): string {
    return `${this.origin}/${this.#articles.push(article) - 1}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
