import type { Pin } from '../../scenario/scenario';
import type { Formula } from '../../view/formula/terms';
import { FormulaView } from './FormulaView';

interface FormulaListProps {
  formulas: readonly Formula[];
  /** The heading above the formulas. */
  title: string;
  onPeek: (pin: Pin | null) => void;
}

/** Formulas under a heading; empty if there are none. */
export function FormulaList({ formulas, title, onPeek }: FormulaListProps) {
  if (formulas.length === 0) return null;
  return (
    <>
      <h3 className="caption">{title}</h3>
      {formulas.map((formula, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
        <FormulaView key={i} formula={formula} onPeek={onPeek} />
      ))}
    </>
  );
}
