import type { StageId } from '../../stages';
import type { CheckCode } from './codes';
import type { ConfigParams, ConfigReading, ParamName, ReadingRemark } from './config-reading';

/** `error`: a router that does this raises or picks wrongly; `warning`: likely not what was meant; `info`: good to know. */
export type Severity = 'error' | 'warning' | 'info';

/** Something found. The code is stable; `values` are what its sentence needs. */
export interface Check<Code extends CheckCode = CheckCode> {
  readonly code: Code;
  readonly severity: Severity;
  /** The parameters it is about. */
  readonly params: readonly ParamName[];
  readonly values: Readonly<Record<string, number | string>>;
  /** What the reader noticed, if the check is about how the file is written. */
  readonly remark?: ReadingRemark;
  /** Where a routed token shows it. */
  readonly seen?: SeenAt;
}

/** A stage of the picture, and the experts that show something there. */
interface SeenAt {
  readonly stage: StageId;
  readonly ids: readonly number[];
}

/** The parameters that a rule needs, all of them known. */
export type Known<Name extends ParamName> = { readonly [Key in Name]: ConfigParams[Key] };

/** One rule: what it needs, and the values of its sentence when it finds something. */
export interface Rule<Code extends CheckCode = CheckCode> {
  readonly code: Code;
  readonly severity: Severity;
  readonly params: readonly ParamName[];
  /** Null: nothing is wrong. */
  readonly find: (reading: ConfigReading) => Check['values'] | null;
}

/** Makes a rule that is asked only if all its parameters are known. */
export function rule<Code extends CheckCode, Name extends ParamName>(
  code: Code,
  severity: Severity,
  params: readonly Name[],
  find: (known: Known<Name>, reading: ConfigReading) => Check['values'] | boolean | null,
): Rule<Code> {
  return {
    code,
    severity,
    params,
    find: (reading) => {
      if (!isKnown(reading, params)) return null;
      const found = find(reading.params as Known<Name>, reading);
      if (found === true)
        return Object.fromEntries(params.map((name) => [name, String(reading.params[name])]));
      return found || null;
    },
  };
}

/** Whether all of the parameters have values. */
export function isKnown({ params }: ConfigReading, names: readonly ParamName[]): boolean {
  return names.every((name) => params[name] !== null);
}
