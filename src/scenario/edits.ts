import type { Environment } from '../core/dispatch/types';
import type { RouterParams } from '../core/types';
import type { BaseRows } from '../sources/row-source';
import { isSameSource, type Source } from '../sources/sources';
import { keptFrom, NO_OWN_ROWS, ownRowsOf, withOwnRows, withRow } from './own-rows';
import { type Preset, presetOf } from './presets';
import { covered, joined, withRows } from './rows';
import type { TokenField } from './scenario';
import { PLAIN_TOKEN, type RowName, type Scenario, type Setup } from './scenario';
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
  | { readonly kind: 'row'; readonly row: RowName | 'both' }
  /** A list that was set aside is taken again (`to`), or one is set aside. */
  | { readonly kind: 'list'; readonly row: RowName; readonly to: boolean }
  | { readonly kind: 'hasBias'; readonly to: boolean }
  | { readonly kind: 'source'; readonly source: Source }
  | { readonly kind: 'preset'; readonly id: string }
  | { readonly kind: 'setup'; readonly field: SetupField; readonly from: string; readonly to: string }
  | { readonly kind: 'token'; readonly field: TokenField; readonly to: string }
  | { readonly kind: 'compare'; readonly what: 'pin' | 'swap' | 'leave' }
  /** Something from elsewhere, by its name: a file, a paste, a known bug. */
  | { readonly kind: 'opened'; readonly name: string };

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

/**
 * Keeps the values of the experts that remain. New experts get the values that were cut off before, else those of
 * `base`, the rows of source and lists at the new size. `before` holds these rows at the present size: a value that
 * differs from it was edited, and is kept when it is cut off.
 */
export function setGlobalNumExperts(
  scenario: Scenario,
  value: number,
  base: BaseRows,
  before: BaseRows,
): Edit {
  const { scenario: changed, label } = setParam(scenario, 'globalNumExperts', value);
  if (changed === scenario) return { scenario, label };
  const { beyond } = ownRowsOf(scenario);
  const { logits, eScoreCorrectionBias: bias } = scenario;
  const allLogits = joined(logits, beyond.logits);
  const allBias = joined(bias, beyond.bias);
  return {
    label,
    scenario: withOwnRows(
      {
        ...changed,
        logits: covered(base.logits, allLogits),
        eScoreCorrectionBias: bias && covered(base.bias, allBias),
      },
      {
        beyond: {
          logits: keptFrom(allLogits, value, before.logits),
          bias: bias ? keptFrom(allBias, value, before.bias) : beyond.bias,
        },
      },
    ),
  };
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

function replaced(values: Float32Array, id: number, value: number): Float32Array {
  const row = values.slice();
  row[id] = value;
  return row;
}

/** Resets the logit and bias of one expert to those of the source. */
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

/** Resets all logits and biases to those of source and lists, also the ones without effect now. */
export function resetAll(scenario: Scenario, base: BaseRows): Edit {
  const bias = scenario.eScoreCorrectionBias && base.bias.slice();
  const reset = withRows(scenario, base.logits.slice(), bias);
  const hasBeyond = Object.values(ownRowsOf(scenario).beyond).some((row) => row !== null);
  return {
    label: { kind: 'resetAll' },
    scenario: hasBeyond ? withOwnRows(reset, { beyond: NO_OWN_ROWS.beyond }) : reset,
  };
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

/** Takes the bias away and keeps its edits, or brings it back: as it was, else as source or list give it. */
export function setHasBias(scenario: Scenario, hasBias: boolean, base: BaseRows): Edit {
  const label: EditLabel = { kind: 'hasBias', to: hasBias };
  const bias = scenario.eScoreCorrectionBias;
  if (hasBias === (bias !== null)) return { label, scenario };
  const { beyond } = ownRowsOf(scenario);
  const all = joined(bias, beyond.bias);
  return {
    label,
    scenario: withOwnRows(
      { ...scenario, eScoreCorrectionBias: hasBias ? covered(base.bias, all).slice() : null },
      { beyond: withRow(beyond, 'bias', keptFrom(all, hasBias ? base.bias.length : 0, base.bias)) },
    ),
  };
}

/**
 * Other logits for the same parameters. Edits of the old ones go, and a list of them is set aside. The biases come
 * from the same source, so their edits go too, unless they are a list of their own.
 */
export function applySource(scenario: Scenario, source: Source, rows: BaseRows): Edit {
  const label: EditLabel = { kind: 'source', source };
  const own = ownRowsOf(scenario);
  const hasOwnBias = own.listed.bias !== null;
  const bias = scenario.eScoreCorrectionBias;
  const reset = withRows(scenario, rows.logits.slice(), bias && (hasOwnBias ? bias : rows.bias.slice()));
  const isSame = reset === scenario && isSameSource(source, scenario.source) && own.listed.logits === null;
  if (isSame) return { label, scenario };
  return {
    label,
    scenario: withOwnRows(
      { ...reset, source },
      {
        listed: withRow(own.listed, 'logits', null),
        beyond: hasOwnBias ? withRow(own.beyond, 'logits', null) : NO_OWN_ROWS.beyond,
        aside: withRow(own.aside, 'logits', own.listed.logits ?? own.aside.logits),
      },
    ),
  };
}

/** Where a preset's rows come from: the recorded texts for the model that they were recorded from, else a generator. */
export function sourceOfPreset(id: string): Source {
  return presetOf(id).source;
}

/** A router to open: that of a preset, or one that a configuration describes. */
export type OpenedRouter = Pick<Preset, 'id' | 'params' | 'hasBias' | 'source' | 'useGroupedTopk'>;

/** A preset with the rows of its source. */
export function applyPreset(
  id: string,
  rowsOf: (scenario: Scenario) => BaseRows,
  before: Before | null = null,
): Edit {
  return { label: { kind: 'preset', id }, scenario: withRouter(presetOf(id), rowsOf, before) };
}

/** The scenario that another router replaces. */
interface Before {
  readonly scenario: Scenario;
  readonly base: BaseRows;
}

/**
 * Another router, with the rows of its source. The installation of the scenario before (`before`) stays. A list stays if it
 * has a value for each of the router's experts, or stands over as many now; otherwise it is set aside.
 */
export function withRouter(
  router: OpenedRouter,
  rowsOf: (scenario: Scenario) => BaseRows,
  before: Before | null = null,
): Scenario {
  const setup = setupFor(router.id, before?.scenario ?? null);
  const E = router.params.globalNumExperts;
  const own = before ? ownRowsOf(before.scenario) : NO_OWN_ROWS;
  const fits = (row: RowName) =>
    own.listed[row] !== null &&
    (before?.scenario.params.globalNumExperts === E || own.listed[row].length === E);
  const kept = { logits: fits('logits'), bias: fits('bias') };
  const stays = (row: RowName) => (kept[row] ? own.listed[row] : null);
  const goes = (row: RowName) => (kept[row] ? own.aside[row] : (own.listed[row] ?? own.aside[row]));
  const empty = withOwnRows(
    {
      preset: router.id,
      params: router.params,
      source: router.source,
      logits: new Float32Array(0),
      eScoreCorrectionBias: null,
      // The other model's code decides who multiplies.
      setup: { ...setup, useGroupedTopk: router.useGroupedTopk, scaleHandling: 'asModel' },
      token: PLAIN_TOKEN,
    },
    {
      listed: { logits: stays('logits'), bias: stays('bias') },
      aside: { logits: goes('logits'), bias: goes('bias') },
    },
  );
  const rows = rowsOf(empty);
  const all = {
    logits: before && kept.logits ? joined(before.scenario.logits, own.beyond.logits) : null,
    bias: before && kept.bias ? joined(before.scenario.eScoreCorrectionBias, own.beyond.bias) : null,
  };
  return withOwnRows(
    {
      ...empty,
      logits: covered(rows.logits, all.logits).slice(),
      eScoreCorrectionBias: router.hasBias ? covered(rows.bias, all.bias).slice() : null,
    },
    {
      beyond: {
        logits: before && all.logits && keptFrom(all.logits, E, before.base.logits),
        bias: before && all.bias && keptFrom(all.bias, router.hasBias ? E : 0, before.base.bias),
      },
    },
  );
}

/**
 * The set-up that a preset is opened with: the present one, but in a version of vLLM that knows the model. A version
 * that only the preset before needed goes with it.
 */
function setupFor(id: string, before: Scenario | null): Setup {
  if (!before) return setupOf(id);
  const { version } = setupOf(id).environment;
  const isOwn = before.setup.environment.version === setupOf(before.preset).environment.version;
  const wanted = isOwn || version === '2026-09' ? version : before.setup.environment.version;
  const environment = { ...before.setup.environment, version: wanted, kernels: wanted };
  return wanted === before.setup.environment.version ? before.setup : { ...before.setup, environment };
}
