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
import { FINITE, wholeNumber } from '../../scenario/field-value';
import { useApp, useAppState, useText } from '../base/app-context';
import { Choice } from './Choice';
import styles from './controls.module.css';
import { FieldHelp } from './FieldHelp';
import { Name } from './Name';
import { NumberInput } from './NumberInput';
import { Switch } from './Switch';

/** Rarely needed settings around the router: how it is called, what comes before it, what is done with its ids. */
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

const AROUND_KINDS = { zeroExperts: wholeNumber(0, MAX_EXPERTS), sharedExpertsScore: FINITE };

/** A field for a number among these settings. */
function AroundNumber({ field }: { field: 'zeroExperts' | 'sharedExpertsScore' }) {
  const { actions } = useApp();
  const words = useText();
  const id = useId();
  const value = useAppState((state) => state.scenario.setup.environment[field]);
  const { setupName, setupHelp } = words.dispatch;
  const kind = AROUND_KINDS[field];
  return (
    <div className={styles.row}>
      <label htmlFor={id} className={styles.name} title={setupHelp[field]}>
        <Name of={setupName[field]} />
      </label>
      <NumberInput
        id={id}
        name={setupName[field]}
        target={field}
        value={value}
        text={String(value)}
        kind={kind}
        step={(number, direction) =>
          kind.isInteger ? number + direction : Number((number + direction * 0.1).toPrecision(7))
        }
        commit={(number, burst) => actions.setEnvironment({ [field]: number }, burst)}
        describedBy={`${id}-help`}
      />
      <FieldHelp id={`${id}-help`} text={setupHelp[field]} />
    </div>
  );
}
