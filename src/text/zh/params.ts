import type { UnfollowedPath } from '../../core/dispatch/types';
import type { RouteError, SetupProblem } from '../../core/types';
import type { EditLabel } from '../../scenario/edits';
import type { Notice } from '../../scenario/link/notice';
import { formatNumber } from '../../view/format';
import type { params as english } from '../en/params';
import { refused, refusedValues } from '../refused';
import { sourceNotice, wordsOf } from '../source-words';
import type { Words } from '../words';
import { app } from './app';
import { dispatch } from './dispatch';
import { engines } from './engines';
import { field, rounded } from './fields';
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

/** What shows and hides these lines. */
const explain = '这些设置是什么意思';

export const params = { name, help, explain } satisfies Words<typeof english>;

/** A sentence that names the field and the remedy, and what vLLM itself would say. */
function route(error: RouteError): string {
  return error.raised ? `${remedy(error)}${dispatch.raises(error.raised, error.by ?? null)}` : remedy(error);
}

function remedy({ field, code, values: v }: RouteError): string {
  const what = name[field];
  switch (code) {
    case 'notInteger':
      return `${what} 为 ${v.value}：必须是整数。`;
    case 'outOfRange':
      return field === 'tokens'
        ? '没有要路由的词元。'
        : `${what} 为 ${v.value}：请用 ${v.min} 到 ${v.max} 之间的数。`;
    case 'unknownValue':
      return `${what} 为“${refused(v.value)}”：这个路由器只认 ${v.known}。`;
    case 'groupZero':
      return `${what} 为 0。没有分组的模型请用 1。`;
    case 'groupDivide':
      return `${what} 为 ${v.value}，不能整除 ${v.E} 个专家。请用 ${v.E} 的约数。`;
    case 'groupTooSmall':
      return `${what} 为 ${v.value}：有偏置时每组至少要有两个专家，这里只有 ${v.size} 个。`;
    case 'topKAboveSurvivors':
      return `${what} 为 ${v.value}，但保留的组里只剩 ${v.max} 个专家。请最多用 ${v.max}，或保留更多组。`;
    case 'wrongLength':
      return `${what} 有 ${v.value} 个值：需要 ${v.expected} 个。`;
    case 'expertCount':
      return `${what} 为 ${v.value}：这个内核只为不超过 512 的 2 的幂以及 192、320、384、448、576 编译。`;
    case 'otherKernel':
      return `${what} 为 ${v.value}：这个内核只接受 256 或 384 个专家的 float32 logits，要有偏置，top_k 为 6，renormalize 打开。否则 vLLM 用另一个内核：请把实现选为 vllm，或 vllm softplus sqrt。`;
    case 'tableId':
      return `${what}：第 ${v.position} 项为 ${v.value}，没有这个专家。请用 0 到 ${v.max} 之间的数。`;
    case 'tableRepeat':
      return `${what}：第 ${v.position} 项又是 ${v.value}，与第 ${v.first} 项相同。每个专家只能写一次。`;
    case 'noRecord':
      return engines.none(dispatch.implementationName(`engine:${v.engine}`), field === 'setup' ? null : what);
    default:
      return aroundRouter(code, v);
  }
}

/** What the set-up is to blame for. */
function aroundRouter(code: SetupProblem, v: RouteError['values']): string {
  switch (code) {
    case 'groupsNone':
      return v.which === 'both'
        ? 'num_expert_group 和 topk_group 为 None：请给出两者，或不要求分组路由。'
        : `${v.which === 'topkGroup' ? name.topkGroup : name.numExpertGroup} 为 None：请给出它，或不要求分组路由。`;
    case 'customWithGroups':
      return '模型自带的路由函数与分组路由互相排斥：请关闭 custom_routing_function 或 use_grouped_topk。';
    case 'zeroNeedsBias':
      return 'e_score_correction_bias 缺失：零专家需要它。请打开它，或把零专家设为 0。';
    case 'eplbState':
      return `EPLB 已开启，但缺少 ${v.tensor}：请选择“不缺”，或关闭 EPLB。`;
    case 'tokenMismatch':
      return 'logits 的行数与 hidden_states 的不同：请打开“词元数相等”。';
    case 'notFollowed':
      return dispatch.unfollowed[v.path as UnfollowedPath];
  }
}

/** The remedy alone, for the field itself: the whole sentence stands over the picture. */
function brief({ field, code, values: v }: RouteError): string {
  switch (code) {
    case 'notInteger':
      return '请用整数。';
    case 'outOfRange':
      return field === 'tokens' ? '没有要路由的词元。' : `请用 ${v.min} 到 ${v.max} 之间的数。`;
    case 'unknownValue':
      return `请用 ${v.known} 之一。`;
    case 'groupZero':
      return '没有分组请用 1。';
    case 'groupDivide':
      return `请用 ${v.E} 的约数。`;
    case 'groupTooSmall':
      return '有偏置时，每组至少要有两个专家。';
    case 'topKAboveSurvivors':
      return `请最多用 ${v.max}，或保留更多组。`;
    case 'wrongLength':
      return `需要 ${v.expected} 个值。`;
    case 'expertCount':
      return '请用不超过 512 的 2 的幂，或 192、320、384、448、576。';
    case 'otherKernel':
      return '这个内核不接受。';
    case 'tableId':
      return `第 ${v.position} 项：请用 0 到 ${v.max} 之间的数。`;
    case 'tableRepeat':
      return `第 ${v.position} 项与第 ${v.first} 项相同。`;
    case 'groupsNone':
      return '请给出一个数，或不要求分组路由。';
    case 'zeroNeedsBias':
      return '零专家需要偏置。';
    case 'customWithGroups':
    case 'eplbState':
    case 'tokenMismatch':
    case 'notFollowed':
      return '请看路由器周边的设置。';
    case 'noRecord':
      return engines.noneBrief;
  }
}

export const errors = { route, brief, field, rounded };

/** What could not be read, and what was done instead. */
export function notice({ field: name, code, values }: Notice): string {
  const field = refused(name);
  const v = refusedValues(values);
  switch (code) {
    case 'linkVersion':
      return `链接的版本是 ${v.version}；本页只读版本 1。现在显示默认场景。`;
    case 'linkUnreadable':
      return '地址中没有可读的场景。现在显示默认场景；请向对方索要完整的链接。';
    case 'linkField':
      if (field === 'time') return `链接中的 t = ${v.value} 不是 0 到 10 之间的时间；现在显示 t = 1。`;
      if (field === 'pins') return `无法读取链接中的固定项“${v.value}”；已略去。`;
      return `${field}：无法读取链接中的“${v.value}”；改用预设的值。`;
    case 'linkKey':
      return `链接中的“${field}=${v.value}”在这里没有意义，或重复出现；已略去。`;
    case 'linkPreset':
      return `没有名为“${v.value}”的预设；改用第一个。`;
    case 'linkValues':
      return '链接中的编辑值已损坏，或属于另一个专家数。现在显示未编辑的值。请向对方索要完整的链接。';
    case 'linkCut':
      return `链接被截断：存放编辑值的 ${v.expected} 个字符只收到 ${v.arrived} 个，缺了其余部分就一个值也读不出。现在显示未编辑的值，后面的内容也一并丢失。请向对方索要完整的链接。`;
    case 'linkLists':
      return '链接中编辑值之下的列表已损坏：重置会回到现在显示的值。请向对方索要完整的链接。';
    case 'sourceUnknown':
    case 'sourceSkipped':
    case 'sourceChanged':
    case 'sourceNotLoaded':
      return sourceNotice(sources, name, code, v);
    case 'more':
      return `还有 ${v.count} 条同类消息未显示。`;
    case 'languageNotLoaded':
      return `无法加载语言“${v.name}”（${v.reason}）。请重新加载页面，然后再选一次。`;
  }
}

/** A switch is on or off, as everywhere on the page. */
function valueText(value: string): string {
  return dispatch.valueText[value] ?? value;
}

const listed = { logits: ' logits ', bias: '偏置' };

/** A step in the undo list. */
export function edit(step: EditLabel): string {
  switch (step.kind) {
    case 'param':
      return `${name[step.field]} ${valueText(step.from)} → ${valueText(step.to)}`;
    case 'logit':
      return `${app.logitOf(step.id)} ${formatNumber(step.from)} → ${formatNumber(step.to)}`;
    case 'bias':
      return `${app.biasOf(step.id)} ${formatNumber(step.from)} → ${formatNumber(step.to)}`;
    case 'paint':
      return step.ids.length === 1
        ? `${app.logitOf(step.ids[0]!)} 涂为 ${formatNumber(step.to)}`
        : `${step.ids.length} 个 logit 涂为 ${formatNumber(step.to)}`;
    case 'resetAll':
      return '重置所有编辑';
    case 'reset':
      return `重置 E${step.id}`;
    case 'row':
      return { logits: '新的 logits', bias: '新的偏置', both: '新的 logits 和偏置' }[step.row];
    case 'list':
      return step.to ? `用你的${listed[step.row]}列表` : `不用你的${listed[step.row]}列表`;
    case 'hasBias':
      return `${step.to ? '启用' : '关闭'} e_score_correction_bias`;
    case 'source':
      return wordsOf(sources, step.source).step(step.source);
    case 'preset':
      return `预设 ${step.id}`;
    case 'setup':
      return step.field === 'scaleHandling'
        ? `${dispatch.setupName[step.field]} ${scale.handlingText(step.from)} → ${scale.handlingText(step.to)}`
        : `${dispatch.setupName[step.field]} ${valueText(step.from)} → ${valueText(step.to)}`;
    case 'token':
      return step.field === 'kind'
        ? step.to === 'image'
          ? '图像词元'
          : '文本词元'
        : `${token.name[step.field]} ${valueText(step.to)}`;
    case 'compare':
      return { pin: '固定为 A', swap: '交换 A 和 B', leave: '退出比较' }[step.what];
  }
}
