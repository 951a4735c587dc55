import { type StageId, skipReason } from '../../core/stages';
import type { RoutedToken } from '../../scenario/routed-token';
import type { Pin } from '../../scenario/scenario';
import { variablesOf } from '../../text/variables';
import { generalFormula } from '../../view/formula/general-formula';
import { useText } from '../base/app-context';
import { Fold } from '../base/Fold';
import { FormulaList } from './FormulaList';
import { VariableWords } from './VariableWords';

interface RulesProps {
  token: RoutedToken;
  stage: StageId;
  /** Whether the formula stands open: beside a pinned cell, whose numbers follow it. */
  isPinned: boolean;
  onPeek: (pin: Pin | null) => void;
}

/** The rule of a stage as a formula, with the names of its variables. A stage that is skipped has no rule. */
export function Rules({ token, stage, isPinned, onPeek }: RulesProps) {
  const words = useText();
  const rules = skipReason(stage, token) ? [] : generalFormula(token, stage, words.formula);
  if (rules.length === 0) return null;
  return (
    <Fold name="formula" title={isPinned ? words.app.formula : words.app.formulaFold} isPlain={isPinned}>
      <FormulaList formulas={rules} onPeek={onPeek} />
      <VariableWords names={variablesOf(rules).join('')} />
    </Fold>
  );
}
