import { type ReactNode, useId, useRef, useState } from 'react';
import { formatExact } from '../../view/format';
import { useAppState, useText } from '../base/app-context';
import { placeUnder } from '../base/Badge';
import base from '../base/base.module.css';
import { BiasControl } from '../controls/BiasControl';
import { RenormalizeSwitch, ScoringSelect } from '../controls/ChoiceFields';
import { IntegerField, ScaleField } from '../controls/NumberField';
import { ParameterSlider } from '../controls/ParameterSlider';
import { ScaleHandlingSelect } from '../controls/ScaleHandlingSelect';
import styles from './Header.module.css';

/** The router's parameters as a row of chips, where there is no column for them; each opens its control. */
export function ParameterChips() {
  const words = useText();
  const params = useAppState((state) => state.scenario.params);
  const hasBias = useAppState((state) => state.scenario.eScoreCorrectionBias !== null);
  const { chips, name } = { chips: words.app.chips, name: words.params.name };
  const isOn = (on: boolean) => (on ? words.app.chips.on : words.app.chips.off);
  return (
    <section className={styles.chips} aria-label={words.app.parameters}>
      <Chip name={name.globalNumExperts} label={`E ${params.globalNumExperts}`}>
        <IntegerField field="globalNumExperts">
          <ParameterSlider field="globalNumExperts" />
        </IntegerField>
      </Chip>
      <Chip name={name.numExpertGroup} label={`G ${params.numExpertGroup}`}>
        <IntegerField field="numExpertGroup">
          <ParameterSlider field="numExpertGroup" />
        </IntegerField>
      </Chip>
      <Chip name={name.topkGroup} label={chips.keep(params.topkGroup)}>
        <IntegerField field="topkGroup">
          <ParameterSlider field="topkGroup" />
        </IntegerField>
      </Chip>
      <Chip name={name.topK} label={`k ${params.topK}`}>
        <IntegerField field="topK">
          <ParameterSlider field="topK" />
        </IntegerField>
      </Chip>
      <Chip name={name.scoringFunc} label={params.scoringFunc}>
        <ScoringSelect />
      </Chip>
      <Chip name={name.renormalize} label={`${chips.norm} ${isOn(params.renormalize)}`}>
        <RenormalizeSwitch />
      </Chip>
      <Chip name={name.routedScalingFactor} label={`× ${formatExact(params.routedScalingFactor)}`}>
        <ScaleField>
          <ParameterSlider field="routedScalingFactor" />
        </ScaleField>
        <ScaleHandlingSelect />
      </Chip>
      <Chip name={name.eScoreCorrectionBias} label={`${chips.bias} ${isOn(hasBias)}`}>
        <BiasControl />
      </Chip>
    </section>
  );
}

interface ChipProps {
  /** vLLM's name of the parameter, read in front of its value. */
  name: string;
  label: string;
  children: ReactNode;
}

function Chip({ name, label, children }: ChipProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const popover = useRef<HTMLDivElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={`button ${styles.chip}`}
        aria-label={`${name}: ${label}`}
        popoverTarget={id}
      >
        {label}
      </button>
      <div
        ref={popover}
        id={id}
        popover="auto"
        className={base.popover}
        onToggle={(event) => {
          setIsOpen(event.newState === 'open');
          placeUnder(button.current, popover.current);
        }}
      >
        {isOpen && children}
      </div>
    </>
  );
}
