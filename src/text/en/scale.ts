import {
  compareLedgers,
  isSame,
  type ScaleHandling,
  type ScaleLedger,
  type ScaleOutcome,
} from '../../core/scale/scale-ledger';
import type { StageId } from '../../core/stages';
import { formatExact, formatNumber } from '../../view/format';

const handling: Record<ScaleHandling, string> = {
  asModel: 'model’s code',
  router: 'router',
  model: 'model, later',
  both: 'both: twice',
  neither: 'neither: never',
};

/** What the router and the model do with the factor, in that order. */
function chain({ given, router, model, stream }: ScaleLedger): string {
  const gets = `router gets ${formatExact(given)}`;
  const own = given === router ? gets : `${gets}, but its path does not multiply`;
  const later =
    model === 1 ? 'model does not multiply' : `model multiplies by ${formatExact(model)} afterwards`;
  return stream === 1 ? `${own} · ${later}` : `${own} · ${later} (float16)`;
}

/** What happens to the shared experts, or nothing where there are none. */
function sharedPart({ shared, appended }: ScaleLedger): string | null {
  if (shared === null) return null;
  const what = appended > 0 ? 'shared experts, in slots of their own' : 'shared experts';
  return `${what} × ${formatExact(shared)}`;
}

const outcome: Record<ScaleOutcome, (ledger: ScaleLedger) => string | null> = {
  idle: () => null,
  once: ({ stream }) =>
    stream === 1
      ? null
      : `In float16 this model’s layers divide all else by ${formatExact(stream)} instead: the proportions are right.`,
  twice: ({ configured }) =>
    `The factor ${formatExact(configured)} is applied twice. vLLM had this fault: DeepSeek-R1 fell from 95 to 66 % in gsm8k (vllm#24119).`,
  never: ({ configured }) =>
    `The factor is never applied: the picked experts count 1 where the model was trained with ${formatExact(configured)}.`,
  sharedOff: ({ shared }) =>
    `The picked experts count as they should, the shared ones ${formatExact(shared ?? 1)} times.`,
  blockOff: ({ shared, stream }) =>
    `Beside the rest of the layer, all of the block’s output is multiplied by ${formatExact((shared ?? 1) * stream)}.`,
  other: ({ configured }) => `Together that is not the factor ${formatExact(configured)}.`,
};

/** What the factors come to where that is not simply once; else null. */
const verdict = (ledger: ScaleLedger) => outcome[ledger.outcome](ledger);

/** Of one weight: what it counts on the output, where that is another number. */
function afterwards({ model }: ScaleLedger, weight: number, stage: StageId): string {
  if (stage !== 'scale' || model === 1) return '';
  return ` The model multiplies the experts’ output by ${formatNumber(model)} later, so that on the output it counts ${formatNumber(Math.fround(weight * model))}.`;
}

/** How A and B apply the factor on the way to the output; null where they do the same. */
function outputs(a: ScaleLedger, b: ScaleLedger): string | null {
  const found = compareLedgers(a, b);
  if (!found) return null;
  const { routed, shared } = found;
  const isShared = isSame(...shared);
  if (isSame(...routed) && isShared)
    return `The factor is applied in another place: on the output it comes to ${formatExact(routed[0])} in both.`;
  const own = isShared
    ? ''
    : `, the shared experts’ to ${formatExact(shared[0])} and ${formatExact(shared[1])}`;
  return `On the output the factor comes to ${formatExact(routed[0])} in A and to ${formatExact(routed[1])} in B${own}.`;
}

function gotcha(ledger: ScaleLedger): string {
  return (
    verdict(ledger) ??
    `The router is given a factor of ${formatExact(ledger.given)}; the model multiplies the experts’ output by ${formatExact(ledger.model)} later. It belongs in one place only: what a server logs as weights is the smaller number.`
  );
}

/** Who multiplies by the factor, and what reaches the output. */
export const scale = {
  handling,
  /** The same of any text. */
  handlingText: (value: string): string => (value in handling ? handling[value as ScaleHandling] : value),
  chain,
  sharedPart,
  verdict,
  afterwards,
  outputs,
  gotcha,
  onOutputColumn: 'on the output',
  /** Whose code it is. */
  read: 'Read in',
  fromNewer: 'vLLM 0.15 has no code for this model; this is what newer code does.',
  noCode: 'No model’s code is known for this preset: the factor is taken as the router’s own.',
  byName: 'An implementation followed by name gets the factor as its own.',
  byHand: 'Set by hand: it is not what this model’s code does.',
  kernelConstant:
    'Kernels of this method have the factor 1 built in: a router that is given another one must not carry this label.',
};
