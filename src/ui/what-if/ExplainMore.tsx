import type { StageId } from '../../core/stages';
import type { RoutedToken } from '../../scenario/routed-token';
import type { Pin } from '../../scenario/scenario';
import { useText } from '../base/app-context';
import { Fold } from '../base/Fold';
import { CodeView } from './CodeView';
import { Gotchas } from './Gotchas';
import { WhatIf } from './WhatIf';

interface ExplainMoreProps {
  token: RoutedToken;
  stage: StageId;
  pin: Pin | null;
}

/** What would change the outcome, then the code with what is often got wrong, each behind one line. */
export function ExplainMore({ token, stage, pin }: ExplainMoreProps) {
  const words = useText();
  return (
    <>
      <WhatIf token={token} stage={stage} pin={pin} />
      <Fold name="code" title={words.whatIf.codeFold}>
        <CodeView token={token} stage={stage} />
        <Gotchas token={token} stage={stage} />
      </Fold>
    </>
  );
}
