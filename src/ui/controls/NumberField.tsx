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

/** There is at least one expert; all other numbers may be 0. */
const KINDS = { globalNumExperts: wholeNumber(1, MAX_EXPERTS), other: wholeNumber(0, MAX_EXPERTS) };

/** Reads a whole number. The router may still refuse it; then the reason stands below the field. */
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

/** Reads routed_scaling_factor: any number, also ∞ and NaN. */
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
  /** Another control of the same parameter, below the field. */
  children?: ReactNode;
}

/** The field of a parameter under its vLLM name, with the effect that other values would have. */
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

/** A parameter with all its digits, as its field shows it. */
function paramText(value: number): string {
  return Number.isFinite(value) && !Object.is(value, -0) ? String(value) : formatExact(value);
}

function isStripField(field: keyof RouterParams): field is 'numExpertGroup' | 'topkGroup' | 'topK' {
  return field === 'numExpertGroup' || field === 'topkGroup' || field === 'topK';
}
