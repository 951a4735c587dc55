import { formatNumber, formatSigned } from '../../view/format';
import { expert, group, plain, strong } from '../spans';
import { whatIfIn } from '../what-if';
import { dispatch } from './dispatch';
import { few, listed } from './listed';
import { errors, params } from './params';
import { scale } from './scale';

/** A change of a logit. */
const by = (change: number) => formatSigned(change, 3);

const WHY_ABOVE_ONE = {
  scale: 'The cause is the factor: without it no weight is above 1.',
  factors: 'The causes are the experts’ own factors: without them no weight is above 1.',
  negative: 'Other weights are negative, so these are larger than the sum by which they are divided.',
  undivided: 'Nothing divides the weights by their sum here.',
};

const WHY_BELOW_ZERO = {
  scale: 'The cause is the negative factor.',
  gathered: 'The weights are made from values of which some are negative.',
};

const said = whatIfIn(
  {
    picks: {
      refused: 'refused',
      unchanged: 'picks unchanged',
      replaced: ({ count, of }) => `${count} of ${of} picks ${count === 1 ? 'is' : 'are'} replaced`,
      more: ({ count }) => `${count} ${count === 1 ? 'pick' : 'picks'} more`,
      fewer: ({ count }) => `${count} ${count === 1 ? 'pick' : 'picks'} fewer`,
      alsoMore: ({ count }) => `, ${count} more`,
      alsoFewer: ({ count }) => `, ${count} fewer`,
      atNoValue: 'does not change who is picked',
      atAnotherValue: 'with another value: ',
    },
    value: (name, value, changes) => `${name} ${value}: ${changes}`,
    because: (why) => `. ${why}`,
    flip: {
      neverLeaves: ({ id }) => [
        strong(`No logit takes E${id} out.`),
        plain(' Changes of up to 32 were tried.'),
      ],
      neverEnters: ({ id }) => [
        strong(`No logit of its own takes E${id} in.`),
        plain(' Changes of up to 32 were tried.'),
      ],
      enters: ({ id, change }) => strong(`E${id} needs ${by(change)} logit`),
      takesPlaceOf: ({ ids }) => [plain(' to take '), ...listed(ids.map(expert)), plain('’s place.')],
      comesInFor: ({ ids }) => [plain(' to come in for '), ...listed(ids.map(expert)), plain('.')],
      sameForGroup: ({ group: own }) => [
        plain(' That is what its group '),
        group(own),
        plain(' needs to be kept.'),
      ],
      groupFirst: ({ group: own, change }) => [
        plain(' Its group '),
        group(own),
        plain(` needs ${by(change)} first.`),
      ],
      leaves: ({ id, change }) => strong(`E${id} drops out at ${by(change)} logit`),
      groupDropped: ({ group: own }) => [plain(', because its group '), group(own), plain(' is dropped')],
      takesItsPlace: ({ ids }) => [plain('; '), ...listed(ids.map(expert)), plain(' takes its place.')],
      comeIn: ({ ids }) => [plain('; '), ...listed(ids.map(expert)), plain(' come in.')],
      rival: ({ id, change }) => [
        plain(' '),
        expert(id),
        plain(` needs ${by(change)} logit to take that place.`),
      ],
    },
    groupFlip: {
      noFiniteLogit: ({ id }) => strong(`No logit of G${id}’s best experts is a finite number.`),
      neverDropped: ({ id, ids }) => [strong(`No single logit takes G${id} out.`), ...tried(ids)],
      neverKept: ({ id, ids }) => [strong(`No single logit takes G${id} in.`), ...tried(ids)],
      groupEnters: ({ id, expert: own, change, ids }) => [
        strong(`G${id} needs ${by(change)} logit`),
        plain(' of '),
        expert(own),
        plain(' to take '),
        ...listed(ids.map(group)),
        plain('’s place.'),
      ],
      groupLeaves: ({ id, expert: own, change, ids }) => [
        strong(`G${id} drops out at ${by(change)} logit`),
        plain(' of '),
        expert(own),
        plain('; '),
        ...listed(ids.map(group)),
        plain(' takes its place.'),
      ],
      notAlone: ({ expert: own }) => [plain(' No logit of '), expert(own), plain(' alone does it.')],
      orBy: ({ expert: own, change }) => [plain(' Of '), expert(own), plain(` it takes ${by(change)}.`)],
    },
    regret: {
      costsNothing: ({ topK }) => [
        strong('The group mask costs this token nothing.'),
        plain(` The best ${topK} of all experts are in the kept groups.`),
      ],
      keepsOut: ({ ids, topK }) => [
        strong(`The group mask keeps out ${ids.length} of the best ${topK}:`),
        plain(' '),
        ...listed(ids.map(expert)),
      ],
      carrying: ({ percent }) => `, which would carry ${formatNumber(percent, 3)} % of the weight.`,
      carryingUndefined: ', which would carry an undefined part of the weight.',
    },
    threshold: {
      in: ({ change }) => `in ${by(change)}`,
      out: ({ change }) => `out ${by(change)}`,
      groupKept: ({ group: own, change }) => `G${own} kept ${by(change)}`,
      groupOut: ({ group: own, change }) => `G${own} dropped ${by(change)}`,
    },
    landscape: {
      pickedNow: ({ id }) => `Outcome of E${id} for logits up to 4 below and above: picked now`,
      outNow: ({ id }) => `Outcome of E${id} for logits up to 4 below and above: not picked now`,
      everywhere: ', and at all of them.',
    },
    turns: (turns) => `; ${turns.join('; ')}.`,
    gotcha: {
      undefinedKernel: ({ because }) => dispatch.undefinedBecause[because],
      scoringDropped: ({ configured, effective }) =>
        `scoring_func says ${configured}, but this path never receives it: it computes ${effective}.`,
      tooFewSurvivors: ({ survivors, topK }) =>
        `Only ${survivors} experts are unmasked, but ${topK} are picked: masked ones fill the rest.`,
      notFinite: ({ sum }) =>
        `The picked scores add up to ${formatNumber(sum)}, and nothing protects the division: the weights are not finite.`,
      noEpsilon:
        'This path divides by the bare sum. If all picked scores were 0, the weights would be NaN; other implementations add 1e-20.',
      tiedPicks: ({ last, first, ties }) =>
        `E${last} and E${first} are equal at the cut${
          {
            lowestIndex: ': the lower index is taken.',
            unspecified: ', and this path promises no order among equals. The lower index is shown.',
          }[ties]
        }`,
      tiedGroups: ({ last, first, ties }) =>
        `G${last} and G${first} score the same, and only one of them is kept${
          { lowestIndex: '', unspecified: '; this path promises no order among equals' }[ties]
        }.`,
      tinyScoresLost: ({ count }) =>
        `½·tanh(z/2) + ½ ends at about 3e-8: ${count === 1 ? 'one expert scores' : `${count} experts score`} exactly 0 here, where 1/(1 + e^−z) would not.`,
      biasInWeights: 'This implementation takes the weights from the scores with bias.',
      biasNotInWeights:
        'The bias decides who is picked and never enters a weight. vLLM once gathered c here (vllm#12002).',
      scaleIgnored: 'routed_scaling_factor has no effect on this path.',
      alwaysOne:
        'One pick, divided by itself, gives 1: its logit changes nothing unless its score nears 0. In training such a gate gets no gradient.',
      zeroScale:
        'routed_scaling_factor is 0: every finite weight becomes 0, and the routed experts add nothing.',
      zeroIsNoScale:
        'routed_scaling_factor is 0, which stands for no factor here: the weights are not multiplied.',
      aboveOne: ({ ids, why }) => `Above 1: ${few(ids)}. ${WHY_ABOVE_ONE[why]}`,
      belowZero: ({ ids, why }) =>
        `Below 0: ${few(ids)}. ${WHY_BELOW_ZERO[why]} What such an expert returns is subtracted.`,
      scaleLedger: ({ ledger }) => scale.gotcha(ledger),
    },
  },
  params.name,
  errors.route,
);

function tried(ids: readonly number[]) {
  return [plain(' Changes of up to 32 were tried for '), ...listed(ids.map(expert)), plain('.')];
}

/** What-ifs: what other settings and other logits would do. */
export const whatIf = {
  ...said,
  valueNow: (field: keyof typeof params.name, value: string) =>
    `${params.name[field]} ${value}: as it is now`,
  strip: (field: keyof typeof params.name) => `${params.name[field]}: what each value would change`,
  /** The key of the strips. */
  stripKey: 'each bar: how many picks change at that value (× = not allowed)',
  stripKeys: 'Arrow keys preview, Enter sets.',
  title: 'What would change it',
  code: 'Code',
  gotchas: 'Gotchas',
  codeFold: 'The code, and what is often got wrong',
  fold: 'What would change the choice?',
  searching: 'Looking for the logit that changes the outcome…',
  noLandscape: 'Its logit is not a finite number, so no change of it is tried.',
  landscapeNow: 'now',
  landscapePicked: 'picked',
  landscapeOut: 'not picked',
  landscapeMasked: 'group masked',
  landscapeLine: (id: number) => `logit of E${id}: drag the line`,
  landscapeValue: { picked: (z: string) => `${z}, picked`, out: (z: string) => `${z}, not picked` },
  sourceAt: (file: string, version: string) => `${file} at ${version}`,
  terms: (count: number) => `All ${count} terms of Σ`,
  termColumns: { expert: 'expert', value: 'value' },
};
