import { shortestFloat } from '../arithmetic/shortest';
import type { Plan } from '../plan';
import { hasGroupStages } from '../plan';
import type { ScaleLedger } from '../scale/scale-ledger';
import type { StageId } from '../stages';
import type { LogitsDtype, RouterParams } from '../types';

/** One line of the router as pseudo-PyTorch, in the symbols of the formulae, and the stages it carries out. */
export interface CodeLine {
  readonly stages: readonly StageId[];
  readonly text: string;
}

/**
 * The whole router of an implementation's record, a line or two for each stage that runs, and the model's use of the
 * factor afterwards. `closing`: what vLLM does to weights and ids in between.
 */
export function pseudoCode(
  plan: Plan,
  params: RouterParams,
  ledger: ScaleLedger,
  closing: readonly string[] = [],
): CodeLine[] {
  const { globalNumExperts: E } = params;
  const lines: CodeLine[] = [{ stages: ['logits'], text: `z = x @ W.T  # ${E} logits` }];
  const add = (stage: StageId | readonly StageId[], text: string) =>
    lines.push({ stages: typeof stage === 'string' ? [stage] : stage, text });
  const isLate = plan.rules.scored === 'after';
  if (plan.biasesLogits && plan.hasBias) add('bias', 'c = z + b');
  if (!isLate) add('score', `s = ${scoreOf(plan, plan.biasesLogits && plan.hasBias ? 'c' : 'z')}`);
  if (plan.rules.nonFinite === 'zeroed') add('score', 's[~s.isfinite()] = 0');
  if (plan.hasBias && !plan.biasesLogits) add('bias', 'c = s + b');
  const c = plan.hasBias ? 'c' : isLate || plan.biasesLogits ? 'z' : 's';
  if (plan.rules.nonFinite === 'floored') add('bias', `${c}[${c}.isnan()] = -1e30`);
  if (hasGroupStages(plan)) groups(plan, c, add);
  pick(plan, c, params, add);
  add('gather', `w = ${isLate ? lateScore(plan) : gathered(plan, c)}`);
  weigh(plan, asCode(ledger.given), add);
  if (plan.order === 'byWeight') add('scale', 'w, ids = sort_descending(w, ids)');
  if (plan.sharedExperts > 0)
    add('scale', `ids, w = append(ids, w, ${sharedIds(plan)}, weight ${asCode(plan.sharedWeight)})`);
  for (const line of closing) add('scale', line);
  if (ledger.model !== 1) add('scale', `# later, in the model: output *= ${asCode(ledger.model)}`);
  return lines;
}

/** A number as Python writes it; of a float32 only the digits that tell it from its neighbours. */
function asCode(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  return String(shortestFloat(value));
}

/** The ids of the slots that are appended: "64, 65", or of a row of another rank "65, 65". */
function sharedIds({ sharedExperts, firstShared, sharedStep }: Plan): string {
  return `[${Array.from({ length: sharedExperts }, (_, i) => firstShared + i * sharedStep).join(', ')}]`;
}

type Add = (stage: StageId | readonly StageId[], text: string) => void;

function scoreOf({ scoring, rules, rounding }: Plan, z: string): string {
  const rounded = castTo(rounding.score);
  if (scoring === 'softmax') return `softmax(${z})${rounded}`;
  if (scoring === 'sqrtsoftplus') return `${softplusOf(rules, rounding.softplus, z)}.sqrt()${rounded}`;
  const form = {
    exp: `sigmoid(${z})${rounded}`,
    fastExp: `1 / (1 + exp2(-${z} * log2(e)))`,
    tanh: `0.5 * tanh(0.5 * ${z}) + 0.5`,
  }[rules.sigmoidForm];
  return rounded && rules.sigmoidForm !== 'exp' ? `(${form})${rounded}` : form;
}

function castTo(dtype: LogitsDtype): string {
  return dtype === 'f32' ? '' : `.to(${{ bf16: 'bfloat16', f16: 'float16' }[dtype]})`;
}

function softplusOf({ softplusForm }: Plan['rules'], dtype: LogitsDtype, z: string): string {
  const text = softplusForm === 'stable' ? `softplus(${z})` : `where(${z} > 20, ${z}, log(1 + exp(${z})))`;
  return `${text}${castTo(dtype)}`;
}

/** The scores of the picked experts, if only these are scored. */
function lateScore(plan: Plan): string {
  return plan.takesLogSum ? 'exp(z[ids] - z.logsumexp())' : scoreOf(plan, 'z[ids]');
}

function gathered({ gather }: Plan, c: string): string {
  if (gather === 'recovered') return 'c[ids] - b[ids]';
  return gather === 'score' ? 's[ids]' : `${c}[ids]`;
}

function groups(plan: Plan, c: string, add: Add): void {
  const { numGroups, groupSize, contributors, keptGroups, rules } = plan;
  const rows = `${c}.view(${numGroups}, ${groupSize})`;
  if (rules.groupScore === 'top2Distinct')
    add('group', `g = sum of the two largest different values of each row of ${rows}`);
  else
    add(
      'group',
      contributors === 1 ? `g = ${rows}.amax(-1)` : `g = ${rows}.topk(${contributors}).values.sum(-1)`,
    );
  add('keep', `kept = g.topk(${keptGroups}).indices`);
  if (rules.noUsableGroup === 'uniform') add('keep', 'if g[kept[-1]] == -inf: return range(k), 1 / k');
  if (rules.noUsableGroup === 'firstExpert') add('keep', 'if g[kept[-1]] == -inf: ids = zeros(k)');
  const fill = rules.mask === 'zero' || rules.mask === 'zeroLogit' ? '0' : '-inf';
  add('mask', `${c}[~isin(group_of_expert, kept)] = ${fill}`);
  if (rules.nonFinite === 'skipped') add('mask', `${c}[~z.isfinite()] = -inf`);
}

function pick(plan: Plan, c: string, { topK }: RouterParams, add: Add): void {
  if (plan.picksByTable) {
    add('pick', 'ids = table[token_id]');
    return;
  }
  switch (plan.rules.pick) {
    case 'best':
      add(
        'pick',
        `ids = ${c}.topk(${topK}${plan.order === 'torchUnsorted' ? ', sorted=False' : ''}).indices`,
      );
      break;
    case 'rounds':
      add('pick', `for j in range(${topK}): ids[j] = argmax(${c} without ids[:j])`);
      break;
    case 'eachGroup':
      add(
        'pick',
        `ids = best ${topK / plan.numGroups} of each row of ${c}.view(${plan.numGroups}, ${plan.groupSize})`,
      );
  }
}

function weigh(plan: Plan, rho: string, add: Add): void {
  const { renormalizes, scales, rules, rounding } = plan;
  const w = rules.weighedIn === 'float32' ? 'w' : 'w.double()';
  const kept = (text: string) => `w = ${rules.weighedIn === 'float64Steps' ? `(${text}).float()` : text}`;
  const isAfter = rules.scaleAt === 'after';
  const stages: readonly StageId[] = scales && !isAfter ? ['norm', 'scale'] : ['norm'];
  if (renormalizes) {
    let [top, sum] = [w, sumOf(plan)];
    if (scales && rules.scaleAt === 'before') {
      top = `${w} * ${rho}`;
      if (rules.weighedIn === 'float64Steps') {
        // The product takes the place of the scores, of which the sum is.
        add(stages, `total = ${sum}`);
        add(stages, kept(top));
        [top, sum] = [w, 'total'];
      }
    }
    const factor = scales && rules.scaleAt === 'folded' ? rho : '1';
    add(stages, kept(rules.division === 'reciprocal' ? `${w} * (${factor} / ${sum})` : `${top} / ${sum}`));
  }
  if (scales && (isAfter || !renormalizes)) add('scale', kept(`${w} * ${rho}`));
  if (rules.perExpertScale) add('scale', kept(`${w} * scale_of_expert[ids]`));
  if (rules.weighedIn === 'float64') add(stages, `w = w${castTo(rounding.weight) || '.float()'}`);
}

/** The guarded sum of the weights. */
function sumOf({ rules: { divisorGuard: guard, weighedIn } }: Plan): string {
  switch (guard.kind) {
    case 'none':
      return 'w.sum()';
    case 'add':
      return `(w.sum()${weighedIn === 'float32' ? '' : '.double()'} + ${guard.value})`;
    case 'clamp':
      return `w.sum().clamp(min=${guard.value})`;
    case 'one':
      return '(w.sum() if w.sum() > 0 else 1)';
  }
}
