import { formatExact } from '../../view/format';
import { scaleIn } from '../scale';

/** Who multiplies by the factor, and what reaches the output. */
export const scale = {
  ...scaleIn(
    {
      asModel: 'model’s code',
      router: 'router',
      model: 'model, later',
      both: 'both: twice',
      neither: 'neither: never',
    },
    {
      routerGets: ({ given }) => `router gets ${formatExact(given)}`,
      routerIgnores: ', but its path does not multiply',
      modelMultiplies: ({ model }) => ` · model multiplies by ${formatExact(model)} afterwards`,
      modelDoesNot: ' · model does not multiply',
      inFloat16: ' (float16)',
      shared: ({ factor }) => `shared experts × ${formatExact(factor)}`,
      sharedInSlots: ({ factor }) => `shared experts, in slots of their own × ${formatExact(factor)}`,
      streamDivided: ({ stream }) =>
        `In float16 this model’s layers divide all else by ${formatExact(stream)} instead: the proportions are right.`,
      twice: ({ configured }) =>
        `The factor ${formatExact(configured)} is applied twice. vLLM had this fault: DeepSeek-R1 fell from 95 to 66 % in gsm8k (vllm#24119).`,
      never: ({ configured }) =>
        `The factor is never applied: the picked experts count 1, but the model was trained with ${formatExact(configured)}.`,
      sharedOff: ({ factor }) =>
        `The picked experts count as they should, the shared ones ${formatExact(factor)} times.`,
      blockOff: ({ factor }) =>
        `Compared with the rest of the layer, all of the block’s output is multiplied by ${formatExact(factor)}.`,
      otherFactor: ({ configured }) => `Together that is not the factor ${formatExact(configured)}.`,
      inModel: ({ given, model }) =>
        `The router is given a factor of ${formatExact(given)}; the model multiplies the experts’ output by ${formatExact(model)} later. It belongs in one place only. The weights that a server logs are the smaller numbers.`,
      otherPlace: ({ routed }) =>
        `The factor is applied in another place: on the output it comes to ${formatExact(routed)} in both.`,
      outputs: ({ routed: [a, b] }) =>
        `On the output the factor comes to ${formatExact(a)} in A and to ${formatExact(b)} in B.`,
      outputsAndShared: ({ routed: [a, b], shared: [inA, inB] }) =>
        `On the output the factor comes to ${formatExact(a)} in A and to ${formatExact(b)} in B, the shared experts’ to ${formatExact(inA)} and ${formatExact(inB)}.`,
    },
  ),
  onOutputColumn: 'on the output',
  /** Before the link to the code. */
  read: 'Read in',
  fromNewer: 'vLLM 0.15 has no code for this model; this is what newer code does.',
  noCode: 'No model’s code is known for this preset: the factor is taken as the router’s own.',
  byName: 'An implementation followed by name gets the factor as its own.',
  byHand: 'Set by hand: it is not what this model’s code does.',
  kernelConstant:
    'Kernels of this method have the factor 1 built in: a router that is given another one must not carry this label.',
};
