import { describe, expect, it } from 'vitest';
import cases from '../../goldens/cases/router-cases.json' with { type: 'json' };
import { route } from './route';
import { SEMANTICS, type SemanticsId } from './semantics';
import type { ScoringFunc } from './semantics/types';
import type { LogitsDtype } from './types';

// Public threads about wrong routing: the right values, and the wrong ones by a record or a setting that has the fault.

type Case = (typeof cases)[number] & {
  readonly dtype?: LogitsDtype;
  readonly shared?: number;
  readonly table?: readonly number[];
};

function routed(record: string, of: Case) {
  const outcome = route({
    semantics: record as SemanticsId,
    // The arithmetic alone is tested: the logits are not rounded.
    dtype: of.dtype ?? 'f32',
    tokens: 1,
    logits: Float32Array.from(of.logits),
    eScoreCorrectionBias: of.bias ? Float32Array.from(of.bias) : null,
    tableIds: of.table ? Int32Array.from(of.table) : null,
    params: {
      globalNumExperts: of.logits.length,
      numExpertGroup: of.groups,
      topkGroup: of.kept,
      topK: of.k,
      renormalize: of.renormalize,
      scoringFunc: of.scoring as ScoringFunc,
      routedScalingFactor: of.scale,
      numFusedSharedExperts: of.shared ?? 0,
    },
  });
  if (!outcome.ok) throw new Error(`${record}: ${outcome.error.code}`);
  return outcome.result;
}

describe.each(cases as readonly Case[])('$thread, $says', (of) => {
  it.each(of.records)('by %s', (record) => {
    const { ids, weights } = routed(record, of);
    // Unsorted top-k is in the order of the index, whatever order the thread writes.
    const isInOrder = SEMANTICS[record as SemanticsId].order === 'descending';
    const sorted = (list: readonly number[]) => (isInOrder ? [...list] : [...list].sort((a, b) => a - b));
    expect(sorted([...ids])).toEqual(sorted(of.ids));
    for (const [slot, weight] of (of.weights ?? []).entries()) {
      const actual = weights[ids.indexOf(of.ids[slot]!)]!;
      expect(Math.abs(actual - weight)).toBeLessThanOrEqual(1e-6 * Math.max(Math.abs(weight), 1e-6) + 1.2e-7);
    }
  });
});
