import { type ReactNode, useId } from 'react';
import type { RouterParams } from '../../core/types';
import { MAX_EXPERTS } from '../../core/validate';
import { FACTOR, type FieldKind, wholeNumber } from '../../scenario/field-value';
import { type IntegerParam, trueRange } from '../../scenario/true-range';
import { formatExact } from '../../view/format';
import { useApp, useAppState, useText } from '../base/app-context';
import styles from './controls.module.css';
import { EffectiveHint } from './EffectiveHint';
import { FieldHelp } from './FieldHelp';
import { KeptHint } from './KeptHint';
import { Name } from './Name';
import { NumberInput } from './NumberInput';
import { PresetValue } from './PresetValue';
import { ValueNote, ValueStrip } from './ValueStrip';

/** One expert at least; of all else there may be none. */
const KINDS = { globalNumExperts: wholeNumber(1, MAX_EXPERTS), other: wholeNumber(0, MAX_EXPERTS) };

/** A whole number. The router itself may still refuse it; its reason then stands under the field. */
export function IntegerField({ field, children }: { field: IntegerParam; children?: ReactNode }) {
  const { store } = useApp();
  return (
    <ParameterField
      field={field}
      kind={field === 'globalNumExperts' ? KINDS.globalNumExperts : KINDS.other}
      step={(value, direction) => value + direction}
      range={() => trueRange(store.getState().scenario, field)}
    >
      {children}
    </ParameterField>
  );
}

/** routed_scaling_factor: any number, ∞ and NaN too. */
export function ScaleField({ children }: { children?: ReactNode }) {
  return (
    <ParameterField
      field="routedScalingFactor"
      kind={FACTOR}
      step={(value, direction) => Number(formatExact(Math.fround(value + direction * 0.1)))}
    >
      {children}
    </ParameterField>
  );
}

interface ParameterFieldProps {
  field: IntegerParam | 'routedScalingFactor';
  kind: FieldKind;
  step: (value: number, direction: 1 | -1) => number;
  range?: () => { min: number; max: number } | null;
  /** What else sets it, under the field. */
  children?: ReactNode;
}

/** The field of a parameter under its vLLM name, with what a change of it would do. */
function ParameterField({ field, kind, step, range, children }: ParameterFieldProps) {
  const words = useText();
  const { actions } = useApp();
  const id = useId();
  const value = useAppState((state) => state.scenario.params[field]);
  const routeError = useAppState((state) => (state.routeError?.field === field ? state.routeError : null));
  return (
    <div className={styles.row}>
      <label htmlFor={id} className={styles.name} title={words.params.help[field]}>
        <Name of={words.params.name[field]} />
      </label>
      <NumberInput
        id={id}
        name={words.params.name[field]}
        param={field}
        target={field}
        value={value}
        text={paramText(value)}
        kind={kind}
        step={step}
        commit={(number, burst) => actions.setParam(field, number, burst)}
        {...(range ? { range } : {})}
        routeError={routeError}
        describedBy={`${id}-help`}
      />
      <FieldHelp id={`${id}-help`} text={words.params.help[field]} />
      {children}
      {isStripField(field) && <ValueStrip field={field} />}
      {field === 'routedScalingFactor' && <ValueNote field={field} />}
      {field === 'globalNumExperts' && <KeptHint />}
      <PresetValue field={field} />
      <EffectiveHint field={field} />
    </div>
  );
}

/** A parameter as its field shows it: all its digits. */
function paramText(value: number): string {
  return Number.isFinite(value) && !Object.is(value, -0) ? String(value) : formatExact(value);
}

function isStripField(field: keyof RouterParams): field is 'numExpertGroup' | 'topkGroup' | 'topK' {
  return field === 'numExpertGroup' || field === 'topkGroup' || field === 'topK';
}
