import { useMemo, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { comparisonOf, pictureScale, stageOf } from '../../state/selectors';
import { isStale } from '../../state/slices/picture';
import { layoutStage } from '../../view/layout/layout-stage';
import type { StageForm } from '../../view/layout/shape';
import { shapeOf, sharedShapeOf } from '../../view/layout/shape';
import { useAppState, useFirstText } from '../base/app-context';
import { isOneAtATime } from '../base/columns';
import { late } from '../base/late';
import { type Form, useHasLowLegend, useIsLow } from '../base/use-form';
import { ParameterChips } from '../controls/ParameterChips';
import { EngineNote } from '../notes/EngineNote';
import { MadeUpLine } from './MadeUpLine';
import { MissingRowsNote } from './MissingRowsNote';
import { OutputLine } from './OutputLine';
import { Question } from './Question';
import { ScaleLine } from './ScaleLine';
import styles from './Stage.module.css';
import { StageCanvas } from './StageCanvas';
import { StageTitle } from './StageTitle';
import { StaleSign } from './StaleSign';
import { TextLine } from './TextLine';
import { useBox } from './use-box';
import { useCardTimer } from './use-card-timer';
import { useFollowPin } from './use-follow-pin';
import { WaitingLogits } from './WaitingLogits';

const CompareBar = late('CompareBar');
const CompareLegend = late('CompareLegend');
const DerivedNote = late('DerivedNote');
const Legend = late('Legend');
const Notices = late('Notices');
const OutputOfA = late('OutputOfA');
const RackGrid = late('RackGrid');
const RouteErrorNote = late('RouteErrorNote');
const SideBySide = late('SideBySide');
const SharedMessage = late('SharedMessage');
const ValueCard = late('ValueCard');

/** The picture of one token: title, canvas, its accessible grid, and the output line. */
export function Stage({ form }: { form: Form }) {
  const words = useFirstText();
  const frame = useRef<HTMLDivElement>(null);
  useCardTimer();
  const box = useBox(frame);
  // The same object until one of its fields changes, so that dragging does not lay out again.
  const shape = useAppState(
    useShallow((state) => {
      const { routed, routedA } = state;
      if (!routed) return null;
      const isOverlay = routedA && comparisonOf(state) === 'overlay';
      return isOverlay ? sharedShapeOf(routedA, routed) : shapeOf(routed);
    }),
  );
  const isComparing = useAppState((state) => state.compared !== null);
  const isOld = useAppState(isStale);
  const hasLowLegend = useHasLowLegend(form);
  const isLow = useIsLow() && form === 'phone';
  const isSide = useAppState((state) => comparisonOf(state) === 'side');
  const isOne = isSide && (form === 'phone' || (box !== null && isOneAtATime(box, form)));
  const zoom = useAppState((state) => state.zoom);
  const scale = useAppState(pictureScale);
  const areChipsShown = useAppState(
    (state) => !state.isLecture && (form !== 'desktop' || !state.areSettingsOpen),
  );
  const hasChips = form !== 'phone' && areChipsShown;
  // A phone has no room for them beside a card of the tour, which asks only about the picture.
  const isBare = useAppState((state) => state.tour !== null) && form === 'phone';
  // Except on a desktop, two pictures need the room of the question and the text.
  const hasQuestion = !isLow && (form === 'desktop' || !isComparing);
  const layout = useMemo(() => {
    if (!box || !shape) return null;
    const room = { width: Math.floor(box.width / scale), height: Math.floor(box.height / scale) };
    return layoutStage(room, sizesFor(form, room), shape, zoom);
  }, [box, shape, form, zoom, scale]);
  useFollowPin(frame, layout);
  return (
    <main id="stage" className={styles.stage} data-form={form} tabIndex={-1} aria-label={words.app.picture}>
      <Notices />
      <SharedMessage />
      {isComparing && <CompareBar form={form} isOneAtATime={isOne} />}
      <RouteErrorNote isOnStage />
      <EngineNote />
      <MissingRowsNote />
      <WaitingLogits />
      {hasQuestion && <Question />}
      <div className={styles.head}>
        <StageTitle form={form} hasFactors={isLow && !isBare} />
        {hasChips && <ParameterChips />}
      </div>
      {hasQuestion && <TextLine />}
      {hasQuestion && <MadeUpLine />}
      <div ref={frame} className={styles.frame} data-stale={isOld || undefined}>
        {isOld && <StaleSign />}
        {isSide && box && <SideBySide box={box} form={form} />}
        {layout && !isSide && (
          <div
            className={styles.content}
            style={{
              width: layout.width,
              height: layout.height,
              transform: scale === 1 ? undefined : `scale(${scale})`,
            }}
            data-picture="b"
          >
            <StageCanvas layout={layout} isScrolling={layout.height * scale > (box?.height ?? 0)} />
            <RackGrid layout={layout} />
            <ValueCard layout={layout} />
            <DerivedNote width={layout.width} />
          </div>
        )}
      </div>
      {form !== 'desktop' && !hasLowLegend && !isBare && (
        <div className={styles.legendSlot} data-yields>
          <StageLegend form={form} />
        </div>
      )}
      {isSide && !isOne && <OutputOfA />}
      {isSide && !isOne && <ScaleLine side="a" />}
      {!isBare && <OutputLine frame={frame} />}
      {!isBare && !isLow && <ScaleLine />}
    </main>
  );
}

/** Whether the picture has room for the wider margins; beside a tablet's explanation it has less. */
const WIDE = 800;

function sizesFor(form: Form, { width }: { width: number }): StageForm {
  return form === 'tablet' && width < WIDE ? 'phone' : form;
}

/** The legend under the picture, if no column stands beside the picture. */
function StageLegend({ form }: { form: Form }) {
  const token = useAppState((state) => state.routedAtRest);
  const stage = useAppState(stageOf);
  const other = useAppState((state) => (comparisonOf(state) === 'overlay' ? state.routedA : null));
  // The legend of two routings is so long that on a phone it is in the sheet.
  if (token && other)
    return form === 'phone' ? null : <CompareLegend a={other} b={token} stage={stage} isBar />;
  return token && <Legend token={token} stage={stage} isBar />;
}
