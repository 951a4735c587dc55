import type { RefusalReason } from '../../compute/engine-host';
import type { GeneratorName } from '../../scenario/scenario';

const generators: Record<GeneratorName, string> = {
  normal: 'normal',
  wide: 'wide',
  ties: 'ties',
  hotGroup: 'one hot group',
  outliers: 'outliers',
};

const refusals: Record<RefusalReason, string> = {
  noApi: 'This browser offers no WebGPU on this page (it needs a recent browser and a secure address).',
  noAdapter: 'The browser has WebGPU but found no graphics adapter.',
  noDevice: 'The graphics adapter gave no device.',
  selfCheckFailed: 'The GPU’s answers differed from the reference in the self-check, so it is not used.',
  softwareAdapter:
    'The only adapter is a software one; the worker is faster there, so it was chosen. You can still choose WebGPU.',
  deviceLost: 'The GPU device was lost; the worker took over.',
  workerLost: 'The worker stopped.',
};

/** Words of the controls around the picture. */
export const app = {
  title: 'MoE Router Explorer',
  follows: 'follows vLLM 0.15',
  followsDetail:
    'The router follows vllm/model_executor/layers/fused_moe/router/grouped_topk_router.py as of vLLM 0.15 (commit fcd6ac97, February 2026).',
  needsScript:
    'This page shows how vLLM’s grouped top-k router picks experts for a token, step by step, with every number live. It computes everything in the browser and needs JavaScript for that. Below is the token that the page opens with, as it leaves the router.',
  preset: 'Preset',
  /** Models have one name in every language; what the page made itself does not. */
  presetName: (_id: string, name: string) => name,
  presetUnverified: 'not verified',
  invitation: (experts: number, groups: number) =>
    groups > 1
      ? `One token, ${experts} experts, ${groups} groups. Press ▶ or drag any bar.`
      : `One token, ${experts} experts. Press ▶ or drag any bar.`,
  router: 'Router',
  setup: 'vLLM set-up',
  token: 'Token',
  logits: 'Logits',
  source: 'logits from',
  realTrace: 'real trace',
  generators,
  seed: 'seed',
  nextSeed: 'Next seed',
  madeUp: 'Made-up logits and bias from a seeded generator.',
  modelText: 'text',
  textName: (_name: string, label: string) => label,
  layer: 'layer',
  tokenOf: (position: number, count: number) => `Token ${position} of ${count}`,
  tokens: 'Tokens of the text; choose the one to route',
  loadingText: 'Loading the text…',
  editLogits: (count: number) => `Edit ${count} logits…`,
  editBias: (count: number) => `Edit ${count} biases…`,
  rowHint: (count: number) =>
    `${count} numbers, one for each expert, separated by spaces, commas or new lines, or a JSON list. NaN, inf and -inf are allowed.`,
  apply: 'Apply',
  cancel: 'Cancel',
  close: 'Close',
  copyValues: 'Copy values',
  copied: 'Copied',
  notInteger: (text: string) =>
    `“${text}” is not a whole number. The picture still shows the last valid value.`,
  notNumber: (text: string) => `“${text}” is not a number. The picture still shows the last valid value.`,
  outOfRange: (min: number, max: number) =>
    `Use a whole number from ${min} to ${max}. The picture still shows the last valid value.`,
  timeline: 'Timeline',
  time: 'Time',
  scrubberValue: (stage: number, name: string, percent: number) =>
    `stage ${stage} of 10, ${name}, ${percent} %`,
  notReached: 'not reached',
  previousStage: 'Previous stage',
  nextStage: 'Next stage',
  play: 'Play',
  pause: 'Pause',
  next: 'Next',
  speed: 'speed',
  pauseEachStage: 'pause after each stage',
  rack: 'Experts by group',
  picture: 'Picture of the routing',
  output: 'Output, in the order vLLM returns it',
  outputOrder: 'vLLM’s order',
  outputAhead: 'result, ahead',
  copyOutput: 'Copy ids and weights',
  weightsSum: (sum: string) => `Σ = ${sum}`,
  table: 'Table',
  tableCaption: 'Every expert and its way through the router',
  outputCaption: 'Output of the router in the order vLLM returns it',
  columns: {
    slot: 'slot',
    expert: 'expert',
    group: 'group',
    logit: 'logit',
    score: 'score',
    bias: 'bias',
    biased: 'biased score',
    masked: 'after mask',
    rank: 'rank',
    weight: 'weight',
  },
  groupColumns: { group: 'group', score: 'group score', rank: 'rank', kept: 'kept' },
  kept: 'kept',
  dropped: 'dropped',
  picked: 'picked',
  engine: 'Engine',
  engineNames: { auto: 'Automatic', webgpu: 'WebGPU', worker: 'Worker (CPU)' },
  engineGpu: (label: string) => `GPU · ${label}`,
  engineWorker: 'CPU worker',
  engineStarting: 'starting…',
  engineNone: 'no engine',
  engineRetry: 'Start again',
  engineExact: 'Both engines return the same bits: the kernel works in integer arithmetic.',
  refusals,
  path: 'Path',
  share: 'Share',
  shareTitle: 'Share this scenario',
  shareHint:
    'The address holds everything: parameters, logits, bias, token, time and pins. The data is in the link itself; nothing is uploaded.',
  shareLength: (length: number) =>
    length > 2000
      ? `${length} characters: some chats and trackers cut links this long.`
      : `${length} characters.`,
  copyLink: 'Copy link',
  thisDrag: 'this drag',
  undo: (label: string | null) => (label ? `Undo: ${label}` : 'Nothing to undo'),
  redo: (label: string | null) => (label ? `Redo: ${label}` : 'Nothing to redo'),
  theme: { system: 'Theme: as the system', light: 'Theme: light', dark: 'Theme: dark' },
  parameters: 'Parameters',
  chips: { keep: (count: number) => `keep ${count}`, norm: 'norm', bias: 'bias', on: 'on', off: 'off' },
  tabs: { router: 'Router', token: 'Token', share: 'Share' },
  explanation: 'Explanation',
  skipToStage: 'Skip to the picture',
  skipToParameters: 'Skip to the parameters',
  skipToTable: 'Skip to the table',
  dismiss: 'Dismiss',
  notices: 'Messages',
  logitOf: (id: number) => `logit of E${id}`,
  biasOf: (id: number) => `bias of E${id}`,
  reset: 'Reset',
  resetExpert: (id: number) => `Reset E${id} to the scenario’s values`,
  traceFailed: (name: string, reason: string) =>
    `The recorded text “${name}” could not be loaded (${reason}). Reload the page, or choose a generator.`,
  lastValid: 'The picture shows the last valid state.',
  crashed: 'This part of the page failed.',
  crashedAgain: 'Try again',
  language: 'Language · 语言',
};
