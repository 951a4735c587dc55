import type { Gotcha } from '../../core/facts/gotchas';
import type { Found } from '../../core/facts/what-if/find-flip';
import { type Flip, outward, type RivalFlip, type Threshold } from '../../core/facts/what-if/flip';
import type { GroupFound } from '../../core/facts/what-if/group-flip';
import { changedPlaces, type PickChange } from '../../core/facts/what-if/picks';
import type { Regret } from '../../core/facts/what-if/regret';
import type { RouteError } from '../../core/types';
import { formatNumber, formatSigned } from '../../view/format';
import { expert, group, plain, type Sentence, type Span, strong } from '../spans';
import { dispatch } from './dispatch';
import { listed } from './listed';
import { errors, params } from './params';
import { scale } from './scale';

/** A change of a logit, large enough as it is written. */
const change = (value: number) => formatSigned(outward(value), 3);

const percent = (share: number) =>
  Number.isFinite(share) ? `${formatNumber(100 * share, 3)} %` : 'an undefined part';

/** What becomes of the picks; null: the value is refused. */
function changes(change: PickChange | null): string {
  if (change === null) return 'refused';
  const { of, replaced, more } = change;
  if (changedPlaces(change) === 0) return 'picks unchanged';
  const places = replaced > 0 ? `${replaced} of ${of} picks ${replaced === 1 ? 'is' : 'are'} replaced` : '';
  const count = Math.abs(more);
  if (count === 0) return places;
  const side = more > 0 ? 'more' : 'fewer';
  return places ? `${places}, ${count} ${side}` : `${count} ${count === 1 ? 'pick' : 'picks'} ${side}`;
}

/** What a parameter's value would do: "topk_group 3: 2 of 8 picks are replaced". */
function value(
  field: keyof typeof params.name,
  value: string,
  change: PickChange | null,
  error: RouteError | null,
): string {
  const what = `${params.name[field]} ${value}: ${changes(change)}`;
  return error ? `${what}. ${errors.route(error)}` : what;
}

function entering(id: number, groupId: number, flip: Flip): Sentence {
  const places: Span[] =
    flip.others.length === 1
      ? [plain(' to take '), ...listed(flip.others.map(expert)), plain('’s place.')]
      : [plain(' to come in for '), ...listed(flip.others.map(expert)), plain('.')];
  const needs = [strong(`E${id} needs ${change(flip.change)} logit`), ...places];
  if (flip.groupChange === null) return needs;
  return flip.groupChange === flip.change
    ? [...needs, plain(' That is what its group '), group(groupId), plain(' needs to be kept.')]
    : [...needs, plain(' Its group '), group(groupId), plain(` needs ${change(flip.groupChange)} first.`)];
}

function leaving(id: number, groupId: number, flip: Flip): Sentence {
  const why: Span[] =
    flip.groupChange === null ? [] : [plain(', because its group '), group(groupId), plain(' is dropped')];
  return [
    strong(`E${id} drops out at ${change(flip.change)} logit`),
    ...why,
    plain('; '),
    ...listed(flip.others.map(expert)),
    plain(flip.others.length === 1 ? ' takes its place.' : ' come in.'),
  ];
}

/** The smallest change of its own logit that takes an expert in or out, and what others would need. */
function flip(id: number, groupId: number, isPicked: boolean, { flip: own, rival }: Found): Sentence {
  if (!own)
    return [
      strong(isPicked ? `No logit takes E${id} out.` : `No logit of its own takes E${id} in.`),
      plain(' Changes of up to 32 were tried.'),
    ];
  const sentence = own.enters ? entering(id, groupId, own) : leaving(id, groupId, own);
  return rival ? [...sentence, ...raised(rival)] : sentence;
}

function raised({ id, change: by }: RivalFlip): Span[] {
  return [plain(' '), expert(id), plain(` needs ${change(by)} logit to take that place.`)];
}

/** The smallest change of one logit that takes a group in or out: of its best expert, or of its second best. */
function groupFlip(id: number, { isKept, flips }: GroupFound): Sentence {
  const [first, ...rest] = flips;
  if (!first) return [strong(`No logit of G${id}’s best experts is a finite number.`)];
  if (first.change === null)
    return [
      strong(isKept ? `No one logit takes G${id} out.` : `No one logit takes G${id} in.`),
      plain(' Changes of up to 32 were tried for '),
      ...listed(flips.map(({ expert: own }) => expert(own))),
      plain('.'),
    ];
  const places: Span[] = isKept
    ? [plain('; '), ...listed(first.others.map(group)), plain(' takes its place.')]
    : [plain(' to take '), ...listed(first.others.map(group)), plain('’s place.')];
  const turns = isKept ? `G${id} drops out at` : `G${id} needs`;
  return [
    strong(`${turns} ${change(first.change)} logit`),
    plain(' of '),
    expert(first.expert),
    ...places,
    ...rest.flatMap(({ expert: other, change: by }) =>
      by === null
        ? [plain(' No logit of '), expert(other), plain(' alone does it.')]
        : [plain(' Of '), expert(other), plain(` it takes ${change(by)}.`)],
    ),
  ];
}

/** What the group mask keeps out of an unmasked choice. */
function regret({ excluded, share }: Regret, topK: number): Sentence {
  if (excluded.length === 0)
    return [
      strong('The group mask costs this token nothing.'),
      plain(` The best ${topK} of all experts are in the kept groups.`),
    ];
  return [
    strong(`The group mask keeps out ${excluded.length} of the best ${topK}:`),
    plain(' '),
    ...listed(excluded.map(expert)),
    plain(`, which would carry ${percent(share)} of the weight.`),
  ];
}

/** The label of a threshold in the landscape: what happens from there on. */
function threshold({ question, holds, change: by }: Threshold, groupId: number): string {
  const what = question === 'isPicked' ? (holds ? 'in' : 'out') : `G${groupId} ${holds ? 'kept' : 'dropped'}`;
  return `${what} ${change(by)}`;
}

/** The landscape as a sentence. */
function landscape(id: number, isPicked: boolean, thresholds: readonly Threshold[], groupId: number): string {
  const now = `Outcome of E${id} for logits up to 4 below and above: ${isPicked ? 'picked' : 'not picked'} now`;
  const turns = thresholds.map((each) => threshold(each, groupId));
  return turns.length > 0 ? `${now}; ${turns.join('; ')}.` : `${now}, and at all of them.`;
}

const WHY_ABOVE_ONE: Record<Extract<Gotcha, { code: 'aboveOne' }>['why'], string> = {
  scale: 'The factor does it: without it no weight is above 1.',
  factors: 'The experts’ own factors do it: without them no weight is above 1.',
  negative: 'Other weights are negative, so that these are more than the sum they are divided by.',
  undivided: 'Nothing divides the weights by their sum here.',
};

const WHY_BELOW_ZERO: Record<Extract<Gotcha, { code: 'belowZero' }>['why'], string> = {
  scale: 'The negative factor does it.',
  gathered: 'What the weights start from holds negative numbers.',
};

/** "E3, E9 and 5 more" as plain words. */
function experts(ids: readonly number[]): string {
  const shown = ids
    .slice(0, 4)
    .map((id) => `E${id}`)
    .join(', ');
  return ids.length > 4 ? `${shown} and ${ids.length - 4} more` : shown;
}

/** What readers often get wrong, where this token shows it. */
function gotcha(fact: Gotcha): string {
  switch (fact.code) {
    case 'undefinedKernel':
      return dispatch.undefinedBecause[fact.because];
    case 'scoringDropped':
      return `scoring_func says ${fact.configured}, but this path never receives it: it computes ${fact.effective}.`;
    case 'tooFewSurvivors':
      return `Only ${fact.survivors} experts survive the mask, but ${fact.topK} are picked: masked ones fill the rest.`;
    case 'notFinite':
      return `The picked scores add up to ${formatNumber(fact.sum)}, and nothing protects the division: the weights are not finite.`;
    case 'noEpsilon':
      return 'This path divides by the bare sum. If all picked scores were 0, the weights would be NaN; other implementations add 1e-20.';
    case 'tiedPicks':
      return fact.isPromised
        ? `E${fact.last} and E${fact.first} are equal at the cut: the lower index is taken.`
        : `E${fact.last} and E${fact.first} are equal at the cut, and this path promises no order among equals. The lower index is shown.`;
    case 'tiedGroups':
      return `G${fact.last} and G${fact.first} score the same, and only one of them is kept${fact.isPromised ? '' : '; this path promises no order among equals'}.`;
    case 'tinyScoresLost':
      return `½·tanh(z/2) + ½ ends at about 3e-8: ${fact.count === 1 ? 'one expert scores' : `${fact.count} experts score`} exactly 0 here, where 1/(1 + e^−z) would not.`;
    case 'biasInWeights':
      return 'This implementation takes the weights from the scores with bias.';
    case 'biasNotInWeights':
      return 'The bias decides who is picked and never enters a weight. Gathering c instead of s was a real bug.';
    case 'scaleIgnored':
      return 'routed_scaling_factor has no effect on this path.';
    case 'alwaysOne':
      return 'One pick, divided by itself, gives 1: its logit changes nothing unless its score nears 0. In training such a gate gets no gradient.';
    case 'zeroScale':
      return fact.isNone
        ? 'routed_scaling_factor is 0, which stands for no factor here: the weights are not multiplied.'
        : 'routed_scaling_factor is 0: every finite weight becomes 0, and the routed experts add nothing.';
    case 'aboveOne':
      return `Above 1: ${experts(fact.ids)}. ${WHY_ABOVE_ONE[fact.why]}`;
    case 'belowZero':
      return `Below 0: ${experts(fact.ids)}. ${WHY_BELOW_ZERO[fact.why]} What such an expert returns is subtracted.`;
    case 'scaleLedger':
      return scale.gotcha(fact.ledger);
  }
}

/** What-ifs: what other settings and other logits would do. */
export const whatIf = {
  changes,
  value,
  valueNow: (field: keyof typeof params.name, value: string) =>
    `${params.name[field]} ${value}: as it is now`,
  strip: (field: keyof typeof params.name) => `${params.name[field]}: what each value would change`,
  /** The key of the strips. */
  stripKey: 'bars: picks that would change · ×: refused',
  /** Of a parameter that should leave the picks alone, tried with another value. */
  valueNote: (change: PickChange | null) =>
    change && changedPlaces(change) === 0
      ? 'picks unchanged, whatever its value'
      : `with another value: ${changes(change)}`,
  stripKeys: 'Arrow keys preview, Enter sets.',
  flip,
  groupFlip,
  regret,
  threshold,
  landscape,
  gotcha,
  title: 'What would change it',
  code: 'Code',
  gotchas: 'Gotchas',
  more: 'Code, what would change it, gotchas',
  searching: 'Looking for the logit that flips it…',
  noLandscape: 'Its logit is not a finite number: no change of it is looked for.',
  landscapeNow: 'now',
  landscapeAxis: 'logit, from now',
  landscapePicked: 'picked',
  landscapeOut: 'not picked',
  landscapeMasked: 'group masked',
  landscapeLine: (id: number) => `logit of E${id}: drag the line`,
  landscapeValue: (z: string, isPicked: boolean) => `${z}, ${isPicked ? 'picked' : 'not picked'}`,
  sourceAt: (file: string, version: string) => `${file} at ${version}`,
  terms: (count: number) => `All ${count} terms of Σ`,
  termColumns: { expert: 'expert', value: 'value' },
};
