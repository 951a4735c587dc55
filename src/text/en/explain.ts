import { formatNumber, formatSigned } from '../../view/format';
import { explainIn } from '../explain';
import { expert, group, plain, strong } from '../spans';
import { listed } from './listed';
import { nonFinite } from './non-finite';
import { rivals } from './rivals';
import { stages } from './stages';

const n = formatNumber;
const names = (ids: readonly number[], letter: 'E' | 'G') => ids.map((id) => `${letter}${id}`).join(', ');

const NO_GROUP = plain(
  ' No group is usable, and the kernel then answers with the first experts, whatever they score.',
);
const SKIPPED = ', and this implementation skips values that are not finite: in the choice it counts as −∞.';

/** What happened to experts and groups. */
export const { expertSentence, groupSentence, narrate, cellName, nameParts, rowName } = explainIn(stages, {
  sentence: {
    ...rivals,
    ...nonFinite,
    modelLater: ({ factor, counts }) =>
      ` The model multiplies the experts’ output by ${formatNumber(factor)} later, so on the output it counts ${formatNumber(counts)}.`,
    starts: ({ id, z }) => strong(`E${id} starts with a logit of ${n(z)}.`),
    isNotFinite: ' That is not a finite number.',
    scores: ({ id, s }) => strong(`E${id} scores ${n(s)}.`),
    stillLogit: ' That is still its logit: experts are scored only after they are picked.',
    sigmoid: ' Sigmoid looks at its own logit only.',
    softmax: ' Softmax compares it with all other experts: the scores add up to 1.',
    sqrtsoftplus: ' The square root of softplus looks at its own logit only.',
    keepsScore: ({ id, s }) => strong(`E${id} keeps its score of ${n(s)}.`),
    keepsLogit: ({ id, z }) => strong(`E${id} keeps its logit of ${n(z)}.`),
    noBias: ' The model has no correction bias.',
    ignoresBias: ' This path uses no bias.',
    tableNeedsNoBias: ' The table picks, so no bias is needed.',
    standsAt: ({ id, c }) => strong(`E${id} stands at ${n(c)}.`),
    biasOnLogit: ({ z, b }) =>
      ` Its logit of ${n(z)} gets a bias of ${formatSigned(b)}; the choice is made on these sums, and their softmax is the score.`,
    biasForChoice: ({ s, b }) =>
      ` Its score of ${n(s)} gets a bias of ${formatSigned(b)}; it counts for the choice only.`,
    biasForAll: ({ s, b }) =>
      ` Its score of ${n(s)} gets a bias of ${formatSigned(b)}; it counts for the choice and the weight.`,
    unaffected: ({ id }) => strong(`E${id} is not affected.`),
    skipped: ({ reason }) => ` ${stages.skipped(reason)}`,
    speaksForGroup: ({ id }) => strong(`E${id} counts for its group.`),
    doesNotCount: ({ id }) => strong(`E${id} does not count for its group.`),
    groupScores: ({ group: own, score, ids }) => [
      plain(' '),
      group(own),
      plain(` scores ${n(score)}, from `),
      ...listed(ids.map(expert)),
      plain('.'),
    ],
    stays: ({ id }) => strong(`E${id} is not masked.`),
    isMasked: ({ id }) => strong(`E${id} is masked.`),
    leavesWithGroup: ({ id }) => strong(`E${id} is out with its group.`),
    itsGroup: ({ group: own }) => [plain(' '), group(own)],
    padding: ({ id }) => [
      strong(`E${id} is not picked: the row is padding.`),
      plain(' The router skips it: each of its slots gets id −1 and weight 0, whatever the scores are.'),
    ],
    inTable: ({ id, s }) => [
      strong(`The table picks E${id}.`),
      plain(` The row for this token names it; its score of ${n(s)} decides only how much it counts.`),
    ],
    notInTable: ({ id, s }) => [
      strong(`E${id} is not in the table’s row.`),
      plain(` Its score of ${n(s)} does not matter: nothing is ranked.`),
    ],
    inAnswer: ({ id }) => [strong(`E${id} is part of the answer.`), NO_GROUP],
    notInAnswer: ({ id }) => [strong(`E${id} is out.`), NO_GROUP],
    fillsSlot: ({ id }) => [
      strong(`E${id} fills a slot for which no candidate is left.`),
      plain(' Such a slot keeps index 0, whatever that expert scores.'),
    ],
    leftover: ({ id, place }) => [
      strong(`E${id} takes place ${place} although its group is masked.`),
      plain(' Fewer experts are unmasked than are picked, so masked ones fill the free places.'),
    ],
    takesPlace: ({ id, place }) => strong(`E${id} takes place ${place}.`),
    isOut: ({ id, place }) => strong(`E${id} is out, at rank ${place}.`),
    itsLogit: ({ value }) => ` Its logit is ${n(value)}`,
    itsScore: ({ value }) => ` Its score is ${n(value)}`,
    lifted: ({ b, c }) => `; the bias of ${formatSigned(b)} puts it at ${n(c)}`,
    noCandidate: ({ id }) => strong(`E${id} is out: it is no candidate.`),
    skippedLogit: ({ value }) => ` Its logit is ${n(value)}${SKIPPED}`,
    skippedScore: ({ value }) => ` Its score is ${n(value)}${SKIPPED}`,
    skippedBias: ({ value }) => ` Its bias is ${n(value)}${SKIPPED}`,
    countsForGroup: ({ group: own }) => [
      plain(' It still counts for the score of its group '),
      group(own),
      plain('.'),
    ],
    groupMasked: ({ id }) => strong(`E${id} is out: its group is masked.`),
    enoughUnmasked: ', which would be enough for a place without the group mask.',
    inByBias: ' Without any bias it would not be picked.',
    outByBias: ' Without any bias it would be picked.',
    paddingWeight: ({ id }) => [
      strong(`E${id} has no weight.`),
      plain(' The row is padding: its weights are 0.'),
    ],
    noWeight: ({ id }) => [strong(`E${id} has no weight.`), plain(' It was not picked.')],
    keepsWeight: ({ id, w }) => strong(`E${id} keeps its weight of ${n(w)}.`),
    weighs: ({ id, w }) => strong(`E${id} weighs ${n(w)}.`),
    isScore: ' That is its score.',
    isBiased: ' That is its score with the bias.',
    isRecovered: ({ c }) => ` That is ${n(c)}, its score with the bias, minus the bias again.`,
    isUnbiased: ({ c }) => ` That is its score without the bias; with it, it stood at ${n(c)}.`,
    share: ({ id, share, gathered, sum }) => [
      strong(`E${id} gets ${n(share)} of the whole.`),
      plain(` Its ${n(gathered)} is divided by the sum ${n(sum)}.`),
    ],
    noShare: ({ id, share, gathered, sum }) => [
      strong(`E${id} gets no share of the whole.`),
      plain(` ${n(gathered)} divided by the sum ${n(sum)} is ${n(share)}.`),
    ],
    endsWith: ({ id, w }) => strong(`E${id} ends with a weight of ${n(w)}.`),
    shareTimes: ({ share, factor }) => ` Its share of ${n(share)} is multiplied by ${n(factor)}.`,
    weightTimes: ({ share, factor }) => ` Its weight of ${n(share)} is multiplied by ${n(factor)}.`,
    noGroups: ({ reason }) => [
      strong('There are no groups here.'),
      plain(` The group stages are ${stages.skip[reason]}.`),
    ],
    holds: ({ id, size, first, last }) => [
      strong(`G${id} holds ${size} experts.`),
      plain(' They are '),
      expert(first),
      plain(' to '),
      expert(last),
      plain('. Groups are compared once their experts have scores.'),
    ],
    bestOf: ({ id, score, ids }) => [
      strong(`G${id} scores ${n(score)}.`),
      plain(' That is its best expert, '),
      ...listed(ids.map(expert)),
      plain('.'),
    ],
    sumOf: ({ id, score, ids }) => [
      strong(`G${id} scores ${n(score)}.`),
      plain(` That is the sum of its ${ids.length} best experts, `),
      ...listed(ids.map(expert)),
      plain('.'),
    ],
    isKept: ({ id }) => [strong(`G${id} is kept.`), plain(' It')],
    isDropped: ({ id }) => [strong(`G${id} is dropped.`), plain(' It')],
    nonePicked: ' None of its experts is picked.',
    picked: ({ ids }) => ` Picked from it: ${names(ids, 'E')}.`,
  },
  name: {
    expert: ({ id }) => `Expert ${id}`,
    group: ({ id }) => `Group ${id}`,
    inGroup: ({ id }) => `group ${id}`,
    logit: ({ value }) => `logit ${n(value, 3)}`,
    score: ({ value }) => `score ${n(value, 3)}`,
    biasPlus: ({ value }) => `bias plus ${n(value, 3)}`,
    biasMinus: ({ value }) => `bias minus ${n(value, 3)}`,
    scoreLost: 'score lost in its bias',
    masked: 'masked',
    picked: 'picked',
    pickedByTable: 'picked by the table',
    rank: ({ place }) => `rank ${place}`,
    although: 'although masked',
    tie: 'tie at the cut',
    near: 'near the cut',
    slots: ({ count }) => `fills ${count} slots`,
    weight: ({ value }) => `weight ${n(value, 3)}`,
    kept: 'kept',
    dropped: 'dropped',
  },
  comma: ', ',
  stage: (number, name, caption) => `Stage ${number}, ${name}: ${caption}.`,
  outcome: {
    groupsKept: ({ ids }) => ` Kept: ${names(ids, 'G')}.`,
    expertsPicked: ({ ids }) => ` Picked: ${names(ids, 'E')}.`,
    weights: ({ weights }) => ` Weights: ${weights.map(({ id, w }) => `E${id} ${n(w, 3)}`).join(', ')}.`,
  },
});
