import { useMemo, useRef } from 'react';
import { comparisonOf, stageOf } from '../../state/selectors';
import { layoutStage } from '../../view/layout/layout-stage';
import { useAppState, useText } from '../app/app-context';
import type { Form } from '../app/use-form';
import { CompareBar } from '../compare/CompareBar';
import { CompareLegend } from '../compare/CompareLegend';
import { SideBySide } from '../compare/SideBySide';
import { Legend } from '../explain/Legend';
import { DerivedNote } from './DerivedNote';
import { OutputLine } from './OutputLine';
import { RackGrid } from './RackGrid';
import styles from './Stage.module.css';
import { StageCanvas } from './StageCanvas';
import { StageTitle } from './StageTitle';
import { shapeOf, sharedShapeOf } from './shape';
import { useBox } from './use-box';

/** The picture of one token: title, canvas, its accessible grid, and the output line. */
export function Stage({ form, onToggleTable }: { form: Form; onToggleTable: () => void }) {
  const words = useText();
  const frame = useRef<HTMLDivElement>(null);
  const box = useBox(frame);
  // A new object only when the shape itself changes, so that dragging does not lay out again.
  const shapeKey = useAppState((state) => {
    const { routed, routedA } = state;
    if (!routed) return null;
    const isOverlay = routedA && comparisonOf(state) === 'overlay';
    return JSON.stringify(isOverlay ? sharedShapeOf(routedA, routed) : shapeOf(routed));
  });
  const isSide = useAppState((state) => comparisonOf(state) === 'side');
  const zoom = useAppState((state) => state.zoom);
  const layout = useMemo(
    () => (box && shapeKey ? layoutStage(box, form, JSON.parse(shapeKey), zoom) : null),
    [box, shapeKey, form, zoom],
  );
  return (
    <main id="stage" className={styles.stage} data-form={form} tabIndex={-1} aria-label={words.app.picture}>
      <CompareBar form={form} />
      <StageTitle />
      <div ref={frame} className={styles.frame}>
        {isSide && box && <SideBySide box={box} form={form} />}
        {layout && !isSide && (
          <div className={styles.content} style={{ height: layout.height }}>
            <StageCanvas layout={layout} isScrolling={layout.height > (box?.height ?? 0)} />
            <RackGrid layout={layout} />
            <DerivedNote width={layout.width} />
          </div>
        )}
      </div>
      {form !== 'desktop' && <StageLegend />}
      <OutputLine onToggleTable={onToggleTable} />
    </main>
  );
}

/** The legend under the picture, where no column stands beside it. */
function StageLegend() {
  const token = useAppState((state) => state.settled);
  const stage = useAppState(stageOf);
  const other = useAppState((state) => (comparisonOf(state) === 'overlay' ? state.routedA : null));
  if (token && other) return <CompareLegend a={other} b={token} stage={stage} isBar />;
  return token && <Legend token={token} stage={stage} isBar />;
}
