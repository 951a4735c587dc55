import { plain, type Span } from '../spans';

/** Spans with commas between them and "and" before the last. */
export function listed(spans: readonly Span[]): Span[] {
  return spans.flatMap((span, i) => {
    if (i === 0) return [span];
    return [plain(i === spans.length - 1 ? ' and ' : ', '), span];
  });
}
