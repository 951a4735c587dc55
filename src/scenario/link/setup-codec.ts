import { SEMANTICS, type SemanticsId } from '../../core/semantics';
import { MAX_EXPERTS } from '../../core/validate';
import type { Setup } from '../scenario';
import { integerIn, type LinkValues } from './read-fields';

interface SetupCodec {
  readonly key: string;
  /** The name for messages. */
  readonly name: string;
  readonly values: LinkValues;
  readonly write: (setup: Setup) => string;
  /** The set-up with the value read, or null where the text cannot be read. */
  readonly read: (text: string, setup: Setup) => Setup | null;
}

function oneOf<Value extends string>(
  key: string,
  name: string,
  values: readonly Value[],
  get: (setup: Setup) => Value,
  set: (setup: Setup, value: Value) => Setup,
): SetupCodec {
  return {
    key,
    name,
    values,
    write: get,
    read: (text, setup) => {
      const value = values.find((known) => known === text);
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
  | 'eplb';

function environmentSwitch(key: string, name: string, field: Switch): SetupCodec {
  return oneOf(
    key,
    name,
    ['1', '0'],
    ({ environment }) => (environment[field] ? '1' : '0'),
    (setup, value) => ({ ...setup, environment: { ...setup.environment, [field]: value === '1' } }),
  );
}

/** The set-up in a link: only what differs from the preset's is named, under short keys. */
export const SETUP_CODECS: readonly SetupCodec[] = [
  oneOf(
    'v',
    'vllm',
    ['seed', 'newest'],
    ({ environment }) => environment.version,
    (setup, version) => ({ ...setup, environment: { ...setup.environment, version, kernels: version } }),
  ),
  oneOf(
    'pf',
    'platform',
    ['cuda', 'rocm', 'cpu'],
    ({ environment }) => environment.platform,
    (setup, platform) => ({ ...setup, environment: { ...setup.environment, platform } }),
  ),
  environmentSwitch('fu', 'VLLM_USE_FUSED_MOE_GROUPED_TOPK', 'useFusedGroupedTopk'),
  environmentSwitch('ai', 'AITER', 'aiterFusedMoe'),
  environmentSwitch('as', 'AITER shared experts', 'aiterSharedExperts'),
  environmentSwitch('bi', 'VLLM_BATCH_INVARIANT', 'batchInvariant'),
  environmentSwitch('tc', 'torch.compile', 'compiled'),
  environmentSwitch('ep', 'EPLB', 'eplb'),
  {
    key: 'rd',
    name: 'num_redundant_experts',
    values: { min: 0, max: MAX_EXPERTS },
    write: ({ numRedundantExperts }) => String(numRedundantExperts),
    read: (text, setup) => {
      const numRedundantExperts = integerIn(text, 0, MAX_EXPERTS);
      return numRedundantExperts === null ? null : { ...setup, numRedundantExperts };
    },
  },
  oneOf(
    'dt',
    'dtype',
    ['f32', 'bf16', 'f16'],
    ({ dtype }) => dtype,
    (setup, dtype) => ({ ...setup, dtype }),
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
    ['vllm', ...(Object.keys(SEMANTICS) as SemanticsId[])],
    ({ implementation }) => implementation,
    (setup, implementation) => ({ ...setup, implementation }),
  ),
];
