import type { RouterParams } from '../core/types';
import { presetOf } from './presets';
import type { BaseRows, Scenario, Source } from './scenario';

/** A new scenario and what was done, for the undo list: "top_k 4 → 6". */
export interface Edit {
  readonly scenario: Scenario;
  readonly label: EditLabel;
}

/** What was done, as data; the words are in the text catalogue. */
export type EditLabel =
  | { readonly kind: 'param'; readonly field: keyof RouterParams; readonly from: string; readonly to: string }
  | { readonly kind: 'logit' | 'bias'; readonly id: number; readonly from: number; readonly to: number }
  | { readonly kind: 'reset'; readonly id: number }
  | { readonly kind: 'row'; readonly row: 'logits' | 'bias' }
  | { readonly kind: 'hasBias'; readonly to: boolean }
  | { readonly kind: 'source'; readonly source: Source }
  | { readonly kind: 'preset'; readonly id: string };

/** Any parameter but the number of experts, which also changes the rows. Unchanged values give the same scenario. */
export function setParam<Field extends keyof RouterParams>(
  scenario: Scenario,
  field: Field,
  value: RouterParams[Field],
): Edit {
  const from = scenario.params[field];
  const label: EditLabel = { kind: 'param', field, from: String(from), to: String(value) };
  if (Object.is(from, value)) return { scenario, label };
  return { scenario: { ...scenario, params: { ...scenario.params, [field]: value } }, label };
}

/** Keeps the values of the experts that remain; new ones come from `base`, the source's rows at the new size. */
export function setGlobalNumExperts(scenario: Scenario, value: number, base: BaseRows): Edit {
  const { scenario: changed, label } = setParam(scenario, 'globalNumExperts', value);
  if (changed === scenario) return { scenario, label };
  const { logits, eScoreCorrectionBias: bias } = scenario;
  return {
    label,
    scenario: {
      ...changed,
      logits: resized(logits, base.logits),
      eScoreCorrectionBias: bias && resized(bias, base.bias),
    },
  };
}

/** `values` cut or continued to the length of `fill`. */
function resized(values: Float32Array, fill: Float32Array): Float32Array {
  const row = fill.slice();
  copyBits(values.subarray(0, row.length), row);
  return row;
}

/** Copies bit patterns: a float copy may change the payload of a NaN. */
function copyBits(from: Float32Array, to: Float32Array): void {
  new Uint32Array(to.buffer, to.byteOffset, to.length).set(
    new Uint32Array(from.buffer, from.byteOffset, from.length),
  );
}

export function setLogit(scenario: Scenario, id: number, value: number): Edit {
  const label: EditLabel = { kind: 'logit', id, from: scenario.logits[id] ?? Number.NaN, to: value };
  return { label, scenario: { ...scenario, logits: replaced(scenario.logits, id, value) } };
}

/** Sets one bias; without a bias nothing changes. */
export function setBias(scenario: Scenario, id: number, value: number): Edit {
  const bias = scenario.eScoreCorrectionBias;
  const label: EditLabel = { kind: 'bias', id, from: bias?.[id] ?? Number.NaN, to: value };
  return {
    label,
    scenario: bias ? { ...scenario, eScoreCorrectionBias: replaced(bias, id, value) } : scenario,
  };
}

function replaced(values: Float32Array, id: number, value: number): Float32Array {
  const row = values.slice();
  row[id] = value;
  return row;
}

/** Logit and bias of one expert back to what the source gives. */
export function resetExpert(scenario: Scenario, id: number, base: BaseRows): Edit {
  const bias = scenario.eScoreCorrectionBias;
  return {
    label: { kind: 'reset', id },
    scenario: {
      ...scenario,
      logits: replaced(scenario.logits, id, base.logits[id] ?? 0),
      eScoreCorrectionBias: bias && replaced(bias, id, base.bias[id] ?? 0),
    },
  };
}

/** A whole row, float32 [E]. */
export function setRow(scenario: Scenario, row: 'logits' | 'bias', values: Float32Array): Edit {
  const change = row === 'logits' ? { logits: values } : { eScoreCorrectionBias: values };
  return { label: { kind: 'row', row }, scenario: { ...scenario, ...change } };
}

/** Takes the bias away, or brings back the source's. */
export function setHasBias(scenario: Scenario, hasBias: boolean, base: BaseRows): Edit {
  return {
    label: { kind: 'hasBias', to: hasBias },
    scenario: { ...scenario, eScoreCorrectionBias: hasBias ? base.bias.slice() : null },
  };
}

/** Other rows for the same parameters; edits of the old rows go. */
export function applySource(scenario: Scenario, source: Source, rows: BaseRows): Edit {
  return {
    label: { kind: 'source', source },
    scenario: {
      ...scenario,
      source,
      logits: rows.logits.slice(),
      eScoreCorrectionBias: scenario.eScoreCorrectionBias && rows.bias.slice(),
    },
  };
}

/** Where a preset's rows come from: the traces for the model they were recorded from, else its generator. */
export function sourceOfPreset(id: string): Source {
  return presetOf(id).source;
}

/** A preset with the rows of its source. */
export function applyPreset(id: string, rowsOf: (scenario: Scenario) => BaseRows): Edit {
  const preset = presetOf(id);
  const empty: Scenario = {
    preset: preset.id,
    params: preset.params,
    source: preset.source,
    logits: new Float32Array(0),
    eScoreCorrectionBias: null,
  };
  const rows = rowsOf(empty);
  return {
    label: { kind: 'preset', id },
    scenario: {
      ...empty,
      logits: rows.logits.slice(),
      eScoreCorrectionBias: preset.hasBias ? rows.bias.slice() : null,
    },
  };
}
