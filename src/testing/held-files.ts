import { readFile } from 'node:fs/promises';
import { vi } from 'vitest';

/** The host's files under public/, of which a test holds some back or lets some fail. */
export class HeldFiles {
  readonly failing = new Set<string>();
  readonly holding = new Set<string>();
  /** The signal that each file was last asked for with. */
  readonly signals = new Map<string, AbortSignal>();
  /** The requests that wait for each file that is held back. */
  readonly held = new Map<string, (() => void)[]>();

  /** Answers `fetch` until the globals are unstubbed. */
  stub(): void {
    vi.stubGlobal('fetch', async (url: string, { signal }: { signal: AbortSignal }) => {
      const file = url.replace('./traces/', '');
      this.signals.set(file, signal);
      if (this.holding.has(file))
        await new Promise<void>((go) => this.held.set(file, [...(this.held.get(file) ?? []), go]));
      if (this.failing.has(file)) return new Response('', { status: 503 });
      return new Response(await readFile(`public/${url}`));
    });
  }

  /** Lets a file arrive that is held back, once it has been asked for. */
  async release(file: string): Promise<void> {
    await vi.waitFor(() => {
      if (!this.held.has(file)) throw new Error(`${file} was not asked for`);
    });
    this.holding.delete(file);
    for (const go of this.held.get(file) ?? []) go();
  }
}
