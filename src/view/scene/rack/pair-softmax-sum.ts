import { formatNumber } from '../../format';
import type { Mark } from '../../marks';
import { type ComparedModel, readsSame } from '../pair-model';
import { oneGroupNote } from './axis-note';
import { BAR, rowsNoteText } from './pair-groups';
import { type SoftmaxSum, softmaxSum, sumAxis, sumBar, sumLabel, sumNumber } from './softmax-sum';

/**
 * The sum that softmax divides by, as in a single picture, of the sides that have one: two bars a row, A over B, the same
 * bar if both agree, and in its side's colour if it is the only one.
 */
export function pairSoftmaxSumMarks(model: ComparedModel, marks: Mark[]): void {
  const { a, b, rows } = model;
  const { layout, theme } = b;
  const sums = { a: softmaxSum(a), b: softmaxSum(b) };
  const known = [sums.a, sums.b].filter((sum) => sum !== null);
  if (known.length === 0) return;
  const isBuilding = known.some(({ total }) => total > 0);
  if (rows !== null) {
    const axis = sumAxis(b, known, (group) => numberOf(model, sums, group, 'whole'));
    for (const row of layout.rows) {
      for (const [side, y] of [
        ['a', -BAR - 0.5],
        ['b', 0.5],
      ] as const) {
        const sum = sums[side];
        const only = side === 'a' ? theme.selected : theme.variantB;
        const fill = known.length === 2 ? theme.candidate : only;
        if (sum) sumBar(row, { y, height: BAR, width: axis(sum.shares[row.group]!) }, fill, marks);
      }
      if (isBuilding) sumNumber(b, row, numberOf(model, sums, row.group, 'shares'), marks);
    }
  }
  if (isBuilding)
    sumLabel(b, { isOverMargin: rows !== null, after: noteEnd(model) }, labels(model, sums), marks);
}

type Sums = Readonly<Record<'a' | 'b', SoftmaxSum | null>>;

/** A row's share if both agree or only one has it, else each side's. */
function numberOf({ b }: ComparedModel, sums: Sums, group: number, of: 'shares' | 'whole'): string {
  const [inA, inB] = [sums.a?.[of][group], sums.b?.[of][group]];
  const both = inA !== undefined && inB !== undefined && !readsSame(inA, inB);
  return both
    ? b.words.compare.values(formatNumber(inA, 3), formatNumber(inB, 3))
    : formatNumber(inB ?? inA ?? Number.NaN, 3);
}

/** The label of the sum, and the same in few words. */
function labels({ b: { words } }: ComparedModel, sums: Sums): readonly string[] {
  const [inA, inB] = [sums.a?.total, sums.b?.total];
  if (inA !== undefined && inB !== undefined) {
    const [a, b] = [formatNumber(inA), formatNumber(inB)];
    if (readsSame(inA, inB)) return [words.softmaxSum(b), words.sum(b)];
    return [words.compare.softmaxSums(a, b), words.compare.sums(a, b)];
  }
  const side = inA === undefined ? 'B' : 'A';
  const sum = formatNumber(inB ?? inA ?? Number.NaN);
  return [words.softmaxSum(sum), words.sum(sum)].map((text) => words.compare.onlyIn(side, text));
}

/** Where what stands over the cells ends. */
function noteEnd(model: ComparedModel): number {
  const { layout, measure } = model.b;
  const note = model.rows === null ? oneGroupNote(model.b) : rowsNoteText(model);
  const weight = model.rows === null ? 400 : 600;
  const first = layout.cells[0];
  return note && first ? first.x + measure(note, 11, weight) + 16 : 0;
}
