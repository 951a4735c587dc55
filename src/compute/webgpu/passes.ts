import type { Plan } from '../../core/plan';

/** Entry points of the kernel: each is a pipeline. */
export type Pass =
  | 'score_softmax'
  | 'score_sigmoid'
  | 'score_sigmoid_fast'
  | 'score_sigmoid_tanh'
  | 'score_sqrtsoftplus'
  | 'score_log_sum'
  | 'choose'
  | 'pick'
  | 'weigh';

/** Whether the groups compete on logits, and only the logits that the mask leaves are scored. */
export function startsWithGroups({ rules, isGrouped }: Plan): boolean {
  return rules.mask === 'zeroLogit' && isGrouped;
}

/** The passes over a batch, in order. The record chooses at which place scores are computed. */
export function passesOf(plan: Plan): readonly Pass[] {
  const score = scorePass(plan);
  if (startsWithGroups(plan)) return ['choose', score, 'pick', 'weigh'];
  if (plan.rules.scored === 'after') return ['choose', 'pick', score, 'weigh'];
  return [score, 'choose', 'pick', 'weigh'];
}

function scorePass({ scoring, rules, takesLogSum }: Plan): Pass {
  if (takesLogSum) return 'score_log_sum';
  if (scoring !== 'sigmoid') return `score_${scoring}`;
  const forms = { exp: 'score_sigmoid', fastExp: 'score_sigmoid_fast', tanh: 'score_sigmoid_tanh' } as const;
  return forms[rules.sigmoidForm];
}
