import type { FormulaWords } from '../../view/formula/terms';

/** Words in formulae. Spaces at their ends are kept. */
export const formula = {
  /** What the variables stand for. */
  variables: {
    W: 'router’s weights',
    x: 'token’s hidden state',
    z: 'logit',
    s: 'score',
    b: 'correction bias',
    c: 'score or logit with bias',
    g: 'group score',
    w: 'weight',
    ρ: 'routed_scaling_factor',
  },
  inKernel: 'how this kernel computes it:',
  inCode: 'how this code computes it:',
  max: (name: string) => `max ${name}`,
  nthLargest: (n: number) => ['largest ', 'second largest ', 'third largest '][n] ?? '',
  keptGroups: 'kept groups',
  topkGroupLargest: 'the topk_group largest ',
  outside: ' outside of the kept groups',
  skipped: ' skipped: not finite',
  onOutput: ' on the output, multiplied by the model',
  ids: 'ids',
  tableRow: 'the table’s row for this token',
  topKLargest: 'the top_k largest ',
  picked: 'picked',
  moreTerms: (count: number) => `${count} more`,
  sumOfAll: (count: number) => `sum of all ${count}`,
  /** Words of the line of text that replaces a formula. */
  sumOver: (what: string) => `sum over ${what} of`,
  power: (base: string, exponent: string) => `${base} to the power of (${exponent})`,
} satisfies FormulaWords;
