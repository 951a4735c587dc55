import type { BaseRows } from '../sources/row-source';
import { sourceOf } from '../sources/sources';
import { bitsOfRow, covered } from './rows';
import type { OwnRows, RowName, RowPair, Scenario } from './scenario';

const NONE: RowPair = { logits: null, bias: null };

/** No rows of a person's own: all values come from the source, or are edits that are in effect. */
export const NO_OWN_ROWS: OwnRows = { listed: NONE, beyond: NONE, aside: NONE };

/** The lists, kept values and lists set aside of a scenario. */
export function ownRowsOf({ own }: Pick<Scenario, 'own'>): OwnRows {
  return own ?? NO_OWN_ROWS;
}

/** The scenario with other lists and kept values; without the field when there are none. */
export function withOwnRows(scenario: Scenario, change: Partial<OwnRows>): Scenario {
  const { own: _, ...rest } = scenario;
  const own = { ...ownRowsOf(scenario), ...change };
  const isEmpty = Object.values(own).every(({ logits, bias }) => logits === null && bias === null);
  return isEmpty ? rest : { ...rest, own };
}

/** A pair with one row replaced. */
export function withRow(pair: RowPair, row: RowName, values: Float32Array | null): RowPair {
  return pair[row] === values ? pair : { ...pair, [row]: values };
}

/** The source's rows with the lists in their place, as far as these reach. */
export function withListed(base: BaseRows, { listed }: OwnRows): BaseRows {
  return { logits: covered(base.logits, listed.logits), bias: covered(base.bias, listed.bias) };
}

/**
 * The values of `whole` that must be kept so that no edit is lost: from `from` on, up to the last one that differs from
 * source or list (`base`; beyond its length every value counts). Null if there is none.
 */
export function keptFrom(whole: Float32Array, from: number, base: Float32Array): Float32Array | null {
  const [bits, given] = [bitsOfRow(whole), bitsOfRow(base)];
  let end = bits.length;
  while (end > from && end <= given.length && bits[end - 1] === given[end - 1]) end--;
  return end > from ? whole.slice(from, end) : null;
}

/** How many values of a row that a person gave, in a list or by edits, have no effect now. */
export function keptCount(scenario: Scenario, row: RowName): number {
  const { listed, beyond } = ownRowsOf(scenario);
  const hasRow = row === 'logits' || scenario.eScoreCorrectionBias !== null;
  const inEffect = hasRow ? scenario.params.globalNumExperts : 0;
  return Math.max((listed[row]?.length ?? 0) - inEffect, beyond[row]?.length ?? 0, 0);
}

/** Whether the logits are those of a token that stands in a text. */
export function isOfText(scenario: Scenario): boolean {
  return sourceOf(scenario.source).text !== undefined && ownRowsOf(scenario).listed.logits === null;
}
