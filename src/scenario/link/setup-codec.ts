import {
  EPLB_TENSORS,
  GROUPS_NONE,
  INDICES_TYPES,
  PLATFORMS,
  SHARED_ROWS,
  SIMULATIONS,
} from '../../core/dispatch/environment';
import { type Environment, VLLM_VERSIONS, type VllmVersion } from '../../core/dispatch/types';
import { IMPLEMENTATIONS } from '../../core/engines/groups';
import { SCALE_HANDLINGS } from '../../core/scale/scale-ledger';
import { LOGITS_DTYPES } from '../../core/types';
import { MAX_EXPERTS } from '../../core/validate';
import type { Setup } from '../scenario';
import { readFloat, writeParam } from './params-codec';
import { integerIn, type LinkValues } from './read-fields';

interface SetupCodec {
  readonly key: string;
  /** The name for messages. */
  readonly name: string;
  readonly values: LinkValues;
  readonly write: (setup: Setup) => string;
  /** The set-up with the value read, or null if the text cannot be read. */
  readonly read: (text: string, setup: Setup) => Setup | null;
}

/** Links made before the versions were called by number and month. */
const OLD_VERSIONS: ReadonlyMap<string, VllmVersion> = new Map([
  ['seed', '0.15'],
  ['newest', '2026-09'],
]);

function oneOf<Value extends string>(
  key: string,
  name: string,
  values: readonly Value[],
  get: (setup: Setup) => Value,
  set: (setup: Setup, value: Value) => Setup,
  /** The name of a value in older links. */
  oldNames: ReadonlyMap<string, Value> = new Map(),
): SetupCodec {
  return {
    key,
    name,
    values,
    write: get,
    read: (text, setup) => {
      const value = values.find((known) => known === text) ?? oldNames.get(text);
      return value === undefined ? null : set(setup, value);
    },
  };
}

type Switch =
  | 'useFusedGroupedTopk'
  | 'aiterFusedMoe'
  | 'aiterSharedExperts'
  | 'batchInvariant'
  | 'compiled'
  | 'eplb'
  | 'customOp'
  | 'sameTokens'
  | 'customRouting';

function environmentSwitch(key: string, name: string, field: Switch): SetupCodec {
  return oneOf(
    key,
    name,
    ['1', '0'],
    ({ environment }) => (environment[field] ? '1' : '0'),
    (setup, value) => ({ ...setup, environment: { ...setup.environment, [field]: value === '1' } }),
  );
}

function environmentChoice<
  Field extends 'platform' | 'eplbMissing' | 'indicesType' | 'groupsNone' | 'simulation' | 'sharedRow',
>(key: string, name: string, field: Field, values: readonly Environment[Field][]): SetupCodec {
  return oneOf<Environment[Field]>(
    key,
    name,
    values,
    ({ environment }) => environment[field],
    (setup, value) => ({ ...setup, environment: { ...setup.environment, [field]: value } }),
  );
}

/** A number of experts, as digits. */
function count(
  key: string,
  name: string,
  get: (setup: Setup) => number,
  set: (setup: Setup, value: number) => Setup,
): SetupCodec {
  return {
    key,
    name,
    values: { min: 0, max: MAX_EXPERTS },
    write: (setup) => String(get(setup)),
    read: (text, setup) => {
      const value = integerIn(text, 0, MAX_EXPERTS);
      return value === null ? null : set(setup, value);
    },
  };
}

const VERSION = oneOf(
  'v',
  'vllm',
  VLLM_VERSIONS,
  ({ environment }) => environment.version,
  (setup, version) => ({ ...setup, environment: { ...setup.environment, version, kernels: version } }),
  OLD_VERSIONS,
);

/** The set-up in a link: only what differs from the preset's is named, under short keys. */
export const SETUP_CODECS: readonly SetupCodec[] = [
  VERSION,
  environmentChoice('pf', 'platform', 'platform', PLATFORMS),
  environmentSwitch('fu', 'VLLM_USE_FUSED_MOE_GROUPED_TOPK', 'useFusedGroupedTopk'),
  environmentSwitch('ai', 'AITER', 'aiterFusedMoe'),
  environmentSwitch('as', 'AITER shared experts', 'aiterSharedExperts'),
  environmentSwitch('bi', 'VLLM_BATCH_INVARIANT', 'batchInvariant'),
  environmentSwitch('tc', 'torch.compile', 'compiled'),
  environmentSwitch('ep', 'EPLB', 'eplb'),
  count(
    'rd',
    'num_redundant_experts',
    ({ numRedundantExperts }) => numRedundantExperts,
    (setup, numRedundantExperts) => ({ ...setup, numRedundantExperts }),
  ),
  environmentChoice('em', 'EPLB state', 'eplbMissing', ['none', ...EPLB_TENSORS]),
  environmentChoice('ix', 'indices type', 'indicesType', INDICES_TYPES),
  environmentSwitch('co', 'custom op', 'customOp'),
  environmentSwitch('tm', 'equal token counts', 'sameTokens'),
  environmentChoice('gn', 'groups that are None', 'groupsNone', GROUPS_NONE),
  environmentChoice('sm', 'VLLM_MOE_ROUTING_SIMULATION_STRATEGY', 'simulation', SIMULATIONS),
  environmentSwitch('cr', 'custom_routing_function', 'customRouting'),
  count(
    'ze',
    'zero experts',
    ({ environment }) => environment.zeroExperts,
    (setup, zeroExperts) => ({ ...setup, environment: { ...setup.environment, zeroExperts } }),
  ),
  {
    key: 'sw',
    name: 'shared_experts_score',
    values: 'number',
    write: ({ environment }) => writeParam(environment.sharedExpertsScore),
    read: (text, setup) => {
      const sharedExpertsScore = readFloat(text);
      return sharedExpertsScore === null
        ? null
        : { ...setup, environment: { ...setup.environment, sharedExpertsScore } };
    },
  },
  environmentChoice('xp', 'shared experts under expert parallelism', 'sharedRow', SHARED_ROWS),
  oneOf(
    'dt',
    'dtype',
    LOGITS_DTYPES,
    ({ dtype }) => dtype,
    (setup, dtype) => ({ ...setup, dtype }),
  ),
  oneOf(
    'dl',
    'logits dtype',
    ['same', ...LOGITS_DTYPES],
    ({ logitsDtype }) => logitsDtype,
    (setup, logitsDtype) => ({ ...setup, logitsDtype }),
  ),
  oneOf(
    'db',
    'bias dtype',
    LOGITS_DTYPES,
    ({ biasDtype }) => biasDtype,
    (setup, biasDtype) => ({ ...setup, biasDtype }),
  ),
  oneOf(
    'ug',
    'use_grouped_topk',
    ['1', '0'],
    ({ useGroupedTopk }) => (useGroupedTopk ? '1' : '0'),
    (setup, value) => ({ ...setup, useGroupedTopk: value === '1' }),
  ),
  oneOf(
    'im',
    'implementation',
    IMPLEMENTATIONS,
    ({ implementation }) => implementation,
    (setup, implementation) => ({ ...setup, implementation }),
  ),
  oneOf(
    'sc',
    'scale',
    SCALE_HANDLINGS,
    ({ scaleHandling }) => scaleHandling,
    (setup, scaleHandling) => ({ ...setup, scaleHandling }),
  ),
];
