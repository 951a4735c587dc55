import { firstDivergence } from '../../core/facts/compare/divergence';
import { startCauses } from '../../state/causes';
import { compareSpotlightOf } from '../../view/compare-legend';
import { createPairScene } from '../../view/scene/pair-scene';
import type { Feature } from '../base/feature';
import { CompareBar } from './CompareBar';
import { CompareLegend } from './CompareLegend';
import { ComparePanel } from './ComparePanel';
import { CompareTab } from './CompareTab';
import { compareCommands } from './commands';
import { SideBySide } from './SideBySide';

/** Comparing two scenarios. */
export const compare = {
  parts: {
    CompareBar,
    CompareLegend,
    ComparePanel,
    CompareTab,
    SideBySide,
    createPairScene,
    compareSpotlightOf,
    firstDivergence,
  },
  commands: compareCommands,
  start: (store) => void startCauses(store),
} satisfies Feature;
