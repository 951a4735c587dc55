import { MAX_EXPERTS } from '../../core/validate';
import type { BaseRows } from '../../sources/row-source';
import { ownRowsOf, withOwnRows } from '../own-rows';
import type { RowName, RowPair, Scenario } from '../scenario';
import type { Notice } from './notice';
import { packRows, unpackRows } from './packed-rows';
import { bitsOf } from './row-bits';

/** How many values of each row are those of a list, from the first expert on. */
export type ListedCounts = Readonly<Record<RowName, number>>;

/** No row is a list. */
export const NOT_LISTED: ListedCounts = { logits: 0, bias: 0 };

/** The part of a scenario's lists that is in effect. A link carries this part. */
export function listedCounts(scenario: Scenario): ListedCounts {
  const { listed } = ownRowsOf(scenario);
  const E = scenario.params.globalNumExperts;
  return {
    logits: Math.min(listed.logits?.length ?? 0, E),
    bias: scenario.eScoreCorrectionBias ? Math.min(listed.bias?.length ?? 0, E) : 0,
  };
}

/** The counts as they stand in a link; empty if no row is a list. */
export function writeCounts({ logits, bias }: ListedCounts): string {
  return logits + bias === 0 ? '' : `${logits},${bias}`;
}

export function readCounts(text: string): ListedCounts | null {
  const [, logits, bias] = /^(\d{1,4}),(\d{1,4})$/.exec(text) ?? [];
  const counts = { logits: Number(logits), bias: Number(bias) };
  return counts.logits <= MAX_EXPERTS && counts.bias <= MAX_EXPERTS ? counts : null;
}

/** Bits that no typed number has: every value of a list differs from them, so a list that was cut off is noticed. */
const NO_VALUE = 0xffffffff;

/**
 * The rows that a link's rows are coded against: those of the source, with bits that no value has in place of a list.
 * So a list is carried whole and depends on no source.
 */
export function codedAgainst(base: BaseRows, { logits, bias }: ListedCounts, hasBias: boolean): Uint32Array {
  const known = bitsOf(base.logits, hasBias ? base.bias : null);
  const E = base.logits.length;
  known.fill(NO_VALUE, 0, Math.min(logits, E));
  if (hasBias) known.fill(NO_VALUE, E, E + Math.min(bias, E));
  return known;
}

/** The values of the lists that edits stand over; empty text if there are none. */
export function packListed(scenario: Scenario, base: BaseRows): string {
  const counts = listedCounts(scenario);
  const { logits, eScoreCorrectionBias: bias } = scenario;
  const edited = bitsOf(logits, bias);
  const listed = edited.slice();
  const given = bitsOf(base.logits, bias && base.bias);
  const copy = (from: number, count: number) => listed.set(given.subarray(from, from + count), from);
  copy(0, counts.logits);
  copy(logits.length, counts.bias);
  return packRows(listed, edited, logits.length);
}

/**
 * The scenario of a link with its lists: the rows in effect, except for values that were edited afterwards (`packed`).
 * If these are damaged, the rows in effect count as the lists, and a notice says so.
 */
export function withLinkedLists(
  scenario: Scenario,
  counts: ListedCounts,
  packed: string,
): { scenario: Scenario; notices: Notice[] } {
  const { logits, eScoreCorrectionBias: bias } = scenario;
  const bits = bitsOf(logits, bias);
  const isWhole = packed === '' || unpackRows(packed, bits) === null;
  const row = (from: number, count: number) =>
    count === 0 ? null : new Float32Array(bits.slice(from, from + count).buffer);
  const E = logits.length;
  const listed: RowPair = {
    logits: row(0, Math.min(counts.logits, E)),
    bias: bias && row(E, Math.min(counts.bias, E)),
  };
  return {
    scenario: withOwnRows(scenario, { listed }),
    notices: isWhole ? [] : [{ field: 'lists', code: 'linkLists', values: {} }],
  };
}
