import { useState } from 'react';
import { isOfText, ownRowsOf } from '../../scenario/own-rows';
import { useAppState, useText } from '../base/app-context';
import { BiasControl } from './BiasControl';
import { RenormalizeSwitch, ScoringSelect } from './ChoiceFields';
import styles from './controls.module.css';
import { HelpToggle } from './HelpToggle';
import { HelpContext } from './help-context';
import { LogitsControl } from './LogitsControl';
import { IntegerField, ScaleField } from './NumberField';
import { PresetNote } from './PresetNote';
import { ScaleHandlingSelect } from './ScaleHandlingSelect';
import { SetupPanel } from './SetupPanel';
import { SOURCE_CONTROLS } from './source-controls';
import { TokenTraitsControl } from './TokenTraitsControl';

interface ParameterPanelProps {
  /** Whether to show only the router's parameters, or only the source of the logits; both if left out. */
  part?: 'router' | 'token';
}

/** Every parameter of the router under its vLLM name, and the source of the logits. */
export function ParameterPanel({ part }: ParameterPanelProps) {
  const words = useText();
  const [isOpen, setIsOpen] = useState(false);
  const [isHelped, setHelped] = useState(false);
  const hasText = useAppState(({ scenario }) => isOfText(scenario));
  const Below = useAppState(({ scenario }) =>
    ownRowsOf(scenario).listed.logits ? undefined : SOURCE_CONTROLS[scenario.source.kind]?.below,
  );
  const toggle = <HelpToggle isOn={isHelped} onChange={setHelped} />;
  return (
    <div className={styles.panel}>
      <HelpContext value={{ isShown: isHelped, keyOver: 'numExpertGroup' }}>
        <section aria-labelledby="router-title" className={styles.group} hidden={part === 'token'}>
          <div className={styles.head}>
            <h2 id="router-title" className="caption">
              {words.panels.router}
            </h2>
            {toggle}
          </div>
          <IntegerField field="globalNumExperts" />
          <IntegerField field="numExpertGroup" />
          <IntegerField field="topkGroup" />
          <IntegerField field="topK" />
          <ScoringSelect />
          <RenormalizeSwitch />
          <ScaleField />
          <ScaleHandlingSelect />
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
          <summary className="caption">{words.panels.setup}</summary>
          {toggle}
          <div className={styles.group}>
            <SetupPanel />
          </div>
        </details>
      </HelpContext>
      <section
        aria-labelledby="token-title"
        className={`${styles.group} ${styles.grow}`}
        hidden={part === 'router'}
      >
        <h2 id="token-title" className="caption">
          {hasText ? words.panels.token : words.panels.logits}
        </h2>
        <LogitsControl />
        {Below && <Below />}
        <TokenTraitsControl />
      </section>
    </div>
  );
}
