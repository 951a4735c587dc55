import type { Environment } from '../../core/dispatch/types';
import type { RecordGroup } from '../../core/engines/groups';
import type { StageId } from '../../core/stages';
import type { RouterParams } from '../../core/types';
import { type LoadedSources, NOTHING_LOADED, type Source } from '../../sources/sources';
import { scenarioBase } from '../base-rows';
import type { Compared } from '../compared';
import { NO_OWN_ROWS, withOwnRows } from '../own-rows';
import { PLAIN_TOKEN, type Scenario, type Setup } from '../scenario';
import { setupOf } from '../setup';

/** Where two routings part: a stage, or only in what follows the router's weights. */
export type BugStage = StageId | 'after';

/** The settings of one side that differ from `PLAIN_PARAMS`, from the model's set-up and from a token of text. */
interface BugSide {
  readonly params?: Partial<Omit<RouterParams, 'globalNumExperts'>>;
  /** z of each expert; the number of experts is its length. */
  readonly logits?: readonly number[];
  /** b of each expert, or null: no bias. */
  readonly bias?: readonly number[] | null;
  readonly setup?: Partial<Omit<Setup, 'environment'>>;
  readonly environment?: Partial<Environment>;
  readonly token?: {
    readonly tableIds?: readonly number[];
    readonly kind?: 'text' | 'image';
    /** The bias of the other kind of token. */
    readonly otherBias?: readonly number[];
    readonly isPadding?: boolean;
  };
}

/** A known fault as two routings of one small token: a router that has it (A) and one that does not (B). */
export interface Bug {
  /** Id of the preset whose model is hit, or the nearest one; its sizes are replaced by small ones. */
  readonly preset: string;
  /** Public threads about it, `owner/repository#number`; the first one tells most. */
  readonly threads: readonly [string, ...string[]];
  /** The engine that the first thread is about. */
  readonly engine: RecordGroup;
  /** Where A and B part first. */
  readonly stage: BugStage;
  /** What both sides have. */
  readonly both: BugSide & { readonly logits: readonly number[] };
  readonly wrong: BugSide;
  readonly right: BugSide;
}

/** Top-2 of all experts by sigmoid, renormalised, without a factor. */
const PLAIN_PARAMS: Omit<RouterParams, 'globalNumExperts'> = {
  numExpertGroup: 1,
  topkGroup: 1,
  topK: 2,
  renormalize: true,
  scoringFunc: 'sigmoid',
  routedScalingFactor: 1,
  numFusedSharedExperts: 0,
};

/** Stands under the rows of a bug, which are a list over it. */
const UNDER: Source = { kind: 'generator', generator: 'normal', seed: 7 };

/** Both sides of a bug as scenarios: A has the fault, B has not. */
export function pairOf({ preset, both, wrong, right }: Bug): { readonly a: Compared; readonly b: Compared } {
  const rows = new Map<readonly number[], Float32Array>();
  /** Rows that both sides share are one array. */
  const rowOf = (values: readonly number[]): Float32Array => {
    const row = rows.get(values) ?? Float32Array.from(values);
    rows.set(values, row);
    return row;
  };
  const of = (side: BugSide) => sideOf(preset, both, side, rowOf);
  return { a: of(wrong), b: of(right) };
}

function sideOf(
  preset: string,
  both: Bug['both'],
  side: BugSide,
  rowOf: (values: readonly number[]) => Float32Array,
  loaded: LoadedSources = NOTHING_LOADED,
): Compared {
  const logits = rowOf(side.logits ?? both.logits);
  const biases = side.bias === undefined ? both.bias : side.bias;
  const bias = biases ? rowOf(biases) : null;
  const setup = setupOf(preset);
  const environment = { ...setup.environment, ...both.environment, ...side.environment };
  const { otherBias = null, ...token } = { ...both.token, ...side.token };
  const scenario: Scenario = withOwnRows(
    {
      preset,
      params: { globalNumExperts: logits.length, ...PLAIN_PARAMS, ...both.params, ...side.params },
      source: UNDER,
      logits,
      eScoreCorrectionBias: bias,
      setup: {
        ...setup,
        ...both.setup,
        ...side.setup,
        environment: { ...environment, kernels: environment.version },
      },
      token: { ...PLAIN_TOKEN, ...token, otherBias: otherBias && rowOf(otherBias) },
    },
    { listed: { logits, bias }, beyond: NO_OWN_ROWS.beyond },
  );
  return { scenario, base: scenarioBase(scenario, loaded) };
}
