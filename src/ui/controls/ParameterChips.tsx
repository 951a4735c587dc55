import { type ComponentProps, useId, useRef, useState } from 'react';
import { useAppState, useFirstText } from '../base/app-context';
import { placeUnder } from '../base/Badge';
import base from '../base/base.module.css';
import { late } from '../base/late';
import styles from './ParameterChips.module.css';

const ParameterControl = late('ParameterControl');

/** What the router does with a token, in words, as a row of chips. Each opens its control, which has vLLM's name of it. */
export function ParameterChips() {
  const words = useFirstText();
  const params = useAppState((state) => state.scenario.params);
  const hasBias = useAppState((state) => state.scenario.eScoreCorrectionBias !== null);
  const { chips } = words.app;
  return (
    <section className={styles.chips} aria-label={words.app.parameters}>
      <Chip field="numExpertGroup" label={chips.groups(params.numExpertGroup)} />
      {params.numExpertGroup > 1 && <Chip field="topkGroup" label={chips.keep(params.topkGroup)} />}
      <Chip field="topK" label={chips.pick(params.topK)} />
      <Chip field="scoringFunc" label={params.scoringFunc} />
      <Chip field="eScoreCorrectionBias" label={hasBias ? chips.biasOn : chips.biasOff} />
    </section>
  );
}

interface ChipProps {
  /** A screen reader reads vLLM's name of the parameter before its value. */
  field: ComponentProps<typeof ParameterControl>['field'];
  label: string;
}

function Chip({ field, label }: ChipProps) {
  const name = useFirstText().paramName[field];
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
        title={name}
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
        {isOpen && <ParameterControl field={field} />}
      </div>
    </>
  );
}
