import { X } from 'lucide-react';
import { useState } from 'react';
import { mainPinOf, stageOf } from '../../state/selectors';
import { en } from '../../text/en';
import { ExplainPanel } from '../explain/ExplainPanel';
import { Legend } from '../explain/Legend';
import styles from './App.module.css';
import { useApp, useAppState } from './app-context';
import { CellInspector } from './CellInspector';
import type { Form } from './use-form';

const DETENTS = ['low', 'middle', 'high'] as const;

/** Why the pinned cell is in or out: a column on a desktop, a sheet elsewhere. */
export function ExplainColumn({ form }: { form: Form }) {
  const { actions } = useApp();
  const routed = useAppState((state) => state.routed);
  const stage = useAppState(stageOf);
  const pin = useAppState(mainPinOf);
  const [detent, setDetent] = useState<(typeof DETENTS)[number]>('low');
  if (form === 'tablet' && !pin) return null;

  const inspector = pin?.kind === 'expert' && <CellInspector id={pin.id} />;
  const story = (
    <>
      {form !== 'phone' && inspector}
      <ExplainPanel
        token={routed}
        stage={stage}
        pin={pin}
        onPeek={actions.peek}
        onPin={(to) => actions.pin(to)}
      />
      {form === 'phone' && inspector}
      {routed && <Legend token={routed} stage={stage} />}
    </>
  );
  if (form !== 'phone')
    return (
      <aside id="explanation" className={styles.right} aria-label={en.app.explanation}>
        {form === 'tablet' && (
          <button
            type="button"
            className={`button icon ${styles.closePanel}`}
            aria-label={en.app.close}
            onClick={actions.clearPins}
          >
            <X size={16} aria-hidden />
          </button>
        )}
        {story}
      </aside>
    );
  return (
    <aside id="explanation" className={styles.right} data-detent={detent} aria-label={en.app.explanation}>
      <button
        type="button"
        className={styles.handle}
        aria-expanded={detent !== 'low'}
        aria-label={en.app.explanation}
        onClick={() => setDetent(DETENTS[(DETENTS.indexOf(detent) + 1) % DETENTS.length]!)}
      />
      <div className={styles.sheetBody}>{story}</div>
    </aside>
  );
}
