import type { RouterParams } from '../core/types';
import { presetOf } from './presets';
import type { Scenario } from './scenario';

/** What a preset says of a router, beside the rows. */
export type PresetField = keyof RouterParams | 'eScoreCorrectionBias' | 'useGroupedTopk';

type Router = Pick<Scenario, 'preset' | 'params' | 'eScoreCorrectionBias' | 'setup'>;

/** The value that a scenario's preset has for a field. */
export function presetValue(
  { preset }: Pick<Scenario, 'preset'>,
  field: PresetField,
): string | number | boolean {
  const { params, hasBias, useGroupedTopk } = presetOf(preset);
  if (field === 'eScoreCorrectionBias') return hasBias;
  return field === 'useGroupedTopk' ? useGroupedTopk : params[field];
}

/** Whether a field is no longer what the preset says. */
export function isFieldEdited(router: Router, field: PresetField): boolean {
  return presentValue(router, field) !== presetValue(router, field);
}

/** Whether the router is no longer the preset's: a model's name must not stand over other numbers unsaid. */
export function isPresetEdited(router: Router): boolean {
  const fields = Object.keys(presetOf(router.preset).params) as (keyof RouterParams)[];
  return [...fields, 'eScoreCorrectionBias' as const, 'useGroupedTopk' as const].some((field) =>
    isFieldEdited(router, field),
  );
}

function presentValue({ params, eScoreCorrectionBias, setup }: Router, field: PresetField) {
  if (field === 'eScoreCorrectionBias') return eScoreCorrectionBias !== null;
  return field === 'useGroupedTopk' ? setup.useGroupedTopk : params[field];
}
