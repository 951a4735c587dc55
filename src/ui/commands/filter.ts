/** Whether a label holds every word of a query, and how well: lower is better, null is not at all. */
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

/** The entries whose labels match, best first; equal ones keep their order. */
export function matching<Entry>(
  entries: readonly Entry[],
  labelOf: (entry: Entry) => string,
  query: string,
): Entry[] {
  return entries
    .map((entry) => ({ entry, rank: rankOf(labelOf(entry), query) }))
    .filter((found): found is { entry: Entry; rank: number } => found.rank !== null)
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
}
