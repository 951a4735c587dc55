import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const TYPES: Record<string, string> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
  svg: 'image/svg+xml',
};

/** A static host with the built app under a path, that can put up another build and lose the network. */
export class Host {
  /** Files of the build that is up, if they differ from the folder's; null for one that is not there. */
  changed: Record<string, string | null> = {};
  /** Sent with every answer. */
  headers: Record<string, string> = {};
  asked: string[] = [];
  #server: Server;
  #port = 0;

  constructor() {
    this.#server = createServer((request, response) => {
      const path = new URL(request.url ?? '', 'http://host').pathname;
      this.asked.push(path);
      const file = path.slice('/deep/path/'.length) || 'index.html';
      try {
        const changed = this.changed[file];
        if (changed === null) throw new Error(`${file} was taken away`);
        const body = changed ?? readFileSync(`dist/${file}`);
        const type = TYPES[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
        response
          .writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-cache', ...this.headers })
          .end(body);
      } catch {
        response.writeHead(404).end('not here');
      }
    });
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/deep/path/`;
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Puts up a build whose first script has another name. */
  putUpSecondBuild(): void {
    const page = readFileSync('dist/index.html', 'utf8');
    const entry = /assets\/index-[\w-]+\.js/.exec(page)?.[0] ?? '';
    const second = 'assets/index-second.js';
    const secondPage = page.replace(entry, second);
    const worker = readFileSync('dist/sw.js', 'utf8');
    this.changed = {
      'index.html': secondPage,
      [second]: readFileSync(`dist/${entry}`, 'utf8'),
      'sw.js': worker.replace(entry, second).replace(integrityOf(page), integrityOf(secondPage)),
    };
  }
}

const integrityOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
