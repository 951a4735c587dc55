import { memo, type ReactNode } from 'react';
import type { StageId } from '../../core/stages';
import type { RoutedToken } from '../../scenario/routed-token';
import { hasStageEnded } from '../../state/selectors';
import { compareLegendItems } from '../../view/compare-legend';
import { isPairItem, type PairItem, type SpotlightItem } from '../../view/highlights';
import { useAppState, useText } from '../base/app-context';
import { LegendGlyph } from '../explain/LegendGlyph';
import { LegendList } from '../explain/LegendList';

interface CompareLegendProps {
  a: RoutedToken;
  b: RoutedToken;
  stage: StageId;
  /** Whether it is one line under the picture, which scrolls if it is too long. */
  isBar?: boolean;
}

/** The glyphs of two routings in one picture, each with its word. */
export const CompareLegend = memo(function CompareLegend({ a, b, stage, isBar = false }: CompareLegendProps) {
  const words = useText();
  const tolerance = useAppState((state) => state.compareView.tolerance);
  const hasEnded = useAppState(hasStageEnded);
  return (
    <LegendList
      items={compareLegendItems({ a, b, tolerance }, stage, hasEnded)}
      isOwn={isAnyItem}
      glyphOf={(item) => (isPairItem(item) ? <PairGlyph item={item} /> : <LegendGlyph item={item} />)}
      nameOf={(item) => (isPairItem(item) ? words.compare.legend[item] : words.app.legendItems[item])}
      // The legend of two routings has more items than that of one.
      most={8}
      isBar={isBar}
    />
  );
});

/** An item chosen in the legend of one routing stays chosen in a comparison. */
function isAnyItem(_: SpotlightItem): _ is SpotlightItem {
  return true;
}

function PairGlyph({ item }: { item: PairItem }) {
  return (
    <svg width="16" height="16" aria-hidden="true">
      {GLYPHS[item]}
    </svg>
  );
}

const GLYPHS: Readonly<Record<PairItem, ReactNode>> = {
  both: (
    <>
      <rect x="5" y="5" width="6" height="10" fill="var(--candidate)" />
      <rect x="1.5" y="1.5" width="13" height="13" fill="none" stroke="var(--ink)" />
    </>
  ),
  onlyA: (
    <>
      <rect x="1" y="1" width="7" height="14" fill="var(--selected)" />
      <rect x="2" y="2" width="12" height="12" fill="none" stroke="var(--selected)" strokeWidth="2" />
    </>
  ),
  onlyB: (
    <>
      <rect x="8" y="1" width="7" height="14" fill="var(--variant-b)" />
      <rect
        x="2"
        y="2"
        width="12"
        height="12"
        fill="none"
        stroke="var(--variant-b)"
        strokeWidth="2"
        strokeDasharray="4 3"
      />
    </>
  ),
  halfMasked: (
    <>
      <rect x="1.5" y="1.5" width="13" height="13" fill="var(--paper)" stroke="var(--masked)" />
      <path d="M8.5 7 14 1.5M8.5 12 14.5 6M9 15.5 14.5 10" stroke="var(--hatch)" />
    </>
  ),
  ring: (
    <>
      <rect x="5" y="5" width="6" height="6" fill="var(--candidate)" />
      <circle cx="8" cy="8" r="6.5" fill="none" stroke="var(--ink)" strokeWidth="2" />
    </>
  ),
  cuts: (
    <>
      <path d="M5 1v14" stroke="var(--selected)" strokeWidth="1.5" />
      <path d="M11 1v14" stroke="var(--variant-b)" strokeWidth="1.5" strokeDasharray="3 2" />
    </>
  ),
};
