import type { RoutedRow } from '../../routed-row';
import { biasLossOf } from '../lost-scores';
import { aboveOne, belowZero } from '../weight-remarks';
import type { Check } from './check';
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
  const found = (code: RowCheckCode, values: Check['values'] = {}): Check<RowCheckCode> => ({
    code,
    severity: code === 'biasNotFinite' ? 'error' : 'warning',
    params:
      code.startsWith('bias') || code === 'scoreLostInBias'
        ? ['e_score_correction_bias']
        : ['routed_scaling_factor'],
    values,
  });
  const checks: Check<RowCheckCode>[] = [];
  if (bias) {
    const unusable = bias.filter((b) => !Number.isFinite(b)).length;
    if (unusable > 0) checks.push(found('biasNotFinite', { count: unusable }));
    else if (bias.every((b) => b === 0)) checks.push({ ...found('biasAllZero'), severity: 'info' });
    else if (decides(bias, [...row.result.scores])) checks.push(found('biasDecides'));
    const lost = biasLossOf(row).lostScores.size;
    if (lost > 0) checks.push(found('scoreLostInBias', { count: lost }));
  }
  const above = aboveOne(row);
  if (above?.code === 'aboveOne')
    checks.push({ ...found('weightAboveOne', { count: above.ids.length }), severity: 'info' });
  const below = belowZero(row);
  if (below?.code === 'belowZero') checks.push(found('weightBelowZero', { count: below.ids.length }));
  return checks;
}

/** Whether the smallest step between two biases is larger than the range of the scores: then these decide nothing. */
function decides(bias: readonly number[], scores: readonly number[]): boolean {
  const sorted = [...bias].sort((a, b) => a - b);
  const steps = sorted.slice(1).map((b, i) => b - sorted[i]!);
  const range = Math.max(...scores) - Math.min(...scores);
  return steps.length > 0 && Math.min(...steps) > range;
}
