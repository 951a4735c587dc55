import type { StageId } from '../../core/stages';
import { formatNumber } from '../../view/format';
import { apart, divergenceIn } from '../divergence';
import { expert, group, LINK, plain, separated, strong } from '../spans';
import { toleranceIn } from '../tolerance';
import { after, causesText } from './causes';
import { rules } from './rules';

const n = formatNumber;

/** What a stage works on, with the spaces that Latin letters need between Chinese words. */
const WHAT: Readonly<Record<StageId, string>> = {
  logits: ' logit ',
  score: '得分',
  bias: '加偏置得分',
  group: '组得分',
  keep: '组得分',
  mask: '掩码后的值',
  pick: '掩码后的值',
  gather: '取出的得分',
  norm: '归一化后的权重',
  scale: '权重',
};

const agree = toleranceIn('A 与 B 逐位一致', (most) => `A 与 B 在 ${most} 以内一致`);

/** "E4 的得分在 A 中为 0.5，在 B 中为 0.25". */
function value({
  stage,
  of,
  a,
  b,
}: {
  stage: StageId;
  of: { kind: 'expert' | 'group'; id: number };
  a: number;
  b: number;
}) {
  const [x, y] = apart(a, b);
  return [LINK[of.kind](of.id), plain(` 的${WHAT[stage]}在 A 中为 ${x}，在 B 中为 ${y}`)];
}

/** The first divergence, with both values and, if a decision differs, both consequences. */
export const { divergence, bits } = divergenceIn(
  {
    identical: [strong('A 与 B 完全相同'), plain('：每个阶段的每一位都相同。')],
    agree: ({ tolerance }) => [strong(agree(tolerance)), plain('，每个阶段都是如此。')],
    agreeButOrder: ({ tolerance }) => [
      strong(agree(tolerance)),
      plain('，每个阶段都是如此；只有 id 的顺序不同。'),
    ],
    experts: ({ a, b }) => `A 有 ${a} 个专家，B 有 ${b} 个：无法逐格比较。`,
    groups: ({ a, b }) => `A 评比 ${a} 个组，B 评比 ${b} 个组。`,
    groupsInA: ({ a }) => `A 评比 ${a} 个组，B 让所有专家一起竞争。`,
    groupsInB: ({ b }) => `A 让所有专家一起竞争，B 评比 ${b} 个组。`,
    chosenBy: ({ cause }) => `${cause}。`,
    chosenOtherwise: '数值一致，选择却不同。',
    causedBy: ({ cause }) => `${cause}：`,
    masksWith: ({ a, b }) =>
      `A 掩码为${after(rules.value(a, 'mask'))}，B 掩码为${after(rules.value(b, 'mask'))}：`,
    value,
    causedValue: value,
    moreDiffer: ({ count }) => `（另有 ${count} 个不同）。`,
    bits: ({ stage, of, a, b }) => [
      plain(`从阶段 ${stage} 起有位不同：`),
      LINK[of.kind](of.id),
      plain(` ${apart(a, b).join(' / ')}`),
    ],
    moreBits: ({ count }) => `（另有 ${count} 个）。`,
    end: '。',
    maskedWins: ({ side, other, winner, wins, there, loser, loses }) => [
      expert(winner),
      plain(`（已掩码）在 ${side} 中得 ${n(wins)}，胜过 `),
      expert(loser),
      plain(` 的 ${n(loses)}；在 ${other} 中它为 ${n(there)}，`),
      expert(loser),
      plain(' 仍然入选。'),
    ],
    keepOnly: ({ only }) => [
      ...separated(
        only.map(({ side, id, value: own }) => [
          plain(`只有 ${side} 保留 `),
          group(id),
          plain(`（${n(own)}）`),
        ]),
        '，',
      ),
      plain('。'),
    ],
    pickOnly: ({ only }) => [
      ...separated(
        only.map(({ side, id, value: own }) => [
          plain(`只有 ${side} 选中 `),
          expert(id),
          plain(`（${n(own)}）`),
        ]),
        '，',
      ),
      plain('。'),
    ],
  },
  causesText,
);
