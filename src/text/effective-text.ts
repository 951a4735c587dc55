import type { EffectiveParam } from '../core/dispatch/types';
import type { Text } from '.';
import { valueText as valueIn } from './settings';

/** vLLM's name of a parameter in the report of what takes effect. */
export function fieldName(field: EffectiveParam['field'], words: Text): string {
  if (field === 'dtype' || field === 'logitsDtype' || field === 'biasDtype' || field === 'batchInvariant')
    return words.dispatch.setupName[field];
  return words.params.name[field];
}

/** A value in that report; a switch is on or off. */
export function valueText(value: EffectiveParam['effective'], words: Text): string {
  return valueIn({ values: words.dispatch.valueText }, value);
}

/** "scoring_func sigmoid → softmax: this path does not pass it on." */
export function effectiveText(row: EffectiveParam, words: Text): string {
  const { configured, effective, reason, field } = row;
  const name = fieldName(field, words);
  if (reason === null) return `${name} ${valueText(configured, words)}`;
  return words.dispatch.effectiveIs(
    `${name} ${valueText(configured, words)}`,
    valueText(effective, words),
    words.dispatch.reason[reason],
  );
}
