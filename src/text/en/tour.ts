import { expertFacts, groupFacts, pickedByRank } from '../../core/facts/explain';
import { heaviestSlot, NONE, type Prediction, totalOf } from '../../core/facts/predictions';
import type { RoutedRow } from '../../core/routed-row';
import { formatNumber } from '../../view/format';
import { expert, group, plain, type Sentence, type Span, strong } from '../spans';
import { listed } from './listed';

const n = formatNumber;

const func = { sigmoid: 'sigmoid', softmax: 'softmax', sqrtsoftplus: 'the square root of softplus' };

/** What a card asks. */
function question(token: RoutedRow, asked: Prediction): string {
  const { params, plan } = token;
  const { topK } = params;
  switch (asked.stage) {
    case 'score':
      return `Every logit becomes a score by ${func[plan.scoring]}. Which expert will score highest?`;
    case 'bias':
      return 'Part of the bias is drawn: orange lifts, purple takes away. Which expert will lead once all of it is added?';
    case 'group':
      return plan.contributors === 1
        ? 'A group is judged by its best expert. Which group will score highest?'
        : `A group is judged by the sum of its ${plan.contributors} best experts. Which group will score highest?`;
    case 'keep':
      return keepQuestion(asked, plan.keptGroups, plan.numGroups);
    case 'mask':
      return `The experts of the dropped groups are masked. Does that cost the token one of its ${topK} best experts? Which one?`;
    case 'pick':
      return asked.count > 1 || topK === 1
        ? `Which ${topK === 1 ? 'expert' : `${topK} experts`} will be picked?`
        : `${topK} experts will be picked. Which one takes the last place?`;
    case 'gather':
      return plan.hasBias && plan.gather === 'score'
        ? 'The bias has done its work: weights are made of the scores without it. Which pick will weigh most?'
        : 'The scores of the picks become their weights. Which pick will weigh most?';
    case 'norm':
      return `The weights add up to ${n(token.result.weightSum[0]!)}. What will they add up to once renormalised?`;
    case 'scale':
      return `The routed_scaling_factor is ${n(plan.scale)}. What will the weight ${n(weightBefore(token))} of E${heaviest(token)} become?`;
  }
}

function keepQuestion(asked: Prediction, kept: number, groups: number): string {
  const wanted = asked.of === 'groups' ? asked.wanted : 'kept';
  if (wanted === 'lastKept')
    return `The best ${kept} of ${groups} groups stay. Which one is the last to stay?`;
  const many = asked.count === 1 ? 'group' : `${asked.count} groups`;
  return wanted === 'dropped' ? `Which ${many} will be dropped?` : `Which ${many} will stay?`;
}

const heaviest = (token: RoutedRow) => token.result.ids[heaviestSlot(token)]!;
const weightBefore = (token: RoutedRow) => token.result.renormalized[heaviestSlot(token)]!;

/** What happened, with the numbers that decided. */
function answer(token: RoutedRow, asked: Prediction): Sentence {
  const { params, plan, result } = token;
  const ids = [...asked.answer];
  const first = ids[0]!;
  switch (asked.stage) {
    case 'score':
      return [...highest(ids), plain(` with ${n(result.scores[first]!)}. ${scoring(plan.scoring)}`)];
    case 'bias':
      return [
        ...highest(ids, 'lead'),
        plain(` with ${n(result.biased[first]!)}.`),
        ...overtaken(token, first),
      ];
    case 'group': {
      const { members, score } = groupFacts(token, first);
      const parts = listed(members.map(({ id }) => expert(id)));
      return [
        group(first),
        plain(' scores highest, '),
        strong(n(score)),
        plain(', from '),
        ...parts,
        plain('.'),
      ];
    }
    case 'keep':
      return keepAnswer(token);
    case 'mask':
      if (first === NONE)
        return [plain('Nobody is lost: the best experts of all stand in groups that stay.')];
      return [
        ...listed(ids.map(expert)),
        plain(
          ids.length === 1
            ? ` would be among the best ${params.topK} of all, and is out with its group.`
            : ` would be among the best ${params.topK} of all, and are out with their groups.`,
        ),
      ];
    case 'pick': {
      const last = expertFacts(token, pickedByRank(token).at(-1)!);
      return [
        expert(last.id),
        plain(` takes place ${last.rank + 1} with ${n(last.masked)}`),
        ...(last.rival && Number.isFinite(last.rival.gap)
          ? [plain(`, ${n(last.rival.gap)} above `), expert(last.rival.id)]
          : []),
        plain('.'),
      ];
    }
    case 'gather': {
      const leader = pickedByRank(token)[0]!;
      const weight = n(expertFacts(token, first).weight?.gathered ?? Number.NaN);
      return [
        ...highest(ids, 'weigh'),
        plain(` with ${weight}.`),
        ...(asked.answer.has(leader)
          ? []
          : [plain(' '), expert(leader), plain(' was picked first, but what its bias added is no weight.')]),
      ];
    }
    case 'norm':
      return [
        plain(`Each is divided by ${n(result.weightSum[0]!)}, so they add up to `),
        strong(n(totalOf(result.renormalized))),
        plain('. Their shares stay as they were.'),
      ];
    case 'scale':
      return [
        plain(`${n(weightBefore(token))} · ${n(plan.scale)} = `),
        strong(n(result.weights[heaviestSlot(token)]!)),
        plain('. The picks do not change: they were made before.'),
      ];
  }
}

function highest(ids: readonly number[], verb: 'score' | 'lead' | 'weigh' = 'score'): Span[] {
  const [one, many] = {
    score: [' scores highest', ' score highest'],
    lead: [' leads', ' lead'],
    weigh: [' weighs most', ' weigh most'],
  }[verb] as [string, string];
  return [...listed(ids.map(expert)), plain(ids.length === 1 ? one : many)];
}

function scoring(func: RoutedRow['plan']['scoring']): string {
  return {
    sigmoid: 'Sigmoid keeps the order of the logits: it had the largest one.',
    softmax: 'Softmax keeps the order of the logits and makes all scores share a total of 1.',
    sqrtsoftplus: 'The square root of softplus keeps the order of the logits.',
  }[func];
}

/** Whom the leader with bias has passed, if anybody. */
function overtaken({ result }: RoutedRow, leader: number): Span[] {
  const before = result.scores.indexOf(Math.max(...result.scores));
  if (before === leader) return [plain(' It led without the bias too.')];
  return [
    plain(' Without the bias '),
    expert(before),
    plain(` led with ${n(result.scores[before]!)}; with it, it has ${n(result.biased[before]!)}.`),
  ];
}

function keepAnswer(token: RoutedRow): Sentence {
  const { plan, result } = token;
  const dropped = Array.from(result.groupOrder.subarray(plan.keptGroups)).sort((a, b) => a - b);
  const last = groupFacts(token, result.groupOrder[plan.keptGroups - 1]!);
  const out = dropped.length > 8 ? [plain(`${dropped.length} groups`)] : listed(dropped.map(group));
  return [
    ...out,
    plain(dropped.length === 1 ? ' is dropped. ' : ' are dropped. '),
    group(last.id),
    plain(' is the last to stay'),
    ...(last.rival && Number.isFinite(last.rival.gap)
      ? [plain(`, ${n(last.rival.gap)} above `), group(last.rival.id)]
      : []),
    plain('.'),
  ];
}

/** Words of the tour of predictions. */
export const tour = {
  title: 'Predict it',
  start: 'Take the tour of predictions',
  end: 'End the tour',
  place: (card: number, cards: number) => `Card ${card} of ${cards}`,
  question,
  answer,
  /** How the guess is given. */
  how: (asked: Prediction) =>
    asked.of === 'groups'
      ? 'Press a row of the picture.'
      : asked.count > 1
        ? 'Press the cells.'
        : 'Press a cell of the picture.',
  keys: 'By keyboard: arrow keys in the picture, then Enter.',
  chosen: (names: readonly string[], count: number) =>
    count === 1
      ? `Your guess: ${names.join(', ')}`
      : `Your guess, ${names.length} of ${count}: ${names.join(', ')}`,
  nobody: 'Nobody is lost',
  check: 'Show the answer',
  giveUp: 'Show without a guess',
  watch: 'Watch the picture…',
  next: 'Next card',
  back: 'Previous card',
  finish: 'To the result',
  verdict: {
    right: 'Right.',
    partly: (right: number, count: number) => `${right} of ${count} right.`,
    wrong: 'Not this time.',
    open: 'The answer:',
  },
  outcome: { right: 'right', partly: 'partly right', wrong: 'wrong', open: 'no guess', none: 'not seen' },
  result: (right: number, cards: number) => `${right} of ${cards} predicted`,
  resultHint:
    'The logits, the bias and every parameter can be changed: the tour asks about what is there now.',
  again: 'Begin again',
  fewer: (cards: number) =>
    cards === 0
      ? 'There is nothing to predict with these settings.'
      : `This router leaves ${cards} of the 9 cards something to predict.`,
  onFirst: 'Take the first example instead',
  onFirstHint: 'Undo brings yours back.',
  gone: 'With the present settings there is nothing to predict at this stage.',
};
