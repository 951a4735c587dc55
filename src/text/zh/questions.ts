import type { Question } from '../../core/facts/questions';
import { formatNumber } from '../../view/format';
import type { Answers } from '../answers';

export const questions = {
  fold: '常见问题',
  of: {
    oneRouter: () => [
      '路由器只有一个，还是每层一个？',
      '每个含专家的层都有自己的路由器，各有自己的权重和偏置。同一个词元在下一层会得到别的专家。',
    ],
    scoreSigmoid: () => [
      '为什么用 sigmoid 而不用 softmax？',
      'sigmoid 单独给每个专家打分：改一个 logit 只改一个得分。softmax 的得分共享一个整体，一个升高，其余都降低。DeepSeek 从 softmax（V2）改为 sigmoid（V3，arXiv 2412.19437）。',
    ],
    scoreSoftmax: () => [
      '为什么用 softmax 而不用 sigmoid？',
      'softmax 的得分共享一个整体：一个升高，其余都降低。DeepSeek-V3 等较新的模型用 sigmoid，单独给每个专家打分（arXiv 2412.19437）。',
    ],
    biasLearned: () => [
      '偏置是怎样学到的？',
      '不靠梯度。每个训练步之后，得到词元太少的专家，偏置升高一个固定的小量；太多的，降低同样的量（arXiv 2408.15664）。训练结束后偏置不再变化。',
    ],
    noBias: () => [
      '没有偏置时怎样平衡负载？',
      '通常在训练损失中加一项，惩罚不均匀的负载。DeepSeek-V3 主要依靠偏置，因为过强的那一项也会干扰模型的学习（arXiv 2408.15664）。',
    ],
    bestTwo: () => [
      '为什么取一组中最好的两个之和？',
      'DeepSeek-V3 从至多 4 个组中选 8 个专家，所以每个保留的组平均给出 2 个。评一个组，就看这么多：它最好的两个（arXiv 2412.19437）。',
    ],
    machines: () => [
      '一个组就是一台机器吗？',
      '设计如此：DeepSeek-V3 训练时每组在一台机器上，一个词元至多去 4 台（arXiv 2412.19437）。部署时可以另行放置专家。',
    ],
    fewerMachines: () => [
      '如果 GPU 更少呢？',
      '在一个还是多个 GPU 上，路由器的算术都一样。变的只是专家放在哪里，以及保留的组能省下多少传输。',
    ],
    oneGroup: () => [
      '为什么 Kimi 和 GLM 只有一个组？',
      'Kimi-K2 和 GLM-4.5 的配置只有一个组：所有专家相互竞争。分组限制一个词元要去几台机器；不分组则选择自由，负载平衡和传送要由部署系统自己解决。',
    ],
    specialise: () => [
      '专家会专门化吗？',
      '部分会。专家会偏好某类词元，但很少是人能叫出名字的一门学科；Mixtral 的作者没有发现清晰的学科分工（arXiv 2401.04088）。这里的小模型只显示它自己的习惯。',
    ],
    dropped: () => [
      '会丢弃词元吗？',
      '这里不会。较早的路由器给每个专家固定容量，装不下的就丢弃。DeepSeek-V3 在训练和之后都不丢弃词元（arXiv 2412.19437）。',
    ],
    topKLater: ({ renormalizes }) => [
      '训练好的模型可以改 top_k 吗？',
      `代码允许，你可以在这里试。但模型是用其配置中的 top_k 训练的。选得更少时，${renormalizes ? '每个专家的权重比训练时大' : '加到输出上的比训练时少'}；更多时，训练时未被选的专家也会起作用。`,
    ],
    active: () => [
      '什么是总参数和激活参数？',
      '所有参数都要在内存中：这是总参数。对一个词元，计算的只有被选的专家，以及每个词元都用的部分，如注意力和共享专家：这是激活参数。DeepSeek-V3 共 6710 亿，激活 370 亿（arXiv 2412.19437）。',
    ],
    factor: ({ scale, renormalizes }) => [
      `${formatNumber(scale, 3)} 是从哪里来的？`,
      `它是 routed_scaling_factor，由模型的作者在训练前选定。${renormalizes ? '权重之和为 1' : '权重是未归一的得分'}；这个因子决定被选专家相对于该层其余部分有多重要，模型是带着它训练的。`,
    ],
    noFactor: () => [
      '这里为什么没有因子？',
      '此配置的因子是 1，所以权重不变。DeepSeek-V3 的是 2.5：被选专家相对于共享专家更重要。',
    ],
    shared: () => [
      '共享专家做什么？',
      '它计算每个词元，从不需要被选。所有词元都需要的东西可以在那里学一次，被选的专家就不必重复。',
    ],
  },
} satisfies { readonly fold: string; readonly of: Answers<Question> };
