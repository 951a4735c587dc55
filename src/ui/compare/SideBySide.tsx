import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { type Side, tokenOf } from '../../state/slices/picture';
import { layoutStage } from '../../view/layout/layout-stage';
import type { StageForm } from '../../view/layout/shape';
import { ringedShapeOf } from '../../view/layout/shape';
import { useApp, useAppState, useText } from '../base/app-context';
import { columnOf, isOneAtATime } from '../base/columns';
import type { Form } from '../base/use-form';
import { RackGrid } from '../stage/RackGrid';
import stage from '../stage/Stage.module.css';
import { StageCanvas } from '../stage/StageCanvas';
import type { Box } from '../stage/use-box';
import { ValueCard } from '../stage/ValueCard';
import styles from './Compare.module.css';
import { pathLabels } from './path-labels';
import { SideCanvas } from './SideCanvas';
import { useSideSwipe } from './use-side-swipe';

const HEAD = 22;
/** From this width on, a column has room for the wider picture. */
const WIDE = 640;

/** A and B as two pictures with the same time and focus: side by side, or one at a time if there is no room. */
export function SideBySide({ box, form }: { box: Box; form: Form }) {
  const { actions } = useApp();
  const shown = useAppState((state) => state.compareView.shown);
  const isOne = isOneAtATime(box, form);
  const width = isOne ? box.width : columnOf(box.width);
  const sides: readonly Side[] = isOne ? [shown] : ['a', 'b'];
  return (
    <div className={styles.columns} data-form={form}>
      {sides.map((side) => (
        <Column
          key={side}
          side={side}
          box={{ width, height: box.height - (isOne ? 0 : HEAD) }}
          form={width >= WIDE && !isOne ? form : 'phone'}
          isAlone={isOne}
          // On a tablet a pin opens the explanation, which may take the room of one picture: the one that was pressed stays.
          onPress={
            form === 'tablet' && side !== shown ? () => actions.setCompareView({ shown: side }) : undefined
          }
        />
      ))}
    </div>
  );
}

interface ColumnProps {
  side: Side;
  box: Box;
  form: StageForm;
  /** Without room for two pictures, a switch names the side, and a swipe shows the other one. */
  isAlone: boolean;
  onPress: (() => void) | undefined;
}

function Column({ side, box, form, isAlone, onPress }: ColumnProps) {
  const words = useText();
  // The objects stay the same until a field of the shape or the room changes, as in the single picture.
  const shape = useAppState(
    useShallow((state) => {
      const token = tokenOf(state, side);
      return token && ringedShapeOf(token);
    }),
  );
  const { width, height } = box;
  const layout = useMemo(
    () => shape && layoutStage({ width, height }, form, shape),
    [shape, width, height, form],
  );
  const swipe = useSideSwipe(layout);
  const path = useAppState(({ routedA, routed }) => pathLabels(routedA, routed, words)?.[side]);
  if (!layout) return null;
  const isScrolling = layout.height > height;
  return (
    <section aria-label={words.compare.pictureOf[side]} onPointerDownCapture={onPress}>
      {!isAlone && (
        <h3 className={styles.columnHead} data-side={side}>
          {path
            ? words.compare.sideWithPath(words.compare.sideLong[side], path)
            : words.compare.sideLong[side]}
        </h3>
      )}
      <div
        className={stage.content}
        style={{ height: layout.height, width }}
        data-picture={side}
        {...(isAlone ? swipe : {})}
      >
        {side === 'a' ? (
          <SideCanvas layout={layout} isScrolling={isScrolling} />
        ) : (
          <StageCanvas layout={layout} isScrolling={isScrolling} />
        )}
        {side === 'b' && <RackGrid layout={layout} />}
        <ValueCard layout={layout} side={side} />
      </div>
    </section>
  );
}
