import { firstOf, plain, type Span } from '../spans';

/** Spans with commas between them and "and" before the last; of many the first ones, and how many more there are. */
export function listed(spans: readonly Span[]): Span[] {
  const { shown, rest } = firstOf(spans);
  if (rest.length === 0) return joined(spans, false);
  return [
    ...joined(shown, true),
    { text: ` and ${rest.length} more`, rest: [plain(', '), ...joined(rest, false)] },
  ];
}

function joined(spans: readonly Span[], goesOn: boolean): Span[] {
  return spans.flatMap((span, i) => {
    if (i === 0) return [span];
    return [plain(i === spans.length - 1 && !goesOn ? ' and ' : ', '), span];
  });
}
