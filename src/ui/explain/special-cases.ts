import { type Irregular, irregularOf } from '../../core/irregular';
import { equalAnswers, tiesOf } from '../../core/ties';
import type { Text } from '../../text';
import type { Sentence } from '../../text/spans';
import type { RoutedToken } from '../../view/routed-token';

/** Something degenerate about the token: the sign the picture marks it with, and what it means. */
interface SpecialCase {
  readonly code: string;
  readonly sign: string;
  /** The stage at which it is seen first. */
  readonly stage: number;
  readonly sentence: Sentence;
}

/** The special cases of a token, those that invalidate most first. */
export function specialCases(token: RoutedToken, words: Text): SpecialCase[] {
  const facts = irregularOf(token);
  const say = words.irregular;
  const { params } = token.scenario;
  const isPromised = tiesOf(token) === 'lowestIndex';
  const found: SpecialCase[] = [];
  const add = (isSo: boolean, code: string, sign: string, stage: number, sentence: () => Sentence) => {
    if (isSo) found.push({ code, sign, stage, sentence: sentence() });
  };
  const { undefinedBecause: because, weights } = facts;
  add(because !== null, 'undefined', '△', 6, () => say.undefinedAnswer(because!));
  add(facts.nonFinite.length > 0, 'nonFinite', '✕', firstStage(token, facts), () => say.nonFinite(facts));
  add(facts.isUniform, 'uniform', '≡', 6, () => say.uniform(params.topK));
  // Where a kernel gave up, its answer says why already.
  add(facts.repeats.size > 0, 'repeated', '×', 6, () => say.repeated([...facts.repeats]));
  add(facts.leftovers.size > 0, 'leftover', '!', 6, () => say.leftover([...facts.leftovers], isPromised));
  for (const [cut, stage, tie, near] of [
    [facts.groupCut, 4, say.groupTie, say.groupNear],
    [facts.expertCut, 6, say.expertTie, say.expertNear],
  ] as const) {
    if (!cut) continue;
    const close = [...cut.close];
    const equal = equalAnswers(cut);
    add(equal !== null, `tie${stage}`, '=', stage, () => tie(equal!, isPromised));
    add(cut.closeness === 'near', `near${stage}`, '≈', stage, () =>
      near(cut.gap, cut.step, cut.dtype, close),
    );
  }
  add(facts.isTieOfRounding, 'roundedTie', '=', 6, () => say.roundedTie());
  const { lostScores: lost, distinctBiases } = facts;
  add(lost.size > 0, 'lostScore', '∅', 2, () => say.lostScores([...lost]));
  add(distinctBiases !== null, 'distinctBiases', '≈', 2, () => say.distinctBiases(distinctBiases!));
  add(weights !== null, 'weights', '✕', 7, () => say.weights(weights!, facts.division));
  add(facts.appended.length > 0, 'appended', '◆', 7, () => say.appended(facts));
  return found;
}

/** What most of all must be known of the stage shown, as text for the live region; empty where all is as it should be. */
export function worstCase(token: RoutedToken, stage: number, words: Text): string {
  const worst = specialCases(token, words).find((found) => found.stage <= stage);
  return worst?.sentence.map(({ text }) => text).join('') ?? '';
}

function firstStage({ logits, result }: RoutedToken, { nonFinite }: Irregular): number {
  if (nonFinite.some((id) => !Number.isFinite(logits[id]))) return 0;
  return nonFinite.some((id) => !Number.isFinite(result.scores[id])) ? 1 : 2;
}
