import type { UnfollowedPath } from '../../core/dispatch/types';
import type { RouteError, RouterParams, SetupProblem } from '../../core/types';
import type { EditLabel } from '../../scenario/edits';
import type { Notice } from '../../scenario/link/notice';
import { formatNumber } from '../../view/format';
import { refused, refusedValues } from '../refused';
import { sourceNotice, wordsOf } from '../source-words';
import { dispatch } from './dispatch';
import { engines } from './engines';
import { field, rounded } from './fields';
import { paramName as name } from './param-name';
import { scale } from './scale';
import { sources } from './sources';
import { token } from './token';

const help: Record<keyof RouterParams | 'eScoreCorrectionBias', string> = {
  globalNumExperts: 'Number of routed experts',
  numExpertGroup: 'Groups the experts are divided into; 1 for a model without groups',
  topkGroup: 'Groups that stay in the race',
  topK: 'Experts picked for a token',
  renormalize: 'Divide the weights by their sum',
  scoringFunc: 'How a logit becomes a score',
  routedScalingFactor: 'Factor on the final weights',
  numFusedSharedExperts:
    'Always-on experts; only ROCm AITER gives them ids, every other path ignores the number',
  eScoreCorrectionBias: 'Learned correction, added to the scores for the choice only',
};

/** What shows and hides these lines. */
const explain = 'What these settings mean';

export const params = { name, help, explain };

/** A sentence that names the field and the remedy, and what vLLM itself would say. */
function route(error: RouteError): string {
  return error.raised ? `${remedy(error)} ${dispatch.raises(error.raised, error.by ?? null)}` : remedy(error);
}

function remedy({ field, code, values: v }: RouteError): string {
  const what = name[field];
  switch (code) {
    case 'notInteger':
      return `${what} is ${v.value}: it must be a whole number.`;
    case 'outOfRange':
      return field === 'tokens'
        ? 'There is no token to route.'
        : `${what} is ${v.value}: use a number from ${v.min} to ${v.max}.`;
    case 'unknownValue':
      return `${what} is “${refused(v.value)}”: this router knows ${v.known}.`;
    case 'groupZero':
      return `${what} is 0. Use 1 for a model without groups.`;
    case 'groupDivide':
      return `${what} is ${v.value}, which does not divide the ${v.E} experts. Use a divisor of ${v.E}.`;
    case 'groupTooSmall':
      return `${what} is ${v.value}: with a bias a group needs two experts or more, here it has ${v.size}.`;
    case 'topKAboveSurvivors':
      return `${what} is ${v.value}, but only ${v.max} experts are left in the kept groups. Use at most ${v.max}, or keep more groups.`;
    case 'wrongLength':
      return `${what} has ${v.value} values: ${v.expected} are needed.`;
    case 'expertCount':
      return `${what} is ${v.value}: the kernel is compiled for powers of two up to 512 and for 192, 320, 384, 448 and 576.`;
    case 'otherKernel':
      return `${what} is ${v.value}: this kernel takes float32 logits of 256 or 384 experts with a bias, top_k 6 and renormalize on. Otherwise vLLM takes another kernel: choose implementation vllm, or vllm softplus sqrt.`;
    case 'tableId':
      return `${what}: entry ${v.position} is ${v.value}, which is no expert. Use a number from 0 to ${v.max}.`;
    case 'tableRepeat':
      return `${what}: entry ${v.position} is ${v.value} again, like entry ${v.first}. Use each expert once.`;
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
        ? 'num_expert_group and topk_group are None: give both, or do not ask for grouped routing.'
        : `${v.which === 'topkGroup' ? name.topkGroup : name.numExpertGroup} is None: give it, or do not ask for grouped routing.`;
    case 'customWithGroups':
      return 'A routing function of the model and grouped routing exclude each other: switch custom_routing_function or use_grouped_topk off.';
    case 'zeroNeedsBias':
      return 'e_score_correction_bias is missing: zero experts need one. Switch it on, or set zero experts to 0.';
    case 'eplbState':
      return `EPLB is on and ${v.tensor} is missing: choose that none is missing, or switch EPLB off.`;
    case 'tokenMismatch':
      return 'The logits have another number of rows than hidden_states: switch equal token counts on.';
    case 'notFollowed':
      return dispatch.unfollowed[v.path as UnfollowedPath];
  }
}

/** The remedy alone, for the field itself: the whole sentence stands over the picture. */
function brief({ field, code, values: v }: RouteError): string {
  switch (code) {
    case 'notInteger':
      return 'Use a whole number.';
    case 'outOfRange':
      return field === 'tokens' ? 'There is no token to route.' : `Use a number from ${v.min} to ${v.max}.`;
    case 'unknownValue':
      return `Use one of ${v.known}.`;
    case 'groupZero':
      return 'Use 1 for no groups.';
    case 'groupDivide':
      return `Use a divisor of ${v.E}.`;
    case 'groupTooSmall':
      return 'With a bias, use groups of two experts or more.';
    case 'topKAboveSurvivors':
      return `Use at most ${v.max}, or keep more groups.`;
    case 'wrongLength':
      return `${v.expected} values are needed.`;
    case 'expertCount':
      return 'Use a power of two up to 512, or 192, 320, 384, 448 or 576.';
    case 'otherKernel':
      return 'This kernel does not take it.';
    case 'tableId':
      return `Entry ${v.position}: use a number from 0 to ${v.max}.`;
    case 'tableRepeat':
      return `Entry ${v.position} repeats entry ${v.first}.`;
    case 'groupsNone':
      return 'Give a number, or do not ask for grouped routing.';
    case 'zeroNeedsBias':
      return 'Zero experts need a bias.';
    case 'customWithGroups':
    case 'eplbState':
    case 'tokenMismatch':
    case 'notFollowed':
      return 'Look at the set-up around the router.';
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
      return `The link is of version ${v.version}; this page reads version 1. The default scenario is shown.`;
    case 'linkUnreadable':
      return 'The address holds no readable scenario. The default one is shown; ask for the whole link.';
    case 'linkField':
      if (field === 'time') return `t = ${v.value} in the link is no time from 0 to 10; t = 1 is shown.`;
      if (field === 'pins') return `The pins “${v.value}” in the link cannot be read; they are left out.`;
      return `${field}: “${v.value}” in the link cannot be read; the preset’s value is used.`;
    case 'linkKey':
      return `“${field}=${v.value}” in the link means nothing here, or is there twice; it is left out.`;
    case 'linkPreset':
      return `There is no preset “${v.value}”; the first one is used.`;
    case 'linkValues':
      return 'The edited values in the link are damaged, or belong to another number of experts. The unedited ones are shown. Ask for the whole link.';
    case 'linkCut':
      return `The link was cut: ${v.arrived} of the ${v.expected} characters that hold its values arrived, and without the rest none of them can be read. The unedited values are shown, and whatever else followed is missing too. Ask for the whole link.`;
    case 'linkLists':
      return 'The lists under the edited values are damaged in the link: Reset returns to the values shown. Ask for the whole link.';
    case 'sourceUnknown':
    case 'sourceSkipped':
    case 'sourceChanged':
    case 'sourceNotLoaded':
      return sourceNotice(sources, name, code, v);
    case 'more':
      return `${v.count} more messages of this kind are not shown.`;
    case 'languageNotLoaded':
      return `The language “${v.name}” could not be loaded (${v.reason}). Reload the page and choose it again.`;
  }
}

/** A switch is on or off, as everywhere on the page. */
function valueText(value: string): string {
  return dispatch.valueText[value] ?? value;
}

const listed = { logits: 'logits', bias: 'biases' };

/** A step in the undo list. */
export function edit(step: EditLabel): string {
  switch (step.kind) {
    case 'param':
      return `${name[step.field]} ${valueText(step.from)} → ${valueText(step.to)}`;
    case 'logit':
    case 'bias':
      return `${step.kind} of E${step.id} ${formatNumber(step.from)} → ${formatNumber(step.to)}`;
    case 'paint':
      return step.ids.length === 1
        ? `logit of E${step.ids[0]} painted to ${formatNumber(step.to)}`
        : `${step.ids.length} logits painted to ${formatNumber(step.to)}`;
    case 'resetAll':
      return 'reset of all edits';
    case 'reset':
      return `reset of E${step.id}`;
    case 'row':
      return { logits: 'new logits', bias: 'new bias', both: 'new logits and bias' }[step.row];
    case 'list':
      return step.to ? `your list of ${listed[step.row]}` : `other ${listed[step.row]} than your list`;
    case 'hasBias':
      return `e_score_correction_bias ${step.to ? 'on' : 'off'}`;
    case 'source':
      return wordsOf(sources, step.source).step(step.source);
    case 'preset':
      return `preset ${step.id}`;
    case 'setup':
      return step.field === 'scaleHandling'
        ? `${dispatch.setupName[step.field]} ${scale.handlingText(step.from)} → ${scale.handlingText(step.to)}`
        : `${dispatch.setupName[step.field]} ${valueText(step.from)} → ${valueText(step.to)}`;
    case 'token':
      return step.field === 'kind' ? `${step.to} token` : `${token.name[step.field]} ${valueText(step.to)}`;
    case 'compare':
      return { pin: 'pin as A', swap: 'swap A and B', leave: 'leave the comparison' }[step.what];
  }
}
