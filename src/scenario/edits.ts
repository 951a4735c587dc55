import type { Environment } from '../core/dispatch/types';
import type { RouterParams } from '../core/types';
import { presetOf } from './presets';
import { type BaseRows, PLAIN_TOKEN, type Scenario, type Setup, type Source } from './scenario';
import { setupOf } from './setup';

/**
 * A new scenario and what was done, for the undo list: "top_k 4 → 6". An edit that changes nothing gives back the
 * scenario itself, so that it makes no step.
 */
export interface Edit {
  readonly scenario: Scenario;
  readonly label: EditLabel;
}

/** What was done, as data; the words are in the text catalogue. */
export type EditLabel =
  | { readonly kind: 'param'; readonly field: keyof RouterParams; readonly from: string; readonly to: string }
  | { readonly kind: 'logit' | 'bias'; readonly id: number; readonly from: number; readonly to: number }
  | { readonly kind: 'paint'; readonly ids: readonly number[]; readonly to: number }
  | { readonly kind: 'reset'; readonly id: number }
  | { readonly kind: 'resetAll' }
  | { readonly kind: 'row'; readonly row: 'logits' | 'bias' }
  | { readonly kind: 'hasBias'; readonly to: boolean }
  | { readonly kind: 'source'; readonly source: Source }
  | { readonly kind: 'preset'; readonly id: string }
  | { readonly kind: 'setup'; readonly field: SetupField; readonly from: string; readonly to: string }
  | { readonly kind: 'compare'; readonly what: 'pin' | 'swap' | 'leave' };

/** A switch of the set-up: one of its own, or one of the environment in it. */
export type SetupField = Exclude<keyof Setup, 'environment'> | keyof Environment;

/** Any parameter but the number of experts, which also changes the rows. */
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
  return { label, scenario: withRows(scenario, replaced(scenario.logits, id, value)) };
}

/** Sets one bias; without a bias nothing changes. */
export function setBias(scenario: Scenario, id: number, value: number): Edit {
  const bias = scenario.eScoreCorrectionBias;
  const label: EditLabel = { kind: 'bias', id, from: bias?.[id] ?? Number.NaN, to: value };
  return {
    label,
    scenario: withRows(scenario, scenario.logits, bias && replaced(bias, id, value)),
  };
}

/** The scenario with these rows; itself when their bits are those it has. */
function withRows(
  scenario: Scenario,
  logits: Float32Array,
  bias: Float32Array | null = scenario.eScoreCorrectionBias,
): Scenario {
  return sameBits(logits, scenario.logits) && sameBits(bias, scenario.eScoreCorrectionBias)
    ? scenario
    : { ...scenario, logits, eScoreCorrectionBias: bias };
}

function sameBits(a: Float32Array | null, b: Float32Array | null): boolean {
  if (a === b) return true;
  if (!a || !b || a.length !== b.length) return false;
  const bits = new Uint32Array(b.buffer, b.byteOffset, b.length);
  return new Uint32Array(a.buffer, a.byteOffset, a.length).every((value, i) => value === bits[i]);
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
    scenario: withRows(
      scenario,
      replaced(scenario.logits, id, base.logits[id] ?? 0),
      bias && replaced(bias, id, base.bias[id] ?? 0),
    ),
  };
}

/** The same logit for several experts. */
export function paintLogits(scenario: Scenario, ids: readonly number[], value: number): Edit {
  const logits = scenario.logits.slice();
  for (const id of ids) logits[id] = value;
  return { label: { kind: 'paint', ids, to: value }, scenario: withRows(scenario, logits) };
}

/** All logits and biases back to what the source gives. */
export function resetAll(scenario: Scenario, base: BaseRows): Edit {
  const bias = scenario.eScoreCorrectionBias && base.bias.slice();
  return { label: { kind: 'resetAll' }, scenario: withRows(scenario, base.logits.slice(), bias) };
}

/** Other switches of the installation; the first one names the step. */
export function setEnvironment(scenario: Scenario, change: Partial<Environment>): Edit {
  const { environment } = scenario.setup;
  const field = (Object.keys(change)[0] ?? 'version') as keyof Environment;
  const label: EditLabel = {
    kind: 'setup',
    field,
    from: String(environment[field]),
    to: String(change[field]),
  };
  const isSame = (Object.keys(change) as (keyof Environment)[]).every(
    (name) => change[name] === environment[name],
  );
  if (isSame) return { scenario, label };
  const setup: Setup = { ...scenario.setup, environment: { ...environment, ...change } };
  return { label, scenario: { ...scenario, setup } };
}

/** Another part of the set-up. */
export function setSetup<Field extends Exclude<keyof Setup, 'environment'>>(
  scenario: Scenario,
  field: Field,
  value: Setup[Field],
): Edit {
  const from = scenario.setup[field];
  const label: EditLabel = { kind: 'setup', field, from: String(from), to: String(value) };
  if (Object.is(from, value)) return { scenario, label };
  return { label, scenario: { ...scenario, setup: { ...scenario.setup, [field]: value } } };
}

/** A whole row, float32 [E]. */
export function setRow(scenario: Scenario, row: 'logits' | 'bias', values: Float32Array): Edit {
  return {
    label: { kind: 'row', row },
    scenario: row === 'logits' ? withRows(scenario, values) : withRows(scenario, scenario.logits, values),
  };
}

/** Takes the bias away, or brings back the source's. */
export function setHasBias(scenario: Scenario, hasBias: boolean, base: BaseRows): Edit {
  const label: EditLabel = { kind: 'hasBias', to: hasBias };
  if (hasBias === (scenario.eScoreCorrectionBias !== null)) return { label, scenario };
  return { label, scenario: { ...scenario, eScoreCorrectionBias: hasBias ? base.bias.slice() : null } };
}

/** Other rows for the same parameters; edits of the old rows go. */
export function applySource(scenario: Scenario, source: Source, rows: BaseRows): Edit {
  const reset = withRows(scenario, rows.logits.slice(), scenario.eScoreCorrectionBias && rows.bias.slice());
  return {
    label: { kind: 'source', source },
    scenario: reset === scenario && isSameSource(source, scenario.source) ? scenario : { ...reset, source },
  };
}

function isSameSource(a: Source, b: Source): boolean {
  if (a.kind === 'trace')
    return b.kind === 'trace' && a.text === b.text && a.layer === b.layer && a.token === b.token;
  return b.kind === 'generator' && a.generator === b.generator && a.seed === b.seed;
}

/** Where a preset's rows come from: the traces for the model they were recorded from, else its generator. */
export function sourceOfPreset(id: string): Source {
  return presetOf(id).source;
}

/** A preset with the rows of its source. The installation stays what it is (`setup`). */
export function applyPreset(
  id: string,
  rowsOf: (scenario: Scenario) => BaseRows,
  setup: Setup = setupOf(id),
): Edit {
  const preset = presetOf(id);
  const empty: Scenario = {
    preset: preset.id,
    params: preset.params,
    source: preset.source,
    logits: new Float32Array(0),
    eScoreCorrectionBias: null,
    setup: { ...setup, useGroupedTopk: preset.useGroupedTopk },
    token: PLAIN_TOKEN,
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
