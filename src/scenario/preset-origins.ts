import origins from './model-origins.json' with { type: 'json' };

const RECORDED = 'public/traces/PROVENANCE.md';

/** Where the parameters of a preset were read: repository, commit and path, or a file of this project. */
export function originOf(id: string): string {
  const known: Readonly<Record<string, string>> = origins;
  return known[id] ?? RECORDED;
}
