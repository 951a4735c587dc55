import { ENGINE_WAYS } from './engines';
import type {
  EngineAnswer,
  EngineConditionId,
  EngineId,
  EngineQuery,
  EngineStep,
  EngineWay,
  Implementation,
} from './types';

type Answer = Omit<EngineStep, 'condition'>;

const CONDITIONS: Readonly<Record<EngineConditionId, (query: EngineQuery, way: EngineWay) => Answer>> = {
  isFamily: ({ modelType }, { families = [] }) => ({
    holds: modelType !== null && families.includes(modelType),
    values: { modelType: modelType ?? 'none' },
  }),
  isNoFamily: ({ modelType }) => ({ holds: modelType === null, values: { modelType: modelType ?? 'none' } }),
  asksForGroups: ({ useGroupedTopk }) => ({ holds: useGroupedTopk, values: { useGroupedTopk } }),
  hasBias: ({ hasBias }) => ({ holds: hasBias, values: { hasBias } }),
  hasNoBias: ({ hasBias }) => ({ holds: !hasBias, values: { hasBias } }),
  isSigmoid: ({ params: { scoringFunc } }) => ({ holds: scoringFunc === 'sigmoid', values: { scoringFunc } }),
  isSoftmax: ({ params: { scoringFunc } }) => ({ holds: scoringFunc === 'softmax', values: { scoringFunc } }),
  isSqrtSoftplus: ({ params: { scoringFunc } }) => ({
    holds: scoringFunc === 'sqrtsoftplus',
    values: { scoringFunc },
  }),
  isSigmoidOrSoftmax: ({ params: { scoringFunc } }) => ({
    holds: scoringFunc === 'sigmoid' || scoringFunc === 'softmax',
    values: { scoringFunc },
  }),
  hasGroups: ({ params: { numExpertGroup } }) => ({ holds: numExpertGroup > 1, values: { numExpertGroup } }),
  isPowerOfTwo: ({ params: { globalNumExperts: E } }) => ({
    holds: E > 0 && Number.isInteger(Math.log2(E)),
    values: { globalNumExperts: E },
  }),
  atMost8Picks: ({ params: { topK } }) => ({ holds: topK <= 8, values: { topK } }),
  groupsCoverPicks: ({ params: { numExpertGroup, topkGroup, topK } }) => ({
    holds: topkGroup <= numExpertGroup && topkGroup * numExpertGroup >= topK,
    values: { numExpertGroup, topkGroup, topK },
  }),
  smallGroups: ({ params: { globalNumExperts: E, numExpertGroup: G, topkGroup } }) => ({
    holds: G > 1 ? E / G <= 32 && (E / G) * topkGroup <= 128 : E <= 384,
    values: { globalNumExperts: E, numExpertGroup: G, topkGroup },
  }),
};

/** The engine of an implementation, or null if that is vLLM or a record. */
export function engineOf(implementation: Implementation): EngineId | null {
  const [, name] = /^engine:(.+)$/.exec(implementation) ?? [];
  return name !== undefined && Object.hasOwn(ENGINE_WAYS, name) ? (name as EngineId) : null;
}

/**
 * The record that an engine uses for a configuration, and why: the first failed condition of each way before, then all
 * conditions of the way taken. No record if no way is taken.
 *
 * @example
 * // SGLang, DeepSeek-V3: FlashInfer's kernel, for 256 is a power of two, 8 ≤ 8, 4 · 8 ≥ 8, 32 · 4 ≤ 128
 */
export function recordOfEngine(id: EngineId, query: EngineQuery): EngineAnswer {
  const { ways, field } = ENGINE_WAYS[id];
  const steps: EngineStep[] = [];
  const note = (step: EngineStep) => {
    const isKnown = steps.some(
      ({ condition, holds }) => condition === step.condition && holds === step.holds,
    );
    if (!isKnown) steps.push(step);
  };
  for (const way of ways) {
    const asked = way.when.map((condition) => ({ condition, ...CONDITIONS[condition](query, way) }));
    const failed = asked.find(({ holds }) => !holds);
    if (failed) {
      // A class of another family that was passed over is no reason.
      if (failed.condition !== 'isFamily') note(failed);
      continue;
    }
    asked.forEach(note);
    return { record: way.record, isUpcast: way.isUpcast ?? false, steps, field };
  }
  return { record: null, isUpcast: false, steps, field };
}
