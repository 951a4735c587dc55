import type { StageId } from '../../core/stages';
import { formatNumber } from '../../view/format';
import { apart, divergenceIn } from '../divergence';
import { expert, group, LINK, plain, separated, strong } from '../spans';
import { toleranceIn } from '../tolerance';
import { causesText } from './causes';
import { rules } from './rules';

const n = formatNumber;

/** What a stage works on. */
const WHAT: Readonly<Record<StageId, string>> = {
  logits: 'logit',
  score: 'score',
  bias: 'score with bias',
  group: 'group score',
  keep: 'group score',
  mask: 'value after the mask',
  pick: 'value after the mask',
  gather: 'gathered score',
  norm: 'normalised weight',
  scale: 'weight',
};

const size = toleranceIn('in every bit', (most) => `to within ${most}`);

/** "The score of E4 is 0.5 in A and 0.25 in B", with this article. */
function valueAfter(article: string) {
  return ({
    stage,
    of,
    a,
    b,
  }: {
    stage: StageId;
    of: { kind: 'expert' | 'group'; id: number };
    a: number;
    b: number;
  }) => {
    const [x, y] = apart(a, b);
    return [
      plain(`${article} ${WHAT[stage]} of `),
      LINK[of.kind](of.id),
      plain(` is ${x} in A and ${y} in B`),
    ];
  };
}

/** The first divergence, with both values and, if a decision differs, both consequences. */
export const { divergence, bits } = divergenceIn(
  {
    identical: [strong('A and B are identical'), plain(': the same bits at every stage.')],
    agree: ({ tolerance }) => [strong(`A and B agree ${size(tolerance)}`), plain(', at every stage.')],
    agreeButOrder: ({ tolerance }) => [
      strong(`A and B agree ${size(tolerance)}`),
      plain(', at every stage; only the order of the ids differs.'),
    ],
    experts: ({ a, b }) => `A has ${a} experts, B has ${b}: they cannot be compared cell by cell.`,
    groups: ({ a, b }) => `A judges ${a} groups, B judges ${b} groups.`,
    groupsInA: ({ a }) => `A judges ${a} groups, B lets all experts compete.`,
    groupsInB: ({ b }) => `A lets all experts compete, B judges ${b} groups.`,
    chosenBy: ({ cause }) => `${cause}.`,
    chosenOtherwise: 'The values agree, the choice does not.',
    causedBy: ({ cause }) => `${cause}: `,
    masksWith: ({ a, b }) => `A masks with ${rules.value(a, 'mask')}, B with ${rules.value(b, 'mask')}: `,
    value: valueAfter('The'),
    causedValue: valueAfter('the'),
    moreDiffer: ({ count }) => ` (${count} more differ).`,
    bits: ({ stage, of, a, b }) => [
      plain(`Bits differ from stage ${stage} on: `),
      LINK[of.kind](of.id),
      plain(` ${apart(a, b).join(' / ')}`),
    ],
    moreBits: ({ count }) => ` (${count} more).`,
    end: '.',
    maskedWins: ({ side, other, winner, wins, there, loser, loses }) => [
      expert(winner),
      plain(` (masked) scores ${n(wins)} in ${side} and beats `),
      expert(loser),
      plain(` at ${n(loses)}; in ${other} it is at ${n(there)}, and `),
      expert(loser),
      plain(' stays in.'),
    ],
    keepOnly: ({ only }) => [
      plain(' '),
      ...separated(
        only.map(({ side, id, value }) => [
          plain(`${side} alone keeps `),
          group(id),
          plain(` (${n(value)})`),
        ]),
        ', ',
      ),
      plain('.'),
    ],
    pickOnly: ({ only }) => [
      plain(' '),
      ...separated(
        only.map(({ side, id, value }) => [
          plain(`${side} alone picks `),
          expert(id),
          plain(` (${n(value)})`),
        ]),
        ', ',
      ),
      plain('.'),
    ],
  },
  causesText,
);
