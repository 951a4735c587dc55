import { formatExact } from '../../view/format';
import type { scale as english } from '../en/scale';
import { scaleIn } from '../scale';
import type { Words } from '../words';

export const scale = {
  ...scaleIn(
    {
      asModel: '按模型代码',
      router: '路由器',
      model: '之后由模型',
      both: '两处：两次',
      neither: '无处：从未',
    },
    {
      routerGets: ({ given }) => `路由器得到 ${formatExact(given)}`,
      routerIgnores: '，但此路径不乘',
      modelMultiplies: ({ model }) => ` · 之后模型乘以 ${formatExact(model)}`,
      modelDoesNot: ' · 模型不再乘',
      inFloat16: '（float16）',
      shared: ({ factor }) => `共享专家 × ${formatExact(factor)}`,
      sharedInSlots: ({ factor }) => `共享专家（占自己的位置） × ${formatExact(factor)}`,
      streamDivided: ({ stream }) =>
        `float16 时，此模型的各层改为把其他一切除以 ${formatExact(stream)}：比例正确。`,
      twice: ({ configured }) =>
        `系数 ${formatExact(configured)} 乘了两次。vLLM 曾有此错误：DeepSeek-R1 的 gsm8k 从 95% 降到 66%（vllm#24119）。`,
      never: ({ configured }) =>
        `系数从未乘上：入选专家的分量是 1，而模型训练时是 ${formatExact(configured)}。`,
      sharedOff: ({ factor }) => `入选专家的分量正确，共享专家却算了 ${formatExact(factor)} 倍。`,
      blockOff: ({ factor }) => `相对于该层的其余部分，整个模块的输出被乘以 ${formatExact(factor)}。`,
      otherFactor: ({ configured }) => `合起来不是系数 ${formatExact(configured)}。`,
      inModel: ({ given, model }) =>
        `路由器得到的系数是 ${formatExact(given)}；之后模型把专家的输出乘以 ${formatExact(model)}。只应在一处相乘：服务器日志里的权重是较小的那个数。`,
      otherPlace: ({ routed }) => `系数在另一处相乘：在输出上两者都是 ${formatExact(routed)}。`,
      outputs: ({ routed: [a, b] }) =>
        `在输出上，系数在 A 中合为 ${formatExact(a)}，在 B 中合为 ${formatExact(b)}。`,
      outputsAndShared: ({ routed: [a, b], shared: [inA, inB] }) =>
        `在输出上，系数在 A 中合为 ${formatExact(a)}，在 B 中合为 ${formatExact(b)}，共享专家的是 ${formatExact(inA)} 和 ${formatExact(inB)}。`,
    },
  ),
  onOutputColumn: '在输出上',
  read: '读自',
  fromNewer: 'vLLM 0.15 没有此模型的代码；这里按较新代码的做法。',
  noCode: '不知道此预设的模型代码：系数当作路由器自己的。',
  byName: '按名称选定的实现把系数当作自己的。',
  byHand: '手动设定：并非此模型代码的做法。',
  kernelConstant: '此方法的内核内置系数 1：得到其他系数的路由器不得带此标签。',
} satisfies Words<typeof english>;
