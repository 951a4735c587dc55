import type { UnfollowedPath } from '../../core/dispatch/types';
import type { RouterParams } from '../../core/types';
import { editIn } from '../edit';
import { errorsIn } from '../errors';
import { noticeIn } from '../notice';
import type { SettingWords } from '../settings';
import { dispatch } from './dispatch';
import { fields, rounded } from './fields';
import { paramName as name } from './param-name';
import { scale } from './scale';
import { sources } from './sources';
import { token } from './token';

const help: Record<keyof RouterParams | 'eScoreCorrectionBias', string> = {
  globalNumExperts: 'Number of routed experts',
  numExpertGroup: 'Groups into which the experts are divided; 1 for a model without groups',
  topkGroup: 'Groups that are kept',
  topK: 'Experts picked for a token',
  renormalize: 'Divide the weights by their sum',
  scoringFunc: 'How a logit becomes a score',
  routedScalingFactor: 'Factor on the final weights',
  numFusedSharedExperts:
    'Experts that are always on; only ROCm AITER gives them ids, every other path ignores the number',
  eScoreCorrectionBias: 'Learned correction, added to the scores for the choice only',
};

/** The button that shows and hides these lines. */
const explain = 'What these settings mean';

export const params = { name, help, explain };

/** Names of everything that can be set, and its values. */
export const settings: SettingWords = {
  param: name,
  setup: dispatch.setupName,
  token: token.name,
  values: dispatch.valueText,
  handlingText: scale.handlingText,
};

const NO_TOKEN = 'There is no token to route.';
const NO_RECORD = 'This engine has no router for it here.';
const AROUND = 'Look at the set-up around the router.';

/** Sentences about refused values. */
export const errors = {
  ...errorsIn(
    {
      ...fields,
      remedy: {
        notInteger: ({ what, values: v }) => `${what} is ${v.value}: it must be a whole number.`,
        outOfRange: ({ what, values: v }) => `${what} is ${v.value}: use a number from ${v.min} to ${v.max}.`,
        noTokens: NO_TOKEN,
        unknownValue: ({ what, values: v }) => `${what} is “${v.value}”: this router knows ${v.known}.`,
        groupZero: ({ what }) => `${what} is 0. Use 1 for a model without groups.`,
        groupDivide: ({ what, values: v }) =>
          `${what} is ${v.value}, which does not divide the ${v.E} experts. Use a divisor of ${v.E}.`,
        groupTooSmall: ({ what, values: v }) =>
          `${what} is ${v.value}: with a bias a group needs two experts or more, here it has ${v.size}.`,
        topKAboveSurvivors: ({ what, values: v }) =>
          `${what} is ${v.value}, but only ${v.max} experts are left in the kept groups. Use at most ${v.max}, or keep more groups.`,
        wrongLength: ({ what, values: v }) => `${what} has ${v.value} values: ${v.expected} are needed.`,
        expertCount: ({ what, values: v }) =>
          `${what} is ${v.value}: the kernel is compiled for powers of two up to 512 and for 192, 320, 384, 448 and 576.`,
        otherKernel: ({ what, values: v }) =>
          `${what} is ${v.value}: this kernel takes float32 logits of 256 or 384 experts with a bias, top_k 6 and renormalize on. Otherwise vLLM takes another kernel: choose implementation vllm, or vllm softplus sqrt.`,
        tableId: ({ what, values: v }) =>
          `${what}: entry ${v.position} is ${v.value}, which is no expert. Use a number from 0 to ${v.max}.`,
        tableRepeat: ({ what, values: v }) =>
          `${what}: entry ${v.position} is ${v.value} again, like entry ${v.first}. Use each expert once.`,
        noRecord: ({ what, engine }) =>
          `${engine} has no router for this configuration among those followed here: ${what} decides. Change it, or choose another implementation.`,
        noRouter: ({ engine }) =>
          `${engine} has no router for this model among those followed here. Choose another implementation.`,
        bothGroupsNone:
          'num_expert_group and topk_group are None: give both, or do not ask for grouped routing.',
        groupsNone: ({ what }) => `${what} is None: give it, or do not ask for grouped routing.`,
        customWithGroups:
          'A routing function of the model and grouped routing exclude each other: switch custom_routing_function or use_grouped_topk off.',
        zeroNeedsBias:
          'e_score_correction_bias is missing: zero experts need one. Switch it on, or set zero experts to 0.',
        eplbState: ({ values: v }) =>
          `EPLB is on and ${v.tensor} is missing: set the missing tensor to none, or switch EPLB off.`,
        tokenMismatch:
          'The logits and hidden_states have different numbers of rows: switch equal token counts on.',
        notFollowed: ({ values: v }) => dispatch.unfollowed[v.path as UnfollowedPath],
      },
      raised: (by, message) => ` ${by} raises “${message}”.`,
      brief: {
        notInteger: 'Use a whole number.',
        outOfRange: ({ values: v }) => `Use a number from ${v.min} to ${v.max}.`,
        noTokens: NO_TOKEN,
        unknownValue: ({ values: v }) => `Use one of ${v.known}.`,
        groupZero: 'Use 1 for no groups.',
        groupDivide: ({ values: v }) => `Use a divisor of ${v.E}.`,
        groupTooSmall: 'With a bias, use groups of two experts or more.',
        topKAboveSurvivors: ({ values: v }) => `Use at most ${v.max}, or keep more groups.`,
        wrongLength: ({ values: v }) => `${v.expected} values are needed.`,
        expertCount: 'Use a power of two up to 512, or 192, 320, 384, 448 or 576.',
        otherKernel: 'This kernel does not take it.',
        tableId: ({ values: v }) => `Entry ${v.position}: use a number from 0 to ${v.max}.`,
        tableRepeat: ({ values: v }) => `Entry ${v.position} repeats entry ${v.first}.`,
        noRecord: NO_RECORD,
        noRouter: NO_RECORD,
        bothGroupsNone: 'Give a number, or do not ask for grouped routing.',
        groupsNone: 'Give a number, or do not ask for grouped routing.',
        customWithGroups: AROUND,
        zeroNeedsBias: 'Zero experts need a bias.',
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
    linkVersion: ({ values: v }) =>
      `The link is of version ${v.version}; this page reads version 1. The default scenario is shown.`,
    linkUnreadable:
      'The address holds no readable scenario. The default one is shown; ask for the whole link.',
    linkNotLoaded: ({ values: v }) =>
      `The code that reads links could not be loaded (${v.reason}). Reload the page to open the link.`,
    linkField: ({ field, values: v }) =>
      `${field}: “${v.value}” in the link cannot be read; the preset’s value is used.`,
    linkTime: ({ values: v }) => `t = ${v.value} in the link is not a time from 0 to 10; t = 1 is shown.`,
    linkMessage: ({ field, values: v }) =>
      `The ${field} “${v.value}” in the link is damaged; it is left out.`,
    linkPins: ({ values: v }) => `The pins “${v.value}” in the link cannot be read; they are left out.`,
    linkKey: ({ field, values: v }) =>
      `“${field}=${v.value}” in the link is unknown or a repetition; it is left out.`,
    linkPreset: ({ values: v }) => `There is no preset “${v.value}”; the first one is used.`,
    linkValues:
      'The edited values in the link are damaged, or belong to another number of experts. The unedited ones are shown. Ask for the whole link.',
    linkCut: ({ values: v }) =>
      `The link was cut: ${v.arrived} of the ${v.expected} characters that hold its values arrived, and without the rest no value can be read. The unedited values are shown, and everything after them is missing too. Ask for the whole link.`,
    linkLists:
      'The lists under the edited values are damaged in the link: Reset returns to the values shown. Ask for the whole link.',
    more: ({ values: v }) => `${v.count} more messages of this kind are not shown.`,
    languageNotLoaded: ({ values: v }) =>
      `The language “${v.name}” could not be loaded (${v.reason}). Reload the page and choose it again.`,
  },
  sources,
);

const LIST = { logits: 'logits', bias: 'biases' };

/** A step in the undo list. */
export const edit = editIn(
  {
    logit: ({ id, from, to }) => `logit of E${id} ${from} → ${to}`,
    bias: ({ id, from, to }) => `bias of E${id} ${from} → ${to}`,
    paintOne: ({ id, to }) => `logit of E${id} painted to ${to}`,
    paint: ({ count, to }) => `${count} logits painted to ${to}`,
    resetAll: 'reset of all edits',
    reset: ({ id }) => `reset of E${id}`,
    newLogits: 'new logits',
    newBias: 'new bias',
    newRows: 'new logits and bias',
    listTaken: ({ row }) => `your list of ${LIST[row]}`,
    listLeft: ({ row }) => `other ${LIST[row]} than your list`,
    biasOn: 'e_score_correction_bias on',
    biasOff: 'e_score_correction_bias off',
    preset: ({ name: id }) => `preset ${id}`,
    opened: ({ name }) => `opened ${name}`,
    textToken: 'text token',
    imageToken: 'image token',
    pin: 'pin as A',
    swap: 'swap A and B',
    leave: 'leave the comparison',
  },
  settings,
  sources,
);
