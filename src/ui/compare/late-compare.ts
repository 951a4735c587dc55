import { late } from '../base/late';

/** The parts of a comparison. The page opens mostly without one, so they are fetched late. */
export const CompareBar = late('CompareBar');
export const CompareLegend = late('CompareLegend');
export const ComparePanel = late('ComparePanel');
export const CompareTab = late('CompareTab');
export const SideBySide = late('SideBySide');
