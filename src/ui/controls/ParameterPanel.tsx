import { useState } from 'react';
import { useAppState, useText } from '../app/app-context';
import { BiasControl } from './BiasControl';
import { RenormalizeSwitch, ScoringSelect } from './ChoiceFields';
import styles from './controls.module.css';
import { LogitsControl } from './LogitsControl';
import { IntegerField, ScaleField } from './NumberField';
import { PresetNote } from './PresetNote';
import { SetupPanel } from './SetupPanel';
import { TokenPicker } from './TokenPicker';

interface ParameterPanelProps {
  /** Only the router's parameters, or only where the logits come from; both when left out. */
  part?: 'router' | 'token';
}

/** Every parameter of the router under its vLLM name, and where the logits come from. */
export function ParameterPanel({ part }: ParameterPanelProps) {
  const words = useText();
  const [isOpen, setIsOpen] = useState(false);
  const isTrace = useAppState((state) => state.scenario.source.kind === 'trace');
  return (
    <div className={styles.panel}>
      <section aria-labelledby="router-title" className={styles.group} hidden={part === 'token'}>
        <h2 id="router-title" className="caption">
          {words.app.router}
        </h2>
        <IntegerField field="globalNumExperts" />
        <IntegerField field="numExpertGroup" />
        <IntegerField field="topkGroup" />
        <IntegerField field="topK" />
        <ScoringSelect />
        <RenormalizeSwitch />
        <ScaleField />
        <BiasControl />
        <IntegerField field="numFusedSharedExperts" />
        <PresetNote />
      </section>
      <details
        className={styles.setup}
        hidden={part === 'token'}
        open={isOpen}
        onToggle={(event) => setIsOpen(event.currentTarget.open)}
      >
        <summary className="caption">{words.app.setup}</summary>
        <div className={styles.group}>
          <SetupPanel />
        </div>
      </details>
      <section
        aria-labelledby="token-title"
        className={`${styles.group} ${styles.grow}`}
        hidden={part === 'router'}
      >
        <h2 id="token-title" className="caption">
          {isTrace ? words.app.token : words.app.logits}
        </h2>
        <LogitsControl />
        {isTrace && <TokenPicker />}
      </section>
    </div>
  );
}
