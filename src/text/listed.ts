import { plain, type Span } from './spans';

/** How a language sets names in a row. */
interface ListWords {
  readonly comma: string;
  readonly and: string;
  readonly or: string;
  /** What stands for the names that are only counted. */
  more(count: number): string;
}

/** From this many on, names in a row are a wall: then the first ones stand for all. */
const WALL = 9;
const FIRST = 6;

/** In a remark beside others, more than these are counted. */
const MOST_NAMED = 4;

/** The rows of names of a language. */
export function listsIn({ comma, and, or, more }: ListWords) {
  const joined = (spans: readonly Span[], last: string): Span[] =>
    spans.flatMap((span, i) => (i === 0 ? [span] : [plain(i === spans.length - 1 ? last : comma), span]));

  return {
    /** All names; of many the first ones, and how many more there are. */
    listed(spans: readonly Span[]): Span[] {
      if (spans.length < WALL) return joined(spans, and);
      const rest = spans.slice(FIRST);
      return [
        ...joined(spans.slice(0, FIRST), comma),
        { text: more(rest.length), rest: [plain(comma), ...joined(rest, and)] },
      ];
    },
    /** A few names, and how many more there are. */
    named(ids: readonly number[], link: (id: number) => Span): Span[] {
      const shown = ids.slice(0, MOST_NAMED).map(link);
      const rest = ids.length - shown.length;
      return rest > 0 ? [...joined(shown, comma), plain(more(rest))] : joined(shown, and);
    },
    /** The same of experts as plain text, with no "and" before the last. */
    few(ids: readonly number[]): string {
      const shown = ids
        .slice(0, MOST_NAMED)
        .map((id) => `E${id}`)
        .join(comma);
      return ids.length > MOST_NAMED ? shown + more(ids.length - MOST_NAMED) : shown;
    },
    /** A few names with how often each occurs. */
    times(counts: readonly (readonly [number, number])[], link: (id: number) => Span): Span[] {
      return counts
        .slice(0, MOST_NAMED)
        .flatMap(([id, count], i) => [...(i === 0 ? [] : [plain(comma)]), link(id), plain(` ×${count}`)]);
    },
    /** Sets of names, of which each is one answer. */
    sets(answers: readonly (readonly number[])[], link: (id: number) => Span): Span[] {
      return answers.flatMap((ids, i) => [
        plain(`${i === 0 ? '' : i === answers.length - 1 ? or : comma}{`),
        ...joined(ids.map(link), comma),
        plain('}'),
      ]);
    },
  };
}
