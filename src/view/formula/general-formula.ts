import type { Plan } from '../../core/plan';
import type { RoutedRow } from '../../core/routed-row';
import type { StageId } from '../../core/stages';
import { exp, type Formula, type FormulaWords, frac, num, op, say, sum, sym, tiny } from './terms';

/** The rule of a stage in the record that is followed: as it is meant, and if the code computes it otherwise, that below a line that says so. */
export function generalFormula({ plan }: RoutedRow, stage: StageId, words: FormulaWords): Formula[] {
  const c = decider(plan);
  switch (stage) {
    case 'logits':
      return [[sym('z', 'i'), op('='), sym('W', 'i'), op('·'), sym('x')]];
    case 'score':
      return plan.rules.scored === 'after'
        ? [[sym('s', 'i'), op('='), sym('z', 'i')]]
        : scoreLines(plan, words);
    case 'bias':
      return [[sym('c', 'i'), op('='), sym(plan.biasesLogits ? 'z' : 's', 'i'), op('+'), sym('b', 'i')]];
    case 'group': {
      const best = Array.from(
        { length: Math.min(plan.contributors, 3) },
        (_, n): Formula => [...(n > 0 ? [op('+')] : []), say(words.nthLargest(n)), sym(c)],
      ).flat();
      return [[sym('g'), op('='), ...best, ...(plan.contributors > 3 ? [op('+'), op('…')] : [])]];
    }
    case 'keep':
      return [[say(words.keptGroups), op('='), say(words.topkGroupLargest), sym('g')]];
    case 'mask':
      return [[sym(c, 'i'), op('→'), num(plan.rules.mask === 'zero' ? 0 : -Infinity), say(words.outside)]];
    case 'pick':
      if (plan.picksByTable) return [[say(words.ids), op('='), say(words.tableRow)]];
      return [[say(words.ids), op('='), say(words.topKLargest), sym(c, 'i')]];
    case 'gather':
      return [[sym('w', 'i'), op('='), ...gatheredOf(plan, words)]];
    case 'norm':
      return weightLines(plan, words, (divisor) => share(plan, words, divisor));
    default:
      return weightLines(plan, words, (divisor) => scaled(plan, words, divisor));
  }
}

/** The symbol of what decides. */
export function decider(plan: Plan): string {
  return plan.hasBias ? 'c' : plan.rules.scored === 'after' ? 'z' : 's';
}

/** What stands before the form in which the code computes a rule: a kernel's, or another's. */
function inCode({ rules }: Plan, words: FormulaWords): Formula {
  return [say(rules.sigmoidForm === 'tanh' ? words.inKernel : words.inCode)];
}

function scoreLines(plan: Plan, words: FormulaWords): Formula[] {
  const line = [sym('s', 'i'), op('='), ...scoreOf(plan, words)];
  if (plan.scoring !== 'sigmoid') return [line];
  const name: Formula = [sym('s', 'i'), op('='), say('σ'), op('('), sym('z', 'i'), op(')'), op('=')];
  const half = [say('½'), op('·'), say('tanh'), op('('), say('½'), sym('z', 'i'), op(')'), op('+'), say('½')];
  return [
    [...name, ...scoreOf(plan, words)],
    ...(plan.rules.sigmoidForm === 'tanh' ? [inCode(plan, words), [sym('s', 'i'), op('='), ...half]] : []),
  ];
}

/** What divides: the sum alone, or with what the code adds to it against a division by 0. */
type Divisor = (total: Formula) => Formula;

function weightLines(plan: Plan, words: FormulaWords, right: (divisor: Divisor) => Formula): Formula[] {
  const line = (divisor: Divisor): Formula => [sym('w', 'i'), op('='), ...right(divisor)];
  const { kind } = plan.rules.divisorGuard;
  const isGuarded = plan.renormalizes && (kind === 'add' || kind === 'clamp');
  const meant = line((total) => total);
  if (!isGuarded) return [meant];
  return [meant, inCode(plan, words), line((total) => divisorOf(plan, total))];
}

function scoreOf({ scoring, rules, biasesLogits, hasBias }: Plan, words: FormulaWords): Formula {
  const z = sym('z', 'i');
  const name = biasesLogits && hasBias ? 'c' : 'z';
  switch (scoring) {
    case 'sigmoid':
      return [frac([tiny(1)], [tiny(1), op('+'), exp([op('−'), z])])];
    case 'softmax':
      return [
        frac(
          [exp([sym(name, 'i'), op('−'), say(words.max(name))])],
          [
            sum(rules.scored === 'after' ? words.picked : 'j'),
            exp([sym(name, 'j'), op('−'), say(words.max(name))]),
          ],
        ),
      ];
    case 'sqrtsoftplus':
      return [op('√'), op('('), say('log'), op('('), num(1), op('+'), exp([z]), op(')'), op(')')];
  }
}

function gatheredOf(plan: Plan, words: FormulaWords): Formula {
  if (plan.takesLogSum) return [frac([exp([sym('z', 'i')])], [sum('j'), exp([sym('z', 'j')])])];
  if (plan.rules.scored === 'after') return scoreOf(plan, words);
  if (plan.gather === 'recovered') return [sym('c', 'i'), op('−'), sym('b', 'i')];
  return [plan.gather === 'biased' ? sym('c', 'i') : sym('s', 'i')];
}

/** The divisor with what protects it. */
export function divisorOf({ rules: { divisorGuard: guard } }: Plan, total: Formula): Formula {
  if (guard.kind === 'add') return [...total, op('+'), tiny(guard.value)];
  if (guard.kind === 'clamp') return [say('max'), op('('), ...total, op(','), tiny(guard.value), op(')')];
  return total;
}

const weightSymbol = (plan: Plan, sub: string) => sym(plan.gather === 'biased' ? 'c' : 's', sub);

/** A weight before it is scaled. */
function share(plan: Plan, words: FormulaWords, divisor: Divisor): Formula {
  if (!plan.renormalizes) return gatheredOf(plan, words);
  const total = divisor([sum(words.picked), weightSymbol(plan, 'j')]);
  return [frac([weightSymbol(plan, 'i')], total)];
}

/** A weight with its scale, in the place that the record gives it. */
function scaled(plan: Plan, words: FormulaWords, divisor: Divisor): Formula {
  if (!plan.scales) return share(plan, words, divisor);
  const total = divisor([sum(words.picked), weightSymbol(plan, 'j')]);
  if (plan.renormalizes && plan.rules.scaleAt === 'folded')
    return [weightSymbol(plan, 'i'), op('·'), frac([sym('ρ')], total)];
  if (plan.renormalizes && plan.rules.scaleAt === 'before')
    return [frac([weightSymbol(plan, 'i'), op('·'), sym('ρ')], total)];
  return [...share(plan, words, divisor), op('·'), sym('ρ')];
}
