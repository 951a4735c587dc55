/** Words of the panels and controls that load with the features. */
export const panels = {
  needsScript:
    'This page shows how vLLM’s grouped top-k router picks experts for a token, step by step, with every number live. It computes everything in the browser and needs JavaScript for that. Below is the token that the page opens with, as it leaves the router.',
  presetValue: (value: string) => `preset: ${value}`,
  toPresetValue: (field: string, value: string) => `Set ${field} back to the preset’s ${value}`,
  forEngineers: 'For engineers',
  runLine: (engine: string, code: string) => `${engine} · ${code}`,
  on: 'on',
  off: 'off',
  playing: 'Playing',
  look: 'Language and theme',
  router: 'Router',
  setup: 'vLLM set-up',
  token: 'Token',
  logits: 'Logits',
  source: 'logits from',
  seed: 'seed',
  nextSeed: 'Next seed',
  madeUp: 'Made-up logits and bias from a seeded generator.',
  modelText: 'text',
  textName: (_name: string, label: string) => label,
  layer: 'layer',
  layerOfText: 'Layer whose router is shown',
  layerAt: (layer: number) => `layer ${layer}`,
  tokens: 'Tokens of the text; choose the one to route',
  editLogits: (count: number) => `Edit ${count} logits…`,
  editBias: (count: number) => `Edit ${count} biases…`,
  apply: 'Apply',
  cancel: 'Cancel',
  copyValues: 'Copy values',
  rack: 'Experts by group',
  copyStory: 'Copy the explanation, numbers with every digit',
  copyTerms: 'Copy the terms',
  tableCaption: 'Every expert and its way through the router',
  groupCaption: 'Every group and whether it is kept',
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
  engineNames: { auto: 'Automatic', webgpu: 'WebGPU', worker: 'Worker (CPU)' },
  engineTime: (time: string) => `The last routing took ${time}, from the question to the answer.`,
  engineTimeWith: (time: string, others: number) =>
    `The last routing took ${time}, from the question to the answer; ${others} other settings were tried in the same batch.`,
  engineExact: 'Both engines return the same bits: the kernel works in integer arithmetic.',
  shareTitle: 'Share this scenario',
  shareHint:
    'The address holds everything: parameters, logits, bias, token, time and pins. The data is in the link itself; nothing is uploaded.',
  shareLength: (length: number) => `${length} characters.`,
  shareTooLong: (length: number) => `${length} characters: some chats and trackers cut links this long.`,
  copyLink: 'Copy link',
  shareTitleField: 'Title',
  shareNoteField: 'Note: what should they look at?',
  shareMessageHint: 'Both are shown over the picture to whoever opens the link.',
  qrCode: 'QR code of the link',
  qrTooLong: (length: number, most: number) =>
    `The link is too long for a QR code that a camera can read: ${length} characters, at most ${most}.`,
  removeMessage: 'Remove title and note',
  thisDrag: 'this drag',
  undo: (label: string) => `Undo: ${label}`,
  noUndo: 'Nothing to undo',
  redo: (label: string) => `Redo: ${label}`,
  noRedo: 'Nothing to redo',
  tabs: { router: 'Router', token: 'Token', compare: 'Compare', share: 'Share' },
  notices: 'Messages',
  logitOf: (id: number) => `logit of E${id}`,
  biasOf: (id: number) => `bias of E${id}`,
  reset: 'Reset',
  resetExpert: (id: number) => `Reset E${id} to the scenario’s values`,
  lastValid: 'The picture shows the last valid state.',
  refusedTitle: 'This cannot be routed',
  refusedFirst: 'There is no picture yet: it appears as soon as the value is valid.',
  refusedBeside: 'See the message above the picture.',
  goToField: (field: string) => `Go to ${field}`,
  withNumbers: 'with the numbers here',
  aboutPreset: (name: string) => `About ${name}`,
  about: {
    /** Who: where the parameters were read. */
    trained: 'A model of 13 million parameters that was trained for this page.',
    published: {
      verified: (name: string) => `${name} is a published model, and these are the numbers of its`,
      implied: (name: string) =>
        `${name} is a published model; its numbers follow from its family’s code and this`,
      memory: (name: string) => `${name} is a published model; its numbers were not checked against its`,
    },
    configuration: 'configuration',
    /** On what. */
    texts: 'It reads fourteen short texts, and every logit and bias here was recorded from it.',
    madeUp: 'The logits and biases here are made up: the rules are the model’s, the scores are not.',
    own: 'The logits here are yours.',
    /** By which rule. */
    rule: ({ experts, groups, keep, picks, by, isNormalized, scale }: Rule) => {
      const within = groups > 1 ? `the best ${keep} of ${groups} groups stay, then ` : '';
      const pick = `the best ${picks === 1 ? 'one' : picks} of ${experts} experts by ${by} ${picks === 1 ? 'is' : 'are'} picked`;
      const weigh = isNormalized
        ? 'their weights are made to sum to 1'
        : 'their weights are left as they are';
      const rule = `${within}${pick}; ${weigh}${scale === '1' ? '' : `, times ${scale}`}.`;
      return rule.charAt(0).toUpperCase() + rule.slice(1);
    },
    by: {
      sigmoid: 'sigmoid score',
      softmax: 'softmax score',
      sqrtsoftplus: '√softplus score',
      withBias: (score: string) => `${score} plus bias`,
    },
  },
};

/** A router's rule in numbers. */
interface Rule {
  readonly experts: number;
  readonly groups: number;
  readonly keep: number;
  readonly picks: number;
  /** What they are picked by. */
  readonly by: string;
  readonly isNormalized: boolean;
  readonly scale: string;
}
