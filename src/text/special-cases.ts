import { type Irregular, irregularOf } from '../core/facts/irregular';
import { equalAnswers, tiesOf } from '../core/facts/ties';
import { atOrAfter, type StageId } from '../core/stages';
import type { RoutedToken } from '../scenario/routed-token';
import type { Text } from '.';
import type { Sentence } from './spans';

/** Something degenerate about the token: the sign the picture marks it with, and what it means. */
interface SpecialCase {
  readonly code: string;
  readonly sign: string;
  /** The stage at which it is seen first. */
  readonly stage: StageId;
  readonly sentence: Sentence;
}

/** The special cases of a token, those that invalidate most first. */
export function specialCases(token: RoutedToken, words: Text): SpecialCase[] {
  const facts = irregularOf(token);
  const say = words.irregular;
  const { params } = token.scenario;
  const isPromised = tiesOf(token) === 'lowestIndex';
  const found: SpecialCase[] = [];
  const add = (isSo: boolean, code: string, sign: string, stage: StageId, sentence: () => Sentence) => {
    if (isSo) found.push({ code, sign, stage, sentence: sentence() });
  };
  const { undefinedBecause: because, weights } = facts;
  add(because !== null, 'undefined', '△', 'pick', () => say.undefinedAnswer(because!));
  add(facts.nonFinite.length > 0, 'nonFinite', '✕', firstStage(token, facts), () => say.nonFinite(facts));
  add(facts.isUniform, 'uniform', '≡', 'pick', () => say.uniform(params.topK));
  // Where a kernel gave up, its answer says why already.
  add(facts.repeats.size > 0, 'repeated', '×', 'pick', () => say.repeated([...facts.repeats]));
  add(facts.leftovers.size > 0, 'leftover', '!', 'pick', () =>
    say.leftover([...facts.leftovers], isPromised),
  );
  for (const [cut, stage, what, tie, near] of [
    [facts.groupCut, 'keep', 'group', say.groupTie, say.groupNear],
    [facts.expertCut, 'pick', 'expert', say.expertTie, say.expertNear],
  ] as const) {
    if (!cut) continue;
    const close = [...cut.close];
    const equal = equalAnswers(cut);
    add(equal !== null, `${what}Tie`, '=', stage, () => tie(equal!, isPromised));
    add(cut.closeness === 'near', `${what}Near`, '≈', stage, () => near(cut.gap, cut.step, cut.dtype, close));
  }
  add(facts.isTieOfRounding, 'roundedTie', '=', 'pick', () => say.roundedTie());
  const { lostScores: lost, distinctBiases } = facts;
  add(lost.size > 0, 'lostScore', '∅', 'bias', () => say.lostScores([...lost]));
  add(distinctBiases !== null, 'distinctBiases', '≈', 'bias', () => say.distinctBiases(distinctBiases!));
  add(weights !== null, 'weights', '✕', 'gather', () => say.weights(weights!, facts.division));
  add(facts.appended.length > 0, 'appended', '◆', 'gather', () => say.appended(facts));
  return found;
}

/** What most of all must be known of the stage shown, as text for the live region; empty where all is as it should be. */
export function worstCase(token: RoutedToken, stage: StageId, words: Text): string {
  const worst = specialCases(token, words).find((found) => atOrAfter(stage, found.stage));
  return worst?.sentence.map(({ text }) => text).join('') ?? '';
}

function firstStage({ logits, result }: RoutedToken, { nonFinite }: Irregular): StageId {
  if (nonFinite.some((id) => !Number.isFinite(logits[id]))) return 'logits';
  return nonFinite.some((id) => !Number.isFinite(result.scores[id])) ? 'score' : 'bias';
}
