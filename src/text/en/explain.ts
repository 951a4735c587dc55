import { type ExpertFacts, expertFacts, groupFacts, pickedByRank } from '../../core/facts/explain';
import { irregularOf } from '../../core/facts/irregular';
import { countsForGroup, fateOf, poisonOf } from '../../core/facts/non-finite';
import { biasWeighs, chosenBy } from '../../core/plan';
import type { RoutedRow } from '../../core/routed-row';
import { isPadding } from '../../core/routed-row';
import { atOrAfter, isBefore, numberOf, type StageId, skipReason } from '../../core/stages';
import { formatNumber, formatSigned } from '../../view/format';
import { expert, group, plain, type Sentence, type Span, strong } from '../spans';
import { listed } from './listed';
import { ahead, behind, groupVerdict, nonFinite, poisoned } from './rivals';
import { scale } from './scale';
import { stages } from './stages';

const n = formatNumber;

/** Why an expert stands where it stands at a stage. */
export function expertSentence(token: RoutedRow, stage: StageId, id: number): Sentence {
  const f = expertFacts(token, id);
  switch (stage) {
    case 'logits':
      return [strong(`E${id} starts with a logit of ${n(f.z)}.`), ...nonFinite(token, f)];
    case 'score':
      return [strong(`E${id} scores ${n(f.s)}.`), ...scoreTail(token)];
    case 'bias':
      if (f.b === null)
        return [
          strong(`E${id} keeps its score of ${n(f.s)}.`),
          plain(
            token.plan.picksByTable
              ? ' The table picks, so that no bias is needed.'
              : ' The model has no correction bias.',
          ),
        ];
      if (token.plan.biasesLogits)
        return [
          strong(`E${id} stands at ${n(f.c)}.`),
          plain(
            ` Its logit of ${n(f.z)} gets a bias of ${formatSigned(f.b)}; the choice is made on these sums, and their softmax is the score.`,
          ),
        ];
      return [
        strong(`E${id} stands at ${n(f.c)}.`),
        plain(
          ` Its score of ${n(f.s)} gets a bias of ${formatSigned(f.b)}; ${biasWeighs(token.plan) ? 'the choice and the weight will see it' : 'only the choice will see it'}.`,
        ),
      ];
    case 'group':
    case 'keep':
    case 'mask':
      return groupStage(token, f, stage);
    case 'pick':
      return pickSentence(token, f);
    default:
      return weightSentence(token, f, stage);
  }
}

function scoreTail(token: RoutedRow): Sentence {
  const { plan } = token;
  if (plan.rules.scored === 'after')
    return [plain(' That is still its logit: only the picked experts are scored, once they are picked.')];
  if (poisonOf(token)) return poisoned(token);
  const tail = {
    sigmoid: ' Sigmoid looks at its own logit only.',
    softmax: ' Softmax sets it against all other experts: the scores add up to 1.',
    sqrtsoftplus: ' The square root of softplus looks at its own logit only.',
  };
  return [plain(tail[plan.scoring])];
}

function groupStage(token: RoutedRow, f: ExpertFacts, stage: StageId): Sentence {
  if (!f.hasGroups) {
    const reason = skipReason(stage, token) ?? 'oneGroup';
    return [strong(`E${f.id} is not affected.`), plain(` This stage is ${stages.skip[reason]}.`)];
  }
  const g = groupFacts(token, f.group);
  const own = group(f.group);
  if (stage === 'group') {
    const counts = g.members.some((member) => member.id === f.id);
    return [
      strong(counts ? `E${f.id} speaks for its group.` : `E${f.id} does not count for its group.`),
      plain(' '),
      own,
      plain(` scores ${n(g.score)}, from `),
      ...listed(g.members.map((member) => expert(member.id))),
      plain('.'),
    ];
  }
  const verdict = f.isKept ? 'stays in the race' : stage === 'mask' ? 'is masked' : 'is out with its group';
  return [strong(`E${f.id} ${verdict}.`), plain(' '), own, ...groupVerdict(token, g)];
}

function pickSentence(token: RoutedRow, f: ExpertFacts): Sentence {
  if (isPadding(token))
    return [
      strong(`E${f.id} is not picked: the row only fills the batch up.`),
      plain(' The router skips it: each of its slots gets id −1 and weight 0, whatever the scores are.'),
    ];
  if (token.plan.picksByTable)
    return [
      strong(f.isPicked ? `The table picks E${f.id}.` : `E${f.id} is not in the table’s row.`),
      plain(
        f.isPicked
          ? ` The row for this token names it; its score of ${n(f.s)} decides only how much it counts.`
          : ` Its score of ${n(f.s)} plays no part: nothing is ranked.`,
      ),
    ];
  const base = chosenBy(token.plan) === 'logit' ? `logit is ${n(f.z)}` : `score is ${n(f.s)}`;
  const lifted = f.b === null ? '' : `; the bias of ${formatSigned(f.b)} puts it at ${n(f.c)}`;
  const made: Span[] = [plain(` Its ${base}${lifted}`)];
  const odd = poisoned(token);
  if (token.result.uniform[0] === 1)
    return [
      strong(f.isPicked ? `E${f.id} is part of the answer.` : `E${f.id} is out.`),
      plain(' No group is usable, and the kernel then answers with the first experts, whatever they score.'),
    ];
  // Only kernels that skip leave a slot to its start value.
  if (f.isPicked && token.plan.rules.nonFinite === 'skipped' && f.masked === -Infinity)
    return [
      strong(`E${f.id} fills a slot for which no candidate is left.`),
      plain(' Such a slot keeps index 0, whatever that expert scores.'),
    ];
  if (f.isLeftover)
    return [
      strong(`E${f.id} takes place ${f.rank + 1} although its group is masked.`),
      plain(' Fewer experts survive the mask than are picked, so masked ones fill up.'),
    ];
  if (f.isPicked)
    return [
      strong(`E${f.id} takes place ${f.rank + 1}.`),
      ...made,
      ...ahead(token, f),
      ...biasRole(f),
      ...odd,
    ];
  if (fateOf(token, f.id) === 'skipped')
    return [
      strong(`E${f.id} is out: it is no candidate.`),
      plain(
        ` Its ${oddValue(f)}, and this implementation skips what is not finite: in the choice it counts as −∞.`,
      ),
      ...(countsForGroup(token, f.id)
        ? [plain(' It still counts for the score of its group '), group(f.group), plain('.')]
        : []),
      ...odd,
    ];
  if (!f.isKept)
    return [
      strong(`E${f.id} is out: its group is masked.`),
      ...made,
      plain(f.outBecauseOfMask ? ', which would be enough for a place without the group mask.' : '.'),
    ];
  return [
    strong(`E${f.id} is out, at rank ${f.rank + 1}.`),
    ...made,
    ...behind(token, f),
    ...biasRole(f),
    ...odd,
  ];
}

/** The first of an expert's values that is not finite. */
function oddValue({ z, s, b }: ExpertFacts): string {
  if (!Number.isFinite(z)) return `logit is ${n(z)}`;
  return Number.isFinite(s) ? `bias is ${n(b ?? Number.NaN)}` : `score is ${n(s)}`;
}

function biasRole({ becauseOfBias }: ExpertFacts): Span[] {
  if (becauseOfBias === 'in') return [plain(' Without any bias it would not be picked.')];
  return becauseOfBias === 'out' ? [plain(' Without any bias it would be picked.')] : [];
}

function weightSentence(token: RoutedRow, f: ExpertFacts, stage: StageId): Sentence {
  const w = f.weight;
  if (isPadding(token))
    return [strong(`E${f.id} has no weight.`), plain(' The row only fills the batch up: its weights are 0.')];
  if (!w) return [strong(`E${f.id} has no weight.`), plain(' It was not picked.')];
  const skipped = skipReason(stage, token);
  if (skipped)
    return [
      strong(`E${f.id} keeps its weight of ${n(w.final)}.`),
      plain(` This stage is ${stages.skip[skipped]}.${scale.afterwards(token.ledger, w.final, stage)}`),
    ];
  if (stage === 'gather')
    return [
      strong(`E${f.id} weighs ${n(w.gathered)}.`),
      plain(
        f.b === null || token.plan.biasesLogits
          ? ' That is its score.'
          : token.plan.gather === 'recovered'
            ? ` That is ${n(f.c)}, its score with the bias, minus the bias again.`
            : token.plan.gather === 'biased'
              ? ' That is its score with the bias.'
              : ` That is its score without the bias; with it, it stood at ${n(f.c)}.`,
      ),
    ];
  if (stage === 'norm')
    return [
      strong(
        Number.isFinite(w.renormalized)
          ? `E${f.id} gets ${n(w.renormalized)} of the whole.`
          : `E${f.id} gets no share of the whole.`,
      ),
      plain(
        Number.isFinite(w.renormalized)
          ? ` Its ${n(w.gathered)} is divided by the sum ${n(w.sum)}.`
          : ` ${n(w.gathered)} divided by the sum ${n(w.sum)} is ${n(w.renormalized)}.`,
      ),
    ];
  return [
    strong(`E${f.id} ends with a weight of ${n(w.final)}.`),
    plain(
      ` Its share of ${n(w.renormalized)} is multiplied by ${n(token.plan.scale)}.${scale.afterwards(token.ledger, w.final, stage)}`,
    ),
  ];
}

/** Why a group stands where it stands. */
export function groupSentence(token: RoutedRow, stage: StageId, id: number): Sentence {
  const { result } = token;
  const reason = skipReason('group', token);
  if (reason)
    return [strong('There are no groups here.'), plain(` The group stages are ${stages.skip[reason]}.`)];
  const g = groupFacts(token, id);
  const size = token.params.globalNumExperts / result.numGroups;
  if (isBefore(stage, 'group'))
    return [
      strong(`G${id} holds ${size} experts.`),
      plain(' They are '),
      expert(id * size),
      plain(' to '),
      expert((id + 1) * size - 1),
      plain('. Groups are compared once their experts have scores.'),
    ];
  if (stage === 'group')
    return [
      strong(`G${id} scores ${n(g.score)}.`),
      plain(
        g.members.length === 1
          ? ' That is its best expert, '
          : ` That is the sum of its ${g.members.length} best experts, `,
      ),
      ...listed(g.members.map((member) => expert(member.id))),
      plain('.'),
    ];
  const verdict = strong(g.isKept ? `G${id} is kept.` : `G${id} is dropped.`);
  const picks: Span[] = isBefore(stage, 'pick')
    ? []
    : [
        plain(
          g.picks.length === 0
            ? ' None of its experts is picked.'
            : ` Picked from it: ${g.picks.map((e) => `E${e}`).join(', ')}.`,
        ),
      ];
  return [verdict, plain(' It'), ...groupVerdict(token, g), ...picks];
}

/** What the stage shown did, for the live region. */
export function narrate(token: RoutedRow, stage: StageId, isBrief: boolean): string {
  const { result } = token;
  const { keptGroups } = token.plan;
  const head = `Stage ${numberOf(stage)}, ${stages.chip[stage]}: ${stages.caption(token, stage)}.`;
  if (isBrief) return head;
  if (stage === 'keep' && !skipReason(stage, token))
    return `${head} Kept: ${Array.from(result.groupOrder.subarray(0, keptGroups), (g) => `G${g}`).join(', ')}.`;
  if (stage === 'pick')
    return `${head} Picked: ${pickedByRank(token)
      .map((e) => `E${e}`)
      .join(', ')}.`;
  if (stage === 'gather' || stage === 'norm' || stage === 'scale') {
    const values =
      stage === 'gather' ? result.gathered : stage === 'norm' ? result.renormalized : result.weights;
    return `${head} Weights: ${Array.from(result.ids, (e, slot) => `E${e} ${n(values[slot]!, 3)}`).join(', ')}.`;
  }
  return head;
}

/** Name of a cell for a screen reader. */
export function cellName(token: RoutedRow, stage: StageId, id: number): string {
  const f = expertFacts(token, id);
  const parts = [`Expert ${id}`];
  if (f.hasGroups) parts.push(`group ${f.group}`);
  parts.push(stage === 'logits' ? `logit ${n(f.z, 3)}` : `score ${n(f.s, 3)}`);
  if (atOrAfter(stage, 'bias') && f.b !== null)
    parts.push(`bias ${f.b < 0 ? 'minus' : 'plus'} ${n(Math.abs(f.b), 3)}`);
  if (atOrAfter(stage, 'bias') && irregularOf(token).lostScores.has(id)) parts.push('score lost in its bias');
  if (atOrAfter(stage, 'mask') && !f.isKept) parts.push('masked');
  if (atOrAfter(stage, 'pick') && f.isPicked)
    parts.push(...(token.plan.picksByTable ? ['picked by the table'] : ['picked', `rank ${f.rank + 1}`]));
  if (atOrAfter(stage, 'pick')) parts.push(...oddities(token, f));
  if (atOrAfter(stage, 'gather') && f.weight)
    parts.push(
      `weight ${n(atOrAfter(stage, 'scale') ? f.weight.final : stage === 'norm' ? f.weight.renormalized : f.weight.gathered, 3)}`,
    );
  return parts.join(', ');
}

/** What a cell's signs say beside its state: tie, near cut, leftover, several slots. */
function oddities(token: RoutedRow, { id, isLeftover }: ExpertFacts): string[] {
  const { expertCut, repeats } = irregularOf(token);
  const words = isLeftover ? ['although masked'] : [];
  if (expertCut?.close.has(id)) words.push(expertCut.closeness === 'tie' ? 'tie at the cut' : 'near the cut');
  const count = repeats.get(id);
  return count ? [...words, `fills ${count} slots`] : words;
}

/** Name of a row's label for a screen reader. */
export function rowName(token: RoutedRow, stage: StageId, id: number, isRankVeiled = false): string {
  const g = groupFacts(token, id);
  const parts = [`Group ${id}`];
  if (atOrAfter(stage, 'group'))
    parts.push(`score ${n(g.score, 3)}`, ...(isRankVeiled ? [] : [`rank ${g.rank + 1}`]));
  if (atOrAfter(stage, 'keep')) parts.push(g.isKept ? 'kept' : 'dropped');
  return parts.join(', ');
}
