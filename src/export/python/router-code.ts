import type { Plan } from '../../core/plan';
import type { LogitsDtype, RouterParams } from '../../core/types';
import { pythonNumber } from './literal';

/** What the code of a routing is made from. */
export interface CodeInput {
  readonly plan: Plan;
  readonly params: RouterParams;
  readonly isPadding: boolean;
}

type Add = (...lines: string[]) => void;

/** `text` rounded to a type by the function of that name. */
function rounded(dtype: LogitsDtype, text: string): string {
  return dtype === 'f32' ? text : `${dtype}(${text})`;
}

/**
 * The body of `route(z, b, table, factors)` as lines of Python, without indentation: the choices of a record for one
 * row, each operation rounded as the reference rounds it. It ends with a tuple of a list of ids and a float32 row.
 */
export function routerCode({ plan, params, isPadding }: CodeInput): string[] {
  const lines: string[] = [];
  const add: Add = (...more) => lines.push(...more);
  const { topK: k } = params;
  choose(plan, add);
  const giveUp = plan.isGrouped && plan.keptGroups > 0 ? plan.rules.noUsableGroup : 'ignore';
  // A skipped NaN is below -inf; a ranked one is above all.
  const isLost =
    plan.rules.nonFinite === 'skipped' ? 'not g[order[KEPT - 1]] > -inf' : 'g[order[KEPT - 1]] == -inf';
  if (giveUp === 'uniform') {
    add(
      `if ${isLost}:  # no usable group`,
      '    ids, w = list(range(K)), row([1 / K for _ in range(K)])',
      'else:',
    );
    const inner: string[] = [];
    pickAndWeigh(plan, k, (...more) => inner.push(...more));
    add(...inner.map((line) => `    ${line}`));
  } else pickAndWeigh(plan, k, add, giveUp === 'firstExpert' ? isLost : null);
  if (isPadding) add('ids, w = [-1] * K, torch.zeros(K)  # the row only pads a batch: it is skipped');
  const shared = Array.from({ length: plan.sharedExperts }, (_, i) => plan.firstShared + i * plan.sharedStep);
  if (shared.length > 0)
    add(
      `ids = ids + [${shared.join(', ')}]  # shared experts`,
      `w = torch.cat([w, torch.full((${shared.length},), ${pythonNumber(plan.sharedWeight)})])`,
    );
  add('return ids, w');
  return lines;
}

/** The picked ids and their weights. `isLost`: when every slot holds expert 0, or null if that cannot be. */
function pickAndWeigh(plan: Plan, k: number, add: Add, isLost: string | null = null): void {
  pick(plan, k, add);
  if (isLost !== null) add(`if ${isLost}:  # no usable group`, '    ids = [0] * K');
  weigh(plan, k, add);
  if (plan.order === 'byWeight')
    add(
      'order = by_weight(w)',
      'ids, w = [ids[j] for j in order], w[order]  # a second top-k, on the weights',
    );
}

/** Scores, biased scores, groups and mask: everything up to the values `m` that decide. */
function choose(plan: Plan, add: Add): void {
  const { rules, rounding } = plan;
  if (rules.mask === 'zeroLogit' && plan.isGrouped) {
    groups(plan, 'z', add);
    add(`s = ${scoreOf(plan, 'm', plan.softmaxLanes)}  # of the logits that the mask leaves`);
    finish(plan, add);
    add('c = m = s');
    return;
  }
  const isLate = rules.scored === 'after';
  if (plan.biasesLogits && plan.hasBias) add('t = z + b');
  const scored = plan.biasesLogits && plan.hasBias ? 't' : 'z';
  if (isLate) add('s = z  # only the picked logits are scored');
  else {
    add(`s = ${scoreOf(plan, scored, plan.softmaxLanes)}`);
    finish(plan, add);
  }
  const values = plan.biasesLogits ? 'z' : 's';
  add(
    `c = ${plan.hasBias ? rounded(rounding.biased, `${values} + ${rounded(rounding.bias, 'b')}`) : values}`,
  );
  if (rules.nonFinite === 'floored') add('c = torch.where(c.isnan(), torch.full_like(c, -1e30), c)');
  if (plan.isGrouped) groups(plan, 'c', add);
  else add('m = c');
  if (rules.nonFinite === 'skipped') {
    const seen = plan.scoring === 'softmax' ? 's' : 'z';
    add(`m = torch.where(torch.isfinite(${seen}) & ~m.isnan(), m, torch.full_like(m, -inf))`);
  }
}

function finish({ rules }: Plan, add: Add): void {
  if (rules.nonFinite === 'zeroed') add('s = torch.where(torch.isfinite(s), s, torch.zeros_like(s))');
}

/** The score of a row as an expression, rounded to the plan's type. */
function scoreOf({ scoring, rules, rounding }: Plan, z: string, lanes: number): string {
  const inType = (text: string) => rounded(rounding.score, text);
  if (scoring === 'softmax') return inType(`softmax32(${z}, lanes=${lanes})`);
  if (scoring === 'sqrtsoftplus') {
    const log = rules.softplusForm === 'stable' ? 'log1p_one(x)' : 'log_one(f32(1 + x))';
    const soft = `torch.where(${z} > 20, ${z}, row([${log} for x in exp32(${z}).tolist()]))`;
    return inType(`${rounded(rounding.softplus, soft)}.sqrt()`);
  }
  switch (rules.sigmoidForm) {
    case 'exp':
      return inType(`torch.ones(()) / (1 + exp32(-${z}))`);
    case 'fastExp':
      return inType(
        `torch.ones(()) / (1 + exp2_32(-${z} * torch.tensor(${pythonNumber(Math.fround(Math.LOG2E))})))`,
      );
    case 'tanh':
      return inType(`0.5 * tanh32(0.5 * ${z}) + 0.5`);
  }
}

/** `g` from `values`, the kept groups, and `m`: the values with the mask's fill. */
function groups(plan: Plan, values: string, add: Add): void {
  const { rules, contributors, groupSize, rounding } = plan;
  const first = rules.nonFinite === 'skipped' ? 'best_first_nan_last' : 'best_first';
  const isDistinct = rules.groupScore === 'top2Distinct';
  add(`rows = ${values}.view(GROUPS, -1)`, 'g = torch.zeros(GROUPS)', 'for i, values in enumerate(rows):');
  add(`    best = values[${first}(values)]`);
  if (rules.nonFinite === 'skipped')
    add('    best = torch.where(best.isnan(), torch.full_like(best, -inf), best)');
  if (isDistinct) add('    best = torch.cat([best[:1], best[best < best[0]], torch.tensor([-inf])])');
  else if (groupSize < contributors)
    add(`    best = torch.cat([best, torch.full((${contributors - groupSize},), -inf)])`);
  add(`    total = ${contributors === 0 ? 'torch.zeros(())' : 'best[0]'}`);
  if (contributors > 1)
    add(
      `    for value in best[1:${contributors}]:`,
      `        total = ${rounded(rounding.groupScore, 'total + value')}`,
    );
  add('    g[i] = total');
  if (rules.groupPick === 'best') add(`order = ${first}(g).tolist()`);
  else
    add(
      'order, left = [], g.clone()',
      'for _ in range(KEPT):',
      '    order.append(int(left.argmax()))',
      '    left[order[-1]] = -inf',
    );
  const fill = rules.mask === 'zero' || rules.mask === 'zeroLogit' ? '0.0' : '-inf';
  add(
    `m = torch.full_like(rows, ${fill})`,
    'for i in order[:KEPT]:',
    '    m[i] = rows[i]',
    'm = m.flatten()',
  );
}

function pick(plan: Plan, k: number, add: Add): void {
  if (plan.picksByTable) {
    add('ids = list(table)');
    return;
  }
  const isSkipping = plan.rules.nonFinite === 'skipped';
  const first = isSkipping ? 'best_first_nan_last' : 'best_first';
  switch (plan.rules.pick) {
    case 'best':
      add(`ids = ${first}(m)[:K].tolist()`);
      if (isSkipping)
        add('ids = [e if m[e] > -inf else 0 for e in ids]  # a slot without a candidate keeps index 0');
      if (plan.order === 'torchUnsorted' && k > 0)
        add(
          'last = m[ids[-1]]',
          'ids.sort(key=lambda e: (same(m[e], last), e))  # above the last value by index, then equal to it by index',
        );
      break;
    case 'rounds':
      if (plan.floor.isFirst)
        add(
          'ids, left = [], m.clone()',
          'for _ in range(K):',
          '    best = int(left.argmax())',
          '    ids.append(0 if left[best] <= -1 else best)  # each round starts from expert 0 with -1',
          '    left[best] = -inf',
        );
      else
        add(
          'ids, left = [], m.clone()',
          'for _ in range(K):',
          '    ids.append(int(left.argmax()))',
          `    left[ids[-1]] = ${pythonNumber(plan.floor.value)}  # a picked entry is overwritten`,
        );
      break;
    case 'eachGroup':
      add(
        'ids = []',
        `for i, values in enumerate(m.view(${plan.numGroups}, -1)):`,
        `    ids += [i * ${plan.groupSize} + e for e in best_first(values)[: K // ${plan.numGroups}].tolist()]`,
      );
  }
}

/** Gather, sum, divide by the guarded sum, scale. */
function weigh(plan: Plan, k: number, add: Add): void {
  const { rules, rounding, renormalizes, scales } = plan;
  const isDouble = rules.weighedIn === 'float64';
  const isSteps = rules.weighedIn === 'float64Steps';
  add(`w = ${gathered(plan, k)}`);
  if (renormalizes) divisor(plan, add);
  // A product or a quotient as the record keeps it.
  const keep = (text: string) => (isSteps ? `(${text}).float()` : text);
  if (isDouble) add('w = w.double()');
  const w = isSteps ? 'w.double()' : 'w';
  if (scales && rules.scaleAt === 'before') add(`w = ${keep(`${w} * SCALE`)}`);
  if (rules.division === 'reciprocal') {
    const folded = scales && rules.scaleAt === 'folded';
    if (renormalizes)
      add(`w = ${keep(`${w} * ${keep(folded ? '(SCALE / total)' : '(torch.ones(()) / total)')}`)}`);
    else if (folded) add(`w = ${keep(`${w} * SCALE`)}`);
  } else if (renormalizes) add(`w = ${keep(`${w} / total`)}`);
  if (renormalizes && rounding.divided !== 'f32')
    add(`w = ${rounded(rounding.divided, isDouble ? 'to_odd(w)' : 'w')}`);
  if (scales && rules.scaleAt === 'after') add(`w = ${keep(`${w} * SCALE`)}`);
  if (rules.perExpertScale) add('w = w * factors[ids]');
  if (rounding.weight !== 'f32') add(`w = ${rounded(rounding.weight, isDouble ? 'to_odd(w)' : 'w')}`);
  else if (isDouble) add('w = w.float()');
}

function gathered(plan: Plan, k: number): string {
  const inType = (text: string) => rounded(plan.rounding.gathered, text);
  if (plan.rules.scored === 'after') {
    if (k === 0) return 'torch.zeros(0)';
    if (!plan.takesLogSum) return inType(scoreOf(plan, 'z[ids]', plan.softmaxLanes));
    const type = plan.rounding.score;
    const log = rounded(type, `log_sum_exp(z, lanes=${plan.logLanes})`);
    return inType(rounded(type, `exp32(${rounded(type, `z[ids] - ${log}`)})`));
  }
  switch (plan.gather) {
    case 'score':
      return inType('s[ids]');
    case 'biased':
      return inType('c[ids]');
    case 'masked':
      return inType('m[ids]');
    case 'recovered':
      return inType('c[ids] - b[ids]');
  }
}

/** `total`, the guarded sum. */
function divisor({ rules, rounding, sumLanes }: Plan, add: Add): void {
  const { kind, value } = rules.divisorGuard;
  add(`total = ${rounded(rounding.sum, `lane_sum(w, lanes=${sumLanes})`)}`);
  const guard = pythonNumber(value);
  if (kind === 'clamp') {
    const least = rounded(rounding.sum, `torch.tensor(${guard})`);
    add(`total = ${least} if float(total) < ${guard} else total`);
  } else if (kind === 'one') add('total = total if total > 0 else torch.ones(())');
  else if (kind === 'add' && rules.weighedIn !== 'float32') add(`total = total.double() + ${guard}`);
  else if (kind === 'add') add(`total = ${rounded(rounding.sum, `total + torch.tensor(${guard})`)}`);
}
