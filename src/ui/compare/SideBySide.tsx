import { useRef } from 'react';
import { type Side, tokenOf } from '../../state/selectors';
import { layoutStage, type StageForm } from '../../view/layout/layout-stage';
import { useAppState, useText } from '../app/app-context';
import type { Form } from '../app/use-form';
import { RackGrid } from '../stage/RackGrid';
import stage from '../stage/Stage.module.css';
import { StageCanvas } from '../stage/StageCanvas';
import { shapeOf } from '../stage/shape';
import type { Box } from '../stage/use-box';
import styles from './Compare.module.css';
import { SideCanvas } from './SideCanvas';
import { useSideSwipe } from './use-side-swipe';

const COLUMN_GAP = 24;
const HEAD = 22;
/** From this width on a column has room for the wider picture. */
const WIDE = 640;

/** A and B as two pictures with one time and one focus: next to each other, or on a phone one at a time. */
export function SideBySide({ box, form }: { box: Box; form: Form }) {
  const shown = useAppState((state) => state.compareView.shown);
  const isPhone = form === 'phone';
  const width = isPhone ? box.width : Math.floor((box.width - COLUMN_GAP) / 2);
  const sides: readonly Side[] = isPhone ? [shown] : ['a', 'b'];
  return (
    <div className={styles.columns} data-form={form}>
      {sides.map((side) => (
        <Column
          key={side}
          side={side}
          box={{ width, height: box.height - (isPhone ? 0 : HEAD) }}
          form={width >= WIDE ? form : 'phone'}
          hasHead={!isPhone}
        />
      ))}
    </div>
  );
}

interface ColumnProps {
  side: Side;
  box: Box;
  form: StageForm;
  hasHead: boolean;
}

function Column({ side, box, form, hasHead }: ColumnProps) {
  const words = useText();
  // The layout is a new object only when the shape itself changes, as in the single picture.
  const shapeKey = useAppState((state) => {
    const token = tokenOf(state, side);
    return token && JSON.stringify(shapeOf(token));
  });
  const known = useRef<{ key: string; layout: ReturnType<typeof layoutStage> } | null>(null);
  const swipe = useSideSwipe(() => known.current?.layout ?? null);
  if (!shapeKey) return null;
  const key = `${shapeKey} ${box.width} ${box.height} ${form}`;
  if (known.current?.key !== key)
    known.current = { key, layout: layoutStage(box, form, JSON.parse(shapeKey)) };
  const { layout } = known.current;
  return (
    <section aria-label={words.compare.pictureOf[side]}>
      {hasHead && (
        <h3 className={styles.columnHead} data-side={side}>
          {words.compare.sideLong[side]}
        </h3>
      )}
      <div
        className={stage.content}
        style={{ height: layout.height, width: box.width }}
        {...(hasHead ? {} : swipe)}
      >
        {side === 'a' ? (
          <SideCanvas layout={layout} />
        ) : (
          <StageCanvas layout={layout} isScrolling={layout.height > box.height} />
        )}
        {side === 'b' && <RackGrid layout={layout} />}
      </div>
    </section>
  );
}
