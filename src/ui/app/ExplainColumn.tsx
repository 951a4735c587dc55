import { X } from 'lucide-react';
import { comparisonOf, mainPinOf, stageOf } from '../../state/selectors';
import { useApp, useAppState, useFirstText } from '../base/app-context';
import { late } from '../base/late';
import { type Form, useHasLowLegend, useIsLow } from '../base/use-form';
import { ExplainPanel } from '../explain/ExplainPanel';
import styles from './App.module.css';
import { PhoneSheet } from './PhoneSheet';

const CompareLegend = late('CompareLegend');
const ComparePanel = late('ComparePanel');
const TourCard = late('TourCard');
const CellInspector = late('CellInspector');
const Legend = late('Legend');
const LegendFold = late('LegendFold');
const Questions = late('Questions');
const RunLine = late('RunLine');
const RouteErrorNote = late('RouteErrorNote');
const SpecialCases = late('SpecialCases');
const TextLoadView = late('TextLoadView');
const ExplainMore = late('ExplainMore');

/** What happens at the stage, or why the pinned cell is in or out: a column beside the picture, a sheet on phones. */
export function ExplainColumn({ form }: { form: Form }) {
  const words = useFirstText();
  const { actions } = useApp();
  const stage = useAppState(stageOf);
  const pin = useAppState(mainPinOf);
  const routedAtRest = useAppState((state) => state.routedAtRest);
  const other = useAppState((state) => (comparisonOf(state) === 'overlay' ? state.routedA : null));
  const areSettingsOpen = useAppState((state) => form === 'desktop' && state.areSettingsOpen);
  const isLow = useIsLow();
  const hasLowLegend = useHasLowLegend(form);
  const isComparing = useAppState((state) => state.compared !== null);
  const isTouring = useAppState((state) => state.tour !== null);

  const inspector = pin?.kind === 'expert' && <CellInspector id={pin.id} />;
  const story = (
    <>
      <RouteErrorNote />
      {form !== 'tablet' && isComparing && <ComparePanel />}
      {form !== 'phone' && inspector}
      <LivePanel />
      {form === 'phone' && inspector}
      {!pin && !isTouring && <TextLoadView />}
      {routedAtRest && <SpecialCases token={routedAtRest} />}
      {routedAtRest && (pin || !isTouring) && <ExplainMore token={routedAtRest} stage={stage} pin={pin} />}
      {routedAtRest && !pin && !isTouring && <Questions token={routedAtRest} stage={stage} />}
      {routedAtRest && other && form === 'phone' && (
        <CompareLegend a={other} b={routedAtRest} stage={stage} />
      )}
      {routedAtRest && !other && form === 'desktop' && <LegendFold token={routedAtRest} stage={stage} />}
      {routedAtRest && !other && hasLowLegend && <Legend token={routedAtRest} stage={stage} />}
    </>
  );
  if (form !== 'phone')
    return (
      <aside id="explanation" tabIndex={-1} className={styles.right} aria-label={words.app.explanation}>
        {isTouring && <TourCard />}
        {form === 'tablet' && pin && (
          <button
            type="button"
            className={`button icon ${styles.closePanel}`}
            aria-label={words.app.close}
            onClick={actions.clearPins}
          >
            <X size={16} aria-hidden />
          </button>
        )}
        <div className={styles.story}>
          {story}
          {!areSettingsOpen && <RunLine form={form} />}
        </div>
        {form === 'desktop' && routedAtRest && other && (
          <CompareLegend a={other} b={routedAtRest} stage={stage} />
        )}
      </aside>
    );
  return (
    <PhoneSheet isBeside={isLow}>
      {isTouring && <TourCard />}
      {story}
      <RunLine form={form} />
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
