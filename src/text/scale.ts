import {
  chainOf,
  outputsOf,
  type ScaleRemark,
  sharedOf,
  splitOf,
  verdictOf,
} from '../core/facts/scale-remarks';
import type { ScaleHandling, ScaleLedger } from '../core/scale/scale-ledger';
import { tell, type WordsFor } from './say';

/** Who multiplies by the factor and what reaches the output, in the words of a language. */
export function scaleIn(handling: Record<ScaleHandling, string>, words: WordsFor<ScaleRemark, string>) {
  return {
    handling,
    /** The same for any text. */
    handlingText: (value: string): string => (value in handling ? handling[value as ScaleHandling] : value),
    /** What the router and the model do with the factor, in that order. */
    chain: (ledger: ScaleLedger) => tell(words, chainOf(ledger)),
    /** What happens to the shared experts; empty if there are none. */
    sharedPart: (ledger: ScaleLedger) => tell(words, sharedOf(ledger)),
    /** The result of all factors; empty if the factor is simply applied once. */
    verdict: (ledger: ScaleLedger) => tell(words, verdictOf(ledger)),
    /** How A and B apply the factor up to the output; empty if they do the same. */
    outputs: (a: ScaleLedger, b: ScaleLedger) => tell(words, outputsOf(a, b)),
    gotcha: (ledger: ScaleLedger) => tell(words, splitOf(ledger)),
  };
}
