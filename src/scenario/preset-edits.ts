import type { RouterParams } from '../core/types';
import { presetOf } from './presets';
import type { Scenario } from './scenario';

/** The fields of a router that a preset sets, beside the rows. */
export type PresetField = keyof RouterParams | 'eScoreCorrectionBias' | 'useGroupedTopk';

type Router = Pick<Scenario, 'params' | 'eScoreCorrectionBias' | 'setup'>;

/** The value that a preset has for a field. */
export function presetValue(preset: string, field: PresetField): string | number | boolean {
  const { params, hasBias, useGroupedTopk } = presetOf(preset);
  if (field === 'eScoreCorrectionBias') return hasBias;
  return field === 'useGroupedTopk' ? useGroupedTopk : params[field];
}

/** The value that a router has for the same field. */
export function presentValue(
  { params, eScoreCorrectionBias, setup }: Router,
  field: PresetField,
): string | number | boolean {
  if (field === 'eScoreCorrectionBias') return eScoreCorrectionBias !== null;
  return field === 'useGroupedTopk' ? setup.useGroupedTopk : params[field];
}

/** Whether a router is no longer the preset's. The page must say so, because a model's name stands over the numbers. */
export function isPresetEdited(preset: string, router: Router): boolean {
  const fields = Object.keys(router.params) as (keyof RouterParams)[];
  return [...fields, 'eScoreCorrectionBias' as const, 'useGroupedTopk' as const].some(
    (field) => presentValue(router, field) !== presetValue(preset, field),
  );
}
