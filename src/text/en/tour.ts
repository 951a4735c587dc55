import type { ScoringFunc } from '../../core/semantics/types';
import { formatNumber } from '../../view/format';
import { expert, group, LINK, plain, type Sentence, strong } from '../spans';
import { tourIn } from '../tour';
import { listed } from './listed';

const n = formatNumber;

const func: Record<ScoringFunc, string> = {
  sigmoid: 'sigmoid',
  softmax: 'softmax',
  sqrtsoftplus: 'the square root of softplus',
};

/** "E3 and E9" with the verb for one or for many, and the number. */
function most(ids: readonly number[], one: string, many: string, value: number): Sentence {
  return [...listed(ids.map(expert)), plain(` ${ids.length === 1 ? one : many} with ${n(value)}.`)];
}

/** Words of the tour of predictions. */
export const tour = {
  ...tourIn(
    {
      whoScores: ({ func: by }) =>
        `Every logit becomes a score by ${func[by]}. Which expert will score highest?`,
      whoLeads:
        'Part of the bias is drawn: orange raises, purple lowers. Which expert will lead once all of it is added?',
      whichBest: 'A group is judged by its best expert. Which group will score highest?',
      whichSum: ({ contributors }) =>
        `A group is judged by the sum of its ${contributors} best experts. Which group will score highest?`,
      lastToStay: ({ kept, groups }) =>
        `The best ${kept} of ${groups} groups stay. Which one is the last to stay?`,
      whichStays: 'Which group will stay?',
      whichGoes: 'Which group will be dropped?',
      whichStay: ({ count }) => `Which ${count} groups will stay?`,
      whichGo: ({ count }) => `Which ${count} groups will be dropped?`,
      whichSaved: ({ count }) =>
        count === 1
          ? 'The bias saves a group: without it, another one would stay instead. Which one is saved?'
          : `The bias saves ${count} groups: without it, others would stay instead. Which ones are saved?`,
      whoIsLost: ({ topK }) =>
        `The experts of the dropped groups are masked. Does that cost the token one of its ${topK} best experts? Which one?`,
      whichPick: 'Which expert will be picked?',
      whichPicks: ({ topK }) => `Which ${topK} experts will be picked?`,
      lastPlace: ({ topK }) => `${topK} experts will be picked. Which one takes the last place?`,
      heaviest: 'The scores of the picks become their weights. Which pick will weigh most?',
      heaviestUnbiased: 'The weights are made from the scores without bias. Which pick will weigh most?',
      newSum: ({ sum }) => `The weights add up to ${n(sum)}. What will they add up to once renormalised?`,
      newWeight: ({ id, factor, weight }) =>
        `The routed_scaling_factor is ${n(factor)}. What will the weight ${n(weight)} of E${id} become?`,
      pressRow: 'Press a row of the picture.',
      pressCell: 'Press a cell of the picture.',
      pressCells: 'Press the cells.',
      guess: ({ names }) => `Your guess: ${names.join(', ')}`,
      guesses: ({ names, count }) => `Your guess, ${names.length} of ${count}: ${names.join(', ')}`,
      noCard: 'There is nothing to predict with these settings.',
      fewCards: ({ cards }) => `With this router, ${cards} of the 9 stages have something to predict.`,
    },
    {
      scoreHighest: ({ ids, value }) => most(ids, 'scores highest', 'score highest', value),
      lead: ({ ids, value }) => most(ids, 'leads', 'lead', value),
      weighMost: ({ ids, value }) => most(ids, 'weighs most', 'weigh most', value),
      sigmoid: ' Sigmoid keeps the order of the logits: it had the largest one.',
      softmax: ' Softmax keeps the order of the logits and makes all scores share a total of 1.',
      sqrtsoftplus: ' The square root of softplus keeps the order of the logits.',
      ledBefore: ' It led without the bias too.',
      overtaken: ({ id, s, c }) => [
        plain(' Without the bias '),
        expert(id),
        plain(` led with ${n(s)}; with it, it has ${n(c)}.`),
      ],
      groupScores: ({ id, score, ids }) => [
        group(id),
        plain(' scores highest, '),
        strong(n(score)),
        plain(', from '),
        ...listed(ids.map(expert)),
        plain('.'),
      ],
      dropped: ({ ids }) => [
        ...listed(ids.map(group)),
        plain(ids.length === 1 ? ' is dropped. ' : ' are dropped. '),
      ],
      manyDropped: ({ count }) => `${count} groups are dropped. `,
      saved: (change) => [
        plain('Because of the bias '),
        ...listed(change.in.map(group)),
        plain(`${change.in.length === 1 ? ' stays' : ' stay'}. Without it, `),
        ...listed(change.out.map(group)),
        plain(' would stay instead.'),
      ],
      lastKept: ({ id }) => [group(id), plain(' is the last to stay')],
      lastIn: ({ id, place, value }) => [expert(id), plain(` takes place ${place} with ${n(value)}`)],
      above: ({ id, gap, of }) => [plain(`, ${n(gap)} above `), LINK[of](id)],
      end: '.',
      nobodyLost: 'No expert is lost: the best ones of all are in groups that stay.',
      lost: ({ ids, topK }) => [
        ...listed(ids.map(expert)),
        plain(
          ` would be among the best ${topK} of all, and ${ids.length === 1 ? 'is out with its group' : 'are out with their groups'}.`,
        ),
      ],
      pickedFirst: ({ id }) => [
        plain(' '),
        expert(id),
        plain(' was picked first, but its bias adds nothing to its weight.'),
      ],
      addUp: ({ sum, total }) => [
        plain(`Each is divided by ${n(sum)}, so they add up to `),
        strong(n(total)),
        plain('. Their proportions stay the same.'),
      ],
      product: ({ before, factor, after }) => [
        plain(`${n(before)} · ${n(factor)} = `),
        strong(n(after)),
        plain('. The picks do not change: they were made before.'),
      ],
    },
  ),
  title: 'Guess along',
  hint: 'Before each stage the page asks what will happen',
  start: 'Take the tour of predictions',
  end: 'End the tour',
  place: (card: number, cards: number) => `Card ${card} of ${cards}`,
  keys: 'By keyboard: arrow keys in the picture, then Enter.',
  nobody: 'No expert is lost',
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
    'You can change the logits, the bias and every parameter: the tour asks about the present values.',
  again: 'Begin again',
  onFirst: 'Take the first example instead',
  onFirstHint: 'Undo brings yours back.',
  gone: 'With the present settings there is nothing to predict at this stage.',
};
