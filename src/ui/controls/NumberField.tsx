import { type ReactNode, useEffect, useId, useState } from 'react';
import type { RouterParams } from '../../core/types';
import { MAX_EXPERTS } from '../../core/validate';
import { formatExact } from '../../view/format';
import { useApp, useAppState, useText } from '../app/app-context';
import styles from './controls.module.css';
import { EffectiveHint } from './EffectiveHint';
import { FieldError } from './FieldError';
import { FieldHelp } from './FieldHelp';
import { Name } from './Name';
import { PresetValue } from './PresetValue';
import { ScentNote, ScentStrip } from './ScentStrip';

type IntegerParam = 'globalNumExperts' | 'numExpertGroup' | 'topkGroup' | 'topK' | 'numFusedSharedExperts';

/** A whole number. The router itself may still refuse it; its reason then stands under the field. */
export function IntegerField({ field, children }: { field: IntegerParam; children?: ReactNode }) {
  const words = useText();
  const { actions } = useApp();
  const value = useAppState((state) => state.scenario.params[field]);
  const min = field === 'globalNumExperts' ? 1 : 0;
  return (
    <ParameterField
      field={field}
      text={String(value)}
      inputMode="numeric"
      parse={(text) => {
        const number = Number(text);
        if (text.trim() === '' || !Number.isInteger(number)) return { error: words.app.notInteger(text) };
        if (number < min || number > MAX_EXPERTS) return { error: words.app.outOfRange(min, MAX_EXPERTS) };
        return { commit: () => actions.setParam(field, number) };
      }}
      step={(direction) => actions.setParam(field, Math.min(MAX_EXPERTS, Math.max(min, value + direction)))}
    >
      {children}
    </ParameterField>
  );
}

/** routed_scaling_factor: any finite number. */
export function ScaleField({ children }: { children?: ReactNode }) {
  const words = useText();
  const { actions } = useApp();
  const value = useAppState((state) => state.scenario.params.routedScalingFactor);
  return (
    <ParameterField
      field="routedScalingFactor"
      text={String(value)}
      inputMode="decimal"
      parse={(text) => {
        const number = Number(text.replace('\u2212', '-'));
        if (text.trim() === '' || !Number.isFinite(Math.fround(number)))
          return { error: words.app.notNumber(text) };
        return { commit: () => actions.setParam('routedScalingFactor', number) };
      }}
      step={(direction) =>
        actions.setParam('routedScalingFactor', Number(formatExact(Math.fround(value + direction * 0.1))))
      }
    >
      {children}
    </ParameterField>
  );
}

interface ParameterFieldProps {
  field: keyof RouterParams;
  /** The committed value. */
  text: string;
  inputMode: 'numeric' | 'decimal';
  parse: (text: string) => { error: string } | { commit: () => void };
  step: (direction: 1 | -1) => void;
  /** What else sets it, under the field. */
  children?: ReactNode;
}

/** A text field that commits every readable value as it is typed and keeps an unreadable one, saying why. */
function ParameterField({ field, text, inputMode, parse, step, children }: ParameterFieldProps) {
  const words = useText();
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const parsed = draft === null ? null : parse(draft);
  const error = parsed && 'error' in parsed ? parsed.error : null;
  const routeError = useAppState((state) => (state.routeError?.field === field ? state.routeError : null));

  // A value that came from elsewhere (undo, a preset) replaces what was typed; one's own ("2." on the way to 2.5) does not.
  useEffect(() => {
    setDraft((typed) => (typed !== null && Number(typed) === Number(text) ? typed : null));
  }, [text]);

  return (
    <div className={styles.row}>
      <label htmlFor={id} className={styles.name} title={words.params.help[field]}>
        <Name of={words.params.name[field]} />
      </label>
      <input
        id={id}
        data-param={field}
        className={`field ${styles.number}`}
        inputMode={inputMode}
        autoComplete="off"
        value={draft ?? text}
        aria-invalid={error !== null || routeError !== null}
        aria-describedby={`${id}-help ${id}-error`}
        onChange={(event) => {
          const next = event.currentTarget.value;
          const result = parse(next);
          setDraft(next);
          if ('commit' in result) result.commit();
        }}
        onBlur={() => error === null && setDraft(null)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setDraft(null);
          if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
          event.preventDefault();
          setDraft(null);
          step(event.key === 'ArrowUp' ? 1 : -1);
        }}
      />
      <FieldHelp id={`${id}-help`} text={words.params.help[field]} />
      {children}
      {isStripField(field) && <ScentStrip field={field} />}
      {field === 'routedScalingFactor' && <ScentNote field={field} />}
      <PresetValue field={field} />
      <FieldError id={`${id}-error`} message={error} routeError={routeError} />
      <EffectiveHint field={field} />
    </div>
  );
}

function isStripField(field: keyof RouterParams): field is 'numExpertGroup' | 'topkGroup' | 'topK' {
  return field === 'numExpertGroup' || field === 'topkGroup' || field === 'topK';
}
