import { type ConfigReading, PARAM_NAMES, type Provenances } from '../core/facts/checks/config-reading';

/** A reading of a configuration in which nothing is said, but for what is given. */
export function anEmptyReading(more: Partial<ConfigReading>): ConfigReading {
  const unknown = { rule: 'not-said', confidence: 'unknown' } as const;
  return {
    params: Object.fromEntries(PARAM_NAMES.map((name) => [name, null])) as unknown as ConfigReading['params'],
    provenance: Object.fromEntries(PARAM_NAMES.map((name) => [name, unknown])) as unknown as Provenances,
    remarks: [],
    layers: null,
    expertParallelSize: null,
    topkMethod: null,
    picksFirst: false,
    family: null,
    ...more,
  };
}
