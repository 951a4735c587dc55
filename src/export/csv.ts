import { shortestFloat } from '../core/arithmetic/shortest';
import { hasGroupStages } from '../core/plan';
import type { RoutedToken } from '../scenario/routed-token';

/** The columns of the table, one line for each expert. */
const COLUMNS = [
  'expert',
  'group',
  'logit',
  'score',
  'bias',
  'biased_score',
  'group_score',
  'group_kept',
  'masked_score',
  'slot',
  'weight',
] as const;

/** Numbers that are not finite, in the spelling that numpy and pandas read. */
function csvNumber(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  return Object.is(value, -0) ? '-0.0' : String(shortestFloat(value));
}

/**
 * Every expert of a routing as CSV in plain ASCII, numbers with every digit of a float32, `nan`, `inf` and `-inf` if
 * they are not finite. A field is empty if the path has no such value; an expert in several slots names all of them.
 */
export function csvOf({ logits, bias, plan, result }: RoutedToken): string {
  const hasGroups = hasGroupStages(plan);
  const size = logits.length / result.numGroups;
  const kept = new Set(result.groupOrder.subarray(0, plan.keptGroups));
  const lines = Array.from(logits, (z, e) => {
    const group = Math.floor(e / size);
    const slots = [...result.ids.keys()].filter((slot) => result.ids[slot] === e);
    const fields: Record<(typeof COLUMNS)[number], string> = {
      expert: String(e),
      group: hasGroups ? String(group) : '',
      logit: csvNumber(z),
      score: plan.rules.scored === 'after' ? '' : csvNumber(result.scores[e]!),
      bias: plan.hasBias && bias ? csvNumber(bias[bias.length === 1 ? 0 : e]!) : '',
      biased_score: csvNumber(result.biased[e]!),
      group_score: hasGroups ? csvNumber(result.groupScores[group]!) : '',
      group_kept: hasGroups ? String(Number(kept.has(group))) : '',
      masked_score: csvNumber(result.masked[e]!),
      slot: slots.join(' '),
      weight: slots.map((slot) => csvNumber(result.weights[slot]!)).join(' '),
    };
    return COLUMNS.map((name) => fields[name]).join(',');
  });
  return `${[COLUMNS.join(','), ...lines].join('\n')}\n`;
}
