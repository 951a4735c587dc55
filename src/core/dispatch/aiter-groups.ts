/** Experts that AITER's grouped kernel takes in one group. */
const MOST_IN_A_GROUP = 32;

/**
 * Groups into which vLLM cuts experts without groups for AITER's grouped kernel: as few as hold 32 experts at most
 * each and divide their number. All of them are kept.
 */
export function aiterGroups(globalNumExperts: number): number {
  let groups = Math.max(1, Math.ceil(globalNumExperts / MOST_IN_A_GROUP));
  while (globalNumExperts % groups !== 0) groups++;
  return groups;
}
