import { useId, useState } from 'react';
import {
  EPLB_TENSORS,
  GROUPS_NONE,
  INDICES_TYPES,
  SHARED_ROWS,
  SIMULATIONS,
} from '../../core/dispatch/environment';
import type { Environment } from '../../core/dispatch/types';
import { MAX_EXPERTS } from '../../core/validate';
import { useApp, useAppState, useText } from '../app/app-context';
import { Choice } from './Choice';
import styles from './controls.module.css';
import { FieldError } from './FieldError';
import { FieldHelp } from './FieldHelp';
import { Name } from './Name';
import { Switch } from './Switch';

/** What surrounds the router and is rarely set: what it is called with, what stands before it, what is done with its ids. */
export function AroundRouter() {
  const words = useText();
  const { platform, eplb, aiterSharedExperts } = useAppState((state) => state.scenario.setup.environment);
  const [isOpen, setIsOpen] = useState(false);
  const appends = platform === 'rocm' && aiterSharedExperts;
  return (
    <details
      className={styles.around}
      open={isOpen}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary className="caption" data-param="setup">
        {words.dispatch.setupMore}
      </summary>
      <div className={styles.group}>
        <EnvironmentChoice field="indicesType" options={INDICES_TYPES} />
        {eplb && <EnvironmentChoice field="eplbMissing" options={['none', ...EPLB_TENSORS]} />}
        <EnvironmentChoice field="groupsNone" options={GROUPS_NONE} />
        <AroundSwitch field="sameTokens" />
        <EnvironmentChoice field="simulation" options={SIMULATIONS} />
        <AroundSwitch field="customRouting" />
        <AroundNumber field="zeroExperts" />
        <AroundSwitch field="customOp" />
        {appends && <AroundNumber field="sharedExpertsScore" />}
        {appends && <EnvironmentChoice field="sharedRow" options={SHARED_ROWS} />}
      </div>
    </details>
  );
}

type Chosen = 'indicesType' | 'eplbMissing' | 'groupsNone' | 'simulation' | 'sharedRow';

function EnvironmentChoice<Field extends Chosen>({
  field,
  options,
}: {
  field: Field;
  options: readonly Environment[Field][];
}) {
  const { actions } = useApp();
  const words = useText();
  const value = useAppState((state) => state.scenario.setup.environment[field]);
  return (
    <Choice<Environment[Field]>
      label={words.dispatch.setupName[field]}
      help={words.dispatch.setupHelp[field]}
      value={value}
      options={options}
      nameOf={(name) => words.dispatch.setupChoice[field]?.[name] ?? name}
      onChange={(next) => actions.setEnvironment({ [field]: next })}
    />
  );
}

function AroundSwitch({ field }: { field: 'sameTokens' | 'customRouting' | 'customOp' }) {
  const { actions } = useApp();
  const words = useText();
  const isOn = useAppState((state) => state.scenario.setup.environment[field]);
  return (
    <Switch
      label={words.dispatch.setupName[field]}
      help={words.dispatch.setupHelp[field]}
      isOn={isOn}
      onChange={(next) => actions.setEnvironment({ [field]: next })}
    />
  );
}

/** A number that takes effect on Enter or when its field is left; what cannot be read keeps the text and says so. */
function AroundNumber({ field }: { field: 'zeroExperts' | 'sharedExpertsScore' }) {
  const { actions } = useApp();
  const words = useText();
  const id = useId();
  const value = useAppState((state) => state.scenario.setup.environment[field]);
  const [draft, setDraft] = useState<string | null>(null);
  const error = draft === null ? null : problemOf(field, draft, words.app);
  const commit = () => {
    if (draft === null || error) return;
    actions.setEnvironment({ [field]: numberOf(draft) });
    setDraft(null);
  };
  return (
    <div className={styles.row}>
      <label htmlFor={id} className={styles.name} title={words.dispatch.setupHelp[field]}>
        <Name of={words.dispatch.setupName[field]} />
      </label>
      <input
        id={id}
        type="text"
        inputMode={field === 'zeroExperts' ? 'numeric' : 'decimal'}
        className={`field ${styles.number}`}
        aria-describedby={`${id}-help ${id}-error`}
        aria-invalid={error !== null}
        value={draft ?? String(value)}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape') setDraft(null);
        }}
      />
      <FieldHelp id={`${id}-help`} text={words.dispatch.setupHelp[field]} />
      <FieldError id={`${id}-error`} message={error} routeError={null} />
    </div>
  );
}

function numberOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text.replace('\u2212', '-'));
}

function problemOf(
  field: 'zeroExperts' | 'sharedExpertsScore',
  text: string,
  words: ReturnType<typeof useText>['app'],
): string | null {
  const value = numberOf(text);
  if (field === 'sharedExpertsScore')
    return Number.isFinite(Math.fround(value)) ? null : words.notNumber(text);
  if (!Number.isInteger(value)) return words.notInteger(text);
  return value < 0 || value > MAX_EXPERTS ? words.outOfRange(0, MAX_EXPERTS) : null;
}
