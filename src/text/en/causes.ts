import type { Factor } from '../../core/facts/compare/side';
import { causesIn } from '../causes';
import { expert, plain, separated, strong } from '../spans';
import { toleranceIn } from '../tolerance';
import { dispatch } from './dispatch';
import { params, settings } from './params';
import { rules } from './rules';

const INPUT: Readonly<Record<Extract<Factor, { kind: 'input' }>['field'], string>> = {
  logits: 'logits',
  logitsDtype: dispatch.setupName.logitsDtype,
  bias: params.name.eScoreCorrectionBias,
  biasDtype: dispatch.setupName.biasDtype,
  dtype: dispatch.setupName.dtype,
  perExpertScale: 'factors of the experts',
  tableIds: 'row of the table',
  isPadding: 'padding',
  shared: 'appended shared experts',
};

const BASIS = {
  score: 'by scores without bias',
  biased: 'by scores with bias',
  masked: 'by masked scores',
  recovered: 'by scores with bias, minus the bias',
};

const size = toleranceIn('in every bit', (most) => `to within ${most}`);
const SAME = 'the same experts with the same weights';

/** "A keeps 4 groups, B 2 groups": what each of them does. */
function both<Value>(verb: string, said: (value: Value) => string) {
  return ({ a, b }: { readonly a: Value; readonly b: Value }) => `A ${verb} ${said(a)}, B ${said(b)}`;
}

const bestOf = (count: number) => (count === 1 ? 'by its best score' : `by the sum of its ${count} best`);

const { causes: causesText, told } = causesIn(
  {
    input: INPUT,
    on: 'on',
    off: 'off',
    both: (name, a, b) => `${name} (${a} / ${b})`,
    cause: {
      otherLogits: 'The logits differ',
      takesLogitsAs: both('takes the logits', (dtype) => `as ${dtype}`),
      otherBiases: 'The biases differ',
      storesBiasAs: both('stores the bias', (dtype) => `as ${dtype}`),
      worksIn: both('works', (dtype) => `in ${dtype}`),
      otherTable: 'The rows of the table differ',
      otherExpertFactors: 'The factors of the experts differ',
      addsBias: ({ side }) => `${side} alone adds a bias`,
      readsTable: ({ side }) => `${side} alone takes its experts from a table`,
      skipsPadding: ({ side }) => `${side} alone skips the row, because it is padding`,
      divides: ({ side }) => `${side} alone divides by the sum`,
      appends: both('appends shared experts', (weight) => `with weight ${weight}`),
      judgesGroupsBy: both('judges a group', bestOf),
      keepsGroups: both('keeps', (count) => (count === 1 ? '1 group' : `${count} groups`)),
      picks: both('picks', String),
      scoresWith: both('scores', (scoring) => `with ${scoring}`),
      weighsBy: both('weighs', (basis) => BASIS[basis]),
      picksBy: both('picks', (record) => `by ${rules.value(record, 'scored')}`),
      multipliesBy: both('multiplies', (factor) => `by ${factor}`),
      differIn: ({ what }) => `A and B differ in the ${what}`,
    },
    orAlso: (names) => ` (making ${names} equal removes this as well)`,
    onlyTogether: (names) => `Only the combination of ${names} makes the difference`,
    comma: ', ',
    and: ' and ',
    or: ' or ',
    headline: {
      agreeByOtherSteps: ({ tolerance }) => [
        strong('The results agree'),
        plain(`: ${SAME}, ${size(tolerance)}. The order of two steps differs.`),
      ],
      agreeByOtherWay: ({ tolerance }) => [
        strong('The results agree'),
        plain(`: ${SAME}, ${size(tolerance)}. A and B differ on the way.`),
      ],
      agreeInOtherOrder: ({ tolerance }) => [
        strong('The results agree but for the order of the ids'),
        plain(`: ${SAME}, ${size(tolerance)}.`),
      ],
      agreeButWeightless: ({ only }) => [
        strong('The results agree but for experts that weigh nothing'),
        plain(': '),
        ...separated(
          only.map(({ id, side }) => [expert(id), plain(` in ${side} only`)]),
          ', ',
        ),
        plain('.'),
      ],
    },
    end: { order: 'The order of the ids: ', results: 'The results: ' },
    sentence: (text) => `${text}.`,
    later: {
      routed: (a, b) => `the routed experts ${a} in A, ${b} in B`,
      shared: (a, b) => `the shared ones ${a} in A, ${b} in B`,
    },
    noFactor: 'by nothing',
    factor: (value) => `by ${value}`,
    afterRouter: (parts) => `After the router, the model multiplies ${parts.join('; ')}.`,
    verdict: {
      isRefused: 'cannot be routed like this',
      removes: 'removes it by itself',
      removesFirst: 'removes the first divergence only',
      removesEnd: 'makes the results agree, leaves the first divergence',
      removesNothing: 'does not remove it',
      lessApart: ({ percent }) => `; the weights differ ${percent} % less`,
      furtherApart: ({ percent }) => `; the weights differ ${percent} % more`,
    },
  },
  rules,
  settings,
);

export { causesText };

/** What makes A and B differ, and how it was found. */
export const causes = {
  ...told,
  title: 'Made equal, one by one',
  hint: 'Each thing in which A and B differ was made equal by itself, in A and in B, and both were routed again.',
  pending: 'Trying what makes them differ…',
  idle: (count: number) =>
    count === 1 ? '1 other changes nothing for this token' : `${count} others change nothing for this token`,
  together: (names: string) => `together: ${names}`,
  removesTogether: 'removes it; no part of it does',
};
