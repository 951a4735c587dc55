import { useState } from 'react';
import type { StageId } from '../../core/stages';
import type { RoutedToken } from '../../scenario/routed-token';
import type { Pin } from '../../scenario/scenario';
import { useText } from '../base/app-context';
import type { Form } from '../base/use-form';
import { CodeView } from './CodeView';
import { Gotchas } from './Gotchas';
import { WhatIf } from './WhatIf';
import styles from './WhatIf.module.css';

interface ExplainMoreProps {
  form: Form;
  token: RoutedToken;
  stage: StageId;
  pin: Pin | null;
}

/** Code, what-ifs and gotchas. On a tablet they are behind one line, so that sentence and formula come first. */
export function ExplainMore({ form, token, stage, pin }: ExplainMoreProps) {
  const words = useText();
  const [isOpen, setIsOpen] = useState(false);
  const parts = (
    <div className={styles.more}>
      <CodeView token={token} stage={stage} />
      <WhatIf token={token} stage={stage} pin={pin} />
      <Gotchas token={token} stage={stage} />
    </div>
  );
  if (form !== 'tablet') return parts;
  return (
    <details open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="caption">{words.whatIf.more}</summary>
      {isOpen && parts}
    </details>
  );
}
