import { memo } from 'react';
import type { StageId } from '../../core/stages';
import type { RoutedToken } from '../../scenario/routed-token';
import { hasStageEnded } from '../../state/selectors';
import { isPairItem, type LegendItem, type SpotlightItem } from '../../view/highlights';
import { legendItems } from '../../view/legend';
import { useAppState, useText } from '../base/app-context';
import { LegendGlyph } from './LegendGlyph';
import { LegendList } from './LegendList';

interface LegendProps {
  token: RoutedToken;
  stage: StageId;
  /** Whether it stands under the picture, because there is no column beside it. */
  isBar?: boolean;
}

/** The glyphs in the picture, each with its word. */
export const Legend = memo(function Legend({ token, stage, isBar = false }: LegendProps) {
  const words = useText();
  const hasEnded = useAppState(hasStageEnded);
  return (
    <LegendList
      items={legendItems(token, stage, hasEnded)}
      isOwn={isLegendItem}
      glyphOf={(item) => <LegendGlyph item={item} />}
      nameOf={(item) => words.app.legendItems[item]}
      most={6}
      isBar={isBar}
    />
  );
});

function isLegendItem(item: SpotlightItem): item is LegendItem {
  return !isPairItem(item);
}
