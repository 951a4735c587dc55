import { refused, refusedReason } from '../refused';
import type { AllSourceWords } from '../source-words';

const generators = {
  normal: 'normal',
  wide: 'wide',
  ties: 'ties',
  hotGroup: 'one hot group',
  outliers: 'outliers',
};

/** Words about where rows come from, by the kind of source. */
export const sources: AllSourceWords = {
  trace: {
    options: { trace: 'real trace' },
    origin: ({ text, layer, token }) => `of the real trace: ${text}, layer ${layer}, token ${token + 1}`,
    step: ({ text, layer, token }) => `${text}, layer ${layer}, token ${token + 1}`,
    files: {
      missing: 'These are not the recorded numbers',
      notLoaded: (name) => `The recorded text “${refused(name)}” could not be loaded.`,
      notLoadedBecause: (name, reason) =>
        `The recorded text “${refused(name)}” could not be loaded (${refusedReason(reason)}).`,
      standIn:
        'Made-up rows stand in for it (generator normal, seed 0), with whatever was edited. The recorded ones take their place when they are there.',
      notices: {
        sourceUnknown: ({ value }) =>
          `The recorded text, layer or token “${value}” does not exist; the first one is shown.`,
        sourceSkipped: ({ name }) =>
          `The recorded text “${name}” was not waited for; made-up numbers are shown. The address still holds the link: reload the page to wait.`,
        sourceChanged: ({ value }) =>
          `The recorded text “${value}” has changed since the link was made: its logits may differ.`,
        sourceNotLoaded: ({ name, reason }) =>
          `The recorded text “${name}” could not be loaded (${reason}). Reload the page, or choose a generator.`,
      },
    },
  },
  generator: {
    options: generators,
    origin: ({ generator, seed }) => `made up: ${generators[generator]}, seed ${seed}`,
    step: ({ generator, seed }) => `logits from ${generator}, seed ${seed}`,
  },
};
