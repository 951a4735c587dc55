import { ALIASES, OTHER_CONTAINERS, TEXT_CONTAINERS } from './aliases';
import type { ObjectValue, Value } from './values';

/** An object of the file and the path to it. */
export interface Scope {
  readonly path: string;
  readonly object: ObjectValue;
}

/** A value with the path of its key. */
export interface Found {
  readonly key: string;
  readonly name: string;
  readonly value: Value;
}

const MAX_SCOPES = 64;

/**
 * The objects in which the router's keys are looked up, the first first: the one with the experts, what it contains,
 * then what contains it.
 */
export function scopesOf(root: ObjectValue): Scope[] {
  const chains: Scope[][] = [];
  collect([{ path: '', object: root }], chains);
  const hasExperts = (chain: readonly Scope[]) => saysExperts(chain[0]!.object);
  const main = chains.find(hasExperts) ?? chains.find(isNamedText) ?? [{ path: '', object: root }];
  const below = chains.filter((chain) => chain.length > main.length && chain.includes(main[0]!));
  return [...new Set([main[0]!, ...below.map(([scope]) => scope!), ...main])];
}

/** Chains from an inner object to the root, the objects that are named as text first. */
function collect(chain: Scope[], chains: Scope[][]): void {
  const [{ path, object } = { path: '', object: null }] = chain;
  if (!object || chain.length > 5 || chains.length > MAX_SCOPES) return;
  const inner = [...object.entries].filter(
    (entry): entry is [string, ObjectValue] => entry[1].kind === 'object' && !OTHER_CONTAINERS.has(entry[0]),
  );
  const rank = (name: string) =>
    (TEXT_CONTAINERS.indexOf(name) + TEXT_CONTAINERS.length + 1) % (TEXT_CONTAINERS.length + 1);
  const named = inner.filter(([name]) => TEXT_CONTAINERS.includes(name));
  for (const [name, value] of named.toSorted(([a], [b]) => rank(a) - rank(b)))
    collect([{ path: joined(path, name), object: value }, ...chain], chains);
  chains.push(chain);
  for (const [name, value] of inner)
    if (!TEXT_CONTAINERS.includes(name))
      collect([{ path: joined(path, name), object: value }, ...chain], chains);
}

function isNamedText(chain: readonly Scope[]): boolean {
  return /(?:^|\.)(?:text_config|language_config|llm_config)$/.test(chain[0]!.path);
}

function saysExperts({ entries }: ObjectValue): boolean {
  const has = (names: readonly string[]) => names.some((name) => isSaid(entries.get(name)));
  return has(ALIASES.global_num_experts) || has(ALIASES.top_k);
}

/** Whether a key says something: null says that it is absent. */
export function isSaid(value: Value | undefined): value is Value {
  return value !== undefined && value.kind !== 'null';
}

/** All values of the names in the scopes, in the order of the scopes, then of the names. */
export function findAll(scopes: readonly Scope[], names: readonly string[]): Found[] {
  return scopes.flatMap(({ path, object }) =>
    names.flatMap((name) => {
      const value = object.entries.get(name);
      return isSaid(value) ? [{ key: joined(path, name), name, value }] : [];
    }),
  );
}

/** The first value of a name, or null. */
export function find(scopes: readonly Scope[], ...names: string[]): Found | null {
  return findAll(scopes, names)[0] ?? null;
}

/** A name in a path as a file would be searched for it. */
export function joined(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
