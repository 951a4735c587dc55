import type { GeneratorName, Source } from '../scenario';

const GENERATORS: readonly GeneratorName[] = ['normal', 'wide', 'ties', 'hotGroup', 'outliers'];

/** Where rows come from, and the hash of the trace's data; empty where the link names none. */
export function readSource(text: string): { source: Source; traceHash: string } | null {
  const trace = /^([a-z]{1,24})@([0-9a-f]{0,12}):(\d{1,2}):(\d{1,4})$/.exec(text);
  if (trace) {
    const [, name = '', traceHash = '', layer, token] = trace;
    return { traceHash, source: { kind: 'trace', text: name, layer: Number(layer), token: Number(token) } };
  }
  const [name, seedText = ''] = text.split(':');
  const generator = GENERATORS.find((known) => known === name);
  const seed = /^\d{1,10}$/.test(seedText) ? Number(seedText) : -1;
  if (!generator || seed < 0 || seed > 0xffffffff) return null;
  return { traceHash: '', source: { kind: 'generator', generator, seed } };
}

/** A source as it stands in a link. */
export function writeSource(source: Source, traceHash: string | null): string {
  if (source.kind === 'generator') return `${source.generator}:${source.seed}`;
  return `${source.text}@${traceHash ?? ''}:${source.layer}:${source.token}`;
}
