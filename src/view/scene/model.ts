import type { Tolerance } from '../../core/facts/compare/differs';
import type { Divergence } from '../../core/facts/compare/divergence';
import { pickedByRank } from '../../core/facts/explain';
import { type Irregular, irregularOf } from '../../core/facts/irregular';
import { hasGroupStages } from '../../core/plan';
import { isPadding } from '../../core/routed-row';
import { type StageId, stageEndingAt } from '../../core/stages';
import type { RoutedToken } from '../../scenario/routed-token';
import type { Focus, Guess, Spotlight } from '../highlights';
import type { StageLayout } from '../layout/layout-stage';
import type { MeasureText, Rect } from '../marks';
import type { PictureWords } from '../picture-words';
import type { Pulse } from '../pulse';
import type { Theme } from '../theme/tokens';
import { partOf, progressOf } from './beats';

/** Everything a part of the scene draws from; made once for each scene. */
export interface SceneModel extends Axes {
  readonly token: RoutedToken;
  readonly t: number;
  readonly focus: Focus;
  readonly layout: StageLayout;
  readonly theme: Theme;
  readonly measure: MeasureText;
  readonly reducedMotion: boolean;
  readonly words: PictureWords;
  readonly pulse: Pulse | null;
  readonly spotlight: Spotlight | null;
  readonly guess: Guess | null;
  readonly hasBias: boolean;
  /** Whether groups are scored and masked on this path. */
  readonly hasGroups: boolean;
  readonly groupSize: number;
  /** Rank of each expert, 0 first. */
  readonly rankOf: Int32Array;
  /** Rank of each group, 0 first. */
  readonly groupRankOf: Int32Array;
  /** Picked experts in rank order. */
  readonly picked: readonly number[];
  /** Slot in vLLM's order by expert. */
  readonly slotOf: ReadonlyMap<number, number>;
  /** Slots in the order the strip draws them: by rank, then by slot. */
  readonly slots: readonly number[];
  /** What is degenerate about this token. */
  readonly irregular: Irregular;
  /** Experts whose scores make the group scores. */
  readonly contributors: ReadonlySet<number>;
  /** Eased progress in [0, 1] of a stage: 0 before it, 1 after it. */
  readonly done: (stage: StageId) => number;
  /** Eased progress in [0, 1] of a beat of a stage, between two fractions of it. */
  readonly part: (stage: StageId, from: number, to: number) => number;
  /** Without motion, the stage that has just been cut to: its "before" is shown as outlines and arrows. */
  readonly cutTo: StageId | null;
}

/** What a picture is drawn from. */
export interface SceneInput {
  readonly token: RoutedToken;
  readonly t: number;
  readonly focus: Focus;
  readonly layout: StageLayout;
  readonly theme: Theme;
  readonly measure: MeasureText;
  /** The words in the picture, in the reader's language. */
  readonly words: PictureWords;
  /** No flying copies: a stage change is a cut. */
  readonly reducedMotion: boolean;
  /** Where this picture and another one part, to be circled. */
  readonly divergence?: Divergence | null;
  /** A, if the token is B of a comparison drawn over each other. */
  readonly comparison?: { readonly a: RoutedToken; readonly tolerance: Tolerance } | null;
  /** What the last edit changed, and how strongly that still shows. */
  readonly pulse?: Pulse | null;
  /** The members of the legend's item under the pointer, or chosen there: all others fade. */
  readonly spotlight?: Spotlight | null;
  /** What the reader of the tour predicts. */
  readonly guess?: Guess | null;
  /** The axes reach at least as far: in a drag they keep their reach, so that the bars of other cells do not move. */
  readonly axes?: Axes | null;
}

/** What the bias is added to: the scores, or the logits of a router that adds it before softmax. */
export function unbiasedOf({
  plan,
  logits,
  result,
}: Pick<RoutedToken, 'plan' | 'logits' | 'result'>): Float32Array {
  return plan.biasesLogits ? logits : result.scores;
}

/** How far the cells' bars reach. */
export interface Axes {
  /** Largest |z| that is finite, at least 1. */
  readonly logitReach: number;
  /** Top of the score axis, from the data type: 1 for sigmoid, the largest value for softmax. */
  readonly scoreTop: number;
  /** Its bottom: 0, or the smallest value if one is negative. */
  readonly scoreBottom: number;
}

export function axesOf({ plan, logits, result }: Pick<RoutedToken, 'plan' | 'logits' | 'result'>): Axes {
  const isSigmoid = plan.scoring === 'sigmoid' && plan.rules.scored === 'before';
  const rows = [result.scores, result.biased, unbiasedOf({ plan, logits, result })];
  return {
    logitReach: largest(logits, 1, Math.abs),
    scoreTop: Math.max(isSigmoid ? 1 : 1e-9, ...rows.map((values) => largest(values, 0))),
    scoreBottom: 0 - Math.max(...rows.map((values) => largest(values, 0, negated))),
  };
}

/** Axes that hold both. */
export function widest(a: Axes, b: Axes | null | undefined): Axes {
  return {
    logitReach: Math.max(a.logitReach, b?.logitReach ?? 0),
    scoreTop: Math.max(a.scoreTop, b?.scoreTop ?? 0),
    scoreBottom: Math.min(a.scoreBottom, b?.scoreBottom ?? 0),
  };
}

export function sceneModel(input: SceneInput): SceneModel {
  const { token, t, focus, layout, theme, measure, words, reducedMotion } = input;
  const { result, scenario, plan } = token;
  const { params } = scenario;
  const E = params.globalNumExperts;
  const rankOf = new Int32Array(E);
  result.expertOrder.forEach((id, rank) => {
    rankOf[id] = rank;
  });
  const groupRankOf = new Int32Array(result.numGroups);
  result.groupOrder.forEach((group, rank) => {
    groupRankOf[group] = rank;
  });
  const hasGroups = hasGroupStages(plan);
  const slotOf = new Map(Array.from(result.ids, (id, slot) => [id, slot]));
  return {
    token,
    t,
    focus,
    layout,
    theme,
    measure,
    reducedMotion,
    words,
    pulse: input.pulse ?? null,
    spotlight: input.spotlight ?? null,
    guess: input.guess ?? null,
    hasBias: plan.hasBias,
    hasGroups,
    groupSize: E / result.numGroups,
    rankOf,
    groupRankOf,
    picked: pickedByRank(token),
    slotOf,
    slots: isPadding(token)
      ? []
      : Array.from(result.ids.subarray(0, params.topK).keys()).sort(
          (a, b) => rankOf[result.ids[a]!]! - rankOf[result.ids[b]!]! || a - b,
        ),
    irregular: irregularOf(token),
    contributors: new Set(hasGroups ? result.groupBest : []),
    ...widest(axesOf(token), input.axes),
    done: (stage) => progressOf(t, stage),
    part: (stage, from, to) => partOf(t, stage, from, to),
    cutTo: reducedMotion ? stageEndingAt(t) : null,
  };
}

/** The largest finite value, at least `floor`. */
function largest(
  values: Float32Array,
  floor: number,
  of: (value: number) => number = (value) => value,
): number {
  let top = floor;
  for (const value of values) if (Number.isFinite(value)) top = Math.max(top, of(value));
  return top;
}

const negated = (value: number) => -value;

/** Height of a score over the zero line of a box this high; negative below it. NaN gives 0. */
export function scoreHeight({ scoreTop, scoreBottom }: SceneModel, value: number, height: number): number {
  if (Number.isNaN(value)) return 0;
  return (Math.min(scoreTop, Math.max(scoreBottom, value)) / (scoreTop - scoreBottom)) * height;
}

/** Height of the zero line over the floor of a box this high, in whole pixels. */
export function zeroHeight({ scoreTop, scoreBottom }: SceneModel, height: number): number {
  return Math.round((-scoreBottom / (scoreTop - scoreBottom)) * height);
}

/** A score as a fraction of its axis, in [0, 1]. */
export function scoreFraction({ scoreTop, scoreBottom }: SceneModel, value: number): number {
  return fraction(value - scoreBottom, scoreTop - scoreBottom);
}

/** A value as a fraction of `top`, in [0, 1]; NaN and −∞ give 0. */
export function fraction(value: number, top: number): number {
  return Number.isNaN(value) ? 0 : Math.min(1, Math.max(0, value / top));
}

/** Whether an expert's group was kept; always without groups. */
export function isKept(model: SceneModel, expert: number): boolean {
  return !model.hasGroups || isGroupKept(model, Math.floor(expert / model.groupSize));
}

export function isGroupKept(model: SceneModel, group: number): boolean {
  return (model.groupRankOf[group] ?? 0) < model.token.plan.keptGroups;
}

/** The side of the largest square in a cell. */
export function sideOf({ width, height }: Rect): number {
  return Math.min(width, height);
}

export function inset({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x + by, y: y + by, width: width - 2 * by, height: height - 2 * by };
}

export function lerp(a: number, b: number, p: number): number {
  return a + (b - a) * p;
}

/** One box on its way to another. */
export function lerpRect(a: Rect, b: Rect, p: number): Rect {
  return {
    x: lerp(a.x, b.x, p),
    y: lerp(a.y, b.y, p),
    width: lerp(a.width, b.width, p),
    height: lerp(a.height, b.height, p),
  };
}

export function isPicked({ slotOf }: SceneModel, expert: number): boolean {
  return slotOf.has(expert);
}
