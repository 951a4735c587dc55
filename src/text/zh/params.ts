import type { UnfollowedPath } from '../../core/dispatch/types';
import { editIn } from '../edit';
import type { params as english } from '../en/params';
import { errorsIn } from '../errors';
import { noticeIn } from '../notice';
import type { SettingWords } from '../settings';
import type { Words } from '../words';
import { dispatch } from './dispatch';
import { fields, rounded } from './fields';
import { panels } from './panels';
import { paramName as name } from './param-name';
import { scale } from './scale';
import { sources } from './sources';
import { token } from './token';

const help: Words<typeof english.help> = {
  globalNumExperts: '路由专家的数量',
  numExpertGroup: '专家分成的组数；没有分组的模型为 1',
  topkGroup: '留下的组数',
  topK: '为一个词元选出的专家数',
  renormalize: '权重除以它们的总和',
  scoringFunc: 'logit 如何变成得分',
  routedScalingFactor: '最终权重的系数',
  numFusedSharedExperts: '始终启用的专家；只有 ROCm AITER 给它们编号，其他路径都忽略这个数',
  eScoreCorrectionBias: '学到的校正值，只在选择时加到得分上',
};

/** The button that shows and hides these lines. */
const explain = '这些设置是什么意思';

export const params = { name, help, explain } satisfies Words<typeof english>;

/** Names of everything that can be set, and its values. */
export const settings: SettingWords = {
  param: name,
  setup: dispatch.setupName,
  token: token.name,
  values: dispatch.valueText,
  handlingText: scale.handlingText,
};

const NO_TOKEN = '没有要路由的词元。';
const NO_RECORD = '此引擎在这里没有适合它的路由器。';
const AROUND = '请看路由器周边的设置。';

/** Sentences about refused values. */
export const errors = {
  ...errorsIn(
    {
      ...fields,
      remedy: {
        notInteger: ({ what, values: v }) => `${what} 为 ${v.value}：必须是整数。`,
        outOfRange: ({ what, values: v }) => `${what} 为 ${v.value}：请用 ${v.min} 到 ${v.max} 之间的数。`,
        noTokens: NO_TOKEN,
        unknownValue: ({ what, values: v }) => `${what} 为“${v.value}”：这个路由器只认 ${v.known}。`,
        groupZero: ({ what }) => `${what} 为 0。没有分组的模型请用 1。`,
        groupDivide: ({ what, values: v }) =>
          `${what} 为 ${v.value}，不能整除 ${v.E} 个专家。请用 ${v.E} 的约数。`,
        groupTooSmall: ({ what, values: v }) =>
          `${what} 为 ${v.value}：有偏置时每组至少要有两个专家，这里只有 ${v.size} 个。`,
        topKAboveSurvivors: ({ what, values: v }) =>
          `${what} 为 ${v.value}，但保留的组里只剩 ${v.max} 个专家。请最多用 ${v.max}，或保留更多组。`,
        wrongLength: ({ what, values: v }) => `${what} 有 ${v.value} 个值：需要 ${v.expected} 个。`,
        expertCount: ({ what, values: v }) =>
          `${what} 为 ${v.value}：这个内核只为不超过 512 的 2 的幂以及 192、320、384、448、576 编译。`,
        otherKernel: ({ what, values: v }) =>
          `${what} 为 ${v.value}：这个内核只接受 256 或 384 个专家的 float32 logits，要有偏置，top_k 为 6，renormalize 打开。否则 vLLM 用另一个内核：请把实现选为 vllm，或 vllm softplus sqrt。`,
        tableId: ({ what, values: v }) =>
          `${what}：第 ${v.position} 项为 ${v.value}，没有这个专家。请用 0 到 ${v.max} 之间的数。`,
        tableRepeat: ({ what, values: v }) =>
          `${what}：第 ${v.position} 项又是 ${v.value}，与第 ${v.first} 项相同。每个专家只能写一次。`,
        noRecord: ({ what, engine }) =>
          `在本页遵循的路由器中，${engine} 没有适合此配置的：取决于 ${what}。请修改它，或选择其他实现。`,
        noRouter: ({ engine }) => `在本页遵循的路由器中，${engine} 没有适合此模型的。请选择其他实现。`,
        bothGroupsNone: 'num_expert_group 和 topk_group 为 None：请给出两者，或不要求分组路由。',
        groupsNone: ({ what }) => `${what} 为 None：请给出它，或不要求分组路由。`,
        customWithGroups:
          '模型自带的路由函数与分组路由互相排斥：请关闭 custom_routing_function 或 use_grouped_topk。',
        zeroNeedsBias: 'e_score_correction_bias 缺失：零专家需要它。请打开它，或把零专家设为 0。',
        eplbState: ({ values: v }) => `EPLB 已开启，但缺少 ${v.tensor}：请选择“不缺”，或关闭 EPLB。`,
        tokenMismatch: 'logits 的行数与 hidden_states 的不同：请打开“词元数相等”。',
        notFollowed: ({ values: v }) => dispatch.unfollowed[v.path as UnfollowedPath],
      },
      raised: (by, message) => `${by} 报错“${message}”。`,
      brief: {
        notInteger: '请用整数。',
        outOfRange: ({ values: v }) => `请用 ${v.min} 到 ${v.max} 之间的数。`,
        noTokens: NO_TOKEN,
        unknownValue: ({ values: v }) => `请用 ${v.known} 之一。`,
        groupZero: '没有分组请用 1。',
        groupDivide: ({ values: v }) => `请用 ${v.E} 的约数。`,
        groupTooSmall: '有偏置时，每组至少要有两个专家。',
        topKAboveSurvivors: ({ values: v }) => `请最多用 ${v.max}，或保留更多组。`,
        wrongLength: ({ values: v }) => `需要 ${v.expected} 个值。`,
        expertCount: '请用不超过 512 的 2 的幂，或 192、320、384、448、576。',
        otherKernel: '这个内核不接受。',
        tableId: ({ values: v }) => `第 ${v.position} 项：请用 0 到 ${v.max} 之间的数。`,
        tableRepeat: ({ values: v }) => `第 ${v.position} 项与第 ${v.first} 项相同。`,
        noRecord: NO_RECORD,
        noRouter: NO_RECORD,
        bothGroupsNone: '请给出一个数，或不要求分组路由。',
        groupsNone: '请给出一个数，或不要求分组路由。',
        customWithGroups: AROUND,
        zeroNeedsBias: '零专家需要偏置。',
        eplbState: AROUND,
        tokenMismatch: AROUND,
        notFollowed: AROUND,
      },
    },
    name,
  ),
  rounded,
};

/** Messages about what could not be read, and what is done instead. */
export const notice = noticeIn(
  {
    linkVersion: ({ values: v }) => `链接的版本是 ${v.version}；本页只读版本 1。现在显示默认场景。`,
    linkUnreadable: '地址中没有可读的场景。现在显示默认场景；请向对方索要完整的链接。',
    linkNotLoaded: ({ values: v }) => `无法加载读取链接的代码（${v.reason}）。请重新加载页面以打开链接。`,
    linkField: ({ field, values: v }) => `${field}：无法读取链接中的“${v.value}”；改用预设的值。`,
    linkTime: ({ values: v }) => `链接中的 t = ${v.value} 不是 0 到 10 之间的时间；现在显示 t = 1。`,
    linkMessage: ({ field, values: v }) => `链接中的 ${field}“${v.value}”已损坏；已略去。`,
    linkPins: ({ values: v }) => `无法读取链接中的固定项“${v.value}”；已略去。`,
    linkKey: ({ field, values: v }) => `链接中的“${field}=${v.value}”在这里没有意义，或重复出现；已略去。`,
    linkPreset: ({ values: v }) => `没有名为“${v.value}”的预设；改用第一个。`,
    linkValues: '链接中的编辑值已损坏，或属于另一个专家数。现在显示未编辑的值。请向对方索要完整的链接。',
    linkCut: ({ values: v }) =>
      `链接被截断：存放编辑值的 ${v.expected} 个字符只收到 ${v.arrived} 个，缺了其余部分就一个值也读不出。现在显示未编辑的值，后面的内容也一并丢失。请向对方索要完整的链接。`,
    linkLists: '链接中编辑值之下的列表已损坏：重置会回到现在显示的值。请向对方索要完整的链接。',
    more: ({ values: v }) => `还有 ${v.count} 条同类消息未显示。`,
    languageNotLoaded: ({ values: v }) =>
      `无法加载语言“${v.name}”（${v.reason}）。请重新加载页面，然后再选一次。`,
  },
  sources,
);

const LIST = { logits: ' logits ', bias: '偏置' };

/** A step in the undo list. */
export const edit = editIn(
  {
    logit: ({ id, from, to }) => `${panels.logitOf(id)} ${from} → ${to}`,
    bias: ({ id, from, to }) => `${panels.biasOf(id)} ${from} → ${to}`,
    paintOne: ({ id, to }) => `${panels.logitOf(id)} 涂为 ${to}`,
    paint: ({ count, to }) => `${count} 个 logit 涂为 ${to}`,
    resetAll: '重置所有编辑',
    reset: ({ id }) => `重置 E${id}`,
    newLogits: '新的 logits',
    newBias: '新的偏置',
    newRows: '新的 logits 和偏置',
    listTaken: ({ row }) => `用你的${LIST[row]}列表`,
    listLeft: ({ row }) => `不用你的${LIST[row]}列表`,
    biasOn: '启用 e_score_correction_bias',
    biasOff: '关闭 e_score_correction_bias',
    preset: ({ name: id }) => `预设 ${id}`,
    opened: ({ name }) => `打开 ${name}`,
    textToken: '文本词元',
    imageToken: '图像词元',
    pin: '固定为 A',
    swap: '交换 A 和 B',
    leave: '退出比较',
  },
  settings,
  sources,
);
