import type { EffectiveParam } from '../../core/dispatch/types';
import type { Text } from '../../text';

/** vLLM's name of a row of the report. */
export function fieldName(field: EffectiveParam['field'], words: Text): string {
  return field === 'dtype' ? words.dispatch.setupName.dtype : words.params.name[field];
}

/** "scoring_func sigmoid → softmax: this path does not pass it on." */
export function effectiveText(row: EffectiveParam, words: Text): string {
  const { configured, effective, reason, field } = row;
  const name = fieldName(field, words);
  if (reason === null) return `${name} ${configured}`;
  return words.dispatch.effectiveIs(
    `${name} ${String(configured)}`,
    String(effective),
    words.dispatch.reason[reason],
  );
}
