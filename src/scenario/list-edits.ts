import { sameBits } from '../core/arithmetic/same-bits';
import type { BaseRows } from '../sources/row-source';
import { type Edit, type EditLabel, setSetup } from './edits';
import { ownRowsOf, withOwnRows, withRow } from './own-rows';
import { bitsOfRow, withRows } from './rows';
import type { OwnRows, RowName, Scenario, Setup } from './scenario';

/** Rows given whole, float32 [E], with the settings that came with them. */
export interface GivenRows {
  readonly logits?: Float32Array;
  readonly bias?: Float32Array;
  /** The type the logits were in; the router then computes in it. */
  readonly dtype?: Setup['dtype'];
  readonly biasDtype?: Setup['biasDtype'];
}

/**
 * Rows given as lists. If at least half of a row has the values of the source or list already, it is an edit of these;
 * any other row is a list of its own and takes their place. A bias switches the bias on in a router without one.
 */
export function giveRows(scenario: Scenario, given: GivenRows, base: BaseRows): Edit {
  let next = scenario;
  for (const row of ['logits', 'bias'] as const) {
    const values = given[row];
    if (!values) continue;
    next = row === 'logits' ? withRows(next, values) : withRows(next, next.logits, values);
    if (isEditOf(base[row], values)) continue;
    const { listed, aside } = ownRowsOf(next);
    if (sameBits(listed[row], values)) continue;
    next = withOwnRows(next, {
      listed: withRow(listed, row, values),
      aside: withRow(aside, row, listed[row] ?? aside[row]),
    });
  }
  if (given.dtype)
    next = setSetup(setSetup(next, 'dtype', given.dtype).scenario, 'logitsDtype', 'same').scenario;
  if (given.biasDtype) next = setSetup(next, 'biasDtype', given.biasDtype).scenario;
  const row = given.logits && given.bias ? 'both' : given.bias ? 'bias' : 'logits';
  return { label: { kind: 'row', row }, scenario: next };
}

function isEditOf(base: Float32Array, values: Float32Array): boolean {
  const bits = bitsOfRow(base);
  const same = bitsOfRow(values).reduce((count, value, i) => count + Number(value === bits[i]), 0);
  return 2 * same >= values.length;
}

/** The lists of a scenario once one is set aside, or taken again from there. */
export function ownWithList(scenario: Scenario, row: RowName, isTaken: boolean): OwnRows {
  const own = ownRowsOf(scenario);
  const [listed, aside] = [own.listed[row], own.aside[row]];
  if ((isTaken ? aside : listed) === null) return own;
  return {
    listed: withRow(own.listed, row, isTaken ? aside : null),
    aside: withRow(own.aside, row, listed),
    beyond: withRow(own.beyond, row, null),
  };
}

/** Takes a list again, or sets it aside; `base` holds the rows of source and lists afterwards. */
export function setListed(scenario: Scenario, row: RowName, isTaken: boolean, base: BaseRows): Edit {
  const label: EditLabel = { kind: 'list', row, to: isTaken };
  const own = ownWithList(scenario, row, isTaken);
  if (own === ownRowsOf(scenario)) return { label, scenario };
  const bias = scenario.eScoreCorrectionBias;
  const next =
    row === 'logits'
      ? withRows(scenario, base.logits.slice())
      : withRows(scenario, scenario.logits, bias && base.bias.slice());
  return { label, scenario: withOwnRows(next, own) };
}
