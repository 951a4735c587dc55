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
      return [strong(`E${id} 的 logit 是 ${n(f.z)}。`), ...nonFinite(token, f)];
    case 'score':
      return [strong(`E${id} 得分 ${n(f.s)}。`), ...scoreTail(token)];
    case 'bias':
      if (f.b === null)
        return [
          strong(`E${id} 的得分仍是 ${n(f.s)}。`),
          plain(token.plan.picksByTable ? '由表选择，所以不需要偏置。' : '模型没有校正偏置。'),
        ];
      if (token.plan.biasesLogits)
        return [
          strong(`E${id} 现在是 ${n(f.c)}。`),
          plain(`logit ${n(f.z)} 加上偏置 ${formatSigned(f.b)}；选择看这个和，它的 softmax 就是得分。`),
        ];
      return [
        strong(`E${id} 现在是 ${n(f.c)}。`),
        plain(
          `得分 ${n(f.s)} 加上偏置 ${formatSigned(f.b)}；${biasWeighs(token.plan) ? '选择和权重都用这个值' : '只有选择时才看这个值'}。`,
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
    return [plain('这仍是它的 logit：专家选出之后才打分，而且只给选中的打分。')];
  if (poisonOf(token)) return poisoned(token);
  const tail = {
    sigmoid: 'sigmoid 只看它自己的 logit。',
    softmax: 'softmax 把它与所有其他专家相比：全部得分之和为 1。',
    sqrtsoftplus: 'softplus 的平方根只看它自己的 logit。',
  };
  return [plain(tail[plan.scoring])];
}

function groupStage(token: RoutedRow, f: ExpertFacts, stage: StageId): Sentence {
  if (!f.hasGroups) {
    const reason = skipReason(stage, token) ?? 'oneGroup';
    return [strong(`E${f.id} 不受影响。`), plain(`此阶段${stages.skip[reason]}。`)];
  }
  const g = groupFacts(token, f.group);
  const own = group(f.group);
  if (stage === 'group') {
    const counts = g.members.some((member) => member.id === f.id);
    return [
      strong(counts ? `E${f.id} 代表它的组。` : `E${f.id} 不计入它的组。`),
      own,
      plain(` 得分 ${n(g.score)}，来自 `),
      ...listed(g.members.map((member) => expert(member.id))),
      plain('。'),
    ];
  }
  const verdict = f.isKept ? '留在竞争中' : stage === 'mask' ? '被掩码' : '随它的组一起出局';
  return [strong(`E${f.id} ${verdict}。`), own, ...groupVerdict(token, g)];
}

function pickSentence(token: RoutedRow, f: ExpertFacts): Sentence {
  if (isPadding(token))
    return [
      strong(`E${f.id} 没有入选：这一行只用来填满批次。`),
      plain('路由器跳过它：每个位置的编号都是 −1，权重都是 0，不论得分。'),
    ];
  if (token.plan.picksByTable)
    return [
      strong(f.isPicked ? `表选出 E${f.id}。` : `E${f.id} 不在表的这一行里。`),
      plain(
        f.isPicked
          ? `这个词元的一行里有它；得分 ${n(f.s)} 只决定它计多少。`
          : `它的得分 ${n(f.s)} 不起作用：不排名。`,
      ),
    ];
  const base = chosenBy(token.plan) === 'logit' ? `logit 为 ${n(f.z)}` : `得分为 ${n(f.s)}`;
  const made = f.b === null ? base : `${base}，加上偏置 ${formatSigned(f.b)} 后为 ${n(f.c)}`;
  const odd = poisoned(token);
  if (token.result.uniform[0] === 1)
    return [
      strong(f.isPicked ? `E${f.id} 是结果的一部分。` : `E${f.id} 出局。`),
      plain('没有可用的组，内核于是返回最前面的专家，不论得分。'),
    ];
  // Only kernels that skip leave a slot to its start value.
  if (f.isPicked && token.plan.rules.nonFinite === 'skipped' && f.masked === -Infinity)
    return [
      strong(`E${f.id} 占了一个已没有候选的位置。`),
      plain('这样的位置保留编号 0，不论该专家得分多少。'),
    ];
  if (f.isLeftover)
    return [
      strong(`E${f.id} 的组已被掩码，但它仍占第 ${f.rank + 1} 位。`),
      plain('掩码后剩下的专家少于要选的个数，因此用被掩码的专家按编号从小到大补足。'),
    ];
  if (f.isPicked)
    return [
      strong(`E${f.id} 入选，排第 ${f.rank + 1}。`),
      plain(made),
      ...ahead(token, f),
      ...biasRole(f),
      ...odd,
    ];
  if (fateOf(token, f.id) === 'skipped')
    return [
      strong(`E${f.id} 出局：它不参与选择。`),
      plain(`它的${oddValue(f)}，而此实现跳过不是有限数的值：选择时按 −∞ 计。`),
      ...(countsForGroup(token, f.id) ? [plain('它仍计入所在组 '), group(f.group), plain(' 的得分。')] : []),
      ...odd,
    ];
  if (!f.isKept)
    return [
      strong(`E${f.id} 出局：它的组被掩码。`),
      plain(`${made}${f.outBecauseOfMask ? '，若没有组掩码，足以入选' : ''}。`),
    ];
  return [
    strong(`E${f.id} 出局，排第 ${f.rank + 1}。`),
    plain(made),
    ...behind(token, f),
    ...biasRole(f),
    ...odd,
  ];
}

/** The first of an expert's values that is not finite. */
function oddValue({ z, s, b }: ExpertFacts): string {
  if (!Number.isFinite(z)) return ` logit 是 ${n(z)}`;
  return Number.isFinite(s) ? `偏置是 ${n(b ?? Number.NaN)}` : `得分是 ${n(s)}`;
}

function biasRole({ becauseOfBias }: ExpertFacts): Span[] {
  if (becauseOfBias === 'in') return [plain('若没有任何偏置，它不会入选。')];
  return becauseOfBias === 'out' ? [plain('若没有任何偏置，它会入选。')] : [];
}

function weightSentence(token: RoutedRow, f: ExpertFacts, stage: StageId): Sentence {
  const w = f.weight;
  if (isPadding(token)) return [strong(`E${f.id} 没有权重。`), plain('这一行只用来填满批次：权重都是 0。')];
  if (!w) return [strong(`E${f.id} 没有权重。`), plain('它没有被选中。')];
  const skipped = skipReason(stage, token);
  if (skipped)
    return [
      strong(`E${f.id} 的权重仍是 ${n(w.final)}。`),
      plain(`此阶段${stages.skip[skipped]}。${scale.afterwards(token.ledger, w.final, stage)}`),
    ];
  if (stage === 'gather')
    return [
      strong(`E${f.id} 的权重是 ${n(w.gathered)}。`),
      plain(
        f.b === null || token.plan.biasesLogits
          ? '这就是它的得分。'
          : token.plan.gather === 'recovered'
            ? `这是它加偏置的得分 ${n(f.c)} 再减去偏置。`
            : token.plan.gather === 'biased'
              ? '这是它加上偏置后的得分。'
              : `这是它不加偏置的得分；加上偏置时是 ${n(f.c)}。`,
      ),
    ];
  if (stage === 'norm')
    return [
      strong(
        Number.isFinite(w.renormalized)
          ? `E${f.id} 占总和的 ${n(w.renormalized)}。`
          : `E${f.id} 没有总和中的份额。`,
      ),
      plain(
        Number.isFinite(w.renormalized)
          ? `它的 ${n(w.gathered)} 除以总和 ${n(w.sum)}。`
          : `${n(w.gathered)} 除以总和 ${n(w.sum)}，结果是 ${n(w.renormalized)}。`,
      ),
    ];
  return [
    strong(`E${f.id} 的最终权重是 ${n(w.final)}。`),
    plain(
      `它的份额 ${n(w.renormalized)} 乘以 ${n(token.plan.scale)}。${scale.afterwards(token.ledger, w.final, stage)}`,
    ),
  ];
}

/** Why a group stands where it stands. */
export function groupSentence(token: RoutedRow, stage: StageId, id: number): Sentence {
  const { result } = token;
  const reason = skipReason('group', token);
  if (reason) return [strong('这里没有分组。'), plain(`各组阶段${stages.skip[reason]}。`)];
  const g = groupFacts(token, id);
  const size = token.params.globalNumExperts / result.numGroups;
  if (isBefore(stage, 'group'))
    return [
      strong(`G${id} 有 ${size} 个专家。`),
      plain('它们是 '),
      expert(id * size),
      plain(' 到 '),
      expert((id + 1) * size - 1),
      plain('。专家有了得分之后，各组才会比较。'),
    ];
  if (stage === 'group')
    return [
      strong(`G${id} 得分 ${n(g.score)}。`),
      plain(g.members.length === 1 ? '即组内最好的专家 ' : `即组内最好的 ${g.members.length} 个专家之和：`),
      ...listed(g.members.map((member) => expert(member.id))),
      plain('。'),
    ];
  const verdict = strong(g.isKept ? `G${id} 保留。` : `G${id} 淘汰。`);
  const picks: Span[] = isBefore(stage, 'pick')
    ? []
    : [
        plain(
          g.picks.length === 0
            ? '组内没有专家被选中。'
            : `组内选中：${g.picks.map((e) => `E${e}`).join('、')}。`,
        ),
      ];
  return [verdict, plain('它'), ...groupVerdict(token, g), ...picks];
}

/** What the stage shown did, for the live region. */
export function narrate(token: RoutedRow, stage: StageId, isBrief: boolean): string {
  const { result } = token;
  const { keptGroups } = token.plan;
  const head = `阶段 ${numberOf(stage)}，${stages.chip[stage]}：${stages.caption(token, stage)}。`;
  if (isBrief) return head;
  if (stage === 'keep' && !skipReason(stage, token))
    return `${head}保留：${Array.from(result.groupOrder.subarray(0, keptGroups), (g) => `G${g}`).join('、')}。`;
  if (stage === 'pick')
    return `${head}选中：${pickedByRank(token)
      .map((e) => `E${e}`)
      .join('、')}。`;
  if (stage === 'gather' || stage === 'norm' || stage === 'scale') {
    const values =
      stage === 'gather' ? result.gathered : stage === 'norm' ? result.renormalized : result.weights;
    return `${head}权重：${Array.from(result.ids, (e, slot) => `E${e} ${n(values[slot]!, 3)}`).join('、')}。`;
  }
  return head;
}

/** Name of a cell for a screen reader. */
export function cellName(token: RoutedRow, stage: StageId, id: number): string {
  const f = expertFacts(token, id);
  const parts = [`专家 ${id}`];
  if (f.hasGroups) parts.push(`组 ${f.group}`);
  parts.push(stage === 'logits' ? `logit ${n(f.z, 3)}` : `得分 ${n(f.s, 3)}`);
  if (atOrAfter(stage, 'bias') && f.b !== null)
    parts.push(`偏置${f.b < 0 ? '负' : '正'} ${n(Math.abs(f.b), 3)}`);
  if (atOrAfter(stage, 'bias') && irregularOf(token).lostScores.has(id)) parts.push('得分在偏置中丢失');
  if (atOrAfter(stage, 'mask') && !f.isKept) parts.push('已掩码');
  if (atOrAfter(stage, 'pick') && f.isPicked)
    parts.push(...(token.plan.picksByTable ? ['由表选中'] : ['选中', `第 ${f.rank + 1} 名`]));
  if (atOrAfter(stage, 'gather') && f.weight)
    parts.push(
      `权重 ${n(atOrAfter(stage, 'scale') ? f.weight.final : stage === 'norm' ? f.weight.renormalized : f.weight.gathered, 3)}`,
    );
  return parts.join('，');
}

/** Name of a row's label for a screen reader. */
export function rowName(token: RoutedRow, stage: StageId, id: number, isRankVeiled = false): string {
  const g = groupFacts(token, id);
  const parts = [`组 ${id}`];
  if (atOrAfter(stage, 'group'))
    parts.push(`得分 ${n(g.score, 3)}`, ...(isRankVeiled ? [] : [`第 ${g.rank + 1} 名`]));
  if (atOrAfter(stage, 'keep')) parts.push(g.isKept ? '保留' : '淘汰');
  return parts.join('，');
}
