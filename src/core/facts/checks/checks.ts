import type { RoutedRow } from '../../routed-row';
import { type Check, isKnown } from './check';
import type { CheckCode } from './codes';
import type { ConfigReading } from './config-reading';
import { PARAM_RULES } from './param-checks';
import { readingCheck } from './reading-checks';
import { ROW_CODES, rowChecks } from './row-checks';
import { canAskWay, WAY_CODES, wayChecks } from './way-checks';

/** What was found, and what was looked for. */
export interface Checked {
  /** The gravest first. */
  readonly found: readonly Check[];
  /** The codes of all checks that could be made; the others lack a parameter. */
  readonly checked: readonly CheckCode[];
}

const ORDER = { error: 0, warning: 1, info: 2 };

/** Checks a configuration; with a routed token, its rows too. */
export function checksOf(reading: ConfigReading, row?: RoutedRow): Checked {
  const isDense = reading.params.global_num_experts === 0;
  const rules = PARAM_RULES.filter(({ code, params }) =>
    isDense ? code === 'noExperts' : isKnown(reading, params),
  );
  const found: Check[] = rules.flatMap(({ code, severity, params, find }) => {
    const values = find(reading);
    return values ? [{ code, severity, params, values }] : [];
  });
  const all: Check[] = [
    ...found,
    ...wayChecks(reading),
    ...(row ? rowChecks(row) : []),
    ...reading.remarks.map(readingCheck),
  ];
  return {
    found: all.sort((a, b) => ORDER[a.severity] - ORDER[b.severity]),
    checked: [
      ...rules.map(({ code }) => code),
      ...(canAskWay(reading) ? WAY_CODES : []),
      ...(row ? ROW_CODES : []),
    ],
  };
}
