import { X } from 'lucide-react';
import { comparisonOf, mainPinOf, stageOf } from '../../state/selectors';
import { useApp, useAppState, useFirstText } from '../base/app-context';
import { late } from '../base/late';
import { type Form, useHasLowLegend, useIsLow } from '../base/use-form';
import { ExplainPanel } from '../explain/ExplainPanel';
import { Legend } from '../explain/Legend';
import styles from './App.module.css';
import { PhoneSheet } from './PhoneSheet';

const CompareLegend = late('CompareLegend');
const ComparePanel = late('ComparePanel');
const TourCard = late('TourCard');
const CellInspector = late('CellInspector');
const RouteErrorNote = late('RouteErrorNote');
const SpecialCases = late('SpecialCases');
const ExplainMore = late('ExplainMore');

/** Why the pinned cell is in or out: a column on a desktop, a sheet on tablets and phones. */
export function ExplainColumn({ form }: { form: Form }) {
  const words = useFirstText();
  const { actions } = useApp();
  const stage = useAppState(stageOf);
  const pin = useAppState(mainPinOf);
  const routedAtRest = useAppState((state) => state.routedAtRest);
  const other = useAppState((state) => (comparisonOf(state) === 'overlay' ? state.routedA : null));
  const isLow = useIsLow();
  const hasLowLegend = useHasLowLegend(form);
  const isComparing = useAppState((state) => state.compared !== null);
  const isTouring = useAppState((state) => state.tour !== null);
  if (form === 'tablet' && !pin && !isTouring) return null;

  const inspector = pin?.kind === 'expert' && <CellInspector id={pin.id} />;
  const story = (
    <>
      <RouteErrorNote />
      {form !== 'tablet' && isComparing && <ComparePanel />}
      {form !== 'phone' && inspector}
      <LivePanel />
      {form === 'phone' && inspector}
      {routedAtRest && <SpecialCases token={routedAtRest} />}
      {routedAtRest && (pin || !isTouring) && (
        <ExplainMore form={form} token={routedAtRest} stage={stage} pin={pin} />
      )}
      {routedAtRest && other && form === 'phone' && (
        <CompareLegend a={other} b={routedAtRest} stage={stage} />
      )}
      {routedAtRest && !other && hasLowLegend && <Legend token={routedAtRest} stage={stage} />}
    </>
  );
  if (form === 'desktop')
    return (
      <aside id="explanation" tabIndex={-1} className={styles.right} aria-label={words.app.explanation}>
        {isTouring && <TourCard />}
        <div className={styles.story}>{story}</div>
        {routedAtRest && other && <CompareLegend a={other} b={routedAtRest} stage={stage} />}
        {routedAtRest && !other && <Legend token={routedAtRest} stage={stage} />}
      </aside>
    );
  if (form === 'tablet')
    return (
      <aside id="explanation" tabIndex={-1} className={styles.right} aria-label={words.app.explanation}>
        {isTouring && <TourCard />}
        {pin && (
          <button
            type="button"
            className={`button icon ${styles.closePanel}`}
            aria-label={words.app.close}
            onClick={actions.clearPins}
          >
            <X size={16} aria-hidden />
          </button>
        )}
        <div className={styles.story}>{story}</div>
      </aside>
    );
  return (
    <PhoneSheet isBeside={isLow}>
      {isTouring && <TourCard />}
      {story}
    </PhoneSheet>
  );
}

/** A component of its own, because a pinned cell's numbers change in a drag; without a pin no words depend on the logits. */
function LivePanel() {
  const { actions } = useApp();
  const token = useAppState((state) => (state.pins.length > 0 ? state.routed : null) ?? state.routedAtRest);
  const stage = useAppState(stageOf);
  const pin = useAppState(mainPinOf);
  return (
    <ExplainPanel
      token={token}
      stage={stage}
      pin={pin}
      onPeek={actions.peek}
      onPin={(to) => actions.pin(to)}
    />
  );
}
