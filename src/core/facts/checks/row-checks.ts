import type { RoutedRow } from '../../routed-row';
import { biasLossOf } from '../lost-scores';
import { aboveOne, belowZero } from '../weight-remarks';
import type { Check, Severity } from './check';
import type { RowCheckCode } from './codes';

export const ROW_CODES: readonly RowCheckCode[] = [
  'biasAllZero',
  'biasDecides',
  'scoreLostInBias',
  'biasNotFinite',
  'weightAboveOne',
  'weightBelowZero',
];

/** What a routed token shows of its bias and its weights. */
export function rowChecks(row: RoutedRow): Check<RowCheckCode>[] {
  const bias = row.bias && row.plan.hasBias ? [...row.bias] : null;
  return [...(bias ? biasChecks(row, bias) : []), ...weightChecks(row)];
}

function biasChecks(row: RoutedRow, bias: readonly number[]): Check<RowCheckCode>[] {
  const all = [...bias.keys()];
  const found = (code: RowCheckCode, severity: Severity, ids: readonly number[]): Check<RowCheckCode> => ({
    code,
    severity,
    params: ['e_score_correction_bias'],
    values: { count: ids.length },
    seen: { stage: 'bias', ids },
  });
  const checks: Check<RowCheckCode>[] = [];
  const unusable = all.filter((id) => !Number.isFinite(bias[id]));
  if (unusable.length > 0) checks.push(found('biasNotFinite', 'error', unusable));
  else if (bias.every((b) => b === 0)) checks.push(found('biasAllZero', 'info', all));
  else if (decides(bias, [...row.result.scores])) checks.push(found('biasDecides', 'warning', all));
  const { lostScores } = biasLossOf(row);
  if (lostScores.size > 0) checks.push(found('scoreLostInBias', 'warning', [...lostScores]));
  return checks;
}

function weightChecks(row: RoutedRow): Check<RowCheckCode>[] {
  const found = (code: RowCheckCode, severity: Severity, ids: readonly number[]): Check<RowCheckCode> => ({
    code,
    severity,
    params: ['routed_scaling_factor'],
    values: { count: ids.length },
    seen: { stage: 'scale', ids },
  });
  const checks: Check<RowCheckCode>[] = [];
  const above = aboveOne(row);
  if (above?.code === 'aboveOne') checks.push(found('weightAboveOne', 'info', above.ids));
  const below = belowZero(row);
  if (below?.code === 'belowZero') checks.push(found('weightBelowZero', 'warning', below.ids));
  return checks;
}

/** Whether the smallest step between two biases is larger than the range of the scores: then these decide nothing. */
function decides(bias: readonly number[], scores: readonly number[]): boolean {
  const sorted = [...bias].sort((a, b) => a - b);
  const steps = sorted.slice(1).map((b, i) => b - sorted[i]!);
  const range = Math.max(...scores) - Math.min(...scores);
  return steps.length > 0 && Math.min(...steps) > range;
}
