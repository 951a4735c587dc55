import { late } from '../app/late';

/** The parts of a comparison. The page opens mostly without one, so they are fetched late. */
export const CompareBar = late(async () => (await import('../app/late-parts')).CompareBar);
export const CompareLegend = late(async () => (await import('../app/late-parts')).CompareLegend);
export const ComparePanel = late(async () => (await import('../app/late-parts')).ComparePanel);
export const CompareTab = late(async () => (await import('../app/late-parts')).CompareTab);
export const SideBySide = late(async () => (await import('../app/late-parts')).SideBySide);
