/** Which tokens of a text each expert gets, by their places in the text. */
export interface TextLoad {
  /** With the bias, as the router decides. */
  readonly with: readonly (readonly number[])[];
  /** With every bias at zero. */
  readonly without: readonly (readonly number[])[];
}

/** The tokens of each expert from the picks of each token. `experts`: E; appended experts (ids from E on) are left out. */
export function tokensOf(picks: readonly ArrayLike<number>[], experts: number): number[][] {
  const tokens = Array.from({ length: experts }, (): number[] => []);
  for (const [token, ids] of picks.entries())
    for (const id of new Set(Array.from(ids))) tokens[id]?.push(token);
  return tokens;
}

/** How evenly tokens are spread over experts. */
export interface Spread {
  /** The most tokens that one expert gets. */
  readonly most: number;
  /** How many experts get none. */
  readonly idle: number;
}

export function spreadOf(tokens: readonly (readonly number[])[]): Spread {
  const counts = tokens.map(({ length }) => length);
  return { most: Math.max(0, ...counts), idle: counts.filter((count) => count === 0).length };
}

/** What a token is to an expert: its own in both cases, only with the bias, or only without it. */
export type TokenShare = 'both' | 'gained' | 'lost';

/** The tokens that an expert gets in either case. */
export function sharesOf(load: TextLoad, expert: number): ReadonlyMap<number, TokenShare> {
  const [now, before] = [load.with[expert] ?? [], load.without[expert] ?? []];
  const had = new Set(before);
  const shares = new Map<number, TokenShare>(before.map((token) => [token, 'lost']));
  for (const token of now) shares.set(token, had.has(token) ? 'both' : 'gained');
  return shares;
}
