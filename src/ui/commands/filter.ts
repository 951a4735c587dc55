/** How well a label matches a query: lower is better; null if it lacks one of the words. */
export function rankOf(label: string, query: string): number | null {
  const text = label.toLowerCase();
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  let rank = 0;
  for (const word of words) {
    const at = text.indexOf(word);
    if (at < 0) return null;
    const isStart = at === 0 || /[\s(:,]/.test(text[at - 1] ?? '');
    rank += (isStart ? 0 : 100) + Math.min(at, 99);
  }
  return rank;
}

/** A match by synonyms ranks behind every label that matches by itself. */
const BY_SYNONYM = 10_000;

/** The entries whose labels match, best first; then those that match by synonyms. Equal ones keep their order. */
export function matching<Entry>(
  entries: readonly Entry[],
  labelOf: (entry: Entry) => string,
  query: string,
  synonymsOf: (entry: Entry) => string = () => '',
): Entry[] {
  const rank = (entry: Entry): number | null => {
    const own = rankOf(labelOf(entry), query);
    if (own !== null) return own;
    const wide = rankOf(`${synonymsOf(entry)} ${labelOf(entry)}`, query);
    return wide === null ? null : BY_SYNONYM + wide;
  };
  return entries
    .map((entry) => ({ entry, rank: rank(entry) }))
    .filter((found): found is { entry: Entry; rank: number } => found.rank !== null)
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
}
