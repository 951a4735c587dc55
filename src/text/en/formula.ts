/** Words in formulae. Spaces at their ends are kept. */
export const formula = {
  maxZ: 'max z',
  nthLargest: (n: number) => ['largest ', 'second largest ', 'third largest '][n] ?? '',
  keptGroups: 'kept groups',
  topkGroupLargest: 'the topk_group largest ',
  outside: ' outside of the kept groups',
  ids: 'ids',
  topKLargest: 'the top_k largest ',
  picked: 'picked',
  moreTerms: (count: number) => `${count} more`,
  sumOfAll: (count: number) => `sum of all ${count}`,
  /** For the line of text that stands for a formula. */
  sumOver: (what: string) => `sum over ${what} of`,
  power: (base: string, exponent: string) => `${base} to the power of (${exponent})`,
};
