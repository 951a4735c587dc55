import type { Pin } from '../../scenario/scenario';
import type { Formula } from '../../view/formula/terms';
import { FormulaView } from './FormulaView';

interface FormulaListProps {
  formulas: readonly Formula[];
  /** The heading above the formulas, if nothing else says what they are. */
  title?: string;
  onPeek: (pin: Pin | null) => void;
}

/** Formulas, one below the other; empty if there are none. */
export function FormulaList({ formulas, title, onPeek }: FormulaListProps) {
  if (formulas.length === 0) return null;
  return (
    <>
      {title && <h3 className="caption">{title}</h3>}
      {formulas.map((formula, i) => {
        // A line is its place.
        const key = i;
        const words = wordsOnly(formula);
        return words === null ? (
          <FormulaView key={key} formula={formula} onPeek={onPeek} />
        ) : (
          <p key={key} className="hint">
            {words}
          </p>
        );
      })}
    </>
  );
}

/** The text of a line that says what the next formula is; null for a formula. */
function wordsOnly([term, ...others]: Formula): string | null {
  return term?.kind === 'words' && others.length === 0 ? term.text : null;
}
