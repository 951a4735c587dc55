import {
  compareLedgers,
  isSame,
  type ScaleHandling,
  type ScaleLedger,
  type ScaleOutcome,
} from '../../core/scale/scale-ledger';
import type { StageId } from '../../core/stages';
import { formatExact, formatNumber } from '../../view/format';
import type { scale as english } from '../en/scale';
import type { Words } from '../words';

/** What the router and the model do with the factor, in that order. */
function chain({ given, router, model, stream }: ScaleLedger): string {
  const gets = `路由器得到 ${formatExact(given)}`;
  const own = given === router ? gets : `${gets}，但此路径不乘`;
  const later = model === 1 ? '模型不再乘' : `之后模型乘以 ${formatExact(model)}`;
  return stream === 1 ? `${own} · ${later}` : `${own} · ${later}（float16）`;
}

/** What happens to the shared experts, or nothing where there are none. */
function sharedPart({ shared, appended }: ScaleLedger): string | null {
  if (shared === null) return null;
  return `${appended > 0 ? '共享专家（占自己的位置）' : '共享专家'} × ${formatExact(shared)}`;
}

const outcome: Record<ScaleOutcome, (ledger: ScaleLedger) => string | null> = {
  idle: () => null,
  once: ({ stream }) =>
    stream === 1 ? null : `float16 时，此模型的各层改为把其他一切除以 ${formatExact(stream)}：比例正确。`,
  twice: ({ configured }) =>
    `系数 ${formatExact(configured)} 乘了两次。vLLM 曾有此错误：DeepSeek-R1 的 gsm8k 从 95% 降到 66%（vllm#24119）。`,
  never: ({ configured }) => `系数从未乘上：入选专家的分量是 1，而模型训练时是 ${formatExact(configured)}。`,
  sharedOff: ({ shared }) => `入选专家的分量正确，共享专家却算了 ${formatExact(shared ?? 1)} 倍。`,
  blockOff: ({ shared, stream }) =>
    `相对于该层的其余部分，整个模块的输出被乘以 ${formatExact((shared ?? 1) * stream)}。`,
  other: ({ configured }) => `合起来不是系数 ${formatExact(configured)}。`,
};

/** What the factors come to where that is not simply once; else null. */
const verdict = (ledger: ScaleLedger) => outcome[ledger.outcome](ledger);

/** How A and B apply the factor on the way to the output; null where they do the same. */
function outputs(a: ScaleLedger, b: ScaleLedger): string | null {
  const found = compareLedgers(a, b);
  if (!found) return null;
  const { routed, shared } = found;
  const isShared = isSame(...shared);
  if (isSame(...routed) && isShared) return `系数在另一处相乘：在输出上两者都是 ${formatExact(routed[0])}。`;
  const own = isShared ? '' : `，共享专家的是 ${formatExact(shared[0])} 和 ${formatExact(shared[1])}`;
  return `在输出上，系数在 A 中合为 ${formatExact(routed[0])}，在 B 中合为 ${formatExact(routed[1])}${own}。`;
}

const handling: Record<ScaleHandling, string> = {
  asModel: '按模型代码',
  router: '路由器',
  model: '之后由模型',
  both: '两处：两次',
  neither: '无处：从未',
};

export const scale = {
  handling,
  handlingText: (value: string): string => (value in handling ? handling[value as ScaleHandling] : value),
  chain,
  sharedPart,
  verdict,
  outputs,
  afterwards: ({ model }: ScaleLedger, weight: number, stage: StageId) =>
    stage !== 'scale' || model === 1
      ? ''
      : `之后模型把专家的输出乘以 ${formatNumber(model)}，所以它在输出上的分量是 ${formatNumber(Math.fround(weight * model))}。`,
  gotcha: (ledger: ScaleLedger) =>
    verdict(ledger) ??
    `路由器得到的系数是 ${formatExact(ledger.given)}；之后模型把专家的输出乘以 ${formatExact(ledger.model)}。只应在一处相乘：服务器日志里的权重是较小的那个数。`,
  onOutputColumn: '在输出上',
  read: '读自',
  fromNewer: 'vLLM 0.15 没有此模型的代码；这里按较新代码的做法。',
  noCode: '不知道此预设的模型代码：系数当作路由器自己的。',
  byName: '按名称选定的实现把系数当作自己的。',
  byHand: '手动设定：并非此模型代码的做法。',
  kernelConstant: '此方法的内核内置系数 1：得到其他系数的路由器不得带此标签。',
} satisfies Words<typeof english>;
