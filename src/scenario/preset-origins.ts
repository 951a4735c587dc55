import origins from './model-origins.json' with { type: 'json' };

const RECORDED = 'public/traces/PROVENANCE.md';

/** The origin of a preset's parameters: repository, commit and path, or a file of this project. */
export function originOf(id: string): string {
  const known: Readonly<Record<string, string>> = origins;
  return known[id] ?? RECORDED;
}
